/** Writes single cells of rows that people share: only where they still hold what was read, and never into another row. */
import type { Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import type { Table, TableRow } from '../tabs/table';
import { messages } from '../texts';
import { fromCell, fromId } from './cells';
import { type Again, type Identify, identitiesOf, readAgain, rowsByKey } from './read-again';
import { readTable, sheetNamed } from './workbook';

/** One cell to write. `seen` is what it held when the decision was made: whoever has typed there since wins. */
export interface CellWrite {
  /** The row's identity, as `identify` gives it; rows that share one are told apart by their order (see `identitiesOf`). */
  readonly row: string;
  readonly header: string;
  readonly seen: Cell;
  readonly wanted: Cell;
}

/** A write that was not made, because the row has gone or the cell holds something else by now. */
export interface Unwritten extends CellWrite {
  /** Undefined when the row or the column has gone. */
  readonly found: Cell | undefined;
}

const TRIES = 3;
const same = (a: Cell | undefined, b: Cell): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Reads the tab, writes the cells where their rows are now, and reads it again: what landed in another row or column, because somebody
 * sorted, inserted, moved or deleted in between, is put back, and the write is made again. Returns what was not written.
 */
export function writeCells(tab: string, writes: readonly CellWrite[], identify: Identify): Unwritten[] {
  let open = writes;
  const unwritten: Unwritten[] = [];
  for (let attempt = 1; open.length > 0; attempt++) {
    if (attempt > TRIES) throw new Problem(messages.rowsMoved);
    const table = readTable(tab);
    const before = locate(table, identitiesOf(table, identify));
    const [ready, changed] = part(open, (write) => same(before.cell(write), write.seen));
    unwritten.push(...changed.filter((write) => !same(before.cell(write), write.wanted)).map((write) => found(write, before)));
    if (ready.length === 0) break;
    writeRuns(before, ready);
    const now = readAgain(table, identify);
    if (now.isStill) break;
    const after = locate(now.table, now.keys);
    open = ready.filter((write) => isMissed(write, after.cell(write), ready));
    putBack(before, now, ready);
  }
  return unwritten;
}

/** The cell holds what it held before, or what was meant for another row: what anybody else has typed there stays. */
function isMissed({ header, seen, wanted }: CellWrite, holds: Cell | undefined, ready: readonly CellWrite[]): boolean {
  if (same(holds, wanted)) return false;
  return same(holds, seen) || ready.some((other) => other.header === header && same(holds, other.wanted));
}

const found = (write: CellWrite, place: Located): Unwritten => ({ ...write, found: place.cell(write) });

function part<T>(items: readonly T[], isIn: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isIn), items.filter((item) => !isIn(item))];
}

interface Located {
  readonly table: Table;
  readonly rows: ReadonlyMap<string, TableRow>;
  /** What the cell holds; undefined when its row or column is not there. */
  readonly cell: (at: { row: string; header: string }) => Cell | undefined;
}

function locate(table: Table, keys: readonly string[]): Located {
  const rows = rowsByKey(table, keys);
  const cell = ({ row, header }: { row: string; header: string }): Cell | undefined =>
    table.places.has(header) ? rows.get(row)?.fields(header) : undefined;
  return { table, rows, cell };
}

/** One call for each unbroken run of rows under a header. */
function writeRuns({ table, rows }: Located, writes: readonly CellWrite[]): void {
  const sorted = writes
    .map((write) => ({ write, row: rows.get(write.row)?.row ?? 0, column: (table.places.get(write.header) ?? 0) + 1 }))
    .sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: (typeof sorted)[] = [];
  for (const at of sorted) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (last !== undefined && last.column === at.column && last.row === at.row - 1) run?.push(at);
    else runs.push([at]);
  }
  for (const run of runs) {
    const [first] = run;
    if (first === undefined) continue;
    const grid = run.map(({ write }) => [toWrite(table, write.header, write.wanted)]);
    sheetNamed(table.tab.name).getRange(first.row, first.column, run.length, 1).setValues(grid);
  }
}

function toWrite(table: Table, header: string, cell: Cell): string | number | boolean | Date {
  const isId = table.tab.columns.some((column) => column.header === header && column.type === 'id');
  return isId && typeof cell === 'string' ? fromId(cell) : fromCell(cell);
}

/**
 * Cells that hold by now what was meant for another: where it was written, or wherever it has been taken since when the tab never held
 * it before.
 */
function putBack(before: Located, now: Again, ready: readonly CellWrite[]): void {
  const meant = new Map(ready.map(({ header, row, wanted }) => [`${header}\u0001${row}`, wanted]));
  const written = new Set(ready.map((write) => `${before.rows.get(write.row)?.row} ${before.table.places.get(write.header)}`));
  const wasThere = (cell: Cell): boolean => before.table.rows.some(({ cells }) => cells.some((known) => same(known, cell)));
  const isOurs = (cell: Cell): boolean => ready.some(({ wanted }) => same(cell, wanted));
  for (const [i, cells] of now.grid.entries()) {
    for (const [place, holds] of cells.entries()) {
      const [at, header] = [now.rowAt(i + 1), now.table.headers[place] ?? ''];
      const [key, isHeader] = at === 'headers' ? ['', true] : [at?.key ?? '', false];
      const held = isHeader ? header : (before.rows.get(key)?.fields(header) ?? '');
      const own = meant.get(`${header}\u0001${key}`);
      if (!isOurs(holds) || same(holds, held) || (own !== undefined && same(holds, own))) continue;
      if (wasThere(holds) && !written.has(`${i + 1} ${place}`)) continue;
      sheetNamed(now.table.tab.name)
        .getRange(i + 1, place + 1)
        .setValue(isHeader ? fromCell(header) : toWrite(now.table, header, held));
    }
  }
}
