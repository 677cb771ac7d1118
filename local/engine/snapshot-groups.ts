/**
 * Column and row groups. Univer has none: inside the engine each column remembers its depth, since that mark travels with
 * the column; in a snapshot the sheet lists them, `custom.columnDepths` and `custom.rowDepths` ({"5": 1}), as files do.
 */
import type { IWorkbookData, IWorksheetData } from '@univerjs/core';

type Depths = Record<string, number>;
type Line = Record<string, { custom?: { depth?: number } | null } | undefined>;
type Sheet = Partial<IWorksheetData>;

const lines = [
  { list: 'columnDepths', data: 'columnData' },
  { list: 'rowDepths', data: 'rowData' },
] as const;

export function depthsIntoLines(snapshot: IWorkbookData): void {
  for (const sheet of Object.values(snapshot.sheets))
    for (const { list, data } of lines) {
      const depths = (sheet.custom as Record<string, Depths> | undefined)?.[list] ?? {};
      const line = { ...(sheet[data] as Line) };
      for (const [index, depth] of Object.entries(depths)) line[index] = { ...line[index], custom: { depth } };
      Object.assign(sheet, { [data]: line });
    }
}

export function depthsOutOfLines(sheet: Sheet): void {
  const custom: Record<string, unknown> = { ...sheet.custom };
  for (const { list, data } of lines) {
    const depths: Depths = {};
    for (const [index, line] of Object.entries((sheet[data] ?? {}) as Line)) {
      const depth = line?.custom?.depth;
      if (line) delete line.custom;
      if (depth) depths[index] = depth;
    }
    delete custom[list];
    if (Object.keys(depths).length > 0) custom[list] = depths;
  }
  if (Object.keys(custom).length > 0) sheet.custom = custom;
  else delete sheet.custom;
}
