/** One sheet of the engine: reading cells fast, and writing them into the engine's buffer. Rows and columns are 0-based. */
import type { ICellData, IStyleData, Nullable, Worksheet } from '@univerjs/core';
import type { Area } from './a1';
import {
  type CellKind,
  type CellPatch,
  type CellValue,
  contentOf,
  emptyPatch,
  formulaPatch,
  hasContent,
  kindOf,
  openMarks,
  patternPatch,
  valuePatch,
} from './cells';
import type { WorkbookEngine } from './engine';
import { closeRanges, openRanges } from './formula-text';
import { britishPattern, generalPattern, generalText, isDatePattern, isTextPattern } from './number-format';
import { SheetRules } from './sheet-rules';
import { SheetShape } from './sheet-shape';
import { typedPatch } from './typed-cell';

export interface CellReading {
  row: number;
  column: number;
  kind: CellKind;
  value: CellValue;
  formula: string;
  display: string;
  pattern: string;
  /** Text that a leading apostrophe forced. */
  quoted: boolean;
}

/** More than this is refused in one cell. */
const longestText = 50_000;

export class EngineSheet {
  readonly shape = new SheetShape(this);
  readonly rules = new SheetRules(this);
  private size = { version: -1, rows: 0, columns: 0 };

  constructor(
    readonly engine: WorkbookEngine,
    readonly worksheet: Worksheet,
  ) {}

  get id(): string {
    return this.worksheet.getSheetId();
  }
  get name(): string {
    return this.worksheet.getName();
  }
  get rowCount(): number {
    return this.worksheet.getRowCount();
  }
  get columnCount(): number {
    return this.worksheet.getColumnCount();
  }
  get hidden(): boolean {
    return this.worksheet.getConfig().hidden === 1;
  }

  /** The stored cell, or what a formula elsewhere spilled into it. */
  cell(row: number, column: number): Nullable<ICellData> {
    const cell = this.worksheet.getCellMatrix().getValue(row, column);
    if (cell && cell.v !== null && cell.v !== undefined) return cell;
    const spilled = this.engine.spilled(this.id, row, column);
    return spilled ? { ...cell, ...spilled } : cell;
  }

  style(row: number, column: number): Nullable<IStyleData> {
    return this.styleOf(this.worksheet.getCellMatrix().getValue(row, column));
  }

  styleOf(cell: Nullable<ICellData>): Nullable<IStyleData> {
    return cell?.s ? this.engine.styles.getStyleByCell(cell) : undefined;
  }

  /** The number format, also one that waits in the buffer. */
  pattern(row: number, column: number): string {
    const waiting = this.engine.waiting(this.id, row, column)?.s;
    if (waiting === null) return generalPattern;
    if (waiting && typeof waiting === 'object' && waiting.n !== undefined) return waiting.n?.pattern ?? generalPattern;
    return this.patternOf(this.worksheet.getCellMatrix().getValue(row, column));
  }

  patternOf(cell: Nullable<ICellData>): string {
    return britishPattern(this.styleOf(cell)?.n?.pattern) ?? generalPattern;
  }

  value(row: number, column: number): CellValue {
    return contentOf(this.cell(row, column));
  }

  /** As it was written, open-ended ranges included; '' for a cell without. */
  formula(row: number, column: number): string {
    const cell = this.worksheet.getCellMatrix().getValue(row, column);
    return cell?.f ? openRanges(cell.f, openMarks(cell)) : '';
  }

  hasFormulas({ row, column, rows, columns }: Area): boolean {
    const matrix = this.worksheet.getCellMatrix().getMatrix();
    for (let down = row; down < row + rows; down++)
      for (let right = column; right < column + columns; right++) if (matrix[down]?.[right]?.f) return true;
    return false;
  }

  /** Every cell with a formula, and what makes it one. */
  formulaCells(): { row: number; column: number; cell: CellPatch }[] {
    const found: { row: number; column: number; cell: CellPatch }[] = [];
    this.worksheet.getCellMatrix().forValue((row, column, cell: Nullable<ICellData>) => {
      if (cell?.f || cell?.si)
        found.push({ row, column, cell: { f: cell.f ?? null, si: cell.si ?? null, custom: cell.custom ?? null } });
    });
    return found;
  }

