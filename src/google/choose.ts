/** Choose…: tick boxes for the selected cell when it can hold several choices, and the call that saves them. */
import { asText, type Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { joinTicks, nameTicksOf, type Ticks, ticksOf, withoutTyping } from '../domain/ticks';
import { type Column, type Tab, tabNamed, tabs } from '../tabs/schema';
import type { Table } from '../tabs/table';
import { formWords } from '../texts';
import { showDialog } from './dialog';
import { itemsOf, organisationNames } from './lists';
import { type Identify, identitiesOf } from './read-again';
import { alone } from './session';
import { fullTabs } from './template';
import { readTable, sheetNamed } from './workbook';
import { writeCells } from './write-cells';

const isOffered = ({ type, script }: Column): boolean => script !== true && (type === 'choices' || type === 'names');

/** Where a cell is, whatever moves meanwhile. */
export interface CellPlace {
  readonly tab: string;
  readonly header: string;
  /** The row's identity. */
  readonly row: string;
  /** What people call the row. */
  readonly name: string;
  /** The cell when the dialog was opened. */
  readonly seen: Cell;
}

export interface ChooseView extends CellPlace {
  readonly hint: string;
  readonly note: string;
  readonly ticks: Ticks;
}

/** Opens the tick boxes of the selected cell. */
export function chooseForSelected(): string {
  const { table, column, row, several } = selectedCell();
  const place = placeOf(table, column.header, row);
  const options = column.type === 'names' ? organisationNames().all : itemsOf(readTable('Lists'), column.list ?? '');
  const note = fullTabs()
    .find(({ name }) => name === table.tab.name)
    ?.columns.find(({ header }) => header === column.header)?.note;
  const ticks = column.type === 'names' ? nameTicksOf(place.seen, options) : ticksOf(place.seen, options);
  const hint = several ? formWords.firstOf(formWords.chooseFor(column.header, place.name)) : '';
  const view = { ...place, hint, note: withoutTyping(note ?? ''), ticks } satisfies ChooseView;
  showDialog('choose', view, formWords.chooseTitle, heightFor(ticks.options.length));
  return '';
}

const heightFor = (options: number): number => Math.min(640, 250 + 28 * options);

function selectedCell(): { table: Table; column: Column; row: number; several: boolean } {
  const range = SpreadsheetApp.getActive().getActiveRange();
  const tab = tabs.find(({ name }) => name === range?.getSheet().getName());
  if (range === null || tab === undefined || !tab.columns.some(isOffered)) throw new Problem(whereItWorks());
  const table = readTable(tab.name);
  const header = table.headers[range.getColumn() - 1] ?? '';
  const column = tab.columns.find((known) => known.header === header && isOffered(known));
  if (column === undefined || range.getRow() < 2) throw new Problem(whereItWorks());
  return { table, column, row: range.getRow(), several: range.getNumRows() * range.getNumColumns() > 1 };
}

function whereItWorks(): string {
  const offering = tabs.filter(({ columns }) => columns.some(isOffered));
  const headers = (tab: Tab): string[] => tab.columns.filter(isOffered).map(({ header }) => header);
  return formWords.chooseWhere(offering.map((tab) => formWords.chooseOn(tab.name, headers(tab))));
}

function placeOf(table: Table, header: string, row: number): CellPlace {
  const at = table.rows.findIndex((known) => known.row === row);
  const key = identitiesOf(table, identityOf(table.tab, header))[at] ?? '';
  const fields = table.rows[at]?.fields;
  if (fields === undefined || key === '') throw new Problem(whereItWorks());
  const place = table.places.get(header) ?? 0;
  const formula = sheetNamed(table.tab.name)
    .getRange(row, place + 1)
    .getFormula();
  if (formula !== '') throw new Problem(formWords.chooseFormula(header, row));
  const id = asText(fields(idOf(table.tab)?.header ?? '')).trim();
  return { tab: table.tab.name, header, row: key, name: id === '' ? formWords.rowNumber(row) : id, seen: fields(header) };
}

const idOf = (tab: Tab): Column | undefined => tab.columns.find(({ type }) => type === 'id');

/** The row's id; while it has none, what people filled in its other cells. */
const identityOf =
  (tab: Tab, header: string): Identify =>
  (fields) => {
    const id = asText(fields(idOf(tab)?.header ?? '')).trim();
    if (id !== '') return id;
    const others = tab.columns.filter((column) => column.script !== true && column.header !== header);
    const cells = others.map((column) => asText(fields(column.header)).trim());
    return cells.every((cell) => cell === '' || cell === 'FALSE') ? '' : cells.join('\u0001');
  };

export interface ChooseRequest extends CellPlace {
  readonly ticks: Ticks;
}

export interface ChooseResult {
  readonly said: string;
  /** What somebody has put there since: nothing was written. */
  readonly theirs?: { readonly cell: Cell; readonly shown: string };
}

/** Writes the ticked items in the list's order, unless somebody has changed the cell. */
export function saveChosen({ tab: name, header, row, name: rowName, seen, ticks }: ChooseRequest): ChooseResult {
  return alone(() => {
    const tab = tabNamed(name);
    const identify = identityOf(tab, header);
    if (!tab.columns.some((column) => column.header === header && isOffered(column))) throw new Problem(whereItWorks());
    const [unwritten] = writeCells(name, [{ row, header, seen, wanted: joinTicks(ticks) }], identify);
    if (unwritten === undefined) return { said: formWords.chosen(header, rowName) };
    const { found } = unwritten;
    if (found === undefined) throw new Problem(formWords.rowGone(rowName));
    return { said: formWords.cellChanged, theirs: { cell: found, shown: asText(found) } };
  });
}
