/** Bring in: the dialog, what it previews, and what Add writes. */
import type { Brought, Understood } from '../domain/bring-in/brought';
import { isBlankLine, parseClipboard } from '../domain/bring-in/clipboard';
import { planRecords } from '../domain/bring-in/plan-records';
import { parsePlanText } from '../domain/bring-in/plan-text';
import { type Grid, rowRecords, type Target } from '../domain/bring-in/row-records';
import { asText } from '../domain/cell';
import { digest } from '../domain/digest';
import { Problem } from '../domain/problem';
import { sameId } from '../domain/text';
import { tabs } from '../tabs/schema';
import { filledRows, type Table } from '../tabs/table';
import { bringing } from '../texts';
import { type Addition, additionTo } from './add-rows';
import { toCell } from './cells';
import { showDialog } from './dialog';
import { writeLog } from './log';
import { NUMBERED, numberNewProposals, numberRows } from './number-rows';
import { alone } from './session';
import { readBook, readLists, readTable, requireLocale } from './workbook';

export interface BringInRequest {
  readonly source: 'plan' | 'form' | 'rows';
  /** What was pasted; not for a form. */
  readonly text?: string;
  /** Of a form: the tab with its responses. Of rows: the tab they belong to. */
  readonly tab?: string;
}

export interface AddRequest extends BringInRequest {
  /** Of the preview. */
  readonly digest: string;
  /** The places of the records that were ticked. */
  readonly chosen: readonly number[];
}

export interface Preview {
  readonly records: readonly Pick<Brought, 'title' | 'fields' | 'remarks' | 'duplicate'>[];
  readonly aside: Understood['aside'];
  /** How many there are of what was not understood; `aside` may be the first of them. */
  readonly asideCount: number;
  readonly digest: string;
  readonly message: string;
}

const MOST_CHARACTERS = 500_000;
const MOST_ROWS = 500;
const MOST_ASIDE = 300;
/** The column that two rows of a tab rarely share. */
const TITLES: Readonly<Record<string, string>> = { Proposals: 'Title', Actions: 'Action', PRUs: 'Name', Organisations: 'Name' };
/** Ids that people give. */
const OWN_IDS: Readonly<Record<string, string>> = { Actions: 'Number', PRUs: 'Id', Budget: 'Line' };
/** Rows of these are rules or records: they are changed where they stand. */
const NOT_FOR_ROWS = ['Lists', 'Principles', 'Criteria', 'Approval steps', 'Settings', 'Judgements', 'Changes', 'Start here'];

const openTabs = (): string[] =>
  tabs
    .filter(
      ({ name, columns, show }) =>
        columns.some(({ script }) => script !== true) && !NOT_FOR_ROWS.includes(name) && show !== 'Records',
    )
    .map(({ name }) => name)
    .concat('Payments');

function formTabs(): string[] {
  const own = new Set(tabs.map(({ name }) => name));
  const sheets = SpreadsheetApp.getActive().getSheets();
  return sheets.filter((sheet) => !own.has(sheet.getName()) && isForm(sheet)).map((sheet) => sheet.getName());
}

const isForm = (sheet: GoogleAppsScript.Spreadsheet.Sheet): boolean =>
  String(sheet.getRange(1, 1).getValue()).trim().toLowerCase() === 'timestamp';

export function openBringIn(): string {
  showDialog('bring-in', { tabs: openTabs(), forms: formTabs() }, bringing.title, 640);
  return '';
}

export function preview(request: BringInRequest): Preview {
  const found = understand(request);
  const duplicates = found.records.filter(({ duplicate }) => duplicate !== '').length;
  return {
    records: found.records.map(({ title, fields, remarks, duplicate }) => ({ title, fields, remarks, duplicate })),
    aside: found.aside.slice(0, MOST_ASIDE),
    asideCount: found.aside.length,
    digest: digestOf(found),
    message: found.records.length === 0 ? bringing.noRecords : bringing.previewed(found.records.length, duplicates),
  };
}

const digestOf = ({ records, aside }: Understood): string => digest(JSON.stringify([records, aside]), 16);

/** Reads, and writes nothing. */
function understand(request: BringInRequest): Understood {
  requireLocale();
  const found = read(request);
  if (found.records.length > MOST_ROWS) throw new Problem(bringing.tooMany(MOST_ROWS, found.records.length));
  return found;
}

function read(request: BringInRequest): Understood {
  const lists = readLists(readTable('Lists'));
  if (request.source === 'form') return rowRecords(formGrid(request.tab ?? ''), withoutId(target('Proposals', lists)));
  const text = request.text ?? '';
  if (text.length > MOST_CHARACTERS) throw new Problem(bringing.tooLong(MOST_CHARACTERS, text.length));
  if (text.trim() === '') throw new Problem(bringing.nothingPasted);
  const lines = parseClipboard(text);
  if (request.source === 'plan') {
    // Both must be whole before anything is shown as ready to be added.
    readTable('Measures');
    return planRecords(parsePlanText(lines, lists.get('Sections') ?? []), filledRows(readTable('Actions')));
  }
  if (request.source !== 'rows') throw new Problem(bringing.unknownSource);
  if (!openTabs().includes(request.tab ?? '')) throw new Problem(bringing.chooseTab(openTabs()));
  const [header, ...rows] = lines.filter((line) => !isBlankLine(line));
  const grid: Grid = {
    headers: header?.cells ?? [],
    rows: rows.map(({ line, cells }) => ({ where: bringing.line(line), cells })),
  };
  return rowRecords(grid, target(request.tab ?? '', lists));
}

