/** The menu. Each item names an entry point of main.ts. */
import { menu } from '../texts';

export function addMenu(): void {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu(menu.title)
    .addItem(menu.checkProposal, 'checkProposal')
    .addSubMenu(ui.createMenu(menu.proposals).addItem(menu.checkAll, 'checkAllProposals'))
    .addSubMenu(
      ui
        .createMenu(menu.workbook)
        .addItem(menu.setUp, 'setUpWorkbook')
        .addItem(menu.loadExample, 'loadExample')
        .addSubMenu(ui.createMenu(menu.show).addItem(menu.rules, 'showRules').addItem(menu.records, 'showRecords')),
    )
    .addToUi();
}
