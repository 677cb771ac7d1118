/** The menu with every item that it can have: that of a copy, which may be made the live workbook. */
import { emptyBook } from '../../local/book/empty-book';
import { openHost } from '../../local/host';
import type { MenuEntry } from '../../local/runtime/contract';

export function wholeMenu(dist: string): { title: string; items: readonly MenuEntry[] }[] {
  const host = openHost(emptyBook(), { dist });
  const settings = host.services.SpreadsheetApp.getActive().insertSheet('Settings');
  settings.getRange('A1:B2').setValues([
    ['Setting', 'Value'],
    ['Workbook id', 'of another workbook'],
  ]);
  host.open();
  return host.ui.flatMap(({ kind, title = '', items = [] }) => (kind === 'menu' ? [{ title, items }] : []));
}
