/** Columns of a paste or a form matched to a tab's by their names, and its cells read as what the column holds. */
import { bringing } from '../../texts';
import { asText, type Cell, isMoment } from '../cell';
import { matchChoice, parseChoices } from '../choice';
import { toDay } from '../day';
import { isNear } from '../organisations';
import { fold } from '../text';

export interface TabColumn {
  readonly header: string;
  readonly type: string;
  readonly list?: string;
  readonly script?: boolean;
}

export interface Match {
  /** 0-based in the paste. */
  readonly place: number;
  readonly column: TabColumn;
}

const keyOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
/** "3. Start (dd/mm/yyyy): when?" is Start. */
const bare = (text: string): string => keyOf(text.replace(/^\s*\d+[.)]\s*/, '').replace(/\([^)]*\)|:.*$/g, ''));

/** Case, spaces and signs do not count, nor one slip in a long name; each column is matched once. */
export function matchColumns(headers: readonly string[], columns: readonly TabColumn[]): Match[] {
  const open = new Map(columns.map((column) => [keyOf(column.header), column]));
  const found = new Map<number, TabColumn>();
  const ways: ((header: string, key: string) => boolean)[] = [
    (header, key) => keyOf(header) === key,
    (header, key) => bare(header) === key,
    (header, key) => isNear(keyOf(header), key) || isNear(bare(header), key),
  ];
  for (const isSame of ways)
    for (const [place, header] of headers.entries()) {
      const fits = found.has(place) ? [] : [...open].filter(([key]) => isSame(header, key));
      const [first] = fits;
      if (first === undefined || fits.length > 1) continue;
      found.set(place, first[1]);
      open.delete(first[0]);
    }
  return [...found].sort(([a], [b]) => a - b).map(([place, column]) => ({ place, column }));
}

/** The cell as the column holds it; what cannot be read so is kept as it was typed, with a remark. */
export function readCell(cell: Cell, column: TabColumn, lists: ReadonlyMap<string, readonly string[]>): [Cell, string?] {
  const text = asText(cell).trim();
  const keep = (remark: string): [Cell, string] => [text, remark];
  const { header, type } = column;
  if (text === '') return [''];
  const list = lists.get(column.list ?? '') ?? [];
  switch (type) {
    case 'date':
    case 'date and time': {
      const moment = isMoment(cell) ? cell : toMoment(text);
      return moment === undefined ? keep(bringing.notADate(header, text)) : [moment];
    }
    case 'number':
    case 'money':
    case 'any': {
      const number = typeof cell === 'number' ? cell : toNumber(text);
      if (number !== undefined) return [number];
      return type === 'any' ? [isMoment(cell) ? cell : text] : keep(bringing.notANumber(header, text));
    }
    case 'choice': {
      const item = matchChoice(text, list);
      return item === undefined && list.length > 0 ? keep(bringing.notOnList(header, text)) : [item ?? text];
    }
    case 'choices': {
      const { known, unknown } = parseChoices(text, list);
      const strange = unknown.filter((item) => !/^['"‘“]*other\b/i.test(item));
      const joined = [...known, ...unknown].join('; ');
      return strange.length > 0 ? [joined, bringing.notOnList(header, strange.join('; '))] : [joined];
    }
    case 'tick': {
      if (/^(?:true|yes|y|x|1|✓|✔|☑)$/i.test(text)) return [true];
      return /^(?:false|no|n|0|☐)$/i.test(text) ? [false] : keep(bringing.notATick(header, text));
    }
    default:
      return [text];
  }
}

/** dd/mm/yyyy with one digit or two, or yyyy-mm-dd; a time may follow. */
function toMoment(text: string): { day: string; time: string } | undefined {
  const found = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (found === null) return undefined;
  const [, a = '', , month = '', c = '', hours = '0', minutes = '0', seconds = '0'] = found;
  const [day, year] = a.length === 4 ? [c, a] : [a, c];
  const real = toDay(`${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`);
  if (real === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return { day: real, time: [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':') };
}

/** "£5,400", "1,200.50", "-3", "60%" */
function toNumber(text: string): number | undefined {
  const found = /^(-?)\s*£?\s*(-?)(\d+|\d{1,3}(?:,\d{3})+)?(\.\d+)?\s*(%?)$/.exec(text);
  if (found === null || (found[3] ?? found[4]) === undefined) return undefined;
  const size = Number(`${(found[3] ?? '0').replace(/,/g, '')}${found[4] ?? ''}`);
  const sign = (found[1] === '-') !== (found[2] === '-') ? -1 : 1;
  return found[5] === '%' ? (sign * Math.round(size * 1e6)) / 1e8 : sign * size;
}
