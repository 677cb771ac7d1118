/** The clock that the script sees: the real one or a given moment, moved on by real time and by Utilities.sleep. */
import type { Clock } from './contract';

export function createClock(start?: number): Clock {
  const began = Date.now();
  const base = start ?? began;
  let slept = 0;
  return {
    now: () => base + slept + (Date.now() - began),
    advance(milliseconds) {
      slept += milliseconds;
    },
  };
}
