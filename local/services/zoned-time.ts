/** What a moment is called in a time zone: year to millisecond, the zone's name and its distance from UTC. */
import { ServiceError } from '../runtime/service-object';

export interface ZonedParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const fixedOffset = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

/** Minutes that the zone is ahead of UTC at that moment. */
export function zoneOffset(date: Date, zone: string): number {
  const fixed = fixedOffset.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
  const { year, month, day, hour, minute, second } = partsInNamedZone(date, zone);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(date.getTime() / 1000) * 1000) / 60_000);
}

export function partsIn(date: Date, zone: string): ZonedParts {
  if (Number.isNaN(date.getTime())) throw new ServiceError('Invalid argument: date. Should be of type: Date');
  const wall = new Date(date.getTime() + zoneOffset(date, zone) * 60_000);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  };
}

/** zoneName(new Date('2026-07-01'), 'Europe/London', 'short') //=> 'BST' */
export function zoneName(date: Date, zone: string, style: 'long' | 'short'): string {
  if (fixedOffset.test(zone)) return zone;
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: checked(zone), timeZoneName: style }).formatToParts(date);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** The moment at which the clocks of the zone show these parts; in the hour that is skipped, the moment after it. */
export function momentIn(parts: ZonedParts, zone: string): Date {
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second, parts.millisecond);
  const guess = new Date(wall - zoneOffset(new Date(wall), zone) * 60_000);
  return new Date(wall - zoneOffset(guess, zone) * 60_000);
}

function partsInNamedZone(date: Date, zone: string) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: checked(zone),
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const found = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
}

/** Java would quietly use GMT for a zone it does not know; a mistyped zone is better found here. */
export function checked(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    throw new ServiceError(`Invalid argument: timeZone (${zone})`);
  }
}
