/** The header row: in row 1, with the tab's own names, each once, and none missing. */
import { asText, isBlank } from '../../domain/cell';
import { compareHeaders, headerRow, type Renamed, type Structure } from '../../tabs/structure';
import { repair } from '../../texts';
import { dressColumns } from '../dress';
import { type Finding, headersOf, type TabView, viewTab } from './finding';

/** Only when it finds nothing is the tab fit to be looked at further. */
export function inspectHeaders(view: TabView): Finding[] {
  const { tab, sheet, grid } = view;
  const row = headerRow(grid, tab.columns);
  if (sheet.getLastRow() === 0) return [{ words: repair.headersWritten(tab.name), mend: () => writeHeaders(view) }];
  if (row === 0) return [{ words: repair.headersLost(tab.name) }];
  if (row > 1 && isFilterAbove(sheet, row)) return [{ words: repair.filterAbove(tab.name, row) }];
  if (row > 1) return [{ words: repair.headerRowMoved(tab.name, row), mend: () => moveUp(view, row) }];
  const found = compare(view);
  const isEmpty = emptyIn(view);
  return [...found.renamed.map((one) => giveBack(view, one)), ...doubles(view, found, isEmpty), ...missing(view, found)];
}

const emptyIn =
  ({ grid }: TabView) =>
  (place: number): boolean =>
    grid.slice(1).every((cells) => isNothing(cells[place]));

const compare = (view: TabView): Structure => compareHeaders(view.headers, view.notes, view.tab.columns, emptyIn(view));

const isNothing = (cell: TabView['grid'][number][number] | undefined): boolean =>
  cell === undefined || cell === false || isBlank(cell);

function writeHeaders({ tab, sheet }: TabView): void {
  const lacking = tab.columns.length - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  if (sheet.getLastRow() === 0) dressColumns(sheet, tab.columns, 1);
}

/** A filter keeps the row that it starts with, so nothing above the headers can be moved out of it. */
const isFilterAbove = (sheet: TabView['sheet'], row: number): boolean => (sheet.getFilter()?.getRange().getRow() ?? row) < row;

/** The rows above come below, so that nothing that stood there is lost; the headers keep their place in a filter. */
function moveUp({ tab, sheet, grid }: TabView, row: number): void {
  const now = sheet.getRange(row, 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? [];
  const isStill = (grid[row - 1] ?? []).every((cell, place) => asText(cell) === String(now[place] ?? '') || !isHeader(tab, cell));
  if (isStill) sheet.moveRows(sheet.getRange(`1:${row - 1}`), row + 1);
}

const isHeader = (tab: TabView['tab'], cell: TabView['grid'][number][number]): boolean =>
  tab.columns.some(({ header }) => header === asText(cell).trim());

function giveBack({ tab, sheet }: TabView, { from, to }: Renamed): Finding {
  const mend = (): void => {
    // Somebody may have moved columns while their headers and notes were read.
    const still = compare(viewTab(tab, sheet)).renamed.find((one) => one.from === from && one.to === to);
    if (still !== undefined) sheet.getRange(1, still.place + 1).setValue(`'${to}`);
  };
  return { words: repair.headerRenamed(tab.name, from, to), mend };
}

/** A copied column: when it holds the same, or nothing, it gets a name of its own; else only a person can tell which is meant. */
function doubles(view: TabView, { twice }: Structure, isEmpty: (place: number) => boolean): Finding[] {
  const column = (place: number): string => JSON.stringify(view.grid.slice(1).map((cells) => cells[place] ?? ''));
  return twice.map(({ header, places }) => {
    const filled = places.filter((place) => !isEmpty(place));
    const kept = filled[0] ?? places[0] ?? 0;
    if (filled.some((place) => column(place) !== column(kept)))
      return { words: repair.headerTwice(view.tab.name, header, places.map(letters)) };
    const others = places.filter((place) => place !== kept);
    return {
      words: repair.copyRenamed(view.tab.name, header, repair.copyName(header)),
      mend: () => renameCopies(view, header, others),
    };
  });
}

function renameCopies({ sheet }: TabView, header: string, places: readonly number[]): void {
  const now = headersOf(sheet);
  for (const place of places) {
    if (now[place] === header && now.indexOf(header) !== now.lastIndexOf(header)) {
      sheet.getRange(1, place + 1).setValue(`'${repair.copyName(header)}`);
    }
  }
}

function letters(place: number): string {
  const rest = Math.floor(place / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (place % 26))}`;
}

function missing({ tab, sheet }: TabView, { missing: headers }: Structure): Finding[] {
  if (headers.length === 0) return [];
  return [{ words: repair.columnsAdded(tab.name, headers), mend: () => addColumns({ tab, sheet }, headers) }];
}

/** Each beside its neighbour of the template, wherever that stands by now. */
function addColumns({ tab, sheet }: Pick<TabView, 'tab' | 'sheet'>, headers: readonly string[]): void {
  const { missing } = compare(viewTab(tab, sheet));
  for (const header of headers.filter((one) => missing.includes(one))) {
    const now = headersOf(sheet);
    if (now.includes(header)) continue;
    const at = tab.columns.findIndex((column) => column.header === header);
    const before = tab.columns.slice(0, at).filter((column) => now.includes(column.header));
    const neighbour = before[before.length - 1];
    const place = neighbour === undefined ? 1 : now.indexOf(neighbour.header) + 2;
    if (place > sheet.getMaxColumns()) sheet.insertColumnAfter(sheet.getMaxColumns());
    else sheet.insertColumnBefore(place);
    const added = sheet.getRange(1, place, sheet.getMaxRows(), 1);
    // An inserted column takes on what its neighbour looks like and offers.
    added.clearFormat().clearDataValidations();
    dressColumns(
      sheet,
      tab.columns.filter((column) => column.header === header),
      place,
    );
  }
}
