/** Writes the script's columns: one call for each unbroken run, whatever the number of rows; found again by id afterwards. */
import type { Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { sameId } from '../domain/text';
import { runsOf } from '../tabs/schema';
import { makeTable, type Table } from '../tabs/table';
import { messages } from '../texts';
import { fromCell, toCell } from './cells';
import { sheetNamed } from './workbook';

type Written = string | number | boolean | Date;

/** What to write: by sheet row, the values of some of `headers`; every other cell of these columns keeps what it has. */
export interface ColumnWrite {
  readonly table: Table;
  readonly headers: readonly string[];
  readonly values: ReadonlyMap<number, Readonly<Record<string, Cell>>>;
  /** Formulas of the sheet where it may hold some in these columns. */
  readonly formulas?: readonly (readonly string[])[];
  /** Tells a row from the others by what people filled: an id, or several cells. */
  readonly identify: (fields: (header: string) => Cell) => string;
}

const TRIES = 3;

/**
 * Writes the runs in which something differs, then reads the sheet again. When somebody has sorted, inserted or deleted rows or columns
 * between reading and writing, what landed elsewhere is put back and the values are written again where the rows are now.
 */
export function writeColumns(write: ColumnWrite): void {
  const changed = differs(write);
  if (changed.length === 0) return;
  let place: Placement = { table: write.table, formulas: write.formulas };
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const before = place;
    const runs = runsOf(write.headers, before.table.places).filter((run) => run.some((header) => changed.includes(header)));
    for (const run of runs) writeRun(run, write, before);
    const now = readAgain(write.table);
    if (isInPlace(now, before.table, write)) return;
    putBack(runs, before, now, write);
    place = { table: now, formulas: undefined };
  }
  throw new Problem(messages.rowsMoved);
}

interface Placement {
  readonly table: Table;
  readonly formulas: readonly (readonly string[])[] | undefined;
}

function differs({ table, headers, values }: ColumnWrite): string[] {
  const rows = new Map(table.rows.map((row) => [row.row, row]));
  return headers.filter((header) =>
    [...values].some(
      ([row, cells]) => header in cells && JSON.stringify(rows.get(row)?.fields(header) ?? '') !== JSON.stringify(cells[header]),
    ),
  );
}

function writeRun(run: readonly string[], write: ColumnWrite, { table, formulas }: Placement): void {
  const first = table.places.get(run[0] ?? '') ?? 0;
  const wanted = wantedByIdentity(write);
  const keys = identities(table, write);
  const grid = table.rows.map((row, i) => {
    const cells = wanted.get(keys[i] ?? '');
    return run.map((header, offset): Written => {
      const value = cells?.[header];
      return value === undefined ? kept(row.fields(header), formulas?.[row.row - 1]?.[first + offset]) : fromCell(value);
    });
  });
  if (grid.length > 0)
    sheetNamed(table.tab.name)
      .getRange(2, first + 1, grid.length, run.length)
      .setValues(grid);
}

const kept = (cell: Cell, formula: string | undefined): Written =>
  formula === undefined || formula === '' ? fromCell(cell) : formula;

function wantedByIdentity(write: ColumnWrite): Map<string, Readonly<Record<string, Cell>>> {
  const keys = identities(write.table, write);
  return new Map(
    write.table.rows.flatMap(({ row }, i) =>
      write.values.has(row) ? [[keys[i] ?? '', write.values.get(row) ?? {}] as const] : [],
    ),
  );
}

/** An identity for each row; rows that share one are told apart by their order. */
function identities(table: Table, { identify }: ColumnWrite): string[] {
  const seen = new Map<string, number>();
  return table.rows.map(({ fields }) => {
    const id = sameId(identify(fields));
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return `${id}\u0000${n}`;
  });
}

function readAgain(table: Table): Table {
  const grid = sheetNamed(table.tab.name).getDataRange().getValues();
  return makeTable(
    table.tab,
    grid.map((row) => row.map(toCell)),
  );
}

function isInPlace(now: Table, before: Table, write: ColumnWrite): boolean {
  const sameColumns = write.headers.every((header) => now.places.get(header) === before.places.get(header));
  const keys = identities(now, write);
  return sameColumns && identities(before, write).every((key, i) => key.startsWith('\u0000') || key === keys[i]);
}

/**
 * After rows or columns have moved under a write: every cell that it covered gets back what its row and column held before,
 * except the cells of the run itself, which the next attempt writes.
 */
function putBack(runs: readonly (readonly string[])[], before: Placement, now: Table, write: ColumnWrite): void {
  const old = new Map(identities(before.table, write).map((key, i) => [key, before.table.rows[i]]));
  const keys = identities(now, write);
  const height = before.table.rows.length;
  for (const run of runs) {
    const first = before.table.places.get(run[0] ?? '') ?? 0;
    const columns = run.map((_, offset) => now.headers[first + offset] ?? '');
    const grid = Array.from({ length: height }, (_, i) => {
      const row = old.get(keys[i] ?? '');
      return columns.map((header) =>
        oldValue(header, row?.row, before, write.headers.includes(header) ? now.rows[i]?.fields(header) : undefined),
      );
    });
    sheetNamed(now.tab.name)
      .getRange(2, first + 1, height, run.length)
      .setValues(grid);
  }
}

function oldValue(header: string, row: number | undefined, { table, formulas }: Placement, current: Cell | undefined): Written {
  if (row === undefined || header === '') return '';
  const place = table.places.get(header);
  if (place === undefined) return current === undefined ? '' : fromCell(current);
  return kept(table.rows[row - 2]?.fields(header) ?? '', formulas?.[row - 1]?.[place]);
}

/** Adds rows below the last, in one write; blank cells where a header has no value. */
export function appendRows(table: Table, rows: readonly Readonly<Record<string, Cell>>[]): void {
  if (rows.length === 0) return;
  const sheet = sheetNamed(table.tab.name);
  const last = table.rows.length + 1;
  const missing = last + rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const width = Math.max(...[...table.places.values()]) + 1;
  const grid = rows.map((row) =>
    Array.from({ length: width }, (_, place): Written => fromCell(row[table.headers[place] ?? ''] ?? '')),
  );
  sheet.getRange(last + 1, 1, rows.length, width).setValues(grid);
}
