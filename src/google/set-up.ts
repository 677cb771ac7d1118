/** Set up or repair: makes what is missing, and never touches a cell that anybody has filled. */
import { type FullTab, startingRows, type TypedRow } from '../tabs/schema';
import { logged, messages } from '../texts';
import { fromCell } from './cells';
import { whoIsThis } from './clock';
import { dressColumns, offerLists } from './dress';
import { writeLog } from './log';
import { alone } from './session';
import { fullTabs } from './template';
import { LOCALE, sheetNamed, ZONE } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Rows of a new tab, the header's among them. */
const ROWS = 200;

/** What is missing, in words, and how to add it. */
interface Step {
  readonly words: string;
  readonly run: () => void;
}

/** Asks before it adds to a workbook that is already in use. Returns what it did. Safe to run twice, and after it was cut off. */
export function setUp(): string {
  const spreadsheet = SpreadsheetApp.getActive();
  const tabs = fullTabs();
  const isNew = tabs.every(({ name }) => spreadsheet.getSheetByName(name) === null);
  const steps = findSteps(spreadsheet, tabs);
  if (steps.length === 0) return messages.setUpDone([]);
  if (!isNew && !agrees(steps)) return messages.setUpCancelled;
  return alone(() => {
    const before = spreadsheet.getSheets();
    for (const { run } of steps) run();
    // What can only be seen once the tabs are there: choices to offer, the workbook's identity.
    for (const { run } of findSteps(spreadsheet, tabs)) run();
    if (isNew) removeStartingSheet(spreadsheet, before);
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
  const hasLists = spreadsheet.getSheetByName('Lists') !== null;
  for (const [place, tab] of tabs.entries()) {
    const sheet = spreadsheet.getSheetByName(tab.name);
    if (sheet === null) {
      steps.push({ words: messages.tabAdded(tab.name), run: () => makeTab(spreadsheet, tab, place) });
      continue;
    }
    const headers = headersOf(sheet);
    steps.push(...missingColumns(sheet, tab, headers), ...missingRows(sheet, tab, headers));
    if (hasLists) steps.push(...missingChoices(sheet, tab, headers));
    if (tab.name === 'Settings') steps.push(...missingIdentity(spreadsheet, sheet, headers));
  }
  return steps;
}

function headersOf(sheet: Sheet): string[] {
  const [row = []] = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getValues();
  return row.map((value) => String(value).trim());
}

/** Columns of choices that offer none yet: of new tabs, and of those where a first set-up was cut off. */
function missingChoices(sheet: Sheet, tab: FullTab, headers: readonly string[]): Step[] {
  const [rules = []] = sheet.getRange(2, 1, 1, headers.length).getDataValidations();
  const bare = tab.columns.filter(
    ({ header, type }) => type === 'choice' && headers.includes(header) && !rules[headers.indexOf(header)],
  );
  if (bare.length === 0) return [];
  return [{ words: messages.listsOffered(tab.name), run: () => offerLists(sheet, bare, headers) }];
}

function missingIdentity(spreadsheet: Spreadsheet, sheet: Sheet, headers: readonly string[]): Step[] {
  const [setting, value] = [headers.indexOf('Setting'), headers.indexOf('Value')];
  if (setting < 0 || value < 0 || sheet.getLastRow() < 2) return [];
  const grid = sheet.getRange(1, 1, sheet.getLastRow(), headers.length).getValues();
  const blank = (name: string): number => grid.findIndex((row) => String(row[setting]) === name && String(row[value]) === '');
  const wanted: [number, string][] = [
    [blank('Workbook id'), spreadsheet.getId()],
    [blank('Owner'), whoIsThis()],
  ];
  const found = wanted.filter(([row, text]) => row > 0 && text !== '');
  if (found.length === 0) return [];
  const run = (): void => {
    for (const [row, text] of found) sheet.getRange(row + 1, value + 1).setValue(fromCell(text));
  };
  return [{ words: messages.identitySet, run }];
}

function setLocale(spreadsheet: Spreadsheet): void {
  spreadsheet.setSpreadsheetTimeZone(ZONE);
  spreadsheet.setSpreadsheetLocale(LOCALE);
}

function missingColumns(sheet: Sheet, tab: FullTab, headers: readonly string[]): Step[] {
  const missing = tab.columns.filter(({ header }) => !headers.includes(header));
  if (missing.length === 0) return [];
  const run = (): void => {
    sheet.insertColumnsAfter(headers.length, missing.length);
    dressColumns(sheet, missing, headers.length + 1);
  };
  const names = missing.map(({ header }) => header);
  return [{ words: messages.columnsAdded(tab.name, names), run }];
}

/** Settings that the script looks for by name; of the other tabs, the rows that a workbook starts with when there are none at all. */
function missingRows(sheet: Sheet, tab: FullTab, headers: readonly string[]): Step[] {
  const starting = startingRows(tab);
  const place = headers.indexOf('Setting');
  if (tab.name === 'Settings' && place >= 0) {
    const names = sheet.getRange(1, place + 1, Math.max(1, sheet.getLastRow()), 1).getValues();
    const known = new Set(names.map(([name]) => String(name).trim()));
    const missing = starting.filter((row) => !known.has(String(row.Setting)));
    const words = messages.rowsAdded(
      tab.name,
      missing.map((row) => String(row.Setting)),
    );
    return missing.length === 0 ? [] : [{ words, run: () => addRows(sheet, headers, missing) }];
  }
  if (starting.length === 0 || sheet.getLastRow() > 1) return [];
  return [{ words: messages.startingRows(tab.name), run: () => addRows(sheet, headersOf(sheet), starting) }];
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
  if (tab.show !== undefined) sheet.hideSheet();
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

/** The one blank sheet that a new spreadsheet starts with. */
function removeStartingSheet(spreadsheet: Spreadsheet, before: readonly Sheet[]): void {
  const [only] = before;
  if (before.length === 1 && only !== undefined && only.getLastRow() === 0) spreadsheet.deleteSheet(only);
  sheetNamed('Proposals').activate();
}
