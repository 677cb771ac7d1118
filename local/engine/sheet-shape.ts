/**
 * A sheet's rows, columns and tab. Inserting, deleting and moving go through Univer's commands, which take formulas,
 * validations, notes, conditional formats and names along; everything else is a single mutation.
 */
import type { ICellData, IRange, IStyleData, Nullable } from '@univerjs/core';
import { type Effect, prepareFollowers } from './rule-followers';
import type { EngineSheet } from './sheet';

/** Univer's Direction, whose enum is not there at run time outside the engine's realm. */
const direction = { up: 0, right: 1, down: 2, left: 3 };
const rangeType = { row: 1, column: 2 };

export interface Lines {
  readonly rowData: object;
  readonly columnData: object;
}

export class SheetShape {
  constructor(private readonly sheet: EngineSheet) {}

  private run(id: string, params: object): void {
    const done = this.sheet.engine.execute(id, { subUnitId: this.sheet.id, ...params });
    if (!done) throw new Error(`The engine refused ${id} on "${this.sheet.name}".`);
  }

  /** Univer's followers of references take the sheet in front for the one that changes. */
  private restructure(id: string, effect: Effect, params: object = {}): void {
    this.run('sheet.operation.set-worksheet-active', {});
    const follow = prepareFollowers(this.sheet, effect);
    const placeNotes = this.prepareNotes(effect);
    this.run(id, { ...effect.params, ...params });
    follow();
    placeNotes();
    this.sheet.engine.closeRangesAgain();
  }

  /** Univer's own notes lose their way: one deleted goes to the cell that takes its place, and of neighbours one is left behind. */
  private prepareNotes(effect: Effect): () => void {
    const { rules, engine } = this.sheet;
    const moved = rules.notes().flatMap(({ row, column, text }) => {
      const cell = { startRow: row, endRow: row, startColumn: column, endColumn: column };
      return engine
        .followedRange(cell, effect)
        .map(({ startRow, startColumn }) => ({ row: startRow, column: startColumn, text }));
    });
    return () => rules.restoreNotes(moved);
  }

  private rowRange(row: number, count: number): IRange {
    return {
      startRow: row,
      endRow: row + count - 1,
      startColumn: 0,
      endColumn: this.sheet.columnCount - 1,
      rangeType: rangeType.row,
    };
  }

  private columnRange(column: number, count: number): IRange {
    return {
      startRow: 0,
      endRow: this.sheet.rowCount - 1,
      startColumn: column,
      endColumn: column + count - 1,
      rangeType: rangeType.column,
    };
  }

  // Rows and columns come and go

  /** The new rows look like row `like`, as in Google Sheets. */
  insertRows(row: number, count: number, like?: number): void {
    const cellValue = like === undefined ? {} : this.repeatedStyles(row, count, like);
    const effect = { id: 'sheet.command.insert-row', params: { range: this.rowRange(row, count) } };
    this.restructure('sheet.command.insert-row-by-range', effect, {
      direction: row === 0 ? direction.up : direction.down,
      cellValue,
    });
  }

  insertColumns(column: number, count: number, like?: number): void {
    const cellValue: Record<number, Record<number, ICellData>> = {};
    if (like !== undefined)
      for (const [row, style] of this.columnStyles(like))
        cellValue[row] = Object.fromEntries(Array.from({ length: count }, (_, index) => [column + index, { s: { ...style } }]));
    const effect = { id: 'sheet.command.insert-col', params: { range: this.columnRange(column, count) } };
    const params = { direction: column === 0 ? direction.left : direction.right, cellValue };
    this.restructure('sheet.command.insert-col-by-range', effect, params);
  }

  private repeatedStyles(row: number, count: number, like: number): Record<number, Record<number, ICellData>> {
    this.sheet.engine.apply();
    const cells = this.sheet.worksheet.getCellMatrix().getMatrix()[like] ?? {};
    const rows: Record<number, Record<number, ICellData>> = {};
    for (const [column, cell] of Object.entries(cells) as [string, Nullable<ICellData>][]) {
      const style = this.sheet.styleOf(cell);
      for (let index = 0; style && index < count; index++)
        rows[row + index] = { ...rows[row + index], [column]: { s: { ...style } } };
    }
    return rows;
  }

  private columnStyles(column: number): [number, IStyleData][] {
    this.sheet.engine.apply();
    const found: [number, IStyleData][] = [];
    const matrix = this.sheet.worksheet.getCellMatrix().getMatrix();
    for (const row in matrix) {
      const style = this.sheet.styleOf(matrix[row]?.[column]);
      if (style) found.push([Number(row), style]);
    }
    return found;
  }

  deleteRows(row: number, count: number): void {
    const effect = { id: 'sheet.command.remove-row', params: { range: this.rowRange(row, count) } };
    this.restructure('sheet.command.remove-row-by-range', effect);
  }

  deleteColumns(column: number, count: number): void {
    const effect = { id: 'sheet.command.remove-col', params: { range: this.columnRange(column, count) } };
    this.restructure('sheet.command.remove-col-by-range', effect);
  }

  /** In front of what is at `target` now. */
  moveRows(row: number, count: number, target: number): void {
    const range = this.rowRange(row, count);
    const params = { range, fromRange: range, toRange: this.rowRange(target, count) };
    this.restructure('sheet.command.move-rows', { id: 'sheet.command.move-rows', params });
  }

