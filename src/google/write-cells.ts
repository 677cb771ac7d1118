/** Writes single cells of rows that people share: only where they still hold what was read, and never into another row. */
import type { Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { sameId } from '../domain/text';
import type { Table, TableRow } from '../tabs/table';
import { messages } from '../texts';
import { fromCell, fromId } from './cells';
import { readTable, sheetNamed } from './workbook';

/** One cell to write. `seen` is what it held when the decision was made: whoever has typed there since wins. */
export interface CellWrite {
  /** The row's identity, as `identify` gives it; rows that share one are told apart by their order (see `identitiesOf`). */
  readonly row: string;
  readonly header: string;
  readonly seen: Cell;
  readonly wanted: Cell;
}

export type Identify = (fields: (header: string) => Cell) => string;

/** A write that was not made, because the row has gone or the cell holds something else by now. */
export interface Unwritten extends CellWrite {
  /** Undefined when the row or the column has gone. */
  readonly found: Cell | undefined;
}

const TRIES = 3;
const same = (a: Cell | undefined, b: Cell): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An identity for each row of the table; rows that share one are told apart by their order. Blank rows have none. */
export function identitiesOf(table: Table, identify: Identify): string[] {
  const seen = new Map<string, number>();
  return table.rows.map(({ fields }) => {
    const id = sameId(identify(fields));
    if (id === '') return '';
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return `${id}\u0000${n}`;
  });
}

/**
 * Reads the tab, writes the cells where their rows are now, and reads it again: what landed in another row, because somebody sorted,
 * inserted or deleted in between, is put back, and the write is made again. Returns what was not written.
 */
export function writeCells(tab: string, writes: readonly CellWrite[], identify: Identify): Unwritten[] {
  let open = writes;
  const unwritten: Unwritten[] = [];
  for (let attempt = 1; open.length > 0; attempt++) {
    if (attempt > TRIES) throw new Problem(messages.rowsMoved);
    const before = locate(readTable(tab), identify);
    const [ready, changed] = part(open, (write) => same(before.cell(write), write.seen));
    unwritten.push(...changed.filter((write) => !same(before.cell(write), write.wanted)).map((write) => found(write, before)));
    if (ready.length === 0) break;
    writeRuns(before, ready);
    const after = locate(readTable(tab), identify);
    open = ready.filter((write) => same(after.cell(write), write.seen) && !same(write.seen, write.wanted));
    if (open.length > 0) putBack(before, after, open);
  }
  return unwritten;
}

const found = (write: CellWrite, place: Located): Unwritten => ({ ...write, found: place.cell(write) });

function part<T>(items: readonly T[], isIn: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isIn), items.filter((item) => !isIn(item))];
}

interface Located {
  readonly table: Table;
  readonly rows: ReadonlyMap<string, TableRow>;
  readonly keys: readonly string[];
  /** What the cell holds; undefined when its row or column is not there. */
  readonly cell: (at: { row: string; header: string }) => Cell | undefined;
}

function locate(table: Table, identify: Identify): Located {
  const keys = identitiesOf(table, identify);
  const rows = new Map(table.rows.map((row, i) => [keys[i] ?? '', row]));
  rows.delete('');
  const cell = ({ row, header }: { row: string; header: string }): Cell | undefined =>
    table.places.has(header) ? rows.get(row)?.fields(header) : undefined;
  return { table, rows, keys, cell };
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
 * Cells that hold by now what was meant for a cell that was missed: where it was written, or wherever it has been taken since when the
 * column never held it before.
 */
function putBack(before: Located, after: Located, missed: readonly CellWrite[]): void {
  const meant = new Set(missed.map(({ header, row }) => `${header}\u0001${row}`));
  const written = new Set(missed.map((write) => `${before.rows.get(write.row)?.row} ${before.table.places.get(write.header)}`));
  for (const [i, { row, fields }] of after.table.rows.entries()) {
    const key = after.keys[i] ?? '';
    for (const [place, header] of after.table.headers.entries()) {
      const [holds, held] = [fields(header), before.rows.get(key)?.fields(header) ?? ''];
      if (meant.has(`${header}\u0001${key}`) || same(holds, held) || !missed.some(({ wanted }) => same(holds, wanted))) continue;
      const isNew = before.table.rows.every((known) => !same(known.fields(header), holds));
      if (!isNew && !written.has(`${row} ${place}`)) continue;
      sheetNamed(after.table.tab.name)
        .getRange(row, place + 1)
        .setValue(toWrite(after.table, header, held));
    }
  }
}
