/** The clock that the script sees: the real one, or a given moment that only Utilities.sleep and a person move on, so that runs can be repeated. */
import type { Clock } from './contract';

export function createClock(start?: number): Clock {
  const began = Date.now();
  let slept = 0;
  let moved = 0;
  return {
    now: () => (start ?? Date.now()) + slept + moved,
    elapsed: () => Date.now() - began + slept,
    advance(milliseconds) {
      slept += milliseconds;
    },
    moveTo(moment) {
      moved = moment === undefined ? 0 : moment - (start ?? Date.now()) - slept;
    },
  };
}
