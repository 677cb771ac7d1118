/** Dates as cells hold them: days since 30 December 1899 on the wall clock of the spreadsheet's zone. */
const dayLength = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

/** The wall clock of the zone at an instant, as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Zones change their offset on the quarter hour at the earliest, so one look-up serves a quarter of an hour. */
function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / 900_000);
  const key = `${zone}${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 50_000) offsets.clear();
  const offset = readOffset(quarter * 900_000, zone);
  offsets.set(key, offset);
  return offset;
}

function readOffset(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'narrow',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const wall = new Date(0);
  wall.setUTCFullYear(part.year ?? 1970, (part.month ?? 1) - 1, part.day ?? 1);
  wall.setUTCHours(part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
  return wall.getTime() - instant;
}

export function serialOfInstant(instant: number, zone: string): number {
  return (wallClock(instant, zone) - epoch) / dayLength;
}

/** A wall time that the spring change skips is read as the hour after; one that autumn repeats, as the first. */
export function instantOfSerial(serial: number, zone: string): number {
  const wall = epoch + Math.round(serial * 86_400) * 1000 + 0;
  const guess = wall - offsetAt(wall, zone);
  const earlier = wall - offsetAt(guess - 3_600_000, zone);
  return wallClock(earlier, zone) === wall ? earlier : guess;
}

/** The serial of a real day, or undefined: 31/02/2010 is no day. */
export function serialOfDay(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? Math.round((date.getTime() - epoch) / dayLength) : undefined;
}
