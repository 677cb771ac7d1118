/** One sheet of the snapshot → one worksheet of the file and its record for `_host`. */
import type { Worksheet } from '@cj-tech-master/excelts';
import type { ICellData, ISheetDataValidationRule, IWorksheetData } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { cellName } from './a1';
import { dateOf, documentText, hasContent, headOf, isNumber, isTruthFormula, serialOf, toFileValue } from './cell-values';
import { CellType } from './codes';
import { formatsKey, toFileFormats } from './conditional-formats';
import { moveFormula } from './formula-text';
import type { ListStore } from './host-sheet';
import { layoutFields, readLayout, writeLayout } from './layout';
import type { TabLinks } from './links';
import { addNotes, type SheetNotes, toFileNotes } from './notes';
import { keep, type SheetRecord } from './parts';
import { fitRows } from './row-heights';
import type { StyleReference, StyleWriter, TableStyle } from './style-table';
import { addValidations, toFileValidations, validationKey } from './validations';

export interface SheetParts {
  data: Partial<IWorksheetData>;
  validations: ISheetDataValidationRule[];
  formats: IConditionFormattingRule[];
  notes: SheetNotes;
}

/** A run of blank cells of one format this long is written as the column's format: the template formats whole columns. */
const longRun = 20;

/** What the sheets of one file share. */
export interface FileContext {
  styles: StyleWriter;
  lists: ListStore;
  links: TabLinks;
}

export function writeSheet(sheet: Worksheet, parts: SheetParts, { styles, lists, links }: FileContext): SheetRecord {
  const { data } = parts;
  const record: SheetRecord = {
    id: data.id ?? '',
    name: data.name ?? '',
    rowCount: data.rowCount ?? 1000,
    columnCount: data.columnCount ?? 26,
    rest: restOf(data, styles),
    layout: keep(null, {}),
    filled: {},
    serials: {},
    documents: {},
    customs: {},
    forced: [],
    longTexts: [],
  };
  writeLayout(sheet, data);
  new CellWriter(sheet, data, { styles, links }, record).write();
  fitRows(sheet, (column) => data.columnData?.[column]?.w ?? data.defaultColumnWidth ?? 100);
  record.layout = keep(readLayout(sheet), layoutOf(data, styles));
  writeRules(sheet, parts, lists, record);
  return record;
}

function writeRules(sheet: Worksheet, { validations, formats, notes }: SheetParts, lists: ListStore, record: SheetRecord): void {
  const fileValidations = toFileValidations(validations, lists);
  addValidations(sheet, fileValidations);
  if (validations.length) record.validations = keep(fileValidations.map(validationKey), validations);
  const fileFormats = toFileFormats(formats);
  for (const format of fileFormats) sheet.addConditionalFormatting(format);
  if (formats.length) record.formats = keep(formatsKey(fileFormats), formats);
  const fileNotes = toFileNotes(notes);
  addNotes(sheet, fileNotes);
  if (Object.keys(notes).length) record.notes = keep(fileNotes, notes);
}

function restOf(data: Partial<IWorksheetData>, styles: StyleWriter): Partial<IWorksheetData> {
  const native: readonly string[] = [...layoutFields, 'id', 'name', 'cellData', 'rowCount', 'columnCount'];
  const rest = Object.fromEntries(Object.entries(data).filter(([name]) => !native.includes(name)));
  return data.defaultStyle ? { ...rest, defaultStyle: styles.inline(data.defaultStyle) } : rest;
}

