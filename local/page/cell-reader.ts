/** Says in words which cell is selected and what it shows, since the sheet itself is a picture that no screen reader can read. */
import { getPlainText } from '@univerjs/core';
import { SheetsSelectionsService } from '@univerjs/sheets';
import { areaText } from '../engine/a1';
import { areaOf } from '../engine/areas';
import { byId } from './elements';
import type { SheetSync } from './sheet-sync';
import type { startUniver } from './univer';
import { words } from './words';

const telling = /set-selections$|set-range-values$|set-worksheet-active$|\.(?:insert|remove|move)-/;
/** While somebody holds an arrow key down, only the last cell is worth a word. */
const pause = 60;

export function readCellsAloud(univer: ReturnType<typeof startUniver>, sync: SheetSync): void {
  const place = byId('cell');
  let isDue = false;
  const tell = () => {
    isDue = false;
    const text = describe(univer, sync);
    if (text !== place.textContent) place.textContent = text;
  };
  univer.commands.onCommandExecuted(({ id }) => {
    if (isDue || !telling.test(id)) return;
    isDue = true;
    setTimeout(tell, pause);
  });
}

function describe({ injector }: ReturnType<typeof startUniver>, sync: SheetSync): string {
  const sheet = sync.workbook?.getActiveSheet();
  const selection = injector.get(SheetsSelectionsService).getCurrentLastSelection();
  if (!sheet || !selection) return '';
  const { startRow, startColumn, endRow, endColumn } = selection.range;
  const isOne = startRow === endRow && startColumn === endColumn;
  const cell = sheet.getCell(startRow, startColumn);
  const text = cell?.p ? getPlainText(cell.p.body?.dataStream ?? '') : String(cell?.v ?? '');
  const address = `${sheet.getName()} ${areaText(areaOf(selection.range))}`;
  if (!isOne) return words.selected(address);
  return words.cell(address, text);
}
