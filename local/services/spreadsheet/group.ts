/** SpreadsheetApp.Group: a run of columns or rows at least so deep. A closed group is one whose columns or rows are hidden. */
import type { Area } from '../../engine/a1';
import type { EngineSheet } from '../../engine/sheet';
import { expose, ServiceError } from '../../runtime/service-object';
import type { Book } from './book';
import type { Range } from './range';

export class Group {
  constructor(
    private readonly book: Book,
    private readonly sheet: EngineSheet,
    private readonly line: GroupLine,
    private readonly depth: number,
    private readonly run: Run,
  ) {}

  getDepth(): number {
    return this.depth;
  }

  getRange(): Range {
    return this.book.range(this.sheet, this.line.area(this.sheet, this.run));
  }

  /** The toggle stands after the group. */
  getControlIndex(): number {
    return this.run.start + this.run.count + 1;
  }

  isCollapsed(): boolean {
    return this.each().every((index) => this.line.hidden(this.sheet, index));
  }

  collapse(): this {
    return this.setHidden('collapse', true);
  }

  expand(): this {
    return this.setHidden('expand', false);
  }

  private setHidden(method: string, hidden: boolean): this {
    this.book.mayChange(method);
    this.line.setHidden(this.sheet, this.run, hidden);
    return this;
  }

  /** The columns or rows stay and lie one level higher. */
  remove(): void {
    this.book.mayChange('remove');
    for (const index of this.each()) this.line.setDepth(this.sheet, index, this.line.depth(this.sheet, index) - 1);
  }

  private each(): number[] {
    return Array.from({ length: this.run.count }, (_, offset) => this.run.start + offset);
  }
}

interface Run {
  start: number;
  count: number;
}

/** What differs between columns and rows. */
export interface GroupLine {
  size(sheet: EngineSheet): number;
  depth(sheet: EngineSheet, index: number): number;
  setDepth(sheet: EngineSheet, index: number, depth: number): void;
  hidden(sheet: EngineSheet, index: number): boolean;
  setHidden(sheet: EngineSheet, run: Run, hidden: boolean): void;
  area(sheet: EngineSheet, run: Run): Area;
}

export const columnLine: GroupLine = {
  size: (sheet) => sheet.columnCount,
  depth: ({ shape }, index) => shape.columnDepth(index),
  setDepth: ({ shape }, index, depth) => shape.setColumnDepth(index, depth),
  hidden: ({ shape }, index) => shape.columnHidden(index),
  setHidden: ({ shape }, { start, count }, hidden) => shape.setColumnsHidden(start, count, hidden),
  area: ({ rowCount }, { start, count }) => ({ row: 0, column: start, rows: rowCount, columns: count }),
};

export const rowLine: GroupLine = {
  size: (sheet) => sheet.rowCount,
  depth: ({ shape }, index) => shape.rowDepth(index),
  setDepth: ({ shape }, index, depth) => shape.setRowDepth(index, depth),
  hidden: ({ shape }, index) => shape.rowHidden(index),
  setHidden: ({ shape }, { start, count }, hidden) => shape.setRowsHidden(start, count, hidden),
  area: ({ columnCount }, { start, count }) => ({ row: start, column: 0, rows: count, columns: columnCount }),
};

/** Every run of neighbours at least `depth` deep. */
export function groupRuns(sheet: EngineSheet, line: GroupLine, depth: number): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < line.size(sheet); index++) {
    if (line.depth(sheet, index) < depth) continue;
    const last = runs.at(-1);
    if (last && last.start + last.count === index) last.count += 1;
    else runs.push({ start: index, count: 1 });
  }
  return runs;
}

/** `index` is 1-based. */
export function groupAt(book: Book, sheet: EngineSheet, line: GroupLine, index: number, depth: number): Group {
  const run = groupRuns(sheet, line, depth).find(({ start, count }) => index - 1 >= start && index - 1 < start + count);
  if (!run || depth < 1) throw new ServiceError('There is no group at that position and depth.');
  return new Group(book, sheet, line, depth, run);
}

/** Closes or opens all groups of any depth. */
export function setAllHidden(sheet: EngineSheet, line: GroupLine, hidden: boolean): void {
  for (const run of groupRuns(sheet, line, 1)) line.setHidden(sheet, run, hidden);
}

expose(Group, 'SpreadsheetApp.Group', [
  'collapse',
  'expand',
  'getControlIndex',
  'getDepth',
  'getRange',
  'isCollapsed',
  'remove',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Group)[]);
