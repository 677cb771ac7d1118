/** Open-ended ranges in a snapshot from a file (`A2:A`, and xlsx's `A2:A1048576`), closed before Univer reads them. */
import type { IWorkbookData } from '@univerjs/core';
import { closeRanges } from './formula-text';

const defaultRows = 1000;

/** Changes the snapshot's cells in place; true when there was any such range. */
export function closeSnapshotRanges(snapshot: IWorkbookData): boolean {
  const sheets = Object.values(snapshot.sheets);
  const rows = new Map(sheets.map((sheet) => [sheet.name, sheet.rowCount ?? defaultRows]));
  let found = false;
  for (const sheet of sheets)
    for (const cells of Object.values(sheet.cellData ?? {}))
      for (const cell of Object.values(cells as Record<number, NonNullable<(typeof cells)[number]> | null>)) {
        if (!cell?.f?.includes(':')) continue;
        const { formula, open } = closeRanges(cell.f, (name) => rows.get(name ?? sheet.name));
        if (open.length > 0) {
          cell.f = formula;
          cell.custom = { ...cell.custom, open };
        }
        found ||= open.length > 0 || cell.custom?.open !== undefined;
      }
  return found;
}
