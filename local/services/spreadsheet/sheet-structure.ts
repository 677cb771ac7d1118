/** A sheet's rows and columns: coming, going, moving, hiding, sizes, freezing, groups. Positions count from 1 for the script. */
import { ServiceError, signatureError } from '../../runtime/service-object';
import { checkArguments, isA, isNumber } from './arguments';
import type { Range } from './range';
import { RangeArea } from './range-area';
import { SheetArea } from './sheet-area';
import { followShift } from './stored';

export abstract class SheetStructure extends SheetArea {
  private change(method: string, ...numbers: unknown[]): void {
    if (!numbers.every((number) => isNumber(number))) throw signatureError(`SpreadsheetApp.Sheet.${method}`, ...numbers);
    this.book.mayChange(method);
  }

  private rowsInside(row: number, count = 1): void {
    if (row < 1 || count < 1 || row + count - 1 > this.engineSheet.rowCount)
      throw new ServiceError('Those rows are out of bounds.');
  }

  private columnsInside(column: number, count = 1): void {
    if (column < 1 || count < 1 || column + count - 1 > this.engineSheet.columnCount)
      throw new ServiceError('Those columns are out of bounds.');
  }

  // Inserting: the new ones look like their neighbour

  private addRows(method: string, position: number, howMany: number, at: number): this {
    this.change(method, position, howMany);
    this.rowsInside(position);
    if (howMany < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
    this.engineSheet.shape.insertRows(at, howMany, position - 1);
    followShift(this.book.execution.state, this.engineSheet, { rows: true, at, count: howMany });
    return this;
  }

  private addColumns(method: string, position: number, howMany: number, at: number): this {
    this.change(method, position, howMany);
    this.columnsInside(position);
    if (howMany < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
    this.engineSheet.shape.insertColumns(at, howMany, position - 1);
    followShift(this.book.execution.state, this.engineSheet, { rows: false, at, count: howMany });
    return this;
  }

  insertRowAfter(afterPosition: number): this {
    return this.addRows('insertRowAfter', afterPosition, 1, afterPosition);
  }

  insertRowsAfter(afterPosition: number, howMany: number): this {
    return this.addRows('insertRowsAfter', afterPosition, howMany, afterPosition);
  }

  insertRowBefore(beforePosition: number): this {
    return this.addRows('insertRowBefore', beforePosition, 1, beforePosition - 1);
  }

  insertRowsBefore(beforePosition: number, howMany: number): this {
    return this.addRows('insertRowsBefore', beforePosition, howMany, beforePosition - 1);
  }

  insertRows(rowIndex: number, numRows?: number | null): void {
    this.addRows('insertRows', rowIndex, numRows ?? 1, rowIndex - 1);
  }

  insertColumnAfter(afterPosition: number): this {
    return this.addColumns('insertColumnAfter', afterPosition, 1, afterPosition);
  }

  insertColumnsAfter(afterPosition: number, howMany: number): this {
    return this.addColumns('insertColumnsAfter', afterPosition, howMany, afterPosition);
  }

  insertColumnBefore(beforePosition: number): this {
    return this.addColumns('insertColumnBefore', beforePosition, 1, beforePosition - 1);
  }

  insertColumnsBefore(beforePosition: number, howMany: number): this {
    return this.addColumns('insertColumnsBefore', beforePosition, howMany, beforePosition - 1);
  }

  insertColumns(columnIndex: number, numColumns?: number | null): void {
    this.addColumns('insertColumns', columnIndex, numColumns ?? 1, columnIndex - 1);
  }

  // Deleting

  deleteRow(rowPosition: number): this {
    this.deleteRows(rowPosition, 1);
    return this;
  }

  deleteRows(rowPosition: number, howMany: number): void {
    this.change('deleteRows', rowPosition, howMany);
    this.rowsInside(rowPosition, howMany);
    if (howMany >= this.engineSheet.rowCount) throw new ServiceError("You can't delete all the rows on the sheet.");
    this.engineSheet.shape.deleteRows(rowPosition - 1, howMany);
    followShift(this.book.execution.state, this.engineSheet, { rows: true, at: rowPosition - 1, count: -howMany });
  }

  deleteColumn(columnPosition: number): this {
    this.deleteColumns(columnPosition, 1);
    return this;
  }

  deleteColumns(columnPosition: number, howMany: number): void {
    this.change('deleteColumns', columnPosition, howMany);
    this.columnsInside(columnPosition, howMany);
    if (howMany >= this.engineSheet.columnCount) throw new ServiceError("You can't delete all the columns on the sheet.");
    this.engineSheet.shape.deleteColumns(columnPosition - 1, howMany);
    followShift(this.book.execution.state, this.engineSheet, { rows: false, at: columnPosition - 1, count: -howMany });
  }

  // Moving, in front of what is at the destination now

  moveRows(rowSpec: Range, destinationIndex: number): void {
    checkArguments('SpreadsheetApp.Sheet.moveRows', [rowSpec, destinationIndex], isA(RangeArea), isNumber);
    this.change('moveRows', destinationIndex);
    const { row, rows } = rowSpec.area;
    if (destinationIndex < 1 || destinationIndex > this.engineSheet.rowCount + 1)
      throw new ServiceError('Those rows are out of bounds.');
    if (destinationIndex - 1 >= row && destinationIndex - 1 <= row + rows) return;
    const filter = this.engineSheet.rules.filterRange();
    // The platform's words are not documented; that a filter keeps its header row is.
    if (filter && filter.startRow >= row && filter.startRow < row + rows)
      throw new ServiceError("You can't move the header row of a filter.");
    this.engineSheet.shape.moveRows(row, rows, destinationIndex - 1);
  }

  moveColumns(columnSpec: Range, destinationIndex: number): void {
    checkArguments('SpreadsheetApp.Sheet.moveColumns', [columnSpec, destinationIndex], isA(RangeArea), isNumber);
    this.change('moveColumns', destinationIndex);
    const { column, columns } = columnSpec.area;
    if (destinationIndex < 1 || destinationIndex > this.engineSheet.columnCount + 1)
      throw new ServiceError('Those columns are out of bounds.');
    if (destinationIndex - 1 >= column && destinationIndex - 1 <= column + columns) return;
    this.engineSheet.shape.moveColumns(column, columns, destinationIndex - 1);
  }

  // Hiding

  private setRowsHidden(method: string, row: number, count: number, hidden: boolean): void {
    this.change(method, row, count);
    this.rowsInside(row, count);
    this.engineSheet.shape.setRowsHidden(row - 1, count, hidden);
  }

  private setColumnsHidden(method: string, column: number, count: number, hidden: boolean): void {
    this.change(method, column, count);
    this.columnsInside(column, count);
    this.engineSheet.shape.setColumnsHidden(column - 1, count, hidden);
  }

  hideRows(rowIndex: number, numRows?: number | null): void {
    this.setRowsHidden('hideRows', rowIndex, numRows ?? 1, true);
  }

  showRows(rowIndex: number, numRows?: number | null): void {
    this.setRowsHidden('showRows', rowIndex, numRows ?? 1, false);
  }

  hideRow(row: Range): void {
    checkArguments('SpreadsheetApp.Sheet.hideRow', [row], isA(RangeArea));
    this.hideRows(row.getRow(), row.getNumRows());
  }

  unhideRow(row: Range): void {
    checkArguments('SpreadsheetApp.Sheet.unhideRow', [row], isA(RangeArea));
    this.showRows(row.getRow(), row.getNumRows());
  }

  hideColumns(columnIndex: number, numColumns?: number | null): void {
    this.setColumnsHidden('hideColumns', columnIndex, numColumns ?? 1, true);
  }

  showColumns(columnIndex: number, numColumns?: number | null): void {
    this.setColumnsHidden('showColumns', columnIndex, numColumns ?? 1, false);
  }

  hideColumn(column: Range): void {
    checkArguments('SpreadsheetApp.Sheet.hideColumn', [column], isA(RangeArea));
    this.hideColumns(column.getColumn(), column.getNumColumns());
  }

  unhideColumn(column: Range): void {
    checkArguments('SpreadsheetApp.Sheet.unhideColumn', [column], isA(RangeArea));
    this.showColumns(column.getColumn(), column.getNumColumns());
  }

  isRowHiddenByUser(rowPosition: number): boolean {
    this.rowsInside(rowPosition);
    return this.engineSheet.shape.rowHidden(rowPosition - 1);
  }

  isColumnHiddenByUser(columnPosition: number): boolean {
    this.columnsInside(columnPosition);
    return this.engineSheet.shape.columnHidden(columnPosition - 1);
  }

  // Sizes

  getColumnWidth(columnPosition: number): number {
    this.columnsInside(columnPosition);
    return this.engineSheet.shape.columnWidth(columnPosition - 1);
  }

  setColumnWidth(columnPosition: number, width: number): this {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  setColumnWidths(startColumn: number, numColumns: number, width: number): this {
    this.change('setColumnWidths', startColumn, numColumns, width);
    this.columnsInside(startColumn, numColumns);
    this.engineSheet.shape.setColumnWidths(startColumn - 1, numColumns, width);
    return this;
  }

  getRowHeight(rowPosition: number): number {
    this.rowsInside(rowPosition);
    return this.engineSheet.shape.rowHeight(rowPosition - 1);
  }

  setRowHeight(rowPosition: number, height: number): this {
    return this.setRowHeights(rowPosition, 1, height);
  }

  setRowHeights(startRow: number, numRows: number, height: number): this {
    this.change('setRowHeights', startRow, numRows, height);
    this.rowsInside(startRow, numRows);
    this.engineSheet.shape.setRowHeights(startRow - 1, numRows, height);
    return this;
  }

  setRowHeightsForced(startRow: number, numRows: number, height: number): this {
    return this.setRowHeights(startRow, numRows, height);
  }

  // Frozen rows and columns

  getFrozenRows(): number {
    return this.engineSheet.shape.frozen.rows;
  }

  getFrozenColumns(): number {
    return this.engineSheet.shape.frozen.columns;
  }

  setFrozenRows(rows: number): void {
    this.change('setFrozenRows', rows);
    if (rows > 0) this.rowsInside(rows);
    this.engineSheet.shape.setFrozen({ ...this.engineSheet.shape.frozen, rows });
  }

  setFrozenColumns(columns: number): void {
    this.change('setFrozenColumns', columns);
    if (columns > 0) this.columnsInside(columns);
    this.engineSheet.shape.setFrozen({ ...this.engineSheet.shape.frozen, columns });
  }
}
