/** Between the platform's cells and ours. Reads local time: the check first makes sure that it is the workbook's zone. */
import type { Cell, Moment } from '../domain/cell';
import { looksLikeFormula } from '../domain/text';

const two = (n: number): string => String(n).padStart(2, '0');

export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

export function toMoment(date: Date): Moment {
  return {
    day: `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
  };
}

export function toDate({ day, time }: Moment): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hours, minutes, seconds);
}

export function toCell(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (isDate(value)) return toMoment(value);
  return value === null || value === undefined ? '' : String(value);
}

/** Google allows 50,000 characters a cell. */
const MOST = 49_000;

/** What to write for a cell: text that the platform would parse (a formula, a number, a day) is forced to stay text. */
export function fromCell(cell: Cell): string | number | boolean | Date {
  if (typeof cell === 'object') return toDate(cell);
  if (typeof cell !== 'string') return cell;
  const text = cell.length > MOST ? `${cell.slice(0, MOST)}…` : cell;
  return wouldBeParsed(text) ? `'${text}` : text;
}

/** An id column is plain text already; there only a formula could be taken for something else. */
export function fromId(cell: Cell): string {
  const text = String(fromCell(cell));
  return text.startsWith("'") && !looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
}

/** Whatever starts like a number, an amount, a day or a month might be parsed; other text, such as "PR-01", never is. */
function wouldBeParsed(text: string): boolean {
  if (looksLikeFormula(text) || text.startsWith("'")) return true;
  return /^\s*[£$€(]?\s*[.\d]/.test(text) || /^\s*(true|false)\s*$/i.test(text) || (text.length < 30 && MONTH.test(text));
}

const MONTH = /^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i;
