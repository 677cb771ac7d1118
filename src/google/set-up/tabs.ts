/** Every tab, under its own name. */
import { fold } from '../../domain/text';
import type { FullTab } from '../../tabs/schema';
import { compareHeaders, headerRow } from '../../tabs/structure';
import { repair } from '../../texts';
import { type Finding, type Sheet, type Spreadsheet, viewTab } from './finding';
import { makeTab } from './make-tab';

export function inspectTabs(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): Finding[] {
  const sheets = spreadsheet.getSheets();
  const names = sheets.map((sheet) => sheet.getName());
  const lost = tabs.filter(({ name }) => !names.includes(name));
  if (lost.length === 0) return [];
  const others = sheets.filter((_, i) => !tabs.some(({ name }) => name === names[i]));
  return lost.map((tab) => {
    const like = others.filter((sheet) => isLike(tab, sheet));
    const sameName = like.filter((sheet) => keyOf(sheet.getName()) === keyOf(tab.name));
    const [only, ...more] = sameName.length === 1 ? sameName : like;
    if (only === undefined)
      return { words: repair.tabAdded(tab.name), mend: () => makeTab(spreadsheet, tab, placeOf(tab, tabs, spreadsheet)) };
    if (more.length > 0) {
      return {
        words: repair.tabAmbiguous(
          tab.name,
          like.map((sheet) => sheet.getName()),
        ),
      };
    }
    return { words: repair.tabRenamed(only.getName(), tab.name), mend: () => rename(spreadsheet, only, tab) };
  });
}

const keyOf = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, '');

/** Two in three of its headers, wherever their row is by now, and under whatever names. Backups of the script are no such tabs. */
function isLike(tab: FullTab, sheet: Sheet): boolean {
  if (repair.isBackup(sheet.getName()) || sheet.getLastRow() === 0) return false;
  const { grid } = viewTab(tab, sheet);
  const row = Math.max(1, headerRow(grid, tab.columns));
  const headers = (grid[row - 1] ?? []).map((cell) => String(cell).trim());
  const [notes = []] = sheet.getRange(row, 1, 1, headers.length).getNotes();
  const { missing } = compareHeaders(headers, notes, tab.columns, () => true);
  return tab.columns.length - missing.length >= Math.max(1, Math.ceil((tab.columns.length * 2) / 3));
}

function rename(spreadsheet: Spreadsheet, sheet: Sheet, { name }: FullTab): void {
  if (spreadsheet.getSheetByName(name) === null) sheet.setName(name);
}

/** After the last of the tabs before it that is there. 0-based. */
export function placeOf(tab: FullTab, tabs: readonly FullTab[], spreadsheet: Spreadsheet): number {
  const names = spreadsheet.getSheets().map((sheet) => sheet.getName());
  const before = tabs.slice(0, tabs.indexOf(tab)).map(({ name }) => names.indexOf(name));
  return Math.max(0, ...before.map((place) => place + 1));
}
