/** Cells that are formulas, on the tab Start here: links to tabs, and totals over their columns. */
import type { FullTab } from '../tabs/schema';
import { letters } from './marks';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface FormulaCell {
  /** 1-based. */
  readonly row: number;
  readonly column: number;
  /** As a person knows it: the step and the header. */
  readonly name: string;
  readonly formula: string;
}

/** What stands in the tab's formula columns and should not, row by row of its first column. `grid` is the tab as it is. */
export function wrongFormulas(sheet: Sheet, tab: FullTab, grid: readonly (readonly unknown[])[]): FormulaCell[] {
  const columns = tab.columns.filter(({ type }) => type === 'link' || type === 'formula');
  const [key] = tab.columns;
  if (columns.length === 0 || key === undefined || sheet.getLastRow() < 2) return [];
  const headers = (grid[0] ?? []).map((cell) => String(cell).trim());
  const find = columnFinder();
  const formulas = sheet.getDataRange().getFormulas();
  return (tab.rows ?? []).flatMap((wanted) => {
    const row = grid.findIndex((cells) => String(cells[headers.indexOf(key.header)]).trim() === String(wanted[key.header]));
    if (row < 1) return [];
    return columns.flatMap(({ header, type }) => {
      const place = headers.indexOf(header);
      const formula = (type === 'link' ? linkTo : find)(String(wanted[header]));
      if (place < 0 || formula === undefined || formula === (formulas[row]?.[place] ?? '')) return [];
      return [{ row: row + 1, column: place + 1, name: `${key.header} ${wanted[key.header]}, ${header}`, formula }];
    });
  });
}

function linkTo(tab: string): string | undefined {
  const sheet = SpreadsheetApp.getActive().getSheetByName(tab);
  return sheet === null ? undefined : `=HYPERLINK("#gid=${sheet.getSheetId()}","${tab}")`;
}

/** Puts ranges for {Tab.Header}; undefined while a tab or column is missing. Each tab's headers are read once. */
function columnFinder(): (formula: string) => string | undefined {
  const known = new Map<string, readonly string[]>();
  const headersOf = (tab: string): readonly string[] => {
    const sheet = SpreadsheetApp.getActive().getSheetByName(tab);
    const [row = []] =
      sheet === null || sheet.getLastColumn() === 0 ? [] : sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues();
    return row.map((header) => String(header).trim());
  };
  return (formula) => {
    let isWhole = true;
    const found = formula.replace(/\{(.+?)\.(.+?)\}/g, (_, tab: string, header: string) => {
      const headers = known.get(tab) ?? headersOf(tab);
      known.set(tab, headers);
      const column = letters(headers.indexOf(header) + 1);
      isWhole &&= headers.includes(header);
      return `${/^\w+$/.test(tab) ? tab : `'${tab}'`}!$${column}$2:$${column}`;
    });
    return isWhole ? found : undefined;
  };
}
