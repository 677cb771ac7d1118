/** The form of one proposal, and the calls that it makes. Only cells that the person changed are written, each where it is by then. */
import { asText, type Cell, isBlank } from '../domain/cell';
import { isDecided, numberOf } from '../domain/context';
import { Problem } from '../domain/problem';
import {
  type Change,
  type FieldError,
  type FormField,
  type FormStep,
  fieldOf,
  formColumns,
  leastWords,
  optionsOf,
  parseChanges,
  stepsOf,
} from '../domain/proposal-form';
import { sameId } from '../domain/text';
import { tabNamed } from '../tabs/schema';
import { filledRows, type Table, type TableRow } from '../tabs/table';
import { formWords } from '../texts';
import { checkAndWrite } from './check-proposals';
import { now, whoIsThis } from './clock';
import { showDialog } from './dialog';
import { itemsOf, organisationNames } from './lists';
import { numberNewProposals, numberProposals, reserveNumber } from './number-rows';
import { alone } from './session';
import { fullTabs } from './template';
import { readBook, readTable, requireLocale, sheetNamed } from './workbook';
import { appendRows } from './write';
import { writeCells } from './write-cells';

export interface FormView {
  /** Blank for a new proposal until it is saved. */
  readonly no: string;
  readonly title: string;
  /** The status of a proposal whose decision stands: its form is only for reading. */
  readonly decided: string;
  readonly steps: readonly FormStep[];
  readonly fields: Readonly<Record<string, FormField>>;
}

/** Opens the form of the selected proposal, or of a new one when no proposal is selected. */
export function openFormDialog(): string {
  const no = alone(selectedNumber);
  showDialog('form', viewForm(no), formWords.formTitle, 640);
  return '';
}

/** The number of the selected row, which is given first when it has none. */
function selectedNumber(): string {
  const range = SpreadsheetApp.getActive().getActiveRange();
  if (range === null || range.getSheet().getName() !== 'Proposals') return '';
  const table = readTable('Proposals');
  const row = filledRows(table).find((filled) => filled.row === range.getRow());
  if (row === undefined) return '';
  const no = asText(row.fields('No')).trim();
  return no === '' ? (numberProposals(table).get(row.row) ?? '') : no;
}

/** The form as the sheet stands; with a blank number, that of a new proposal. */
export function viewForm(no: string): FormView {
  requireLocale();
  const table = readTable('Proposals');
  const row = no === '' ? undefined : requireRow(table, no);
  const fields = row?.fields ?? (() => '');
  return {
    no: asText(fields('No')).trim(),
    title: asText(fields('Title')).trim(),
    decided: isDecided(fields) ? asText(fields('Status')).trim() : '',
    steps: stepsOf(table.tab.columns),
    fields: readFields(table, row),
  };
}

function readFields(table: Table, row: TableRow | undefined): Record<string, FormField> {
  const columns = formColumns(tabNamed('Proposals').columns);
  const notes = new Map(
    fullTabs()
      .find(({ name }) => name === 'Proposals')
      ?.columns.map(({ header, note }) => [header, note]),
  );
  const lists = readTable('Lists');
  const least = leastWords(readTable('Criteria').rows, columns);
  const names = organisationNames();
  const formulas = formulasOf(table, row);
  const listOf = (header: string): readonly string[] =>
    itemsOf(lists, columns.find((column) => column.header === header)?.list ?? '');
  const offers = { listOf, prus: names.prus, organisations: names.all };
  return Object.fromEntries(
    columns.map((column) => [
      column.header,
      fieldOf(column, row?.fields(column.header) ?? '', {
        hint: notes.get(column.header) ?? '',
        options: optionsOf(column, offers),
        least: least.get(column.header) ?? 0,
        locked: (formulas[table.places.get(column.header) ?? -1] ?? '') !== '',
      }),
    ]),
  );
}

