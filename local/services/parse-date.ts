/** Utilities.parseDate: reads a text by a SimpleDateFormat pattern. */
import { ServiceError } from '../runtime/service-object';
import { type PatternPart, readPattern } from './simple-date-format';
import { momentIn, type ZonedParts } from './zoned-time';

type Found = Partial<Omit<ZonedParts, 'hour'>> & { hour24?: number; hour12?: number; afternoon?: boolean; offset?: number };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const numeric: Record<string, (found: Found, value: number, digits: number) => void> = {
  y: (found, value, digits) => {
    found.year = digits === 2 ? twoDigitYear(value) : value;
  },
  M: (found, value) => {
    found.month = value;
  },
  d: (found, value) => {
    found.day = value;
  },
  H: (found, value) => {
    found.hour24 = value;
  },
  k: (found, value) => {
    found.hour24 = value % 24;
  },
  h: (found, value) => {
    found.hour12 = value % 12;
  },
  K: (found, value) => {
    found.hour12 = value;
  },
  m: (found, value) => {
    found.minute = value;
  },
  s: (found, value) => {
    found.second = value;
  },
  S: (found, value) => {
    found.millisecond = value;
  },
};

/** parseDate('5 Mar 2026', 'Europe/London', 'd MMM yyyy') //=> midnight in London at the start of 5 March 2026 */
export function parseDate(text: string, zone: string, pattern: string): Date {
  const parts = readPattern(pattern);
  const found: Found = {};
  let rest = text;
  parts.forEach((part, i) => {
    const taken = 'text' in part ? literal(rest, part.text) : readField(found, part, rest, isNumeric(parts[i + 1]));
    if (taken === undefined) throw new ServiceError(`Invalid argument: date (cannot read "${text}" as ${pattern})`);
    rest = rest.slice(taken);
  });
  return momentOf(found, zone);
}

function literal(rest: string, text: string): number | undefined {
  return rest.startsWith(text) ? text.length : undefined;
}

function isNumeric(part: PatternPart | undefined): boolean {
  return part !== undefined && 'letter' in part && numeric[part.letter] !== undefined && !(part.letter === 'M' && part.count > 2);
}

/** How many characters the field takes; a number directly before another takes only as many digits as it has letters. */
function readField(found: Found, part: { letter: string; count: number }, rest: string, isTight: boolean): number | undefined {
  const { letter, count } = part;
  if (letter === 'M' && count > 2) return readMonth(found, rest);
  if (letter === 'E') return /^[a-z]+/i.exec(rest)?.[0].length;
  if (letter === 'a') return readHalfOfDay(found, rest);
  if ('zZX'.includes(letter)) return readOffset(found, rest);
  const set = numeric[letter];
  if (!set) throw new ServiceError(`Invalid argument: date format (illegal pattern character '${letter}')`);
  const digits = new RegExp(isTight ? `^\\d{1,${count}}` : '^\\d+').exec(rest)?.[0];
  if (digits === undefined) return undefined;
  set(found, Number(digits), letter === 'y' && count <= 2 ? digits.length : 0);
  return digits.length;
}

function readMonth(found: Found, rest: string): number | undefined {
  const word = /^[a-z]+/i.exec(rest)?.[0];
  const index = word === undefined ? -1 : months.indexOf(word.slice(0, 3).toLowerCase());
  if (word === undefined || index < 0) return undefined;
  found.month = index + 1;
  return word.length;
}

function readHalfOfDay(found: Found, rest: string): number | undefined {
  const half = /^[ap]m/i.exec(rest)?.[0];
  if (half) found.afternoon = half.toLowerCase() === 'pm';
  return half?.length;
}

function readOffset(found: Found, rest: string): number | undefined {
  const match = /^(?:Z|UTC|GMT)?(?:([+-])(\d{2}):?(\d{2})?)?/.exec(rest);
  if (!match?.[0]) return undefined;
  found.offset = (match[1] === '-' ? -1 : 1) * (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0));
  return match[0].length;
}

function momentOf(found: Found, zone: string): Date {
  const hour = found.hour24 ?? (found.hour12 ?? 0) + (found.afternoon ? 12 : 0);
  const { year = 1970, month = 1, day = 1, minute = 0, second = 0, millisecond = 0 } = found;
  const parts = { year, month, day, hour, minute, second, millisecond };
  if (found.offset === undefined) return momentIn(parts, zone);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - found.offset * 60_000);
}

/** Java puts a year of two digits within 80 years before and 20 years after today. */
function twoDigitYear(value: number): number {
  const latest = new Date().getFullYear() + 20;
  const year = Math.floor(latest / 100) * 100 + value;
  return year > latest ? year - 100 : year;
}
