/** Java's SimpleDateFormat, which Utilities.formatDate and parseDate follow, in English, for any time zone. */
import { ServiceError } from '../runtime/service-object';
import { partsIn, type ZonedParts, zoneName, zoneOffset } from './zoned-time';

/** Runs of one pattern letter, quoted text, or anything else. */
const tokens = /'((?:[^']|'')*)'|([a-zA-Z])\2*|[^a-zA-Z']+/g;

export type PatternPart = { letter: string; count: number } | { text: string };

/** readPattern("d MMM 'at' HH") //=> [{letter: 'd', count: 1}, {text: ' '}, {letter: 'M', count: 3}, …] */
export function readPattern(pattern: string): PatternPart[] {
  return Array.from(pattern.matchAll(tokens), ([whole, quoted, letter]) => {
    if (quoted !== undefined) return { text: quoted === '' ? "'" : quoted.replaceAll("''", "'") };
    return letter === undefined ? { text: whole } : { letter, count: whole.length };
  });
}

/** formatDate(new Date(0), 'Europe/London', 'yyyy-MM-dd HH:mm') //=> '1970-01-01 01:00' */
export function formatDate(date: Date, zone: string, pattern: string): string {
  const parts = partsIn(date, zone);
  return readPattern(pattern)
    .map((part) => ('text' in part ? part.text : field(part.letter, part.count, parts, date, zone)))
    .join('');
}

const names = (type: 'month' | 'weekday', index: number, style: 'long' | 'short') => {
  // 1 January 2024 was a Monday; the first of each month serves for the months.
  const date = type === 'month' ? Date.UTC(2024, index - 1, 1) : Date.UTC(2024, 0, index);
  const name = new Date(date).toLocaleString('en-US', { [type]: style, timeZone: 'UTC' });
  return name;
};

function field(letter: string, count: number, parts: ZonedParts, date: Date, zone: string): string {
  const number = (value: number) => String(value).padStart(count, '0');
  switch (letter) {
    case 'G':
      return parts.year > 0 ? 'AD' : 'BC';
    case 'y':
      return count === 2 ? String(parts.year % 100).padStart(2, '0') : number(parts.year);
    case 'Y':
      return count === 2 ? String(weekYear(parts) % 100).padStart(2, '0') : number(weekYear(parts));
    case 'M':
    case 'L':
      return count >= 3 ? names('month', parts.month, count === 3 ? 'short' : 'long') : number(parts.month);
    case 'd':
      return number(parts.day);
    case 'D':
      return number(dayOfYear(parts));
    case 'E':
      return names('weekday', isoWeekday(parts), count >= 4 ? 'long' : 'short');
    case 'u':
      return number(isoWeekday(parts));
    case 'F':
      return number(Math.ceil(parts.day / 7));
    case 'w':
      return number(weekOfYear(parts));
    case 'W':
      return number(Math.ceil((parts.day + weekdayOf(parts.year, parts.month, 1)) / 7));
    case 'a':
      return parts.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return number(parts.hour);
    case 'k':
      return number(parts.hour || 24);
    case 'K':
      return number(parts.hour % 12);
    case 'h':
      return number(parts.hour % 12 || 12);
    case 'm':
      return number(parts.minute);
    case 's':
      return number(parts.second);
    case 'S':
      return number(parts.millisecond);
    case 'z':
      return zoneName(date, zone, count >= 4 ? 'long' : 'short');
    case 'Z':
      return offsetText(zoneOffset(date, zone), '');
    case 'X':
      return isoOffset(zoneOffset(date, zone), count);
    default:
      throw new ServiceError(`Invalid argument: date format (illegal pattern character '${letter}')`);
  }
}

function offsetText(minutes: number, separator: string): string {
  const absolute = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}${separator}${two(absolute % 60)}`;
}

function isoOffset(minutes: number, count: number): string {
  if (minutes === 0) return 'Z';
  return count === 1 ? offsetText(minutes, '').slice(0, 3) : offsetText(minutes, count === 3 ? ':' : '');
}

/** Sunday is 0. */
function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function isoWeekday({ year, month, day }: ZonedParts): number {
  return weekdayOf(year, month, day) || 7;
}

function dayOfYear({ year, month, day }: ZonedParts): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000);
}

/** As in Java's US locale: weeks begin on Sunday, and the week of 1 January is the first. */
function weekOfYear(parts: ZonedParts): number {
  if (weekYear(parts) > parts.year) return 1;
  return Math.ceil((dayOfYear(parts) + weekdayOf(parts.year, 1, 1)) / 7);
}

function weekYear({ year, month, day }: ZonedParts): number {
  const saturday = new Date(Date.UTC(year, month - 1, day + 6 - weekdayOf(year, month, day)));
  return saturday.getUTCFullYear();
}
