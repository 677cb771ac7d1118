/** Loads a data set into a workbook that has been set up and is still empty. */
import { asText, type Cell } from '../domain/cell';
import { isDecided } from '../domain/context';
import { toDay } from '../domain/day';
import { Problem } from '../domain/problem';
import type { TypedRow } from '../tabs/schema';
import { filledRows, type Table } from '../tabs/table';
import { dataWords, logged, menu } from '../texts';
import { checkAndWrite } from './check-proposals';
import { now, whoIsThis } from './clock';
import { type LogEntry, writeLogs } from './log';
import { NUMBERED, rememberIds } from './number-rows';
import { alone } from './session';
import { type DataSet, dataSet, fullTabs } from './template';
import { readBook, readTable, requireLocale, sheetNamed } from './workbook';
import { appendRows } from './write';

/** A fictional county in mid-year. */
export function loadExampleData(): string {
  return alone(() => {
    const data = load('example');
    writeLogs([entry(menu.loadExample, data), ...statusEntries(data)]);
    checkDecided();
    return dataWords.exampleLoaded(data.Proposals?.length ?? 0);
  });
}

/** The 2009-10 plan, retold. */
export function loadPlan(): string {
  return alone(() => {
    const data = load('plan-2009-10');
    writeLogs([entry(dataWords.menuPlan, data)]);
    return dataWords.planLoaded(data.Actions?.length ?? 0, data.Measures?.length ?? 0);
  });
}

/** Refuses when any tab that starts empty already holds rows: nobody's work is mixed with a data set. */
function load(name: string): DataSet {
  requireLocale();
  const data = dataSet(name);
  const emptyAtFirst = fullTabs().filter(({ rows, lists, columns }) => !rows && !lists && columns.some(({ script }) => !script));
  const tables = emptyAtFirst.map((tab) => readTable(tab.name));
  const used = tables.find((table) => filledRows(table).length > 0);
  if (used !== undefined) throw new Problem(dataWords.needsEmpty(used.tab.name));
  for (const table of tables) loadRows(table, data[table.tab.name] ?? []);
  const numbered = NUMBERED.map(({ tab }) => tab).filter((tab) => data[tab] !== undefined);
  for (const tab of numbered) rememberIds(readTable(tab), readTable('Settings'));
  return data;
}

function loadRows(table: Table, rows: readonly TypedRow[]): void {
  appendRows(
    table,
    rows.map((row) => typed(row, table)),
  );
  const sheet = sheetNamed(table.tab.name);
  for (const [i, row] of rows.entries()) {
    for (const [header, value] of Object.entries(row)) {
      const place = table.places.get(header);
      // A column that holds numbers and percentages has no format of its own.
      if (place === undefined || percentIn(value) === undefined) continue;
      sheet.getRange(table.rows.length + 2 + i, place + 1).setNumberFormat('0%');
    }
  }
}

/** Days as dates, percentages as numbers, all other text as text. A blank checkbox is an unticked one. */
function typed(row: TypedRow, { tab }: Table): Record<string, Cell> {
  return Object.fromEntries(
    tab.columns.map(({ header, type }): [string, Cell] => {
      const value = row[header] ?? '';
      const day = type === 'date' || type === 'date and time' ? toDay(asText(value)) : undefined;
      return [header, day === undefined ? (percentIn(value) ?? value) : { day, time: '00:00:00' }];
    }),
  );
}

/** `percentIn('60%') //=> 0.6` */
function percentIn(value: unknown): number | undefined {
  const digits = typeof value === 'string' ? /^(\d{1,3})%$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits) / 100;
}

const entry = (what: string, data: DataSet): LogEntry => ({
  what,
  where: logged.workbook,
  before: '',
  after: Object.keys(data).join('; '),
});

/** A status that the Log does not know would be taken back: each proposal's is told to it. */
const statusEntries = (data: DataSet): LogEntry[] =>
  (data.Proposals ?? []).map((row) => ({
    what: dataWords.status,
    where: String(row.No ?? ''),
    before: '',
    after: String(row.Status ?? ''),
  }));

/** The other proposals wait for the first Check all, as they would if somebody had typed them. */
function checkDecided(): void {
  const read = readBook();
  const only = new Set(read.book.proposals.filter(({ fields }) => isDecided(fields)).map(({ row }) => row));
  if (only.size > 0) checkAndWrite(read, { now: now(), by: whoIsThis(), only, decidedToo: true });
}
