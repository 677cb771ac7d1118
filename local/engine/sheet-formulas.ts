/**
 * Univer looks through every cell of the workbook for formulas at each change of rows, columns or values. Most cells have only a
 * style: whole rows of these are passed over here, and sheets that have not changed. Runs in the engine's realm.
 */
import { type ICellData, isFormulaId, isFormulaString, type Nullable, type Worksheet } from '@univerjs/core';
import type { IFormulaDataItem } from '@univerjs/engine-formula';
import { PerSheet } from './per-sheet';

type SheetFormulas = Record<number, Record<number, IFormulaDataItem>>;

const formulas = new PerSheet(findFormulas);

/** The caller's own: Univer goes on working on it. */
export function sheetFormulas(sheet: Worksheet): SheetFormulas {
  return Object.fromEntries(
    Object.entries(formulas.of(sheet)).map(([row, cells]) => [
      row,
      Object.fromEntries(Object.entries(cells).map(([column, item]) => [column, { ...item }])),
    ]),
  );
}

/** Cells that share a formula by its id say how far they are from the cell that has its text. */
function findFormulas(sheet: Worksheet): SheetFormulas {
  const shared = new Map<string, { f: string; row: number; column: number }>();
  const all: SheetFormulas = {};
  const matrix = sheet.getCellMatrix().getMatrix();
  const isFormula = (cell: Nullable<ICellData>): boolean => isFormulaString(cell?.f) || isFormulaId(cell?.si);
  for (const row of Object.keys(matrix).map(Number)) {
    const cells = matrix[row];
    if (!cells || !Object.values(cells).some(isFormula)) continue;
    for (const column of Object.keys(cells).map(Number)) {
      const cell = cells[column];
      if (!isFormula(cell)) continue;
      const [f, si] = [isFormulaString(cell?.f) ? String(cell?.f) : '', isFormulaId(cell?.si) ? String(cell?.si) : undefined];
      all[row] ??= {};
      Object.assign(all[row] ?? {}, { [column]: si === undefined ? { f } : { f, si } });
      if (f !== '' && si !== undefined) shared.set(si, { f, row, column });
    }
  }
  for (const [row, cells] of Object.entries(all))
    for (const [column, item] of Object.entries(cells)) {
      const whole = item.f === '' ? shared.get(item.si ?? '') : undefined;
      if (whole) Object.assign(item, { f: whole.f, x: Number(column) - whole.column, y: Number(row) - whole.row });
    }
  return all;
}
