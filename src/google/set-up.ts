/** Set up or repair: makes what is missing, and never touches a cell that anybody has filled. */
import { asText } from '../domain/cell';
import {
  type Column,
  type ColumnType,
  type FullColumn,
  type FullTab,
  startingRows,
  type TypedRow,
  tabNamed,
} from '../tabs/schema';
import { logged, messages } from '../texts';
import { whoIsThis } from './clock';
import { writeLog } from './log';
import { alone } from './session';
import { fullTabs } from './template';
import { LOCALE, readTable, ZONE } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const LONG_WIDTH = 100;
const HEADER = { background: '#d9e2f3', script: '#e8eaed', text: '#1f1f1f', note: '#5f6368' };
const FORMATS: Partial<Record<ColumnType, string>> = {
  id: '@',
  money: '£#,##0.00',
  date: 'dd/mm/yyyy',
  'date and time': 'dd/mm/yyyy hh:mm',
};

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
    return messages.setUpDone(isNew ? [] : words);
  });
}

function agrees(steps: readonly Step[]): boolean {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(messages.setUpTitle, messages.setUpAsk(steps.map(({ words }) => words)), ui.ButtonSet.OK_CANCEL);
  return answer === ui.Button.OK;
}

function findSteps(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, tabs: readonly FullTab[]): Step[] {
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

function setLocale(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): void {
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
    for (const [i, column] of missing.entries()) dressColumn(sheet, column, width + i + 1, listRange(column));
    sheet.getRange(1, width + 1, 1, missing.length).setValues([missing.map(({ header }) => header)]);
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
  const names = sheet.getRange(1, 1, sheet.getLastRow(), Math.max(1, sheet.getLastColumn())).getValues();
  const place = (names[0] ?? []).findIndex((value) => String(value).trim() === 'Setting');
  const known = new Set(names.map((row) => String(row[place] ?? '').trim()));
  const missing = startingRows(tab).filter((row) => !known.has(String(row.Setting)));
  if (missing.length === 0 || place < 0) return [];
  return [
    {
      words: messages.rowsAdded(
        tab.name,
        missing.map((row) => String(row.Setting)),
      ),
      run: () => addRows(sheet, tab, missing),
    },
  ];
}

function makeTab(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, tab: FullTab, place: number): void {
  const sheet = spreadsheet.insertSheet(tab.name, Math.min(place, spreadsheet.getNumSheets()));
  fitGrid(sheet, tab.columns.length);
  for (const [i, column] of tab.columns.entries()) dressColumn(sheet, column, i + 1, listRange(column));
  const headers = sheet.getRange(1, 1, 1, tab.columns.length);
  headers.setValues([tab.columns.map(({ header }) => `'${header}`)]);
  sheet.setFrozenRows(1);
  if (tab.frozenColumns !== undefined) sheet.setFrozenColumns(tab.frozenColumns);
  groupColumns(sheet, tab);
  addRows(sheet, tab, startingRows(tab));
  if (tab.show !== undefined) sheet.hideSheet();
}

function fitGrid(sheet: Sheet, columns: number): void {
  const extra = sheet.getMaxColumns() - columns;
  if (extra > 0) sheet.deleteColumns(columns + 1, extra);
  if (extra < 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), -extra);
}

function dressColumn(sheet: Sheet, column: FullColumn, place: number, list: Range | undefined): void {
  const header = sheet.getRange(1, place);
  header.setNote(column.note);
  header
    .setFontWeight('bold')
    .setBackground(column.script ? HEADER.script : HEADER.background)
    .setFontColor(HEADER.text);
  header.setWrapStrategy(SpreadsheetApp.WrapStrategy.WRAP).setVerticalAlignment('middle');
  sheet.setColumnWidth(place, column.width ?? LONG_WIDTH);
  const body = sheet.getRange(2, place, sheet.getMaxRows() - 1, 1);
  const format = FORMATS[column.type];
  if (format !== undefined) body.setNumberFormat(format);
  const wraps = column.type === 'long text' || column.type === 'names';
  body.setWrapStrategy(wraps ? SpreadsheetApp.WrapStrategy.WRAP : SpreadsheetApp.WrapStrategy.CLIP);
  body.setVerticalAlignment('top');
  if (column.script) body.setFontColor(HEADER.note).setBackground('#f8f9fa');
  validate(body, column, list);
}

