/** Shows or hides the tabs that few people need. */
import { type Group, tabs } from '../tabs/schema';
import { messages } from '../texts';

/** Shows the group when any of its tabs is hidden, else hides it. */
export function toggleTabs(group: Group): string {
  const spreadsheet = SpreadsheetApp.getActive();
  const names = new Set(tabs.filter(({ show }) => show === group).map(({ name }) => name));
  const sheets = spreadsheet.getSheets().filter((sheet) => names.has(sheet.getName()));
  const show = sheets.some((sheet) => sheet.isSheetHidden());
  for (const sheet of sheets) {
    if (show) sheet.showSheet();
    else sheet.hideSheet();
  }
  return messages.tabsShown(group, show);
}
