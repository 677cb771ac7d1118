/** The menu. Each item names an entry point of main.ts. */
import { bringing, dataWords, formWords, menu } from '../texts';

export function addMenu(): void {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu(menu.title)
    .addItem(menu.checkProposal, 'checkProposal')
    .addSubMenu(
      ui
        .createMenu(menu.proposals)
        .addItem(menu.checkAll, 'checkAllProposals')
        .addItem(formWords.menuForm, 'openForm')
        .addItem(formWords.menuChoose, 'chooseValues'),
    )
    .addSubMenu(
      ui
        .createMenu(menu.workbook)
        .addItem(menu.setUp, 'setUpWorkbook')
        .addItem(menu.makeLive, 'makeLive')
        .addItem(bringing.title, 'bringIn')
        .addItem(dataWords.menuPlan, 'loadPlan200910')
        .addItem(menu.loadExample, 'loadExample')
        .addSubMenu(
          ui
            .createMenu(menu.show)
            .addItem(menu.fieldwork, 'showFieldwork')
            .addItem(menu.rules, 'showRules')
            .addItem(menu.records, 'showRecords'),
        ),
    )
    .addToUi();
}
