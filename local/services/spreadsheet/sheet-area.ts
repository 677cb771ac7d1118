/** A sheet's cells as ranges, its size and its place: the part of Sheet that changes no structure. */
import type { EngineSheet } from '../../engine/sheet';
import { ServiceError, signatureError } from '../../runtime/service-object';
import { checkArguments, isList, isText } from './arguments';
import type { Book } from './book';
import { assertInside } from './bounds';
import type { Range } from './range';
import type { ScriptValue } from './range-values';
import { sheetNumber } from './sheet-number';

export abstract class SheetArea {
  constructor(
    readonly book: Book,
    readonly engineSheet: EngineSheet,
  ) {}

  getName(): string {
    return this.engineSheet.name;
  }

  getSheetName(): string {
    return this.getName();
  }

  getSheetId(): number {
    return sheetNumber(this.engineSheet.id);
  }

  getIndex(): number {
    return this.book.engine.sheets().indexOf(this.engineSheet) + 1;
  }

  getMaxRows(): number {
    return this.engineSheet.rowCount;
  }

  getMaxColumns(): number {
    return this.engineSheet.columnCount;
  }

  getLastRow(): number {
    return this.contentSize().rows;
  }

  getLastColumn(): number {
    return this.contentSize().columns;
  }

  protected contentSize(): { rows: number; columns: number } {
    this.book.engine.flushFor(this.engineSheet);
    return this.engineSheet.contentSize();
  }

  /** A1 alone when the sheet is empty. */
  getDataRange(): Range {
    const { rows, columns } = this.contentSize();
    return this.book.range(this.engineSheet, { row: 0, column: 0, rows: Math.max(1, rows), columns: Math.max(1, columns) });
  }

  getRange(row: number | string, column?: number | null, numRows?: number | null, numColumns?: number | null): Range {
    if (typeof row === 'string' && (column === undefined || column === null)) return this.book.rangeAt(row, this.engineSheet);
    const numbers = [row, column, numRows ?? 1, numColumns ?? 1];
    if (!numbers.every((number) => typeof number === 'number'))
      throw signatureError(
        'SpreadsheetApp.Sheet.getRange',
        ...[row, column, numRows, numColumns].filter((part) => part !== undefined),
      );
    const [first = 0, left = 0, rows = 1, columns = 1] = (numbers as number[]).map(Math.trunc);
    const area = { row: first - 1, column: left - 1, rows, columns };
    assertInside(this.engineSheet, area);
    return this.book.range(this.engineSheet, area);
  }

  /** -1 rows or columns reach to the last ones with content. */
  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number): ScriptValue[][] {
    const { rows, columns } = this.contentSize();
    const height = numRows === -1 ? rows - startRow + 1 : numRows;
    const width = numColumns === -1 ? columns - startColumn + 1 : numColumns;
    return this.getRange(startRow, startColumn, height, width).getValues();
  }

  /** Below the last row with content; the sheet grows when it is full. */
  appendRow(rowContents: unknown[]): this {
    checkArguments('SpreadsheetApp.Sheet.appendRow', [rowContents], isList);
    if (rowContents.length === 0) throw new ServiceError('The number of columns in the range must be at least 1.');
    this.book.mayChange('appendRow');
    const row = this.getLastRow();
    if (row >= this.engineSheet.rowCount) this.engineSheet.shape.insertRows(row, 1);
    const missing = rowContents.length - this.engineSheet.columnCount;
    if (missing > 0) this.engineSheet.shape.insertColumns(this.engineSheet.columnCount, missing);
    this.getRange(row + 1, 1, 1, rowContents.length).setValues([rowContents]);
    return this;
  }

  setName(name: string): this {
    checkArguments('SpreadsheetApp.Sheet.setName', [name], isText);
    this.book.mayChange('setName');
    const other = this.book.engine.sheet(name);
    if (other && other !== this.engineSheet)
      throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
    const { selection } = this.book.execution;
    if (selection.sheetName === this.engineSheet.name) selection.sheetName = name;
    this.engineSheet.shape.rename(name);
    return this;
  }

  activate(): this {
    if (this.book.activeSheet() !== this.engineSheet) this.book.select(this.engineSheet);
    return this;
  }
}
