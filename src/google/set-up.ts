/** Set up or repair: makes what is missing, and never touches a cell that anybody has filled. */
import { asText } from '../domain/cell';
import { type FullTab, startingRows, type TypedRow } from '../tabs/schema';
import { logged, messages } from '../texts';
import { fromCell } from './cells';
import { whoIsThis } from './clock';
import { dressColumns, offerLists } from './dress';
import { writeLog } from './log';
import { alone } from './session';
import { fullTabs } from './template';
import { LOCALE, readTable, sheetNamed, ZONE } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Rows of a new tab, the header's among them. */
const ROWS = 200;

/** What is missing, in words, and how to add it. */
interface Step {
  readonly words: string;
  readonly run: () => void;
}

/** Asks before it adds to a workbook that is already in use. Returns what it did. */
export function setUp(): string {
  const spreadsheet = SpreadsheetApp.getActive();
  const tabs = fullTabs();
  const isNew = tabs.every(({ name }) => spreadsheet.getSheetByName(name) === null);
  const steps = findSteps(spreadsheet, tabs);
  if (steps.length === 0) return messages.setUpDone([]);
  if (!isNew && !agrees(steps)) return messages.setUpCancelled;
  return alone(() => {
    for (const { run } of steps) run();
    if (isNew) finishNew(spreadsheet, tabs);
    const words = steps.map((step) => step.words);
    writeLog({ what: logged.setUp, where: logged.workbook, before: '', after: words.join('; ') });
    return isNew ? messages.newWorkbook(tabs.length) : messages.setUpDone(words);
  });
}

function agrees(steps: readonly Step[]): boolean {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(messages.setUpTitle, messages.setUpAsk(steps.map(({ words }) => words)), ui.ButtonSet.OK_CANCEL);
  return answer === ui.Button.OK;
}

function findSteps(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): Step[] {
  const steps: Step[] = [];
  if (spreadsheet.getSpreadsheetLocale() !== LOCALE || spreadsheet.getSpreadsheetTimeZone() !== ZONE) {
    steps.push({ words: messages.localeSet, run: () => setLocale(spreadsheet) });
  }
  for (const [place, tab] of tabs.entries()) {
    const sheet = spreadsheet.getSheetByName(tab.name);
    if (sheet === null) steps.push({ words: messages.tabAdded(tab.name), run: () => makeTab(spreadsheet, tab, place) });
    else steps.push(...missingColumns(sheet, tab), ...missingRows(sheet, tab));
  }
  return steps;
}

function setLocale(spreadsheet: Spreadsheet): void {
  spreadsheet.setSpreadsheetTimeZone(ZONE);
  spreadsheet.setSpreadsheetLocale(LOCALE);
}

function missingColumns(sheet: Sheet, tab: FullTab): Step[] {
  const width = Math.max(1, sheet.getLastColumn());
  const headers = (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map((value) => String(value).trim());
  const missing = tab.columns.filter(({ header }) => !headers.includes(header));
  if (missing.length === 0) return [];
  const run = (): void => {
    sheet.insertColumnsAfter(width, missing.length);
    dressColumns(sheet, missing, width + 1);
    offerLists(sheet, missing, width + 1);
  };
  return [
    {
      words: messages.columnsAdded(
        tab.name,
        missing.map(({ header }) => header),
      ),
      run,
    },
  ];
}

/** Settings that the script looks for by name; rows of other tabs are the team's to delete. */
function missingRows(sheet: Sheet, tab: FullTab): Step[] {
  if (tab.name !== 'Settings' || sheet.getLastRow() === 0) return [];
  const grid = sheet.getRange(1, 1, sheet.getLastRow(), Math.max(1, sheet.getLastColumn())).getValues();
  const headers = (grid[0] ?? []).map((value) => String(value).trim());
  const place = headers.indexOf('Setting');
  const known = new Set(grid.map((row) => String(row[place] ?? '').trim()));
  const missing = startingRows(tab).filter((row) => !known.has(String(row.Setting)));
  if (missing.length === 0 || place < 0) return [];
  return [
    {
      words: messages.rowsAdded(
        tab.name,
        missing.map((row) => String(row.Setting)),
      ),
      run: () => addRows(sheet, headers, missing),
    },
  ];
}

function makeTab(spreadsheet: Spreadsheet, tab: FullTab, place: number): void {
  const sheet = spreadsheet.insertSheet(tab.name, Math.min(place, spreadsheet.getNumSheets()));
  fitGrid(sheet, tab);
  dressColumns(sheet, tab.columns, 1);
  sheet.setFrozenRows(1);
  if (tab.frozenColumns !== undefined) sheet.setFrozenColumns(tab.frozenColumns);
  groupColumns(sheet, tab);
  addRows(
    sheet,
    tab.columns.map(({ header }) => header),
    startingRows(tab),
  );
}

/** Rows come as they are needed; a small grid opens faster than Google's thousand rows. */
function fitGrid(sheet: Sheet, tab: FullTab): void {
  const columns = sheet.getMaxColumns() - tab.columns.length;
  if (columns > 0) sheet.deleteColumns(tab.columns.length + 1, columns);
  if (columns < 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), -columns);
  const rows = sheet.getMaxRows() - ROWS;
  if (rows > 0) sheet.deleteRows(ROWS + 1, rows);
}

/** Neighbouring groups would melt into one, so the first column of each stays outside, and visible when the group is folded away. */
function groupColumns(sheet: Sheet, tab: FullTab): void {
  for (const [i, column] of tab.columns.entries()) {
    const continues = column.group !== undefined && tab.columns[i - 1]?.group === column.group;
    if (continues) sheet.getRange(1, i + 1).shiftColumnGroupDepth(1);
  }
}

function addRows(sheet: Sheet, headers: readonly string[], rows: readonly TypedRow[]): void {
  if (rows.length === 0) return;
  const grid = rows.map((row) => headers.map((header) => row[header] ?? ''));
  sheet.getRange(sheet.getLastRow() + 1, 1, grid.length, headers.length).setValues(grid);
}

/** The first time: the tabs are there to offer their lists, the blank sheet that Google starts with goes, the workbook learns who it is. */
function finishNew(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): void {
  for (const tab of tabs) {
    const sheet = sheetNamed(tab.name);
    offerLists(sheet, tab.columns, 1);
    if (tab.show !== undefined) sheet.hideSheet();
  }
  for (const sheet of spreadsheet.getSheets()) {
    const ours = tabs.some(({ name }) => name === sheet.getName());
    if (!ours && sheet.getLastRow() === 0) spreadsheet.deleteSheet(sheet);
  }
  setIdentity(spreadsheet);
  sheetNamed('Proposals').activate();
}

function setIdentity(spreadsheet: Spreadsheet): void {
  const settings = readTable('Settings');
  const sheet = sheetNamed('Settings');
  const values = new Map([
    ['Workbook id', spreadsheet.getId()],
    ['Owner', whoIsThis()],
  ]);
  const place = settings.places.get('Value') ?? 0;
  for (const { row, fields } of settings.rows) {
    const value = values.get(asText(fields('Setting')));
    if (value !== undefined) sheet.getRange(row, place + 1).setValue(fromCell(value));
  }
}
