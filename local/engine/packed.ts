/** A workbook as the engine holds it, as text: quick to take, and any thread can make a snapshot of it. */
import type { IWorkbookData } from '@univerjs/core';
import { depthsOutOfLines } from './snapshot-groups';
import { fillSpillAnchors, type Spills } from './spills';

export interface PackedWorkbook {
  /** JSON. */
  readonly text: string;
  /** JSON, by sheet id. */
  readonly spills: string;
}

export function unpack({ text, spills }: PackedWorkbook): IWorkbookData {
  const snapshot = JSON.parse(text) as IWorkbookData;
  const spilled = JSON.parse(spills) as Record<string, Spills>;
  for (const [id, sheet] of Object.entries(snapshot.sheets)) {
    fillSpillAnchors(sheet, spilled[id] ?? {});
    depthsOutOfLines(sheet);
  }
  return snapshot;
}
