/** The menu. Each item names an entry point of main.ts. */
import { bringing, dataWords, formWords, menu } from '../texts';

/** `isCopy` is whether the workbook is a copy that may be made the live one. */
export function addMenu(isCopy: boolean): void {
  const ui = SpreadsheetApp.getUi();
  const proposals = ui
    .createMenu(menu.proposals)
    .addItem(menu.checkAll, 'checkAllProposals')
    .addItem(formWords.menuForm, 'openForm')
    .addItem(formWords.menuChoose, 'chooseValues');
  const workbook = ui.createMenu(menu.workbook).addItem(menu.setUp, 'setUpWorkbook');
  if (isCopy) workbook.addItem(menu.makeLive, 'makeLive');
  const show = ui
    .createMenu(menu.show)
    .addItem(menu.fieldwork, 'showFieldwork')
    .addItem(menu.rules, 'showRules')
    .addItem(menu.records, 'showRecords');
  workbook
    .addItem(bringing.title, 'bringIn')
    .addItem(dataWords.menuPlan, 'loadPlan200910')
    .addItem(menu.loadExample, 'loadExample')
    .addSubMenu(show);
  ui.createMenu(menu.title).addItem(menu.checkProposal, 'checkProposal').addSubMenu(proposals).addSubMenu(workbook).addToUi();
}
