/** How a sheet prints: landscape A4, with frozen rows and columns again on every page, and which page of which tab it is. */
import type { HeaderFooter, PageSetup } from '@cj-tech-master/excelts';
import type { IWorksheetData } from '@univerjs/core';
import { columnLetters } from './a1';

type SheetData = Partial<IWorksheetData>;

/** Pixels of columns on one page: more than that side by side would be too small to read. */
const pageWidth = 1600;
const a4 = 9;
/** Inches. */
const margins = { left: 0.4, right: 0.4, top: 0.65, bottom: 0.6, header: 0.3, footer: 0.3 };

/** Excel's own codes: the tab's name, the page, how many. */
export const headerAndFooter: Partial<HeaderFooter> = { oddHeader: '&L&B&A', oddFooter: '&C&P / &N' };

/** As many pages long as it takes, and as few pages wide as can be read. */
export function pageSetupOf(data: SheetData): Partial<PageSetup> {
  const { xSplit = 0, ySplit = 0 } = data.freeze ?? {};
  return {
    paperSize: a4,
    orientation: 'landscape',
    margins,
    // Thin lines between the cells, as Google prints them unless told otherwise.
    showGridLines: true,
    fitToPage: true,
    fitToWidth: pagesWide(data, xSplit),
    fitToHeight: 0,
    // Whole columns: without them, text that is cut off on the screen runs on over pages of its own. A hidden tab with an area would be printed.
    ...(data.hidden ? {} : { printArea: `A:${columnLetters((data.columnCount ?? 26) - 1)}` }),
    ...(ySplit > 0 ? { printTitlesRow: `1:${ySplit}` } : {}),
    ...(xSplit > 0 ? { printTitlesColumn: `A:${columnLetters(xSplit - 1)}` } : {}),
  };
}

/** The frozen columns take their room on every page. */
function pagesWide(data: SheetData, frozen: number): number {
  const { columnCount = 26 } = data;
  const room = Math.max(pageWidth / 2, pageWidth - widthOf(data, 0, frozen));
  return Math.max(1, Math.ceil(widthOf(data, frozen, columnCount) / room));
}

function widthOf({ columnData = {}, defaultColumnWidth = 100 }: SheetData, from: number, to: number): number {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => columnData[from + i])
    .filter((column) => !column?.hd)
    .reduce((sum, column) => sum + (column?.w ?? defaultColumnWidth), 0);
}
