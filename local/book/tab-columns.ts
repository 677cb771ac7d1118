/** The columns of a tab by their headers in row 1. */
import type { EngineSheet } from '../engine/sheet';

export interface TabColumn {
  header: string;
  column: number;
}

/** A header that comes twice, or a column without one, is told apart by its letter from the second on. */
export function tabColumns(sheet: EngineSheet): TabColumn[] {
  const columns: TabColumn[] = [];
  for (let column = 0; column < sheet.contentSize().columns; column++) {
    const header = sheet.display(0, column).trim();
    if (header) columns.push({ header, column });
  }
  return columns;
}
