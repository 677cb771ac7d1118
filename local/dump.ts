/** Every tab of a workbook as records by header: what `dump` prints. */
import type { IWorkbookData } from '@univerjs/core';
import { columnLetters } from './book/a1';
import { hostSheetName } from './book/host-sheet';
import { tabColumns } from './book/tab-columns';
import { unknownName } from './cli/closest-name';
import { UsageError } from './cli/usage-error';
import { createEngine, WorkbookEngine } from './engine/engine';
import { isDatePattern } from './engine/number-format';
import type { EngineSheet } from './engine/sheet';

export interface DumpOptions {
  /** Only this tab. */
  tab?: string | undefined;
  /** Formulas as they were written, in place of their results. */
  formulas?: boolean | undefined;
  /** What the cells show, in place of their values. */
  display?: boolean | undefined;
}

export type DumpValue = string | number | boolean;
export type DumpRecord = Record<string, DumpValue>;

/** `{"Proposals": [{"No": "PR-01", "Start": "2009-09-01", "Cost": 450}]}`; blanks, and rows without anything but unticked boxes, are left out. */
export function dumpWorkbook(source: WorkbookEngine | IWorkbookData, options: DumpOptions = {}): Record<string, DumpRecord[]> {
  const engine = source instanceof WorkbookEngine ? source : createEngine(structuredClone(source));
  engine.flush();
  const sheets = engine.sheets().filter(({ name }) => name !== hostSheetName);
  const { tab } = options;
  if (tab !== undefined && !sheets.some(({ name }) => name === tab)) {
    const names = sheets.map(({ name }) => name);
    throw new UsageError(unknownName('tab', tab, names));
  }
  const wanted = sheets.filter(({ name }) => tab === undefined || name === tab);
  return Object.fromEntries(wanted.map((sheet) => [sheet.name, dumpTab(sheet, options)]));
}

function dumpTab(sheet: EngineSheet, options: DumpOptions): DumpRecord[] {
  const { rows } = sheet.contentSize();
  const columns = recordKeys(sheet);
  const records: DumpRecord[] = [];
  for (let row = 1; row < rows; row++) {
    const record: DumpRecord = {};
    let blank = true;
    for (const { key, column } of columns) {
      const value = cellOf(sheet, row, column, options);
      if (value === '') continue;
      record[key] = value;
      // An unticked box alone is no content; shown, it is the text FALSE.
      blank &&= value === false || (options.display === true && sheet.value(row, column) === false);
    }
    if (!blank) records.push(record);
  }
  return records;
}

/** A column without header, and the second of two with the same, is named by its letter. */
function recordKeys(sheet: EngineSheet): { key: string; column: number }[] {
  const headers = new Map(tabColumns(sheet).map(({ header, column }) => [column, header]));
  const used = new Set<string>();
  return Array.from({ length: sheet.contentSize().columns }, (_, column) => {
    const header = headers.get(column) ?? '';
    const letters = `[${columnLetters(column)}]`;
    const key = header === '' ? letters : used.has(header) ? `${header} ${letters}` : header;
    used.add(key);
    return { key, column };
  });
}

function cellOf(sheet: EngineSheet, row: number, column: number, { formulas, display }: DumpOptions): DumpValue {
  if (formulas) {
    const formula = sheet.formula(row, column);
    if (formula) return formula;
  }
  if (display) return sheet.display(row, column);
  const value = sheet.value(row, column);
  if (typeof value !== 'number') return value;
  const pattern = sheet.patternOf(sheet.cell(row, column));
  return isDatePattern(pattern) ? momentText(value, pattern) : value;
}

/** //=> '2009-09-01', or '2009-09-01T09:30:00' where the cell has a time or shows one */
export function momentText(serial: number, pattern: string): string | number {
  const shown = pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  // Durations and times of day belong to no day.
  if (!/[dy]/.test(shown)) return serial;
  const seconds = Math.round(serial * 86_400);
  const date = new Date((seconds - 25_569 * 86_400) * 1000);
  if (Number.isNaN(date.getTime())) return serial;
  const text = date.toISOString().slice(0, 19);
  return seconds % 86_400 === 0 && !/h/.test(shown) ? text.slice(0, 10) : text;
}
