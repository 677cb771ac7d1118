/** Columns, rows, frozen panes, merges, tab colour: everything of a sheet but its cells and rules. */
import type { Cell, Worksheet, WorksheetView } from '@cj-tech-master/excelts';
import type { IColumnData, IFreeze, IRowData, IWorksheetData } from '@univerjs/core';
import { parseRange, rangeName } from './a1';
import { defaultFont } from './cell-styles';
import { fromFileColour, toArgb } from './colours';
import { headerAndFooter, pageSetupOf } from './page-setup';

type SheetData = Partial<IWorksheetData>;

/** The parts that {@link readLayout} gives; all else of a sheet is kept in `_host` as it is. */
export const layoutFields = [
  'columnData',
  'rowData',
  'freeze',
  'mergeData',
  'tabColor',
  'hidden',
  'showGridlines',
  'rightToLeft',
  'custom',
] as const;

/** xlsx measures columns in characters of 7 pixels with 5 of padding. */
const toCharacters = (pixels: number) => (pixels - 5) / 7;
const toPixels = (characters: number) => Math.round(characters * 7 + 5);

/** The library takes a width of 9 for "not set". */
const libraryDefault = 9;

export function writeLayout(sheet: Worksheet, data: SheetData): void {
  sheet.state = data.hidden ? 'hidden' : 'visible';
  sheet.views = [toView(data)];
  sheet.pageSetup = { ...sheet.pageSetup, ...pageSetupOf(data) };
  sheet.headerFooter = { ...sheet.headerFooter, ...headerAndFooter };
  const colour = toArgb(data.tabColor);
  if (colour) sheet.properties.tabColor = { argb: colour };
  if (data.defaultRowHeight) sheet.properties.defaultRowHeight = data.defaultRowHeight * 0.75;
  writeColumns(sheet, data);
  writeRows(sheet, data);
  for (const range of data.mergeData ?? []) sheet.mergeCellsWithoutStyle(rangeName(range));
}

function writeRows(sheet: Worksheet, data: SheetData): void {
  for (const [row, { h, ah, ia, hd }] of entriesOf<Partial<IRowData>>(data.rowData)) {
    // Univer draws `ah`, what the content needs, instead of `h` unless told not to.
    const isFixed = ia === 0 || ah === undefined;
    const fileRow = sheet.getRow(row + 1);
    if (h && isFixed) Object.assign(fileRow, { height: h * 0.75, customHeight: true });
    if (hd) fileRow.hidden = true;
    if (hd) keepWritten(fileRow.getCell(1));
  }
  for (const [row, depth] of entriesOf(depthsOf(data).rowDepths)) {
    sheet.getRow(row + 1).outlineLevel = depth;
    keepWritten(sheet.getRow(row + 1).getCell(1));
  }
}

/** The library leaves out cells without content and format, and with them their notes and rows' settings. */
export function keepWritten(cell: Cell): void {
  if (Object.keys(cell.style).length === 0) cell.style = { font: { ...defaultFont } };
}

function writeColumns(sheet: Worksheet, data: SheetData): void {
  if (data.defaultColumnWidth) sheet.properties.defaultColWidth = toCharacters(data.defaultColumnWidth);
  const columns = entriesOf<Partial<IColumnData>>(data.columnData);
  const depths = depthsOf(data).columnDepths;
  // A level at or above these would be written as collapsed.
  sheet.properties.outlineLevelCol = Math.max(0, ...Object.values(depths)) + 1;
  for (const [column, { w, hd }] of columns) {
    if (w === undefined && !hd) continue;
    const fileColumn = sheet.getColumn(column + 1);
    const width = toCharacters(w ?? data.defaultColumnWidth ?? 100);
    fileColumn.width = width === libraryDefault ? width + 0.001 : width;
    if (hd) fileColumn.hidden = true;
  }
  for (const [column, depth] of entriesOf(depths)) sheet.getColumn(column + 1).outlineLevel = depth;
}

