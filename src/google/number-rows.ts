/** Gives each new row its id: the next one ever, kept in Settings, never one that was used before. */
import { asText, type Cell, isBlank } from '../domain/cell';
import { prepare } from '../domain/context';
import { nextMeasureIds } from '../domain/measure-ids';
import { Problem } from '../domain/problem';
import { filledRows, type Table, type TableRow } from '../tabs/table';
import { messages } from '../texts';
import { identitiesOf } from './read-again';
import { type ReadBook, readTable } from './workbook';
import { writeCells } from './write-cells';

/** A tab whose rows get their ids from the script. */
interface Numbered {
  readonly tab: string;
  /** The id's column. */
  readonly header: string;
  /** Where Settings keeps what was given last. */
  readonly setting: string;
  /** Whether a row has what its id is made of. */
  readonly canNumber: (row: TableRow) => boolean;
  /** `used` are ids that stand anywhere, those of rows that have gone by now among them. */
  readonly next: (rows: readonly TableRow[], counted: Cell, used: readonly string[]) => Next;
}

/** The new ids by sheet row, and what Settings is to remember. */
interface Next {
  readonly ids: ReadonlyMap<number, string>;
  readonly counted: Cell;
}

const counting =
  (prefix: string, setting: string): Numbered['next'] =>
  (rows, counted, used) => {
    if (!isBlank(counted) && (typeof counted !== 'number' || counted < 0)) throw new CounterProblem(setting, counted);
    const last = used.reduce((most, id) => Math.max(most, numberIn(id)), Number(counted));
    const ids = new Map(rows.map(({ row }, i) => [row, `${prefix}${String(last + i + 1).padStart(2, '0')}`]));
    return { ids, counted: last + rows.length };
  };

const counted = (tab: string, header: string, prefix: string, setting: string): Numbered => ({
  tab,
  header,
  setting,
  canNumber: () => true,
  next: counting(prefix, setting),
});

const PROPOSALS = counted('Proposals', 'No', 'PR-', 'Last proposal number');

/** Another tab whose rows get ids is one line here. */
export const NUMBERED: readonly Numbered[] = [
  PROPOSALS,
  counted('Visits', 'Id', 'V-', 'Last visit number'),
  counted('Tasks', 'Id', 'T-', 'Last task number'),
  counted('Reviews', 'Id', 'R-', 'Last review number'),
  {
    tab: 'Measures',
    header: 'Id',
    setting: 'Last measure ids',
    canNumber: ({ fields }) => !isBlank(fields('Action')),
    next: nextMeasures,
  },
];

class CounterProblem extends Error {
  constructor(
    readonly setting: string,
    readonly counted: Cell,
  ) {
    super(setting);
  }
}

const numberIn = (id: string): number => Number(/(\d{1,9})\s*$/.exec(id)?.[1] ?? 0);

function nextMeasures(rows: readonly TableRow[], remembered: Cell, used: readonly string[]): Next {
  const actions = rows.map(({ row, fields }) => ({ row, action: asText(fields('Action')).trim() }));
  const { ids, last } = nextMeasureIds(actions, used, asText(remembered));
  return { ids, counted: last };
}

/** Rows that a person has filled and that have no id yet. */
export function withoutId(table: Table, header: string): TableRow[] {
  return filledRows(table).filter(({ fields }) => isBlank(fields(header)));
}

/** Gives ids to the tab's new rows. `alsoUsed` are ids that other tabs remember. Returns them by sheet row, as the table was read. */
export function numberRows(table: Table, settings: Table, alsoUsed: readonly string[] = []): ReadonlyMap<number, string> {
  const kind = NUMBERED.find(({ tab }) => tab === table.tab.name);
  const rows = kind === undefined ? [] : withoutId(table, kind.header).filter(kind.canNumber);
  if (kind === undefined || rows.length === 0) return new Map();
  const ids = count(kind, rows, table, settings, alsoUsed);
  giveIds(table, kind.header, ids);
  return ids;
}

/** After rows came in with ids of their own: none of these is ever given again, also once its row has gone. */
export function rememberIds(table: Table, settings: Table): void {
  const kind = NUMBERED.find(({ tab }) => tab === table.tab.name);
  if (kind !== undefined) count(kind, [], table, settings, []);
}

