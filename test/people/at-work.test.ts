/** People at work beside the script, by chance: they type, paste, sort, insert, copy and delete while it checks and numbers. */
import { AT_WORK, play, STEPS } from './run';

test(`${STEPS} steps: no cell that a person filled is lost or moved, no id is given twice, nothing lands on another row`, () => {
  play(AT_WORK);
}, 3_600_000);
