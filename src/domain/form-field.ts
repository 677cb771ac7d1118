/** One field of the form: what it shows of a cell, and which cell its text becomes, or why it cannot become one. */
import { formWords, remark } from '../texts';
import { asText, type Cell } from './cell';
import { toDay } from './day';
import { toPence } from './money';
import { isEmail } from './text';

export type Control = 'text' | 'long' | 'email' | 'select' | 'radios' | 'ticks' | 'names' | 'tick' | 'date' | 'amount' | 'number';

export const TICKED = 'Yes';

/** Google allows 50,000 characters a cell. */
const MOST = 45_000;

/** The field's text for a cell; a ticked box is `Yes`, one that is not is blank. */
export function showCell(cell: Cell, control: Control): string {
  if (control === 'tick') return /^(?:true|yes)$/i.test(asText(cell).trim()) ? TICKED : '';
  return asText(cell);
}

export type Parsed = { readonly cell: Cell; readonly error?: never } | { readonly error: string };

/** Real days, numbers and ticks for what is one; blank is always allowed. The error is in the words of the data checks. */
export function parseField(control: Control, typed: string): Parsed {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (control === 'tick') return { cell: text === TICKED };
  if (text === '') return { cell: '' };
  if (control === 'date') return parseDate(text);
  if (control === 'amount') return parseAmount(text);
  if (control === 'number') return parseNumber(text);
  if (control === 'email' && !isEmail(text)) return { error: remark.badEmail(text) };
  return text.length > MOST ? { error: remark.longText(MOST) } : { cell: text };
}

/** `1/9/2009`, `01.09.2009` and `01-09-2009` are days as well. */
function parseDate(text: string): Parsed {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = parts === null ? undefined : toDay([parts[1], parts[2], parts[3]].map((part) => part?.padStart(2, '0')).join('/'));
  return day === undefined ? { error: remark.notADay(text) } : { cell: { day, time: '00:00:00' } };
}

const AMOUNT = /^(-?)£?\s*(\d+|\d{1,3}(?:,\d{3})+)(\.\d{1,2})?$/;

function parseAmount(text: string): Parsed {
  const parts = AMOUNT.exec(text);
  if (parts === null) return { error: remark.notAnAmount(text) };
  const pounds = Number(`${parts[1]}${parts[2]?.replace(/,/g, '')}${parts[3] ?? ''}`);
  return pounds < 0 ? { error: remark.negativeCost(toPence(pounds) ?? 0) } : { cell: pounds };
}

function parseNumber(text: string): Parsed {
  const isNumber = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text);
  return isNumber ? { cell: Number(text.replace(/,/g, '')) } : { error: formWords.notANumber(text) };
}