function formulasOf(table: Table, row: TableRow | undefined): readonly string[] {
  if (row === undefined) return [];
  return sheetNamed(table.tab.name).getRange(row.row, 1, 1, table.headers.length).getFormulas()[0] ?? [];
}

function rowsNumbered(table: Table, no: string): TableRow[] {
  return table.rows.filter(({ fields }) => numberOf(fields) === sameId(no));
}

function requireRow(table: Table, no: string): TableRow {
  const [row, another] = rowsNumbered(table, no);
  if (another !== undefined) throw new Problem(formWords.numberTwice(no));
  if (row === undefined) throw new Problem(formWords.gone(no));
  return row;
}

/** The number of a proposal that is about to be saved for the first time; asked for once, so that saving twice makes one row. */
export function newNumber(): string {
  return alone(() => reserveNumber(readTable('Proposals')));
}

export interface SaveRequest {
  readonly no: string;
  /** Whether the proposal was new when the form was opened: its row may not be there yet. */
  readonly isNew: boolean;
  readonly changes: readonly Change[];
}

export interface Conflict {
  readonly header: string;
  /** What somebody else has put there. */
  readonly theirs: Cell;
  readonly shown: string;
}

export interface SaveResult {
  readonly said: string;
  /** What is on the sheet now of the cells that were written. */
  readonly saved: Readonly<Record<string, Cell>>;
  readonly conflicts: readonly Conflict[];
  readonly errors: readonly FieldError[];
}

/** Writes nothing when a field is wrong. What somebody else has changed meanwhile is not overwritten, and the rest is saved. */
export function saveForm(request: SaveRequest): SaveResult {
  return alone(() => {
    requireLocale();
    if (sameId(request.no) === '') throw new Problem(formWords.noNumber);
    const table = readTable('Proposals');
    const isMissing = request.isNew && rowsNumbered(table, request.no).length === 0;
    const fields = isMissing ? () => '' : requireRow(table, request.no).fields;
    if (isDecided(fields)) throw new Problem(formWords.decidedNow(request.no, asText(fields('Status')).trim()));
    const { cells, errors } = parseChanges(request.changes, formColumns(table.tab.columns), fields);
    if (errors.length > 0) return { said: formWords.faults(errors.length), saved: {}, conflicts: [], errors };
    if (isMissing) appendRows(table, [{ No: request.no, Status: 'Draft', ...filledOf(cells) }]);
    return write(request, cells);
  });
}

const filledOf = (cells: ReadonlyMap<string, Cell>): Record<string, Cell> =>
  Object.fromEntries([...cells].filter(([, cell]) => cell !== false && !isBlank(cell)));

/** A row that was just added holds these values already; they are read back all the same. */
function write({ no, changes }: SaveRequest, cells: ReadonlyMap<string, Cell>): SaveResult {
  const writes = changes.flatMap(({ header, seen }) => {
    const wanted = cells.get(header);
    return wanted === undefined ? [] : [{ row: `${sameId(no)}\u00001`, header, seen, wanted }];
  });
  const unwritten = writeCells('Proposals', writes, (fields) => asText(fields('No')));
  if (unwritten.some(({ found }) => found === undefined)) throw new Problem(formWords.gone(no));
  const conflicts = unwritten.map(({ header, found = '' }) => ({ header, theirs: found, shown: asText(found) }));
  const kept = new Set(conflicts.map(({ header }) => header));
  const saved = Object.fromEntries([...cells].filter(([header]) => !kept.has(header)));
  const count = Object.keys(saved).length;
  const said = conflicts.length === 0 ? formWords.saved(no, count) : formWords.conflicts(count, conflicts.length);
  return { said, saved, conflicts, errors: [] };
}

/** Checks the proposal and returns the verdict in one line. */
export function checkNumbered(no: string): string {
  return alone(() => {
    const read = numberNewProposals(readBook());
    const { row } = requireRow(read.proposals, no);
    return checkAndWrite(read, { now: now(), by: whoIsThis(), only: new Set([row]) }).summary;
  });
}
