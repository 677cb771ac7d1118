/** Rows typed into a workbook by header, as a person would: all of them or, when a tab or header does not exist, none. */
import type { IStyleData } from '@univerjs/core';
import { type TabColumn, tabColumns } from './book/tab-columns';
import { unknownName } from './cli/closest-name';
import { UsageError } from './cli/usage-error';
import type { WorkbookEngine } from './engine/engine';
import { isDatePattern, isTextPattern } from './engine/number-format';
import type { EngineSheet } from './engine/sheet';
import { readTyped } from './engine/typing';

export type FillValue = string | number | boolean | null;
export type FillRow = Record<string, FillValue>;
export type FillData = Record<string, FillRow[]>;

/** A block of cells that was typed, for the edit event; `value` and `oldValue` only for a single cell, as on the platform. */
export interface Edit {
  sheetName: string;
  row: number;
  column: number;
  rows: number;
  columns: number;
  value?: string;
  oldValue?: string;
}

export interface FillResult {
  added: number;
  updated: number;
  edits: Edit[];
}

interface TypedRow {
  row: number;
  isNew: boolean;
  cells: { column: number; value: FillValue }[];
}

/** Checks what JSON.parse gave; the message names the place. */
export function readFillData(data: unknown): FillData {
  if (!isRecord(data)) throw new UsageError('expected rows by tab, as {"Proposals": [{"No": "PR-01"}]}');
  for (const [tab, rows] of Object.entries(data)) {
    if (!Array.isArray(rows)) throw new UsageError(`"${tab}": expected a list of rows`);
    rows.forEach((row, index) => {
      if (!isRecord(row)) throw new UsageError(`"${tab}", row ${index + 1}: expected an object of values by header`);
      const wrong = Object.entries(row).find(([, value]) => typeof value === 'object' && value !== null);
      if (wrong) throw new UsageError(`"${tab}", row ${index + 1}, "${wrong[0]}": expected text, a number, true, false or null`);
    });
  }
  return data as FillData;
}

export function fillWorkbook(engine: WorkbookEngine, data: FillData): FillResult {
  engine.flush();
  const plans = Object.entries(data).map(([tab, rows]) => planTab(engine, tab, rows));
  const edits = plans.flatMap(({ sheet, rows }) => typeRows(sheet, rows));
  engine.flush();
  const rows = plans.flatMap((plan) => plan.rows);
  const added = rows.filter(({ isNew }) => isNew).length;
  return { added, updated: rows.length - added, edits };
}

function planTab(engine: WorkbookEngine, tab: string, rows: FillRow[]): { sheet: EngineSheet; rows: TypedRow[] } {
  const sheet = engine.sheet(tab);
  const names = engine.sheets().map(({ name }) => name);
  if (!sheet) throw new UsageError(unknownName('tab', tab, names));
  const columns = tabColumns(sheet);
  const byHeader = new Map([...columns].reverse().map(({ header, column }) => [header, column]));
  const typed = rows.map((row) =>
    Object.entries(row).map(([header, value]) => {
      const column = byHeader.get(header);
      if (column === undefined) {
        const headers = columns.map((known) => known.header);
        throw new UsageError(`tab "${tab}": ${unknownName('header', header, headers)}`);
      }
      return { column, value };
    }),
  );
  return { sheet, rows: placeRows(sheet, columns[0], names, typed) };
}

function placeRows(sheet: EngineSheet, first: TabColumn | undefined, tabs: string[], rows: TypedRow['cells'][]): TypedRow[] {
  const known = first && isId(first, sheet.name, tabs) ? rowsByKey(sheet, first.column) : new Map<string, number[]>();
  const keys = rows.map((cells) =>
    keyOf(
      sheet,
      cells.find(({ column }) => column === first?.column),
    ),
  );
  let next = lastContentRow(sheet) + 1;
  return rows.map((cells, index) => {
    const key = keys[index] ?? '';
    const existing = key === '' ? [] : (known.get(key) ?? []);
    const [only] = existing;
    // Nobody types an id again that is there already.
    const others = cells.filter(({ column }) => column !== first?.column);
    if (existing.length === 1 && only !== undefined) return { row: only, isNew: false, cells: others };
    return { row: next++, isNew: true, cells };
  });
}

/** `Proposal` in `Judgements` names a record of the tab `Proposals`: many rows may say the same, and none of them is meant. */
function isId({ header }: TabColumn, own: string, tabs: string[]): boolean {
  return !tabs.some((tab) => tab !== own && tab.toLowerCase() === `${header.toLowerCase()}s`);
}

