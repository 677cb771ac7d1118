/** What a cell holds, as plain values, and the patches that change it. */
import type { CellValueType, ICellData, IStyleData, Nullable } from '@univerjs/core';

/** A date is a number whose number format shows a date; an empty cell is ''. */
export type CellValue = string | number | boolean;
export type CellKind = 'empty' | 'text' | 'number' | 'boolean' | 'error';

/** Univer's CellValueType, whose enum is not there at run time outside the engine's realm. */
export const cellType = { text: 1, number: 2, boolean: 3, quotedText: 4 } as const satisfies Record<string, CellValueType>;

/** A change of one cell; null removes, a missing member stays. */
export type CellPatch = { [Key in keyof ICellData]?: Nullable<ICellData[Key]> };

/** Our own mark on a cell: which of its formula's ranges are open-ended. */
export interface CellMarks {
  open?: number[];
}

const errorTexts = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#ERROR!',
  '#CALC!',
  '#SPILL!',
  '#BLOCKED!',
  '#CYCLE!',
]);

/** Univer's own errors, as Google shows them: an array without room and a circle are both #REF!. */
const googleErrors = new Map<unknown, string>([
  ['#SPILL!', '#REF!'],
  ['#CYCLE!', '#REF!'],
]);

export function contentOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return '';
  const { v, t } = cell;
  const error = cell.f ? googleErrors.get(v) : undefined;
  if (error !== undefined) return error;
  if (v === null || v === undefined) return richText(cell);
  return t === cellType.boolean ? v === 1 || v === true : v;
}

/** Text that a person formatted letter by letter in the page lives in a document of its own. */
function richText(cell: ICellData): string {
  return cell.p?.body?.dataStream?.replace(/\r\n$/, '') ?? '';
}

export function kindOf(cell: Nullable<ICellData>): CellKind {
  const value = contentOf(cell);
  if (typeof value !== 'string') return typeof value === 'number' ? 'number' : 'boolean';
  if (cell?.f && errorTexts.has(value)) return 'error';
  return value === '' && cell?.t !== cellType.quotedText ? 'empty' : 'text';
}

/** A formula is content even when it shows nothing. */
export function hasContent(cell: Nullable<ICellData>): boolean {
  return !!cell && ((cell.v !== null && cell.v !== undefined && cell.v !== '') || !!cell.f || !!cell.p);
}

/** Takes every part of a style away; a style spread over it keeps only its own. */
export const clearedStyle = {
  ...{ n: null, bg: null, cl: null, bl: null, it: null, ul: null, st: null, fs: null, ff: null },
  ...{ ht: null, vt: null, tb: null, tr: null, bd: null, ol: null, va: null, pd: null, td: null },
} as const;

const noFormula = { f: null, si: null, p: null, custom: null } as const;

export const emptyPatch: CellPatch = { v: null, t: null, ...noFormula };

export function valuePatch(value: CellValue, quoted = false): CellPatch {
  if (typeof value === 'number') return { v: value, t: cellType.number, ...noFormula };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: cellType.boolean, ...noFormula };
  return { v: value, t: quoted ? cellType.quotedText : cellType.text, ...noFormula };
}

export function formulaPatch(formula: string, open: number[]): CellPatch {
  return { f: formula, v: null, t: null, si: null, p: null, custom: open.length > 0 ? { open } : null };
}

export function patternPatch(pattern: string | null): { n: IStyleData['n'] | null } {
  return { n: pattern === null ? null : { pattern } };
}

export function openMarks(cell: Nullable<ICellData>): number[] {
  return (cell?.custom as CellMarks | undefined)?.open ?? [];
}
