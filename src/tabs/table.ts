/** A tab as read: rows of cells found by header, never by position. */
import { type Cell, isBlank } from '../domain/cell';
import { Problem } from '../domain/problem';
import type { RowAt } from '../domain/rules';
import { messages } from '../texts';
import type { Tab } from './schema';
import { headerRow } from './structure';

export interface Table {
  readonly tab: Tab;
  /** All headers of the sheet, staff's own included, by 0-based column. */
  readonly headers: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** The rows below the header down to the last with content; `row` is as the sheet numbers it. */
  readonly rows: readonly TableRow[];
}

export interface TableRow extends RowAt {
  readonly cells: readonly Cell[];
}

/** Throws a Problem that names the header when one of the tab's columns is missing or there twice. */
export function makeTable(tab: Tab, grid: readonly (readonly Cell[])[]): Table {
  const headers = (grid[0] ?? []).map((cell) => String(cell).trim());
  const places = new Map<string, number>();
  for (const [place, header] of headers.entries()) {
    if (places.has(header) && tab.columns.some((column) => column.header === header)) {
      throw new Problem(messages.headerTwice(tab.name, header));
    }
    if (header !== '' && !places.has(header)) places.set(header, place);
  }
  const missing = tab.columns.map(({ header }) => header).filter((header) => !places.has(header));
  if (missing.length > 0) throw new Problem(messages.headerMissing(tab.name, missing));
  return { tab, headers, places, rows: rowsBelow(grid, 1, places) };
}

function rowsBelow(grid: readonly (readonly Cell[])[], headerRow: number, places: ReadonlyMap<string, number>): TableRow[] {
  return grid.slice(headerRow, lastFilled(grid) + 1).map((cells, i) => ({
    row: headerRow + i + 1,
    cells,
    fields: (header: string): Cell => {
      const place = places.get(header);
      return place === undefined ? '' : (cells[place] ?? '');
    },
  }));
}

/**
 * The table that was read `before`, as it is in `grid` by now, whatever has happened to its headers: rows above them, one that is
 * renamed or written over (its column is known by its place), one whose column has gone (its cells are blank).
 */
export function makeTableAgain(before: Table, grid: readonly (readonly Cell[])[]): Table & { readonly headerRow: number } {
  const row = headerRow(grid, before.tab.columns) || 1;
  const found = (grid[row - 1] ?? []).map((cell) => String(cell).trim());
  const known = new Set(before.tab.columns.map(({ header }) => header));
  const headers = Array.from({ length: Math.max(found.length, before.headers.length) }, (_, place) => {
    const [here, once] = [found[place] ?? '', before.headers[place] ?? ''];
    return known.has(once) && !found.includes(once) && !known.has(here) ? once : here;
  });
  const places = new Map([...headers.entries()].reverse().map(([place, header]): [string, number] => [header, place]));
  places.delete('');
  return { tab: before.tab, headers, places, rows: rowsBelow(grid, row, places), headerRow: row };
}

const isNothing = (cell: Cell): boolean => cell === false || isBlank(cell);

/** An unticked box is nothing: a column of them would reach to the end of the sheet. */
function lastFilled(grid: readonly (readonly Cell[])[]): number {
  let last = grid.length - 1;
  while (last > 0 && (grid[last] ?? []).every(isNothing)) last--;
  return last;
}

/** Rows in which a person (or, on the script's own tabs, the script) has put something: an unticked box is nothing. */
export function filledRows(table: Table): TableRow[] {
  const own = table.tab.columns.every(({ script }) => script === true);
  const headers = table.tab.columns.filter(({ script }) => own || script !== true).map(({ header }) => header);
  return table.rows.filter(({ fields }) => headers.some((header) => !isNothing(fields(header))));
}
