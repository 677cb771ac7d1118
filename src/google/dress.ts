/** How a tab looks and what its cells offer: few calls, each over as many neighbouring columns as are alike. */
import type { ColumnType, FullColumn } from '../tabs/schema';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const USUAL_WIDTH = 100;
export const COLOURS = {
  header: '#d9e2f3',
  /** Every other group of columns, so that the eye finds where one ends. */
  otherHeader: '#e0ebd9',
  scriptHeader: '#e3e5e8',
  headerText: '#1f1f1f',
  script: '#f5f6f7',
  scriptText: '#4a4e51',
};
/** Dates that people type bring their own format; a format on the empty cell would make a date of any number typed by mistake. */
const FORMATS: Partial<Record<ColumnType, string>> = {
  id: '@',
  money: '£#,##0.00',
  'date and time': 'dd/mm/yyyy hh:mm',
};

/** Headers with their notes, widths, formats, and checks that warn but never block. */
export function dressColumns(sheet: Sheet, columns: readonly FullColumn[], first: number): void {
  dressHeader(sheet.getRange(1, first, 1, columns.length), columns);
  const rows = sheet.getMaxRows() - 1;
  const body = (place: number, width: number): Range => sheet.getRange(2, first + place, rows, width);
  body(0, columns.length).setVerticalAlignment('top');
  for (const { value, place, length } of runs(columns, ({ width }) => width ?? USUAL_WIDTH)) {
    sheet.setColumnWidths(first + place, length, value);
  }
  for (const { value, place, length } of runs(columns, ({ type }) => FORMATS[type])) {
    if (value !== undefined) body(place, length).setNumberFormat(value);
  }
  for (const { value, place, length } of runs(columns, wrapOf)) {
    if (value !== undefined) body(place, length).setWrapStrategy(SpreadsheetApp.WrapStrategy[value]);
  }
  for (const { value, place, length } of runs(columns, ({ script }) => script === true)) {
    if (value) body(place, length).setBackground(COLOURS.script).setFontColor(COLOURS.scriptText);
  }
}

const WORDS: readonly ColumnType[] = ['text', 'long text', 'names', 'choice', 'choices', 'formula', 'any'];

/** Words wrap; what the script writes and no cell could show whole, such as what a check read, is cut off. */
function wrapOf({ type, script }: FullColumn): 'WRAP' | 'CLIP' | undefined {
  if (type === 'text' && script === true) return 'CLIP';
  return WORDS.includes(type) ? 'WRAP' : undefined;
}

function dressHeader(header: Range, columns: readonly FullColumn[]): void {
  header.setValues([columns.map((column) => `'${column.header}`)]);
  header.setNotes([columns.map(({ note }) => note)]);
  header.setBackgrounds([headerColours(columns)]);
  header.setHorizontalAlignments([columns.map(({ type }) => (isRightAligned(type) ? 'right' : 'left'))]);
  header.setFontWeight('bold').setFontColor(COLOURS.headerText).setVerticalAlignment('middle');
  header.setWrapStrategy(SpreadsheetApp.WrapStrategy.WRAP);
}

/** Above the numbers and days that stand at the right of their cells. */
const isRightAligned = (type: ColumnType): boolean => ['number', 'money', 'date', 'date and time'].includes(type);

function headerColours(columns: readonly FullColumn[]): string[] {
  const groups = [...new Set(columns.flatMap(({ group }) => group ?? []))];
  return columns.map(({ script, group }) => {
    if (script) return COLOURS.scriptHeader;
    return group !== undefined && groups.indexOf(group) % 2 === 1 ? COLOURS.otherHeader : COLOURS.header;
  });
}

interface Run<T> {
  readonly value: T;
  readonly place: number;
  readonly length: number;
}

/** Neighbouring columns that are alike: their value, the first one's place, how many. */
function runs<T>(columns: readonly FullColumn[], alike: (column: FullColumn) => T): Run<T>[] {
  const found: Run<T>[] = [];
  for (const [place, column] of columns.entries()) {
    const value = alike(column);
    const last = found[found.length - 1];
    if (last !== undefined && last.value === value) found[found.length - 1] = { ...last, length: last.length + 1 };
    else found.push({ value, place, length: 1 });
  }
  return found;
}
