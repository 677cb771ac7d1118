/**
 * What goes into the hidden sheet `_host`, and how it is taken back. xlsx is the truth: whatever another program changed wins. A part that
 * xlsx holds only roughly (a rule's id, a width in pixels) is kept beside a digest of its xlsx form and taken back only while that digest holds.
 */
import { createHash } from 'node:crypto';
import type { CustomData, IDocumentData, IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import type { HostState } from '../runtime/contract';

export interface Kept<T> {
  digest: string;
  value: T;
}

/** Positions are A1 names. */
export interface SheetRecord {
  id: string;
  name: string;
  rowCount: number;
  columnCount: number;
  /** Everything of the sheet that is neither cells nor written natively. */
  rest: Partial<IWorksheetData>;
  layout: Kept<Partial<IWorksheetData>>;
  validations?: Kept<unknown[]>;
  formats?: Kept<unknown[]>;
  notes?: Kept<unknown>;
  /** Column → the blank formatted cells below its content, written as the column's own format. */
  filled: Record<string, { from: number; to: number; style: string }>;
  /** Date-times finer than a millisecond, and numbers beyond the calendar, in cells with a date format. */
  serials: Record<string, { date: number | null; serial: number }>;
  documents: Record<string, { text: string; document: IDocumentData }>;
  customs: Record<string, CustomData>;
  /** Cells whose text an apostrophe forced. */
  forced: string[];
  /** Cells with the formula =TRUE() or =FALSE(); in any other cell LibreOffice means the value. */
  truths?: string[];
  /** Text beyond Excel's 32,767 characters; found by its head, since rows move. */
  longTexts: { cell: string; head: string; rest: string }[];
}

export interface HostRecord {
  version: 1;
  state: HostState;
  workbook: Partial<IWorkbookData>;
  /** Name in the file → the sheet's record; the two names differ where Excel forbids the real one. */
  sheets: Record<string, SheetRecord>;
  names?: Kept<unknown>;
  /** The xlsx form of a style → what it was, where xlsx holds less. */
  styles: Record<string, IStyleData>;
  resources: { name: string; data: string }[];
}

export function keep<T>(native: unknown, value: T): Kept<T> {
  return { digest: digest(native), value };
}

export function takeBack<T>(kept: Kept<T> | undefined, native: unknown, otherwise: () => T): T {
  return kept && kept.digest === digest(native) ? kept.value : otherwise();
}

export function digest(value: unknown): string {
  return createHash('sha1').update(stableJson(value)).digest('base64');
}

/** JSON with sorted keys, so that two equal objects give equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
