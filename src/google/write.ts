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
 * Writes, of each run, the rows from the first to the last in which something differs, then reads again. When somebody has sorted,
 * inserted or deleted rows or columns between reading and writing, what landed elsewhere is put back and the values are written again
 * where the rows are now.
 */
export function writeColumns(write: ColumnWrite): void {
  const origin = readOrigin(write);
  if (blocksOf(write.table, origin).length === 0) return;
  let place = unlessWidened(write.table);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const blocks = blocksOf(place, origin);
    if (blocks.length === 0) return;
    for (const block of blocks) setBlock(place, block);
    if (haveLanded(blocks, place, write)) return;
    const now = readAgain(place, write.identify);
    if (now.isStill) return;
    for (const block of blocks) putBack(block, now, origin);
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

/** Cells to write side by side: from this sheet row on, from the 0-based column `first` on. */
interface Block {
  readonly row: number;
  readonly first: number;
  readonly grid: readonly (readonly Written[])[];
}

/** What differs, by runs of neighbouring headers; rows in between keep what they have. */
function blocksOf(place: Table, { write, rows }: Origin): Block[] {
  const keys = identitiesOf(place, write.identify);
  const differs = (run: readonly string[], i: number): boolean => {
    const wanted = rows.get(keys[i] ?? '')?.wanted;
    const fields = place.rows[i]?.fields;
    return (
      wanted !== undefined && run.some((header) => header in wanted && !isSame(fields?.(header) ?? '', wanted[header] ?? ''))
    );
  };
  return runsOf(write.headers, place.places).flatMap((run): Block[] => {
    const changed = place.rows.flatMap((_, i) => (differs(run, i) ? [i] : []));
    const [from, to] = [changed[0], changed[changed.length - 1]];
    if (from === undefined || to === undefined) return [];
    const grid = place.rows.slice(from, to + 1).map(({ fields }, i) => {
      const row = rows.get(keys[from + i] ?? '');
      return run.map((header): Written => {
        const wanted = row?.wanted[header];
        return wanted === undefined ? (row?.kept(header) ?? fromCell(fields(header))) : fromCell(wanted);
      });
    });
    return [{ row: from + 2, first: place.places.get(run[0] ?? '') ?? 0, grid }];
  });
}

const isSame = (a: Cell, b: Cell): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function setBlock({ tab }: Table, { row, first, grid }: Block): void {
  sheetNamed(tab.name)
    .getRange(row, first + 1, grid.length, grid[0]?.length ?? 0)
    .setValues(grid.map((cells) => [...cells]));
}

/** Few rows are looked at alone: their headers and what they are known by are as they were. Many need the whole tab. */
function haveLanded(blocks: readonly Block[], place: Table, { identify }: ColumnWrite): boolean {
  const top = Math.min(...blocks.map(({ row }) => row));
  const height = Math.max(...blocks.map(({ row, grid }) => row + grid.length)) - top;
  if (height * 2 > place.rows.length) return false;
  const sheet = sheetNamed(place.tab.name);
  const width = place.headers.length;
  const [headers = []] = sheet.getRange(1, 1, 1, width).getValues();
  if (place.headers.some((header, i) => String(headers[i]).trim() !== header)) return false;
  return sheet
    .getRange(top, 1, height, width)
    .getValues()
    .every((cells, i) => {
      const fields = (header: string): Cell => toCell(cells[place.places.get(header) ?? -1]);
      const before = place.rows[top - 2 + i]?.fields;
      return before !== undefined && identify(fields) === identify(before);
    });
}

/**
 * Every cell that a misplaced write has covered gets back what its row and column held at the start, unless somebody has typed there
 * since; rows nobody knew are left blank.
 */
function putBack({ row: top, first, grid }: Block, now: Again, { rows }: Origin): void {
  const heldAt = (row: number, place: number): Written => {
    const [at, header] = [now.rowAt(row), now.table.headers[place] ?? ''];
    return at === 'headers' ? fromCell(header) : (rows.get(at?.key ?? '')?.kept(header) ?? '');
  };
  const back = grid.map((cells, i) =>
    cells.map((covered, offset): Written => {
      const [row, place] = [top + i, first + offset];
      const [holds, held] = [now.grid[row - 1]?.[place] ?? '', heldAt(row, place)];
      const isOurs = JSON.stringify(readBack(covered)) === JSON.stringify(holds);
      return isOurs || isFormula(covered) || isFormula(held) ? held : fromCell(holds);
    }),
  );
  setBlock(now.table, { row: top, first, grid: back });
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
