/** A tab read again after a write: each row and column found where somebody has moved it meanwhile. */
import type { Cell } from '../domain/cell';
import { sameId } from '../domain/text';
import { makeTableAgain, type Table, type TableRow } from '../tabs/table';
import { toCell } from './cells';
import { sheetNamed } from './workbook';

/** What a row is known by, from its cells; '' when it has nothing. */
export type Identify = (fields: (header: string) => Cell) => string;

/** An identity for each row of the table; rows that share one are told apart by their order. */
export function identitiesOf(table: Table, identify: Identify): string[] {
  const seen = new Map<string, number>();
  return table.rows.map(({ fields }) => {
    const id = sameId(identify(fields));
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return `${id}\u0000${n}`;
  });
}

/** Whether an identity is one that only blank rows share. */
export const isNobody = (key: string): boolean => key.startsWith('\u0000');

export interface Again {
  readonly table: Table;
  /** What each row of the table was known by before. */
  readonly keys: readonly string[];
  /** Every cell, from row 1 on. */
  readonly grid: readonly (readonly Cell[])[];
  /** Whether each row and each of the tab's columns is where it was. */
  readonly isStill: boolean;
  /** The row of a sheet row; its header row, or undefined above that and below the last. */
  readonly rowAt: (row: number) => { readonly key: string } | 'headers' | undefined;
}

/** Never throws because of headers: what a write has left in a wrong place must be put back first. */
export function readAgain(before: Table, identify: Identify): Again {
  const grid = sheetNamed(before.tab.name)
    .getDataRange()
    .getValues()
    .map((row) => row.map(toCell));
  const table = makeTableAgain(before, grid);
  const known = identitiesOf(before, identify);
  const sameColumns = before.tab.columns.every(({ header }) => table.places.get(header) === before.places.get(header));
  const found = identitiesOf(table, identify);
  const keys = sameColumns || areIn(known, found) ? found : table.rows.map((_, i) => known[i] ?? '\u0000');
  const sameRows = table.headerRow === 1 && known.every((key, i) => isNobody(key) || key === keys[i]);
  const rowAt: Again['rowAt'] = (row) => {
    const key = keys[row - table.headerRow - 1];
    return row === table.headerRow ? 'headers' : key === undefined ? undefined : { key };
  };
  return { table, keys, grid, isStill: sameColumns && sameRows, rowAt };
}

/** Where columns have moved, a write may have covered what a row is known by; its place tells it then. */
function areIn(known: readonly string[], found: readonly string[]): boolean {
  const all = new Set(found);
  return known.every((key) => isNobody(key) || all.has(key));
}

/** Rows of the table by their identity; blank rows have none. */
export function rowsByKey(table: Table, keys: readonly string[]): Map<string, TableRow> {
  return new Map(
    table.rows.flatMap((row, i): [string, TableRow][] => (isNobody(keys[i] ?? '\u0000') ? [] : [[keys[i] ?? '', row]])),
  );
}