function layoutOf(data: Partial<IWorksheetData>, styles: StyleWriter): Partial<IWorksheetData> {
  const layout = Object.fromEntries(layoutFields.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
  for (const name of ['columnData', 'rowData'] as const) {
    if (data[name]) layout[name] = inlineStyles(data[name], styles);
  }
  return layout;
}

function inlineStyles<T extends { s?: StyleReference }>(items: Record<number, T>, styles: StyleWriter): Record<string, T> {
  return Object.fromEntries(
    Object.entries(items).map(([index, item]) => [index, item?.s ? { ...item, s: styles.inline(item.s) } : item]),
  );
}

class CellWriter {
  private readonly shared = new Map<string, { formula: string; row: number; column: number }>();
  private readonly rows: Record<number, Record<number, ICellData>>;
  private readonly styles: StyleWriter;
  private readonly links: TabLinks;

  constructor(
    private readonly sheet: Worksheet,
    private readonly data: Partial<IWorksheetData>,
    { styles, links }: Pick<FileContext, 'styles' | 'links'>,
    private readonly record: SheetRecord,
  ) {
    this.styles = styles;
    this.links = links;
    this.rows = (data.cellData ?? {}) as Record<number, Record<number, ICellData>>;
  }

  write(): void {
    this.findMasters();
    const starts = this.fillColumns();
    for (const [rowKey, cells] of Object.entries(this.rows)) {
      const row = Number(rowKey);
      const fileRow = this.sheet.getRow(row + 1);
      for (const [columnKey, cell] of Object.entries(cells)) {
        const column = Number(columnKey);
        if (!cell || row >= (starts.get(column) ?? Number.POSITIVE_INFINITY)) continue;
        const style = this.styles.of(this.data, row, column, cell.s);
        if (!style && !hasContent(cell)) continue;
        const fileCell = fileRow.getCell(column + 1);
        const formula = this.formulaOf(cell, row, column);
        const value = toFileValue(cell, formula && this.links.toFile(formula));
        if (value !== null) fileCell.value = value;
        fileCell.style = (style ?? this.styles.plain()).file;
        this.keepRest(cell, cellName(row, column), style);
      }
    }
  }

  /** Column → the first row that its own format stands for. */
  private fillColumns(): Map<number, number> {
    const starts = new Map<number, number>();
    const last = (this.data.rowCount ?? 1000) - 1;
    for (let column = 0; column < (this.data.columnCount ?? 26); column++) {
      const whole = this.data.columnData?.[column]?.s;
      if (whole)
        this.sheet.getColumn(column + 1).style = (this.styles.of(this.data, -1, column, null) ?? this.styles.plain()).file;
      const run = whole ? undefined : this.blankRun(column, last);
      if (!run || last - run.from + 1 < longRun) continue;
      starts.set(column, run.from);
      this.record.filled[column] = { from: run.from, to: last, style: run.style.key };
      this.sheet.getColumn(column + 1).style = run.style.file;
      // Cells above must not take on the column's format.
      for (let row = 0; row < run.from; row++) this.sheet.getRow(row + 1).getCell(column + 1).style = this.styles.plain().file;
    }
    return starts;
  }

  private blankRun(column: number, last: number): { from: number; style: TableStyle } | undefined {
    let run: { from: number; style: TableStyle } | undefined;
    for (let row = last; row >= 0; row--) {
      const cell = this.rows[row]?.[column];
      if (!cell || hasContent(cell) || cell.custom) break;
      const style = this.styles.of(this.data, row, column, cell.s);
      if (!style || (run && run.style.key !== style.key)) break;
      run = { from: row, style: run?.style ?? style };
    }
    return run;
  }

  private findMasters(): void {
    for (const [row, cells] of Object.entries(this.rows)) {
      for (const [column, { f, si } = {} as ICellData] of Object.entries(cells)) {
        if (f && si) this.shared.set(si, { formula: f, row: Number(row), column: Number(column) });
      }
    }
  }

  private formulaOf(cell: ICellData, row: number, column: number): string | undefined {
    if (cell.f) return cell.f;
    const master = cell.si ? this.shared.get(cell.si) : undefined;
    return master && moveFormula(master.formula, row - master.row, column - master.column);
  }

  private keepRest(cell: ICellData, name: string, style: TableStyle | undefined): void {
    if (cell.custom) this.record.customs[name] = cell.custom;
    if (isTruthFormula(cell.f)) this.record.truths = [...(this.record.truths ?? []), name];
    if (cell.t === CellType.forcedText) this.record.forced.push(name);
    if (cell.p && !cell.f) this.record.documents[name] = { text: documentText(cell.p), document: cell.p };
    else if (isNumber(cell)) this.keepSerial(Number(cell.v), name, style);
    else if (!cell.f && typeof cell.v === 'string' && headOf(cell.v) !== cell.v) {
      const head = headOf(cell.v);
      this.record.longTexts.push({ cell: name, head, rest: cell.v.slice(head.length) });
    }
  }

  /** Numbers under a date format come back as dates to the millisecond. */
  private keepSerial(serial: number, name: string, style: TableStyle | undefined): void {
    const date = dateOf(serial);
    if (!style?.file.numFmt || serialOf(new Date(date)) === serial) return;
    this.record.serials[name] = { date: Number.isNaN(date) ? null : date, serial };
  }
}
