/** The clock that the script sees: the real one, or a given moment that only Utilities.sleep moves on, so that runs can be repeated. */
import type { Clock } from './contract';

export function createClock(start?: number): Clock {
  const began = Date.now();
  let slept = 0;
  return {
    now: () => (start ?? Date.now()) + slept,
    elapsed: () => Date.now() - began + slept,
    advance(milliseconds) {
      slept += milliseconds;
    },
  };
}
