/** Results of one formula that fill several cells. */
import type { ICellData, IWorksheetData, Nullable } from '@univerjs/core';

/** By row and column: what Univer keeps beside the cells. */
export type Spills = Record<number, Record<number, Nullable<ICellData>>>;

/** Univer keeps all of a spilled result outside the cells; the formula's own cell should not look empty in a file. */
export function fillSpillAnchors(sheet: Partial<IWorksheetData>, spills: Spills): void {
  for (const [row, cells] of Object.entries(spills))
    for (const [column, spilled] of Object.entries(cells)) {
      const cell = sheet.cellData?.[Number(row)]?.[Number(column)];
      if (!cell?.f || !spilled) continue;
      cell.v = spilled.v ?? null;
      cell.t = spilled.t ?? null;
    }
}