export function readLayout(sheet: Worksheet): SheetData {
  const view = sheet.views?.[0];
  const colour = fromFileColour(sheet.properties.tabColor);
  return {
    columnData: readColumns(sheet),
    rowData: readRows(sheet),
    freeze: toFreeze(view),
    mergeData: (sheet.model.merges ?? []).flatMap((merge) => parseRange(merge) ?? []),
    tabColor: colour ?? '',
    hidden: sheet.state === 'visible' ? 0 : 1,
    showGridlines: view?.showGridLines === false ? 0 : 1,
    rightToLeft: view?.rightToLeft ? 1 : 0,
    ...readDepths(sheet),
  };
}

export function readDefaultSizes(sheet: Worksheet): SheetData {
  const { defaultColWidth, defaultRowHeight } = sheet.properties;
  return {
    defaultColumnWidth: defaultColWidth ? toPixels(defaultColWidth) : 100,
    defaultRowHeight: defaultRowHeight ? Math.round(defaultRowHeight / 0.75) : 21,
  };
}

function readColumns(sheet: Worksheet): Record<number, Partial<IColumnData>> {
  const result: Record<number, Partial<IColumnData>> = {};
  (sheet.columns ?? []).forEach(({ width, hidden }, column) => {
    const set = width !== undefined && width !== libraryDefault;
    if (set || hidden) result[column] = { ...(set ? { w: toPixels(width) } : {}), ...(hidden ? { hd: 1 } : {}) };
  });
  return result;
}

function readRows(sheet: Worksheet): Record<number, Partial<IRowData>> {
  const result: Record<number, Partial<IRowData>> = {};
  sheet.eachRow({ includeEmpty: true }, ({ height, customHeight, hidden }, number) => {
    if (height || hidden) {
      const set = height ? sizeOf(Math.round(height / 0.75), customHeight === true) : {};
      result[number - 1] = { ...set, ...(hidden ? { hd: 1 } : {}) };
    }
  });
  return result;
}

/** Only a height that somebody set stays whatever the row holds. */
const sizeOf = (pixels: number, isFixed: boolean): Partial<IRowData> => (isFixed ? { h: pixels, ia: 0 } : { ah: pixels });

function toView({ freeze, showGridlines, rightToLeft }: SheetData): WorksheetView {
  const common = { ...(showGridlines === 0 ? { showGridLines: false } : {}), ...(rightToLeft ? { rightToLeft: true } : {}) };
  const frozen = freeze && (freeze.xSplit > 0 || freeze.ySplit > 0);
  return (
    frozen ? { ...common, state: 'frozen', xSplit: freeze.xSplit, ySplit: freeze.ySplit } : { ...common, state: 'normal' }
  ) as WorksheetView;
}

function toFreeze(view: Partial<WorksheetView> | undefined): IFreeze {
  if (view?.state !== 'frozen') return { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 };
  const { xSplit = 0, ySplit = 0 } = view;
  return { xSplit, ySplit, startRow: ySplit || -1, startColumn: xSplit || -1 };
}

type Depths = Record<number, number>;

/** Univer has no groups of columns or rows: the engine lists in the sheet's `custom` how deep each lies, which is xlsx's outline level. */
function depthsOf({ custom }: SheetData): { columnDepths: Depths; rowDepths: Depths } {
  return { columnDepths: {}, rowDepths: {}, ...custom };
}

function readDepths(sheet: Worksheet): Pick<SheetData, 'custom'> {
  const columnDepths: Depths = {};
  const rowDepths: Depths = {};
  (sheet.columns ?? []).forEach(({ outlineLevel }, column) => {
    if (outlineLevel) columnDepths[column] = outlineLevel;
  });
  sheet.eachRow({ includeEmpty: true }, ({ outlineLevel }, number) => {
    if (outlineLevel) rowDepths[number - 1] = outlineLevel;
  });
  const found = Object.entries({ columnDepths, rowDepths }).filter(([, depths]) => Object.keys(depths).length > 0);
  return found.length === 0 ? {} : { custom: Object.fromEntries(found) };
}

/** `custom` without what {@link readLayout} finds in the file. */
export function withoutDepths(custom: SheetData['custom']): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...custom }).filter(([name]) => name !== 'columnDepths' && name !== 'rowDepths'));
}

function entriesOf<T>(data: Record<number, T> | undefined): [number, T][] {
  return Object.entries(data ?? {}).map(([index, value]) => [Number(index), value]);
}