  display(row: number, column: number): string {
    const cell = this.cell(row, column);
    return this.displayOf(contentOf(cell), this.patternOf(cell));
  }

  displayOf(value: CellValue, pattern: string | undefined): string {
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    const plain = !pattern || pattern === generalPattern || isTextPattern(pattern);
    if (typeof value === 'string') return value === '' || plain ? value : this.engine.format(pattern, value);
    return plain ? generalText(value) : this.engine.format(pattern, value);
  }

  /** Every cell with content, row by row: for writing files and for showing the sheet. */
  readings(): CellReading[] {
    const found: CellReading[] = [];
    this.engine.flush();
    const { rows, columns } = this.contentSize();
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        if (hasContent(this.cell(row, column))) found.push(this.reading(row, column));
    return found;
  }

  reading(row: number, column: number): CellReading {
    this.engine.flush();
    const cell = this.cell(row, column);
    return {
      row,
      column,
      kind: kindOf(cell),
      value: contentOf(cell),
      formula: this.formula(row, column),
      display: this.display(row, column),
      pattern: this.patternOf(cell),
      quoted: cell?.t === 4,
    };
  }

  /** Rows and columns up to the last content. */
  contentSize(): { rows: number; columns: number } {
    if (this.size.version === this.engine.version) return this.size;
    const size = { version: this.engine.version, rows: 0, columns: 0 };
    const extend = (rowKey: string, cells: Record<number, Nullable<ICellData>>) => {
      for (const columnKey in cells) {
        if (!hasContent(cells[columnKey])) continue;
        size.rows = Math.max(size.rows, Number(rowKey) + 1);
        size.columns = Math.max(size.columns, Number(columnKey) + 1);
      }
    };
    const matrix = this.worksheet.getCellMatrix().getMatrix();
    for (const row in matrix) extend(row, matrix[row] ?? {});
    const spilled = this.engine.spills(this.id);
    for (const row in spilled) extend(row, spilled[row] ?? {});
    this.size = size;
    return size;
  }

  patch(row: number, column: number, patch: CellPatch): void {
    this.engine.buffer(this.id, row, column, patch);
  }

  clear(row: number, column: number): void {
    this.patch(row, column, emptyPatch);
  }

  /** A value as it is, without reading it as typed; a formula when `text` starts with `=` is `writeFormula`'s part. */
  writeValue(row: number, column: number, value: CellValue): void {
    if (value === '') this.clear(row, column);
    else this.patch(row, column, valuePatch(value));
  }

  writeFormula(row: number, column: number, formula: string): void {
    const closed = closeRanges(formula, (name) => this.engine.rowsOf(name, this));
    this.patch(row, column, formulaPatch(closed.formula, closed.open));
    if (closed.open.length > 0) this.engine.hasOpenRanges = true;
  }

  /** As a person types it, and as setValue reads a string. */
  type(row: number, column: number, input: string | number | boolean): void {
    if (typeof input === 'string') this.typeText(row, column, input);
    else this.writeValue(row, column, input);
  }

  private typeText(row: number, column: number, input: string): void {
    if (input.length > longestText)
      throw new RangeError(`Your input contains more than the maximum of ${longestText} characters in a single cell.`);
    const rowsOf = (name: string | undefined) => this.engine.rowsOf(name, this);
    const patch = typedPatch(input, { pattern: this.pattern(row, column), year: this.engine.year(), rowsOf });
    this.patch(row, column, patch);
    if (openMarks(patch as ICellData).length > 0) this.engine.hasOpenRanges = true;
  }

  /** A date as a serial; the cell shows it as a date unless it has a number format of its own. */
  writeSerial(row: number, column: number, serial: number): void {
    const keep = this.pattern(row, column) !== generalPattern;
    const pattern = Number.isInteger(serial) ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm:ss';
    this.patch(row, column, { ...valuePatch(serial), ...(!keep && { s: patternPatch(pattern) as IStyleData }) });
  }

  isDate(row: number, column: number): boolean {
    return isDatePattern(this.patternOf(this.cell(row, column)));
  }
}