function rowsByKey(sheet: EngineSheet, column: number): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (let row = 1; row < sheet.contentSize().rows; row++) {
    const key = String(sheet.value(row, column)).trim();
    if (key) rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

/** What the given value would be once typed: in a column of numbers "007" is 7, in one of text it stays. */
function keyOf(sheet: EngineSheet, cell: TypedRow['cells'][number] | undefined): string {
  if (!cell || cell.value === null) return '';
  if (typeof cell.value !== 'string') return String(cell.value);
  const typed = readTyped(cell.value, sheet.pattern(1, cell.column), sheet.engine.year());
  if (typed.kind === 'text') return typed.text.trim();
  return typed.kind === 'number' || typed.kind === 'boolean' ? String(typed.value) : '';
}

/** Unticked boxes and formulas alone are no content: the template puts them below the last record. */
function lastContentRow(sheet: EngineSheet): number {
  const { rows, columns } = sheet.contentSize();
  for (let row = rows - 1; row > 0; row--) {
    for (let column = 0; column < columns; column++) {
      const value = sheet.value(row, column);
      if (value !== '' && value !== false && !sheet.formula(row, column)) return row;
    }
  }
  return 0;
}

function typeRows(sheet: EngineSheet, rows: TypedRow[]): Edit[] {
  const edits = editsOf(sheet, rows);
  growTo(sheet, Math.max(0, ...rows.map(({ row }) => row)) + 1);
  for (const { row, cells } of rows) for (const { column, value } of cells) typeCell(sheet, row, column, value);
  return edits;
}

function typeCell(sheet: EngineSheet, row: number, column: number, value: FillValue): void {
  if (value === null) sheet.type(row, column, '');
  // Typed into a cell for text, the figures stay as they are written.
  else if (typeof value !== 'string' && isTextPattern(sheet.pattern(row, column))) sheet.type(row, column, String(value));
  else sheet.type(row, column, typeof value === 'string' && isOtherDate(value) ? `'${value}` : value);
}

/** Of all ways to write a day, only dd/mm/yyyy (with or without a time) is taken for one; the others stay the text that they are. */
function isOtherDate(text: string): boolean {
  const typed = readTyped(text, undefined, 2000);
  const isDate = typed.kind === 'number' && isDatePattern(typed.pattern);
  return isDate && !/^\d{2}\/\d{2}\/\d{4}( \d{1,2}:\d{2}(:\d{2})?)?$/.test(text);
}

/** New rows below the sheet's end take on the formats of its last row. */
function growTo(sheet: EngineSheet, rowCount: number): void {
  const last = sheet.rowCount - 1;
  if (rowCount <= last + 1) return;
  const styles = Array.from({ length: sheet.columnCount }, (_, column) => sheet.style(last, column));
  sheet.engine.execute('sheet.mutation.set-worksheet-row-count', { subUnitId: sheet.id, rowCount });
  for (let row = last + 1; row < rowCount; row++) {
    styles.forEach((style, column) => {
      if (style) sheet.patch(row, column, { s: { ...style } as IStyleData });
    });
  }
}

/** New rows are one block, as if pasted; of updated rows, each unbroken rectangle is one. */
function editsOf(sheet: EngineSheet, rows: TypedRow[]): Edit[] {
  const added = rows.filter(({ isNew, cells }) => isNew && cells.length > 0);
  const updated = rows.filter(({ isNew }) => !isNew);
  const blocks = added.length ? [added] : [];
  return [...blocks, ...stack(updated.flatMap(runsOf))].map((rows) => blockOf(sheet, rows));
}

/** Neighbouring cells of a row together. */
function runsOf(typed: TypedRow): TypedRow[] {
  const cells = [...typed.cells].sort((a, b) => a.column - b.column);
  const runs: TypedRow[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    if (run && run.cells.at(-1)?.column === cell.column - 1) run.cells.push(cell);
    else runs.push({ ...typed, cells: [cell] });
  }
  return runs;
}

/** Runs of the same columns in rows that follow each other, together. */
function stack(runs: TypedRow[]): TypedRow[][] {
  const open = new Map<string, TypedRow[]>();
  const stacks: TypedRow[][] = [];
  for (const run of [...runs].sort((a, b) => a.row - b.row)) {
    const columns = run.cells.map(({ column }) => column).join();
    const last = open.get(columns);
    if (last?.at(-1)?.row === run.row - 1) last.push(run);
    else {
      stacks.push([run]);
      open.set(columns, stacks.at(-1) ?? []);
    }
  }
  return stacks;
}

function blockOf(sheet: EngineSheet, rows: TypedRow[]): Edit {
  const columns = rows.flatMap(({ cells }) => cells.map(({ column }) => column));
  const row = Math.min(...rows.map((typed) => typed.row));
  const column = Math.min(...columns);
  const size = { rows: Math.max(...rows.map((typed) => typed.row)) - row + 1, columns: Math.max(...columns) - column + 1 };
  const edit = { sheetName: sheet.name, row, column, ...size };
  const value = rows[0]?.cells[0]?.value;
  if (size.rows * size.columns > 1 || value === undefined) return edit;
  const before = sheet.value(row, column);
  return { ...edit, value: String(value ?? ''), ...(before === '' ? {} : { oldValue: String(before) }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
