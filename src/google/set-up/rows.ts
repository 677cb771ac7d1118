/** The rows that a workbook starts with, and its identity. */
import { asText, type Cell, isBlank } from '../../domain/cell';
import { startingRows, type TypedRow } from '../../tabs/schema';
import { repair } from '../../texts';
import { fromCell } from '../cells';
import { whoIsThis } from '../clock';
import { type Finding, headersOf, type Inspection, type Sheet, type TabView } from './finding';

/** Rows that the script or the rules look for by name come back one by one; those of other tabs only when there is none at all. */
const KEYS: Readonly<Record<string, string>> = { Settings: 'Setting', Criteria: 'Id', Principles: 'Principle' };

export const inspectRows: Inspection = (view) => {
  const { tab, sheet } = view;
  if (tab.lists !== undefined) return emptyLists(view);
  const starting = startingRows(tab);
  const key = KEYS[tab.name];
  const isEmpty = view.grid.slice(1).every((cells) => cells.every((cell) => cell === false || isBlank(cell)));
  if (starting.length === 0) return [];
  if (isEmpty) return [{ words: repair.startingRows(tab.name), mend: () => addRows(sheet, lacking(view, key)) }];
  const missing = key === undefined ? [] : lacking(view, key);
  if (missing.length === 0) return [];
  const words = repair.rowsAdded(
    tab.name,
    missing.map((row) => String(row[key ?? ''])),
  );
  return [{ words, mend: () => addRows(sheet, missing) }];
};

function lacking({ tab, grid, headers }: TabView, key: string | undefined): readonly TypedRow[] {
  const place = key === undefined ? -1 : headers.indexOf(key);
  const known = new Set(place < 0 ? [] : grid.slice(1).map((cells) => asText(cells[place] ?? '').trim()));
  return startingRows(tab).filter((row) => !known.has(String(row[key ?? ''])));
}

/** Below the last row, under the headers as they stand now. */
export function addRows(sheet: Sheet, rows: readonly TypedRow[], headers = headersOf(sheet), last = sheet.getLastRow()): void {
  if (rows.length === 0) return;
  if (last + rows.length > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), last + rows.length - sheet.getMaxRows());
  const grid = rows.map((row) => headers.map((header) => row[header] ?? ''));
  sheet.getRange(last + 1, 1, grid.length, headers.length).setValues(grid);
}

/** A list without a single choice: its column was emptied, or added just now. */
function emptyLists({ tab, sheet, grid, headers }: TabView): Finding[] {
  return Object.entries(tab.lists ?? {}).flatMap(([header, items]) => {
    const place = headers.indexOf(header);
    if (place < 0 || items.length === 0 || grid.slice(1).some((cells) => !isBlank(cells[place] ?? ''))) return [];
    const mend = (): void => {
      const now = headersOf(sheet).indexOf(header);
      if (now >= 0) sheet.getRange(2, now + 1, items.length, 1).setValues(items.map((item) => [fromCell(item)]));
    };
    return [{ words: repair.listFilled(header), mend }];
  });
}

/** The workbook's own id, by which a copy is known for one, and its owner. */
export const inspectIdentity: Inspection = ({ tab, sheet, grid, headers }) => {
  if (tab.name !== 'Settings') return [];
  const [setting, value] = [headers.indexOf('Setting'), headers.indexOf('Value')];
  const isOpen = (name: string): boolean =>
    grid.some((row) => asText(row[setting] ?? '').trim() === name && isBlank(row[value] ?? ''));
  const wanted: [string, string][] = [
    ['Workbook id', SpreadsheetApp.getActive().getId()],
    ['Owner', whoIsThis()],
  ];
  const open = wanted.filter(([name, text]) => text !== '' && isOpen(name));
  return open.length === 0 ? [] : [{ words: repair.identity, mend: () => setSettings(sheet, open) }];
};

/** Fills settings where they stand now. */
export function setSettings(sheet: Sheet, wanted: readonly (readonly [name: string, value: Cell])[]): void {
  const [headers = [], ...rows] = sheet.getDataRange().getValues();
  const place = (header: string): number => headers.findIndex((text) => String(text).trim() === header);
  for (const [name, value] of wanted) {
    const row = rows.findIndex((cells) => String(cells[place('Setting')]).trim() === name);
    if (row >= 0) sheet.getRange(row + 2, place('Value') + 1).setValue(fromCell(value));
  }
}
