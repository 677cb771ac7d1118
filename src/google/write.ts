/** Writes the script's columns: one call for each unbroken run, whatever the number of rows; found again by id afterwards. */
import type { Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { sameId } from '../domain/text';
import { runsOf } from '../tabs/schema';
import { makeTable, type Table } from '../tabs/table';
import { messages } from '../texts';
import { fromCell, fromId, toCell } from './cells';
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
  const origin = readOrigin(write);
  let place = write.table;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const runs = runsOf(write.headers, place.places).filter((run) => run.some((header) => changed.includes(header)));
    for (const run of runs) writeRun(run, place, origin);
    const now = readAgain(write.table);
    if (isInPlace(now, place, write)) return;
    for (const run of runs) putBack(run, place, now, origin);
    place = now;
  }
  throw new Problem(messages.rowsMoved);
}

/** What was read at the start, by row: every cell that is not to change keeps it, wherever its row and column are by now. */
interface Origin {
  readonly write: ColumnWrite;
  readonly rows: ReadonlyMap<string, OriginRow>;
}

interface OriginRow {
  /** The cell as it was, ready to be written; undefined for a column that was not there. */
  readonly kept: (header: string) => Written | undefined;
  readonly wanted: Readonly<Record<string, Cell>>;
}

function readOrigin(write: ColumnWrite): Origin {
  const keys = identities(write.table, write);
  const rows = write.table.rows.map(({ row, fields }, i): [string, OriginRow] => {
    const kept = (header: string): Written | undefined => {
      const place = write.table.places.get(header);
      if (place === undefined) return undefined;
      return write.formulas?.[row - 1]?.[place] || fromCell(fields(header));
    };
    return [keys[i] ?? '', { kept, wanted: write.values.get(row) ?? {} }];
  });
  return { write, rows: new Map(rows) };
}

function differs({ table, headers, values }: ColumnWrite): string[] {
  const rows = new Map(table.rows.map((row) => [row.row, row]));
  return headers.filter((header) =>
    [...values].some(
      ([row, cells]) => header in cells && JSON.stringify(rows.get(row)?.fields(header) ?? '') !== JSON.stringify(cells[header]),
    ),
  );
}

function writeRun(run: readonly string[], place: Table, { write, rows }: Origin): void {
  const keys = identities(place, write);
  const grid = place.rows.map(({ fields }, i) => {
    const row = rows.get(keys[i] ?? '');
    return run.map((header): Written => {
      const wanted = row?.wanted[header];
      return wanted === undefined ? (row?.kept(header) ?? fromCell(fields(header))) : fromCell(wanted);
    });
  });
  if (grid.length > 0) setGrid(place, run, grid);
}

function setGrid(place: Table, run: readonly string[], grid: Written[][]): void {
  const first = place.places.get(run[0] ?? '') ?? 0;
  sheetNamed(place.tab.name)
    .getRange(2, first + 1, grid.length, run.length)
    .setValues(grid);
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

/** Every cell that a misplaced write has covered gets back what its row and column held at the start; rows nobody knew are left blank. */
function putBack(run: readonly string[], place: Table, now: Table, { write, rows }: Origin): void {
  const first = place.places.get(run[0] ?? '') ?? 0;
  const keys = identities(now, write);
  const grid = place.rows.map((_, i) =>
    run.map((_, offset): Written => rows.get(keys[i] ?? '')?.kept(now.headers[first + offset] ?? '') ?? ''),
  );
  if (grid.length > 0)
    sheetNamed(now.tab.name)
      .getRange(2, first + 1, grid.length, run.length)
      .setValues(grid);
}

/** Adds rows below the last, in one write; blank cells where a header has no value. Several rows at once only on the script's own tabs. */
export function appendRows(table: Table, rows: readonly Readonly<Record<string, Cell>>[]): void {
  if (rows.length === 0) return;
  const sheet = sheetNamed(table.tab.name);
  const width = Math.max(...[...table.places.values()]) + 1;
  const grid = rows.map((row) =>
    Array.from({ length: width }, (_, place): Written => {
      const header = table.headers[place] ?? '';
      const isId = table.tab.columns.some((column) => column.header === header && column.type === 'id');
      return (isId ? fromId : fromCell)(row[header] ?? '');
    }),
  );
  // The platform finds the end itself, so that a row that somebody has typed since the read is not overwritten.
  if (grid.length === 1) {
    sheet.appendRow(grid[0] ?? []);
    return;
  }
  const last = table.rows.length + 1;
  const missing = last + rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  sheet.getRange(last + 1, 1, rows.length, width).setValues(grid);
}
