/** Where a range lies: the part of Range that reads no cell. Rows and columns are 0-based inside, 1-based for the script. */
import { type Area, areaText } from '../../engine/a1';
import type { EngineSheet } from '../../engine/sheet';
import type { Book } from './book';
import { assertInside } from './bounds';
import type { Range } from './range';
import type { Sheet } from './sheet';

export abstract class RangeArea {
  constructor(
    readonly book: Book,
    readonly engineSheet: EngineSheet,
    readonly area: Area,
  ) {}

  /** Number of cells. */
  protected get cells(): number {
    return this.area.rows * this.area.columns;
  }

  /** A value for every cell, in rows. */
  protected grid<T>(cell: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.area;
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (_unused, right) => cell(row + down, column + right)),
    );
  }

  /** Every cell with its place in the range. */
  protected each(visit: (row: number, column: number, down: number, right: number) => void): void {
    const { row, column, rows, columns } = this.area;
    for (let down = 0; down < rows; down++)
      for (let right = 0; right < columns; right++) visit(row + down, column + right, down, right);
  }

  protected reading(): void {
    assertInside(this.engineSheet, this.area);
    this.book.reading(this.engineSheet, this.area);
  }

  protected writing(method: string): void {
    this.book.writing(method, this.cells);
    assertInside(this.engineSheet, this.area);
  }

  getA1Notation(): string {
    return areaText(this.area);
  }

  getRow(): number {
    return this.area.row + 1;
  }

  getRowIndex(): number {
    return this.getRow();
  }

  getColumn(): number {
    return this.area.column + 1;
  }

  getLastRow(): number {
    return this.area.row + this.area.rows;
  }

  getLastColumn(): number {
    return this.area.column + this.area.columns;
  }

  getNumRows(): number {
    return this.area.rows;
  }

  getNumColumns(): number {
    return this.area.columns;
  }

  getHeight(): number {
    return this.area.rows;
  }

  getWidth(): number {
    return this.area.columns;
  }

  getSheet(): Sheet {
    return this.book.sheet(this.engineSheet);
  }

  getGridId(): number {
    return this.getSheet().getSheetId();
  }

  canEdit(): boolean {
    return true;
  }

  getCell(row: number, column: number): Range {
    return this.within({ row: this.area.row + row - 1, column: this.area.column + column - 1, rows: 1, columns: 1 });
  }

  offset(rowOffset: number, columnOffset: number, numRows?: number | null, numColumns?: number | null): Range {
    const { row, column, rows, columns } = this.area;
    return this.within({
      row: row + rowOffset,
      column: column + columnOffset,
      rows: numRows ?? rows,
      columns: numColumns ?? columns,
    });
  }

  private within(area: Area): Range {
    assertInside(this.engineSheet, area);
    return this.book.range(this.engineSheet, area);
  }

  activate(): this {
    this.book.select(this.engineSheet, [this.area]);
    return this;
  }

  activateAsCurrentCell(): this {
    return this.activate();
  }
}
