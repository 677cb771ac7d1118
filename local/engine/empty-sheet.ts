/** What a new sheet is. */
import type { IWorksheetData } from '@univerjs/core';

/** Google's new sheet: 1,000 × 26 cells of 100 × 21 pixels. Univer wants every member spelt out. */
export function emptySheet(id: string, name: string): Partial<IWorksheetData> {
  return {
    id,
    name,
    rowCount: 1000,
    columnCount: 26,
    defaultColumnWidth: 100,
    defaultRowHeight: 21,
    hidden: 0,
    tabColor: '',
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    showGridlines: 1,
    rightToLeft: 0,
    freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
    rowHeader: { width: 46 },
    columnHeader: { height: 20 },
    mergeData: [],
    cellData: {},
    rowData: {},
    columnData: {},
  };
}
