/** One cell's content: Univer's `v`, `t`, `f`, `p` on one side, the library's values on the other. */
import type { Cell, CellErrorValue, CellRichTextValue, CellValue } from '@cj-tech-master/excelts';
import type { ICellData, IDocumentData, ITextRun } from '@univerjs/core';
import { fromFont, toFont } from './cell-styles';
import { CellType, errorValues } from './codes';
import { fromFileFormula, toFileFormula } from './formula-text';
import { escapeResult, escapeText, unescapeText } from './xml-text';

/** Excel refuses more in one cell. */
const longestText = 32_767;

/** An apostrophe alone is the text ''. */
export function hasContent(cell: ICellData | null | undefined): boolean {
  if (cell == null) return false;
  return Boolean(cell.f || cell.si || cell.p) || cell.t === CellType.forcedText || (cell.v != null && cell.v !== '');
}

/** `formula` is the cell's own or the one it shares. */
export function toFileValue(cell: ICellData, formula: string | undefined): CellValue {
  if (formula) {
    const result = toResult(cell);
    return { formula: escapeText(toFileFormula(formula)), ...(result === undefined ? {} : { result }) };
  }
  if (cell.p) {
    const rich = toRichText(cell.p);
    return rich.richText.length > 1 ? rich : escapeText(documentText(cell.p));
  }
  if (cell.v == null || cell.v === '') return null;
  if (cell.t === CellType.boolean || typeof cell.v === 'boolean') return truth(cell.v);
  if (isNumber(cell)) return Number(cell.v);
  return escapeText(headOf(String(cell.v)));
}

/** As much as Excel takes, without half a surrogate pair at the end. */
export function headOf(text: string): string {
  if (text.length <= longestText) return text;
  return text.slice(0, longestText).replace(/[\ud800-\udbff]$/, '');
}

export function isNumber(cell: ICellData): boolean {
  if (cell.t === CellType.number) return Number.isFinite(Number(cell.v));
  return cell.t == null && typeof cell.v === 'number';
}

function truth(value: unknown): boolean {
  return value === true || Number(value) === 1 || String(value).toUpperCase() === 'TRUE';
}

function toResult(cell: ICellData): number | string | boolean | CellErrorValue | undefined {
  // A link's text is a document of its own.
  if (cell.v == null) return cell.p ? escapeResult(documentText(cell.p)) : undefined;
  if (cell.t === CellType.boolean || typeof cell.v === 'boolean') return truth(cell.v);
  if (isNumber(cell)) return Number(cell.v);
  const error = errorValues.find((name) => name === cell.v);
  return error ? { error } : escapeResult(String(cell.v));
}

/** `calculated`: whether the file holds results at all; where it does, a formula without one gave ''. */
export function fromFileValue(cell: Cell, calculated: boolean): ICellData | undefined {
  const { value } = cell;
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object' || value instanceof Date) return fromPlain(value);
  if ('richText' in value) return fromRichText(value);
  if ('checkbox' in value) return fromPlain(value.checkbox);
  if ('error' in value) return { v: value.error, t: CellType.text };
  if ('hyperlink' in value) return fromPlain(typeof value.text === 'string' ? value.text : linkText(value.text));
  const formula = cell.formula;
  if (!formula) return fromResult(value.result, false);
  return { f: fromFileFormula(unescapeText(formula)), ...fromResult(value.result, calculated) };
}

const truthFormula = /^=(TRUE|FALSE)\(\)$/i;
export const isTruthFormula = (formula: ICellData['f']): boolean => truthFormula.test(formula || '');

/** LibreOffice saves a ticked box, and any other TRUE or FALSE, as a formula. */
export function plainTruth(cell: ICellData): ICellData {
  const word = truthFormula.exec(cell.f ?? '')?.[1];
  return word ? { v: word.toUpperCase() === 'TRUE' ? 1 : 0, t: CellType.boolean } : cell;
}

function fromResult(result: unknown, calculated: boolean): ICellData {
  if (typeof result === 'object' && result !== null && 'error' in result) return { v: String(result.error), t: CellType.text };
  if (typeof result === 'string') return { v: unescapeText(result), t: CellType.text };
  if (result === undefined || result === null) return calculated ? { v: '', t: CellType.text } : {};
  return fromPlain(result as number | boolean | Date);
}

function fromPlain(value: string | number | boolean | Date): ICellData {
  if (value instanceof Date) return { v: serialOf(value), t: CellType.number };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellType.boolean };
  if (typeof value === 'number') return { v: value, t: CellType.number };
  return value === '' ? {} : { v: value, t: CellType.text };
}

function linkText(text: unknown): string {
  const rich = text as CellRichTextValue | null | undefined;
  return rich && Array.isArray(rich.richText) ? rich.richText.map((run) => run.text).join('') : '';
}

/** Days since 30 December 1899; the library's dates are UTC, so no zone is involved. */
export function serialOf(date: Date): number {
  return date.getTime() / 86_400_000 + 25_569;
}

/** The date that the library makes of a serial (in this order of multiplication); NaN beyond the calendar. */
export function dateOf(serial: number): number {
  return new Date(Math.round((serial - 25_569) * 24 * 3600 * 1000)).getTime();
}

export function documentText(document: IDocumentData): string {
  return (document.body?.dataStream ?? '').replace(/\r\n$/, '').replaceAll('\r', '\n');
}

function toRichText(document: IDocumentData): CellRichTextValue {
  const text = documentText(document);
  const runs = [...(document.body?.textRuns ?? [])].sort((a, b) => a.st - b.st);
  const richText: CellRichTextValue['richText'] = [];
  const add = (from: number, to: number, run?: ITextRun) => {
    const piece = text.slice(from, to);
    if (piece) richText.push({ text: escapeText(piece), font: toFont(run?.ts ?? {}) });
  };
  let end = 0;
  for (const run of runs) {
    add(end, Math.max(end, run.st));
    add(Math.max(end, run.st), run.ed, run);
    end = Math.max(end, run.ed);
  }
  add(end, text.length);
  return { richText };
}

function fromRichText({ richText }: CellRichTextValue): ICellData {
  const text = richText.map((run) => run.text).join('');
  const textRuns: ITextRun[] = [];
  let start = 0;
  for (const run of richText) {
    const ts = fromFont(run.font);
    if (Object.keys(ts).length) textRuns.push({ st: start, ed: start + run.text.length, ts });
    start += run.text.length;
  }
  if (textRuns.length === 0) return { v: text, t: CellType.text };
  const dataStream = `${text.replaceAll('\n', '\r')}\r\n`;
  const paragraphs = [...dataStream.matchAll(/\r/g)].map((match) => ({ startIndex: match.index }));
  return { v: text, t: CellType.text, p: { id: 'd', documentStyle: {}, body: { dataStream, textRuns, paragraphs } } };
}
