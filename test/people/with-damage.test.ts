/** The same with people who rename, delete and break things: repair reaches a clean workbook or says what a person must do. */
import { play, STEPS, WITH_DAMAGE } from './run';

test(`${STEPS} steps: nobody’s cell is lost, and at the end the workbook is whole or a person knows what to do`, () => {
  play(WITH_DAMAGE);
}, 3_600_000);
