/** Writes the script's columns: one call for each unbroken run, whatever the number of rows; found again by id afterwards. */
import type { Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { runsOf } from '../tabs/schema';
import type { Table } from '../tabs/table';
import { messages } from '../texts';
import { fromCell, fromId, toCell } from './cells';
import { type Again, type Identify, identitiesOf, readAgain } from './read-again';
import { readTable, sheetNamed } from './workbook';

type Written = string | number | boolean | Date;

/** What to write: by sheet row, the values of some of `headers`; every other cell of these columns keeps what it has. */
export interface ColumnWrite {
  readonly table: Table;
  readonly headers: readonly string[];
  readonly values: ReadonlyMap<number, Readonly<Record<string, Cell>>>;
  /** Formulas of the sheet where it may hold some in these columns. */
  readonly formulas?: readonly (readonly string[])[];
  /** Tells a row from the others by what people filled: an id, or several cells. */
  readonly identify: Identify;
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
  let place = unlessWidened(write.table);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const runs = runsOf(write.headers, place.places).filter((run) => run.some((header) => changed.includes(header)));
    const written = runs.map((run) => writeRun(run, place, origin));
    const now = readAgain(place, write.identify);
    if (now.isStill) return;
    for (const run of written) putBack(run, now, origin);
    place = readTable(write.table.tab.name);
  }
  throw new Problem(messages.rowsMoved);
}

/** A column that somebody has inserted since the read may hold what nobody has read: no write may cover it. */
const unlessWidened = (table: Table): Table =>
  sheetNamed(table.tab.name).getLastColumn() === table.headers.length ? table : readTable(table.tab.name);

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
  const keys = identitiesOf(write.table, write.identify);
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

/** What was written: cells from row 2 on, from the 0-based column `first` on. */
interface WrittenRun {
  readonly first: number;
  readonly grid: readonly (readonly Written[])[];
}

function writeRun(run: readonly string[], place: Table, { write, rows }: Origin): WrittenRun {
  const keys = identitiesOf(place, write.identify);
  const grid = place.rows.map(({ fields }, i) => {
    const row = rows.get(keys[i] ?? '');
    return run.map((header): Written => {
      const wanted = row?.wanted[header];
      return wanted === undefined ? (row?.kept(header) ?? fromCell(fields(header))) : fromCell(wanted);
    });
  });
  const first = place.places.get(run[0] ?? '') ?? 0;
  setGrid(place, { first, grid });
  return { first, grid };
}

function setGrid({ tab }: Table, { first, grid }: WrittenRun): void {
  const width = grid[0]?.length ?? 0;
  if (width > 0)
    sheetNamed(tab.name)
      .getRange(2, first + 1, grid.length, width)
      .setValues(grid.map((row) => [...row]));
}

/**
 * Every cell that a misplaced write has covered gets back what its row and column held at the start, unless somebody has typed there
 * since; rows nobody knew are left blank.
 */
function putBack({ first, grid }: WrittenRun, now: Again, { rows }: Origin): void {
  const heldAt = (row: number, place: number): Written => {
    const [at, header] = [now.rowAt(row), now.table.headers[place] ?? ''];
    return at === 'headers' ? fromCell(header) : (rows.get(at?.key ?? '')?.kept(header) ?? '');
  };
  const back = grid.map((cells, i) =>
    cells.map((covered, offset): Written => {
      const [row, place] = [i + 2, first + offset];
      const [holds, held] = [now.grid[row - 1]?.[place] ?? '', heldAt(row, place)];
      const isOurs = JSON.stringify(readBack(covered)) === JSON.stringify(holds);
      return isOurs || isFormula(covered) || isFormula(held) ? held : fromCell(holds);
    }),
  );
  setGrid(now.table, { first, grid: back });
}

const isFormula = (written: Written): boolean => typeof written === 'string' && written.startsWith('=');

/** What a read finds where it was written: text forced to stay text has lost its apostrophe. */
const readBack = (written: Written): Cell => toCell(typeof written === 'string' ? written.replace(/^'/, '') : written);

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
