/** Makes dates count in the script's time zone, for the whole process: V8 knows only one. */
import vm from 'node:vm';

export function useTimeZone(zone: string): void {
  // A test runner hands out a copy of `process`, on which setting TZ has no effect; the first realm has the real one.
  const real = vm.runInThisContext('process') as typeof process | undefined;
  if (real && real.env.TZ !== zone) real.env.TZ = zone;
  const used = new Intl.DateTimeFormat('en-GB').resolvedOptions().timeZone;
  if (used !== zone && !sameOffsets(used, zone)) {
    throw new Error(`expected the time zone ${zone}, found ${used}; start Node with TZ=${zone}`);
  }
}

/** Aliases such as UTC and Etc/UTC name one zone. */
function sameOffsets(a: string, b: string): boolean {
  const offset = (zone: string, month: number) =>
    new Date(Date.UTC(2024, month, 1)).toLocaleString('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  return offset(a, 0) === offset(b, 0) && offset(a, 6) === offset(b, 6);
}
