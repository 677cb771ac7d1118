/** What is selected in this window, for the script and from it. */
import type { IRange } from '@univerjs/core';
import { SheetsSelectionsService } from '@univerjs/sheets';
import { areaOf, rangeOf } from '../engine/areas';
import type { Selection } from '../runtime/contract';
import type { SheetSync } from './sheet-sync';
import type { startUniver } from './univer';

type Started = ReturnType<typeof startUniver>;

export function selectionOf({ injector }: Started, sync: SheetSync): Selection | undefined {
  const sheet = sync.workbook?.getActiveSheet();
  if (!sheet) return undefined;
  const selections = injector.get(SheetsSelectionsService).getCurrentSelections();
  const ranges = selections.map(({ range }) => areaOf(wholeRange(range, sheet.getRowCount(), sheet.getColumnCount())));
  return { sheetName: sheet.getName(), ranges: ranges.length > 0 ? ranges : [{ row: 0, column: 0, rows: 1, columns: 1 }] };
}

/** Whole rows and columns have no ends of their own. */
function wholeRange(range: IRange, rows: number, columns: number): IRange {
  const or = (value: number, otherwise: number) => (Number.isFinite(value) ? value : otherwise);
  return {
    startRow: or(range.startRow, 0),
    endRow: or(range.endRow, rows - 1),
    startColumn: or(range.startColumn, 0),
    endColumn: or(range.endColumn, columns - 1),
  };
}

export async function select({ commands }: Started, sync: SheetSync, { sheetName, ranges }: Selection): Promise<void> {
  const { workbook } = sync;
  const sheet = workbook?.getSheetBySheetName(sheetName);
  const [first] = ranges;
  if (!workbook || !sheet || !first) return;
  const place = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  if (workbook.getActiveSheet()?.getSheetId() !== place.subUnitId)
    await commands.executeCommand('sheet.command.set-worksheet-activate', place);
  const selections = ranges.map((area) => ({
    range: { ...rangeOf(area), rangeType: 0 },
    primary: {
      actualRow: area.row,
      actualColumn: area.column,
      startRow: area.row,
      endRow: area.row,
      startColumn: area.column,
      endColumn: area.column,
      isMerged: false,
      isMergedMainCell: false,
    },
    style: null,
  }));
  commands.syncExecuteCommand('sheet.operation.set-selections', { ...place, selections });
  void commands.executeCommand('sheet.command.scroll-to-cell', { range: rangeOf(first) });
}
