/** From one structure of the workbook to the next: one step each, in order, after a backup of the tabs that it changes. */
import { asText, isBlank } from '../../domain/cell';
import { Problem } from '../../domain/problem';
import type { FullTab } from '../../tabs/schema';
import { STRUCTURE_VERSION } from '../../tabs/schema';
import { logged, repair } from '../../texts';
import { writeLog } from '../log';
import { type Finding, headersOf, type Spreadsheet, viewTab } from './finding';
import { setSettings } from './rows';
import { placeOf } from './tabs';

export interface Migration {
  /** The version that the workbook has afterwards. */
  readonly to: number;
  /** Safe to run twice, and to be cut off anywhere. */
  readonly run: (spreadsheet: Spreadsheet, tabs: readonly FullTab[]) => void;
}

/** What Set up or repair would add by itself, such as new tabs, columns and settings, needs no step. */
export const migrations: readonly Migration[] = [
  // Tabs for fieldwork, measures, reports and e-mails came in between, and headers explain themselves in new words.
  { to: 2, run: renew },
];

/** The version that Settings says. Undefined on a workbook that has none yet. Throws a Problem when it cannot be read or is newer. */
export function structureOf(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): number | undefined {
  const sheet = spreadsheet.getSheetByName('Settings');
  const tab = tabs.find(({ name }) => name === 'Settings');
  if (sheet === null || tab === undefined) return undefined;
  const { grid, headers } = viewTab(tab, sheet);
  const [setting, value] = [headers.indexOf('Setting'), headers.indexOf('Value')];
  const row = grid.findIndex((cells) => asText(cells[setting] ?? '').trim() === 'Structure version');
  if (setting < 0 || value < 0 || row < 0) return undefined;
  const cell = grid[row]?.[value] ?? '';
  const version = Number(asText(cell));
  if (isBlank(cell) || !Number.isInteger(version) || version < 1) {
    throw new Problem(repair.versionUnreadable(row + 1, asText(cell)));
  }
  if (version > STRUCTURE_VERSION) throw new Problem(repair.newer(version, STRUCTURE_VERSION));
  return version;
}

export function inspectStructure(spreadsheet: Spreadsheet, tabs: readonly FullTab[], isCopy: boolean): Finding[] {
  const version = structureOf(spreadsheet, tabs);
  if (version === undefined || version === STRUCTURE_VERSION) return [];
  if (isCopy) throw new Problem(repair.migrateCopy);
  const words = repair.structure(version, STRUCTURE_VERSION);
  return [{ words, mend: () => migrate(spreadsheet, tabs, version) }];
}

function migrate(spreadsheet: Spreadsheet, tabs: readonly FullTab[], from: number): void {
  backUp(spreadsheet, tabs, from);
  for (const { to, run } of migrations.filter((step) => step.to > from)) {
    run(spreadsheet, tabs);
    const settings = spreadsheet.getSheetByName('Settings');
    if (settings !== null) setSettings(settings, [['Structure version', to]]);
    SpreadsheetApp.flush();
    if (spreadsheet.getSheetByName('Log') !== null)
      writeLog({ what: logged.structure, where: logged.workbook, before: String(to - 1), after: String(to) });
  }
}

/** Hidden copies within the workbook: the script may touch no other file. A copy that is there already is the older one, and stays. */
function backUp(spreadsheet: Spreadsheet, tabs: readonly FullTab[], version: number): void {
  for (const { name } of tabs) {
    const sheet = spreadsheet.getSheetByName(name);
    const backup = repair.backupName(name, version);
    if (sheet === null || spreadsheet.getSheetByName(backup) !== null) continue;
    const all = sheet.getDataRange();
    const copy = spreadsheet.insertSheet(backup, spreadsheet.getNumSheets());
    const columns = all.getNumColumns() - copy.getMaxColumns();
    if (columns > 0) copy.insertColumnsAfter(copy.getMaxColumns(), columns);
    const rows = all.getNumRows() - copy.getMaxRows();
    if (rows > 0) copy.insertRowsAfter(copy.getMaxRows(), rows);
    all.copyTo(copy.getRange(1, 1));
    copy.hideSheet();
  }
  SpreadsheetApp.flush();
}

function renew(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): void {
  orderTabs(spreadsheet, tabs);
  renewNotes(spreadsheet, tabs);
}

function orderTabs(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): void {
  const active = spreadsheet.getActiveSheet();
  for (const tab of tabs) {
    const sheet = spreadsheet.getSheetByName(tab.name);
    if (sheet === null) continue;
    const place = placeOf(tab, tabs, spreadsheet);
    if (sheet.getIndex() === place + 1) continue;
    const isHidden = sheet.isSheetHidden();
    spreadsheet.setActiveSheet(sheet);
    spreadsheet.moveActiveSheet(sheet.getIndex() <= place ? place : place + 1);
    if (isHidden) sheet.hideSheet();
  }
  spreadsheet.setActiveSheet(active);
}

function renewNotes(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): void {
  for (const tab of tabs) {
    const sheet = spreadsheet.getSheetByName(tab.name);
    if (sheet === null) continue;
    const headers = headersOf(sheet);
    const range = sheet.getRange(1, 1, 1, headers.length);
    const [notes = []] = range.getNotes();
    const words = new Map(tab.columns.map(({ header, note }) => [header, note]));
    range.setNotes([headers.map((header, place) => words.get(header) ?? notes[place] ?? '')]);
  }
}
