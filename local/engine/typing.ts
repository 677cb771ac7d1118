/** What a text becomes when it is typed into a cell of a British spreadsheet; setValue follows the same rules. */
import { isTextPattern } from './number-format';
import { serialOfDay } from './serial';

export type Typed =
  | { kind: 'empty' }
  | { kind: 'formula'; formula: string }
  /** `quoted` when a leading apostrophe forced it; the apostrophe is no part of the text. */
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'boolean'; value: boolean }
  /** `pattern` is the number format that the way of writing asks for, when the cell has none. */
  | { kind: 'number'; value: number; pattern?: string };

/** `pattern` is the cell's number format; `year` completes a day without one. */
export function readTyped(text: string, pattern: string | undefined, year: number): Typed {
  if (text === '') return { kind: 'empty' };
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1), quoted: true };
  if (isTextPattern(pattern)) return { kind: 'text', text, quoted: false };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', formula: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', value: trimmed.toLowerCase() === 'true' };
  const number = readNumber(trimmed) ?? readMoment(trimmed, year);
  if (number) return { kind: 'number', ...number };
  if (text.startsWith('+') && text.length > 1) return { kind: 'formula', formula: `=${text}` };
  return { kind: 'text', text, quoted: false };
}

interface NumberRead {
  value: number;
  pattern?: string;
}

const digits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+`;
const numberPattern = new RegExp(
  `^(?<open>\\()?(?<sign>[-+]?)(?<pound>£?)(?<sign2>-?)(?<digits>${digits})(?<exponent>e[-+]?\\d+)?(?<percent>\\s?%)?(?<close>\\))?$`,
  'i',
);

function readNumber(text: string): NumberRead | undefined {
  const part = numberPattern.exec(text)?.groups;
  if (!part || !part.open !== !part.close || (part.sign && part.sign2) || (part.open && (part.sign || part.sign2)))
    return undefined;
  const negative = part.open || part.sign === '-' || part.sign2 === '-';
  const size = Number((part.digits ?? '').replaceAll(',', '') + (part.exponent ?? '')) / (part.percent ? 100 : 1);
  const pattern = patternOf(part);
  return { value: negative ? -size : size, ...(pattern && { pattern }) };
}

function patternOf(part: Record<string, string | undefined>): string | undefined {
  const decimals = /\.\d/.test(part.digits ?? '');
  if (part.percent) return decimals ? '0.00%' : '0%';
  if (part.pound) return decimals ? '"£"#,##0.00' : '"£"#,##0';
  if (part.exponent) return '0.00E+00';
  if (part.digits?.includes(',')) return decimals ? '#,##0.00' : '#,##0';
  return undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const timePattern = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d)(\.\d+)?)?\s*(am|pm)?$/i;

/** A day, a time, or a day and a time. */
function readMoment(text: string, year: number): NumberRead | undefined {
  const day = readDay(text, year);
  if (day) return day;
  const time = readTime(text);
  if (time) return time;
  const gap = /[ T](?=\d{1,2}:)/.exec(text);
  if (!gap) return undefined;
  const date = readDay(text.slice(0, gap.index), year);
  const clock = readTime(text.slice(gap.index + 1));
  if (!date || !clock || clock.value >= 1) return undefined;
  return { value: date.value + clock.value, pattern: `${date.pattern} hh:mm:ss` };
}

function readDay(text: string, thisYear: number): NumberRead | undefined {
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return dayRead(Number(iso[1]), Number(iso[3]), Number(iso[4]), 'yyyy-mm-dd');
  const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (numeric) return dayRead(fullYear(numeric[4] ?? ''), Number(numeric[3]), Number(numeric[1]), 'dd/mm/yyyy');
  const short = /^(\d{1,2})([-/])(\d{1,2})$/.exec(text);
  if (short) return dayRead(thisYear, Number(short[3]), Number(short[1]), 'dd/mm/yyyy');
  const named = /^(\d{1,2})[ -]([a-z]{3,9})\.?(?:[ -,]+(\d{4}|\d{2}))?$/i.exec(text);
  const month = named ? monthOf(named[2] ?? '') : undefined;
  if (!named || month === undefined) return undefined;
  return dayRead(named[3] ? fullYear(named[3]) : thisYear, month, Number(named[1]), named[3] ? 'd mmm yyyy' : 'd mmm');
}

function dayRead(year: number, month: number, day: number, pattern: string): NumberRead | undefined {
  const value = serialOfDay(year, month, day);
  return value === undefined ? undefined : { value, pattern };
}

/** Two digits below 30 belong to this century. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}

/** Three letters or the whole name. */
function monthOf(name: string): number | undefined {
  const lower = name.toLowerCase();
  const index = months.indexOf(lower.slice(0, 3));
  const whole = new Date(Date.UTC(2000, index, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' }).toLowerCase();
  return index >= 0 && (lower.length === 3 || lower === whole || lower === 'sept') ? index + 1 : undefined;
}

function readTime(text: string): NumberRead | undefined {
  const match = timePattern.exec(text);
  if (!match) return undefined;
  const [, hours = '', minutes = '', seconds = '0', fraction = '', half] = match;
  const twelve = Number(hours) % 12;
  if (half && (Number(hours) > 12 || Number(hours) < 1)) return undefined;
  const hour = half ? twelve + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
  const value = (hour * 3600 + Number(minutes) * 60 + Number(seconds + fraction)) / 86_400;
  if (hour >= 24) return { value, pattern: '[h]:mm:ss' };
  return { value, pattern: match[3] ? 'hh:mm:ss' : 'hh:mm' };
}