/** Warns, never blocks: what people paste stays, and the check says what is wrong with it. */
function validate(body: Range, column: FullColumn, list: Range | undefined): void {
  const rule = SpreadsheetApp.newDataValidation().setAllowInvalid(true).setHelpText(column.note);
  if (column.type === 'choice' && list !== undefined) body.setDataValidation(rule.requireValueInRange(list, true).build());
  // Not insertCheckboxes: that would fill every row with FALSE, down to the last.
  else if (column.type === 'tick') body.setDataValidation(rule.requireCheckbox().build());
  else if (column.type === 'date') body.setDataValidation(rule.requireDate().build());
  else if (column.type === 'money' || column.type === 'number') {
    if (!column.script) body.setDataValidation(rule.requireNumberBetween(-1e12, 1e12).build());
  }
}

/** The column of the Lists tab that a column of choices offers; undefined while that tab is not there yet. */
function listRange({ list }: Column): Range | undefined {
  const sheet = list === undefined ? null : SpreadsheetApp.getActive().getSheetByName('Lists');
  const place = tabNamed('Lists').columns.findIndex(({ header }) => header === list);
  return sheet === null || place < 0 ? undefined : sheet.getRange(2, place + 1, 100, 1);
}

/** Neighbouring groups would melt into one, so the first column of each stays outside, and visible when the group is folded away. */
function groupColumns(sheet: Sheet, tab: FullTab): void {
  for (const [i, column] of tab.columns.entries()) {
    const continues = column.group !== undefined && tab.columns[i - 1]?.group === column.group;
    if (continues) sheet.getRange(1, i + 1).shiftColumnGroupDepth(1);
  }
}

function addRows(sheet: Sheet, tab: FullTab, rows: readonly TypedRow[]): void {
  if (rows.length === 0) return;
  const grid = rows.map((row) => tab.columns.map(({ header }) => row[header] ?? ''));
  sheet.getRange(sheet.getLastRow() + 1, 1, grid.length, tab.columns.length).setValues(grid);
}

/** The first time: the sheet that Google starts with goes if it is blank, and the workbook learns who it is. */
function finishNew(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, tabs: readonly FullTab[]): void {
  for (const tab of tabs) for (const [i, column] of tab.columns.entries()) relist(spreadsheet, tab, column, i + 1);
  for (const sheet of spreadsheet.getSheets()) {
    const ours = tabs.some(({ name }) => name === sheet.getName());
    if (!ours && sheet.getLastRow() === 0) spreadsheet.deleteSheet(sheet);
  }
  const settings = readTable('Settings');
  const values = new Map([
    ['Workbook id', spreadsheet.getId()],
    ['Owner', whoIsThis()],
  ]);
  const sheet = spreadsheet.getSheetByName('Settings');
  const place = settings.places.get('Value');
  for (const { row, fields } of settings.rows) {
    const value = values.get(asText(fields('Setting')));
    if (value !== undefined && place !== undefined) sheet?.getRange(row, place + 1).setValue(value);
  }
  spreadsheet.getSheetByName('Proposals')?.activate();
}

/** The Lists tab is made after the tabs that use it: give them their lists now. */
function relist(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, tab: FullTab, column: FullColumn, place: number): void {
  const sheet = spreadsheet.getSheetByName(tab.name);
  if (sheet === null || column.type !== 'choice') return;
  validate(sheet.getRange(2, place, sheet.getMaxRows() - 1, 1), column, listRange(column));
}