/** The new ids, after Settings has what was given last: cut off in between, a number is left out, but none is given twice. */
function count(
  kind: Numbered,
  rows: readonly TableRow[],
  table: Table,
  settings: Table,
  alsoUsed: readonly string[],
): ReadonlyMap<number, string> {
  const setting = settings.rows.find(({ fields }) => asText(fields('Setting')).trim() === kind.setting);
  if (setting === undefined) throw new Problem(messages.settingMissing(kind.setting));
  const remembered = setting.fields('Value');
  const { ids, counted } = nextIds(kind, rows, remembered, [...usedIn(table, kind.header), ...alsoUsed], setting.row);
  if (asText(counted) !== asText(remembered)) remember(kind.setting, remembered, counted);
  return ids;
}

const usedIn = (table: Table, header: string): string[] => table.rows.map(({ fields }) => asText(fields(header)));

function nextIds(kind: Numbered, rows: readonly TableRow[], remembered: Cell, used: readonly string[], settingRow: number): Next {
  try {
    return kind.next(rows, remembered, used);
  } catch (error) {
    if (!(error instanceof CounterProblem)) throw error;
    throw new Problem(messages.setting(settingRow, error.setting, asText(error.counted), messages.expectCount));
  }
}

function remember(setting: string, seen: Cell, wanted: Cell): void {
  const write = { row: `${setting.toLowerCase()}\u00001`, header: 'Value', seen, wanted };
  if (writeCells('Settings', [write], (fields) => asText(fields('Setting'))).length > 0) throw new Problem(messages.rowsMoved);
}

/** New rows have nothing but their content to be known by. */
function giveIds(table: Table, header: string, ids: ReadonlyMap<number, string>): void {
  const columns = table.tab.columns.filter((column) => column.script !== true && column.header !== header);
  const identify = (fields: (header: string) => Cell): string => {
    const cells = columns.map((column) => asText(fields(column.header)).trim());
    return cells.every((cell) => cell === '') ? '' : cells.join('\u0001');
  };
  const keys = identitiesOf(table, identify);
  const writes = table.rows.flatMap(({ row, fields }, i) => {
    const wanted = ids.get(row);
    return wanted === undefined ? [] : [{ row: keys[i] ?? '', header, seen: fields(header), wanted }];
  });
  if (writeCells(table.tab.name, writes, identify).length > 0) throw new Problem(messages.rowsMoved);
}

/** Numbers the new rows of every tab that is there, for Set up or repair and whatever adds rows. */
export function numberNewRows(tabs: readonly string[]): void {
  for (const { tab } of NUMBERED) {
    if (tabs.includes(tab)) numberRows(readTable(tab), readTable('Settings'));
  }
}

/** The book as it is once new proposals have their numbers; the same book when none is new. */
export function numberNewProposals(read: ReadBook): ReadBook {
  // Rules and settings first: a message that nothing was changed must be true.
  prepare(read.book);
  const numbers = numberRows(read.proposals, read.settings, rememberedIn([read.checks, read.judgements]));
  return numbers.size === 0 ? read : withNumbers(read, numbers);
}

/** A proposal that has gone by now may have a record or a judgement. */
const rememberedIn = (tables: readonly Table[]): string[] => tables.flatMap((table) => usedIn(table, 'Proposal'));
const readRemembered = (): string[] => rememberedIn(['Checks', 'Judgements'].map(readTable));

/** Gives new proposals their numbers, without the rules that a check needs. */
export function numberProposals(table: Table): ReadonlyMap<number, string> {
  return numberRows(table, readTable('Settings'), readRemembered());
}

/** The number of a proposal whose row is still to be added. */
export function reserveNumber(table: Table): string {
  const row = { row: 0, cells: [], fields: () => '' };
  return count(PROPOSALS, [row], table, readTable('Settings'), readRemembered()).get(row.row) ?? '';
}

function withNumbers(read: ReadBook, numbers: ReadonlyMap<number, string>): ReadBook {
  const numbered = <T extends { row: number; fields: (header: string) => Cell }>(row: T): T => {
    const no = numbers.get(row.row);
    return no === undefined ? row : { ...row, fields: (header: string) => (header === 'No' ? no : row.fields(header)) };
  };
  return {
    ...read,
    proposals: { ...read.proposals, rows: read.proposals.rows.map(numbered) },
    book: { ...read.book, proposals: read.book.proposals.map(numbered) },
  };
}
