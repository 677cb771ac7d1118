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

/** What to write for a cell: text that the platform would parse (a formula, a number, a day) is forced to stay text. */
export function fromCell(cell: Cell): string | number | boolean | Date {
  if (typeof cell === 'object') return toDate(cell);
  return typeof cell === 'string' && wouldBeParsed(cell) ? `'${cell}` : cell;
}

/** Text without a digit that starts with a letter is never parsed, TRUE and FALSE apart; everything else might be. */
function wouldBeParsed(text: string): boolean {
  if (text === '') return false;
  if (looksLikeFormula(text) || text.startsWith("'") || !/^\p{L}/u.test(text)) return true;
  return text.length <= 40 && (/\d/.test(text) || /^(true|false)$/i.test(text));
}