function target(tab: string, lists: Target['lists']): Target {
  const table = readTable(tab);
  const given = NUMBERED.find((one) => one.tab === tab)?.header;
  const id = given ?? OWN_IDS[tab];
  return {
    ...{ tab, columns: table.tab.columns, existing: filledRows(table), lists, givesIds: given !== undefined },
    ...(id === undefined ? {} : { id }),
    ...(TITLES[tab] === undefined ? {} : { title: TITLES[tab] }),
  };
}

/** A question called "No" is answered by anything but the proposal's number. */
function withoutId({ id, ...rest }: Target): Target {
  return { ...rest, columns: rest.columns.filter(({ header }) => header !== id) };
}

function formGrid(tab: string): Grid {
  const sheet = SpreadsheetApp.getActive().getSheetByName(tab);
  if (sheet === null || !isForm(sheet)) throw new Problem(bringing.notAForm(tab));
  const [headers = [], ...rows] = sheet.getDataRange().getValues();
  return {
    headers: headers.map(String),
    rows: rows.map((cells, i) => ({ where: bringing.row(i + 2), cells: cells.map(toCell) })),
    marks: knownMarks(),
  };
}

/** The Log remembers which responses were brought in: their titles may have been changed since. */
function knownMarks(): Set<string> {
  const rows = filledRows(readTable('Log')).filter(({ fields }) => fields('What') === bringing.logged);
  return new Set(rows.flatMap(({ fields }) => /\(([0-9a-f ]+)\)$/.exec(asText(fields('New')))?.[1]?.split(' ') ?? []));
}

/** Reads everything again, and adds what was ticked only if it is what the preview showed: all of it or nothing. */
export function add(request: AddRequest): { message: string; added: Record<string, number> } {
  return alone(() => {
    const found = understand(request);
    if (digestOf(found) !== request.digest) throw new Problem(bringing.changed);
    const wanted = new Set(request.chosen);
    const chosen = found.records.filter((_, i) => wanted.has(i));
    if (chosen.length === 0) throw new Problem(bringing.addNothing);
    const tables = tablesOf(chosen);
    requireIds(chosen, tables);
    const additions = tables.map((table) => additionTo(table, rowsFor(table, chosen)));
    const counts = tables.map((table): [string, number] => [table.tab.name, rowsFor(table, chosen).length]);
    // What would stop the log or the numbers stops the rest before it is written.
    readTable('Log');
    writeAll(additions, () => {
      number(tables);
      writeLog(logEntry(request, chosen, counts));
    });
    return { message: bringing.added(counts), added: Object.fromEntries(counts) };
  });
}

const rowsFor = ({ tab }: Table, chosen: readonly Brought[]): Brought['rows'] =>
  chosen.flatMap(({ rows }) => rows.filter((row) => row.tab === tab.name));

const tablesOf = (chosen: readonly Brought[]): Table[] =>
  [...new Set(chosen.flatMap(({ rows }) => rows.map(({ tab }) => tab)))].map(readTable);

/** An id that a person gives is there, and stands nowhere else. */
function requireIds(chosen: readonly Brought[], tables: readonly Table[]): void {
  const [table] = tables;
  const header = chosen.find(({ id }) => id !== undefined)?.id?.header;
  if (table === undefined || header === undefined) return;
  const used = new Set(table.rows.map(({ fields }) => sameId(asText(fields(header)))));
  for (const { id, title } of chosen) {
    if (id === undefined || id.value === '') throw new Problem(bringing.needsId(header, title));
    if (used.has(sameId(id.value))) throw new Problem(bringing.idTaken(header, id.value));
    used.add(sameId(id.value));
  }
}

function writeAll(additions: readonly Addition[], then: () => void): void {
  const begun: Addition[] = [];
  try {
    for (const addition of additions) {
      begun.push(addition);
      addition.write();
    }
    then();
    SpreadsheetApp.flush();
  } catch (error) {
    const isOurs = error instanceof Problem;
    const left = begun.filter((addition) => !addition.takeBack()).map(({ tab }) => tab);
    const why = error instanceof Error ? error.message : String(error);
    if (left.length > 0) throw new Problem(bringing.failedHalf(left, why));
    throw isOurs ? error : new Problem(bringing.failed(why));
  }
}

function number(tables: readonly Table[]): void {
  for (const { tab } of tables) {
    if (tab.name === 'Proposals') numberNewProposals(readBook());
    else numberRows(readTable(tab.name), readTable('Settings'));
  }
}

function logEntry(request: BringInRequest, chosen: readonly Brought[], counts: readonly (readonly [string, number])[]) {
  const marks = chosen.flatMap(({ mark }) => mark ?? []);
  const after = `${counts.map(([tab, n]) => `${tab}: ${n}`).join('; ')}${marks.length === 0 ? '' : ` (${marks.join(' ')})`}`;
  return {
    what: bringing.logged,
    where: request.source === 'form' ? (request.tab ?? '') : bringing.pasted,
    before: '',
    after,
  };
}
