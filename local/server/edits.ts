/** What a window typed, pasted or filled, made ready for the engine, and what the edit triggers are told about it. */
import type { ICellData, Nullable } from '@univerjs/core';
import { contentOf, openMarks } from '../engine/cells';
import type { WorkbookEngine } from '../engine/engine';
import { closeRanges } from '../engine/formula-text';
import type { EngineSheet } from '../engine/sheet';
import type { EditedCells } from '../services/triggers';
import { setRangeValues } from './changes';
import type { Mutation } from './protocol';

interface Written {
  sheet: EngineSheet;
  row: number;
  column: number;
  cell: Nullable<ICellData>;
}

/** Cells whose content, not just look, the mutations write. */
export function writtenCells(engine: WorkbookEngine, mutations: readonly Mutation[]): Written[] {
  return mutations.flatMap(({ id, params }) => {
    const sheet = id === setRangeValues ? engine.sheetById(String(params.subUnitId)) : undefined;
    const rows = Object.entries((params.cellValue ?? {}) as Record<string, Record<string, Nullable<ICellData>>>);
    if (!sheet) return [];
    return rows.flatMap(([row, cells]) =>
      Object.entries(cells ?? {})
        .filter(([, cell]) => !cell || ['v', 'f', 'p', 'si'].some((part) => part in (cell ?? {})))
        .map(([column, cell]) => ({ sheet, row: Number(row), column: Number(column), cell })),
    );
  });
}

/** Open-ended ranges of pasted formulas are closed, as those of typed ones are. */
export function closePastedRanges(engine: WorkbookEngine, written: readonly Written[]): void {
  for (const { sheet, cell } of written) {
    if (!cell?.f) continue;
    if (openMarks(cell).length === 0) {
      const { formula, open } = closeRanges(cell.f, (name) => engine.rowsOf(name, sheet));
      if (open.length > 0) Object.assign(cell, { f: formula, custom: { open } });
    }
    engine.hasOpenRanges ||= openMarks(cell).length > 0;
  }
}

/** A filled formula is only a reference to the one it was filled from; in a file, and to a script, each cell has its own. */
export function writeFilledFormulas(engine: WorkbookEngine, written: readonly Written[]): void {
  for (const { sheet, row, column, cell } of written) {
    if (!cell?.si || cell.f) continue;
    const formula = engine.filledFormula(sheet.id, row, column);
    if (formula) sheet.writeFormula(row, column, formula);
  }
}

export function contentBefore(written: readonly Written[]): unknown {
  const [only] = written;
  return written.length === 1 && only ? only.sheet.value(only.row, only.column) : undefined;
}

/** One event for each tab: the rectangle around what was written, and for a single cell what it held and holds. */
export function editEvents(written: readonly Written[], oldValue: unknown): EditedCells[] {
  const [only] = written;
  if (written.length === 1 && only) {
    const { sheet, row, column, cell } = only;
    const value = cell?.f ? sheet.formula(row, column) : contentOf(cell);
    return [{ sheetName: sheet.name, row, column, rows: 1, columns: 1, value, oldValue }];
  }
  return [...new Set(written.map(({ sheet }) => sheet))].map((sheet) => {
    const cells = written.filter((cell) => cell.sheet === sheet);
    const row = cells.reduce((least, cell) => Math.min(least, cell.row), Number.POSITIVE_INFINITY);
    const column = cells.reduce((least, cell) => Math.min(least, cell.column), Number.POSITIVE_INFINITY);
    const lastRow = cells.reduce((most, cell) => Math.max(most, cell.row), 0);
    const lastColumn = cells.reduce((most, cell) => Math.max(most, cell.column), 0);
    return { sheetName: sheet.name, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
  });
}
