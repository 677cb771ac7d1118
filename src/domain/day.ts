/** Days as `YYYY-MM-DD` strings: they compare and sort as text. */
import { type Cell, isMoment } from './cell';

/** The day of a date cell, or of text `dd/mm/yyyy` that is a real day; anything else is not a date (spec section 1). */
export function toDay(cell: Cell): string | undefined {
  if (isMoment(cell)) return cell.day;
  const text = typeof cell === 'string' ? /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell) : null;
  return text === null ? undefined : realDay(Number(text[3]), Number(text[2]), Number(text[1]));
}

function realDay(year: number, month: number, day: number): string | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (length === undefined || day < 1 || day > length || year < 1) return undefined;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** `31/03` as month and day, or undefined when no year has that day. */
export function toMonthDay(text: string): string | undefined {
  const parts = /^(\d{2})\/(\d{2})$/.exec(text.trim());
  const day = parts === null ? undefined : realDay(2000, Number(parts[2]), Number(parts[1]));
  return day?.slice(5);
}

/** Whether a year's end (`MM-DD`) lies between the two days: start ≤ year end < end. */
export function spansYearEnd(start: string, end: string, monthDay: string): boolean {
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++) {
    const yearEnd = `${String(year).padStart(4, '0')}-${monthDay}`;
    if (start <= yearEnd && yearEnd < end) return true;
  }
  return false;
}

/** The academic plan year (1 September to 31 August) that a day falls in. `planYear('2009-09-01') //=> '2009-10'` */
export function planYear(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) >= '09' ? 0 : 1);
  return `${year}-${pad((year + 1) % 100)}`;
}

export function showDay(day: string): string {
  return day.split('-').reverse().join('/');
}