  moveColumns(column: number, count: number, target: number): void {
    const range = this.columnRange(column, count);
    const params = { range, fromRange: range, toRange: this.columnRange(target, count) };
    this.restructure('sheet.command.move-cols', { id: 'sheet.command.move-cols', params });
  }

  // Size and visibility of rows and columns

  get defaultColumnWidth(): number {
    return this.sheet.worksheet.getConfig().defaultColumnWidth;
  }

  columnWidth(column: number): number {
    return this.sheet.worksheet.getColumnManager().getColumn(column)?.w ?? this.defaultColumnWidth;
  }

  /** The plain mutation would skip hidden columns. */
  setColumnWidths(column: number, count: number, width: number): void {
    this.setColumnData(column, count, { w: width });
  }

  rowHeight(row: number): number {
    const data = this.sheet.worksheet.getRowManager().getRow(row);
    return (data?.ia === 0 ? data.h : (data?.ah ?? data?.h)) ?? this.sheet.worksheet.getConfig().defaultRowHeight;
  }

  setRowHeights(row: number, count: number, height: number): void {
    this.setRowData(row, count, { h: height, ia: 0 });
  }

  columnHidden(column: number): boolean {
    return this.sheet.worksheet.getColumnManager().getColumn(column)?.hd === 1;
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    this.run(`sheet.mutation.set-col-${hidden ? 'hidden' : 'visible'}`, { ranges: [this.columnRange(column, count)] });
  }

  rowHidden(row: number): boolean {
    return this.sheet.worksheet.getRowManager().getRow(row)?.hd === 1;
  }

  setRowsHidden(row: number, count: number, hidden: boolean): void {
    this.run(`sheet.mutation.set-row-${hidden ? 'hidden' : 'visible'}`, { ranges: [this.rowRange(row, count)] });
  }

  /** Whatever is kept of rows and columns: sizes, what is hidden, depths in groups. */
  lines(): Lines {
    const { worksheet } = this.sheet;
    return { rowData: worksheet.getRowManager().getRowData(), columnData: worksheet.getColumnManager().getColumnData() };
  }

  /** As they once were, and no others. */
  restoreLines(before: Lines): void {
    const now = this.lines();
    const none = (data: object): object => Object.fromEntries(Object.keys(data).map((line) => [line, null]));
    for (const rowData of [none(now.rowData), before.rowData]) this.run('sheet.mutation.set-row-data', { rowData });
    for (const columnData of [none(now.columnData), before.columnData]) this.run('sheet.mutation.set-col-data', { columnData });
  }

  private setColumnData(column: number, count: number, data: object): void {
    const columnData = Object.fromEntries(Array.from({ length: count }, (_, index) => [column + index, { ...data }]));
    this.run('sheet.mutation.set-col-data', { columnData });
  }

  private setRowData(row: number, count: number, data: object): void {
    const rowData = Object.fromEntries(Array.from({ length: count }, (_, index) => [row + index, { ...data }]));
    this.run('sheet.mutation.set-row-data', { rowData });
  }

  // Groups: Univer has none, so each row and column remembers how deep it lies; the mark travels with it

  columnDepth(column: number): number {
    return depthOf(this.sheet.worksheet.getColumnManager().getColumn(column)?.custom);
  }

  setColumnDepth(column: number, depth: number): void {
    this.setColumnData(column, 1, { custom: depth > 0 ? { depth } : undefined });
  }

  rowDepth(row: number): number {
    return depthOf(this.sheet.worksheet.getRowManager().getRow(row)?.custom);
  }

  setRowDepth(row: number, depth: number): void {
    this.setRowData(row, 1, { custom: depth > 0 ? { depth } : undefined });
  }

  // The tab

  rename(name: string): void {
    this.run('sheet.command.set-worksheet-name', { name });
  }

  setHidden(hidden: boolean): void {
    this.run('sheet.mutation.set-worksheet-hidden', { hidden: hidden ? 1 : 0 });
  }

  get tabColour(): string | null {
    const colour = this.sheet.worksheet.getConfig().tabColor;
    return colour ? colour : null;
  }

  setTabColour(color: string | null): void {
    this.run('sheet.mutation.set-tab-color', { color: color ?? '' });
  }

  get frozen(): { rows: number; columns: number } {
    const { ySplit = 0, xSplit = 0 } = this.sheet.worksheet.getConfig().freeze ?? {};
    return { rows: ySplit, columns: xSplit };
  }

  setFrozen({ rows, columns }: { rows: number; columns: number }): void {
    const params = { ySplit: rows, xSplit: columns, startRow: rows > 0 ? rows : -1, startColumn: columns > 0 ? columns : -1 };
    this.run('sheet.mutation.set-frozen', params);
  }

  get gridlinesHidden(): boolean {
    return this.sheet.worksheet.getConfig().showGridlines === 0;
  }

  setGridlinesHidden(hidden: boolean): void {
    this.run('sheet.mutation.toggle-gridlines', { showGridlines: hidden ? 0 : 1 });
  }
}

function depthOf(custom: Nullable<Record<string, unknown>>): number {
  return Number(custom?.depth ?? 0);
}
