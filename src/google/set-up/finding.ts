/** What Set up or repair finds, and the workbook as it looks at it. */
import type { Cell } from '../../domain/cell';
import type { FullTab } from '../../tabs/schema';
import { toCell } from '../cells';
import type { listRanges } from '../validations';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Something that is not as it should be, in words. Without `mend` only a person can put it right. */
export interface Finding {
  readonly words: string;
  /**
   * Finds its place anew where a cell's content is at stake: columns may have moved since. `isNew`: nobody has worked here yet, so that
   * what was found need not be looked for again. Safe to run twice.
   */
  readonly mend?: (isNew: boolean) => void;
}

/** A tab as it was read: one call each for cells and for the notes of row 1. */
export interface TabView {
  readonly tab: FullTab;
  readonly sheet: Sheet;
  readonly grid: readonly (readonly Cell[])[];
  readonly headers: readonly string[];
  readonly notes: readonly string[];
  /** The choices of the Lists tab, by header. */
  readonly lists: Lists;
}

export type Lists = ReturnType<typeof listRanges>;

/** Looks at one tab whose headers are as they should be. */
export type Inspection = (view: TabView) => Finding[];

export function viewTab(tab: FullTab, sheet: Sheet, lists: Lists = new Map()): TabView {
  const range = sheet.getDataRange();
  const grid = range.getValues().map((row) => row.map(toCell));
  const [notes = []] = sheet.getRange(1, 1, 1, range.getNumColumns()).getNotes();
  return { tab, sheet, grid, headers: (grid[0] ?? []).map((cell) => String(cell).trim()), notes, lists };
}

/** The headers as they are this moment, for a mend. */
export function headersOf(sheet: Sheet): string[] {
  const [row = []] = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getValues();
  return row.map((value) => String(value).trim());
}
