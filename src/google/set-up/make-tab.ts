/** A new tab: its grid, headers, look and starting rows. */
import { type FullTab, startingRows } from '../../tabs/schema';
import { dressColumns } from '../dress';
import { addMarks, marked } from '../marks';
import type { Sheet, Spreadsheet } from './finding';
import { addRows } from './rows';

/** Rows of a new tab, the header's among them. */
const ROWS = 100;

export function makeTab(spreadsheet: Spreadsheet, tab: FullTab, place: number): void {
  if (spreadsheet.getSheetByName(tab.name) !== null) return;
  const sheet = spreadsheet.insertSheet(tab.name, Math.min(place, spreadsheet.getNumSheets()));
  fitGrid(sheet, tab);
  dressColumns(sheet, tab.columns, 1);
  const headers = tab.columns.map(({ header }) => header);
  addMarks(sheet, marked(tab), headers);
  sheet.setFrozenRows(1);
  if (tab.frozenColumns !== undefined) sheet.setFrozenColumns(tab.frozenColumns);
  groupColumns(sheet, tab);
  addRows(sheet, startingRows(tab), headers, 1);
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
  for (const group of tab.folded ?? []) {
    const second = tab.columns.findIndex((column) => column.group === group) + 2;
    sheet.getColumnGroup(second, 1)?.collapse();
  }
}
