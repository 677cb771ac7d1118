/** Which of Univer's commands make rows and columns come, go or move, and what they mean. */
import type { ICommandInfo, IRange, Nullable, Workbook } from '@univerjs/core';
import { SheetsSelectionsService } from '@univerjs/sheets';
import type { Reshape } from '../server/protocol';
import type { Injector } from './univer';

interface Params {
  subUnitId?: string;
  range?: IRange;
  fromRange?: IRange;
  toRange?: IRange;
}

const inserts: Record<string, { what: 'insertRows' | 'insertColumns'; isRow: boolean }> = {
  'sheet.command.insert-row-by-range': { what: 'insertRows', isRow: true },
  'sheet.command.insert-col-by-range': { what: 'insertColumns', isRow: false },
};
const deletes: Record<string, { what: 'deleteRows' | 'deleteColumns'; isRow: boolean }> = {
  'sheet.command.remove-row-by-range': { what: 'deleteRows', isRow: true },
  'sheet.command.remove-col-by-range': { what: 'deleteColumns', isRow: false },
};
const moves: Record<string, { what: 'moveRows' | 'moveColumns'; isRow: boolean }> = {
  'sheet.command.move-rows': { what: 'moveRows', isRow: true },
  'sheet.command.move-cols': { what: 'moveColumns', isRow: false },
};

export function reshapeOf(
  { id, params }: Readonly<ICommandInfo>,
  workbook: Nullable<Workbook>,
  injector: Injector,
): Reshape | undefined {
  const { subUnitId, range, fromRange, toRange } = (params ?? {}) as Params;
  const sheetId = subUnitId ?? workbook?.getActiveSheet()?.getSheetId();
  if (sheetId === undefined) return undefined;
  if (id === 'sheet.command.remove-sheet') return { sheetId, what: 'deleteSheet', start: 0, count: 0 };
  const insert = inserts[id];
  if (insert && range) {
    const line = lineOf(range, insert.isRow);
    // The new ones look like the neighbour before them, as in Google Sheets.
    return { sheetId, what: insert.what, ...line, at: Math.max(0, line.start - 1) };
  }
  const remove = deletes[id];
  if (remove && range) return { sheetId, what: remove.what, ...lineOf(range, remove.isRow) };
  const move = moves[id];
  if (move && fromRange && toRange) {
    const line = lineOf(range ?? selectedAround(fromRange, injector) ?? fromRange, move.isRow);
    return { sheetId, what: move.what, ...line, at: lineOf(toRange, move.isRow).start };
  }
  return undefined;
}

function lineOf({ startRow, endRow, startColumn, endColumn }: IRange, isRow: boolean): { start: number; count: number } {
  return isRow ? { start: startRow, count: endRow - startRow + 1 } : { start: startColumn, count: endColumn - startColumn + 1 };
}

/** All the rows that are selected are dragged, by whichever of them. */
function selectedAround({ startRow, startColumn }: IRange, injector: Injector): IRange | undefined {
  return injector
    .get(SheetsSelectionsService)
    .getCurrentSelections()
    .map(({ range }) => range)
    .find(
      (range) =>
        range.startRow <= startRow &&
        startRow <= range.endRow &&
        range.startColumn <= startColumn &&
        startColumn <= range.endColumn,
    );
}
