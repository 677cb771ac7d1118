/** Rectangles of cells: what is left of one when another is taken out, and how few make up a set of cells. */
import type { IRange } from '@univerjs/core';
import type { Area } from './a1';

export function rangeOf({ row, column, rows, columns }: Area): IRange {
  return { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}

export function areaOf({ startRow, endRow, startColumn, endColumn }: IRange): Area {
  return { row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
}

export function overlaps(a: IRange, b: IRange): boolean {
  return a.startRow <= b.endRow && b.startRow <= a.endRow && a.startColumn <= b.endColumn && b.startColumn <= a.endColumn;
}

/** The parts of `range` outside `hole`: above, below, left and right of it. */
export function without(range: IRange, hole: IRange): IRange[] {
  if (!overlaps(range, hole)) return [range];
  const top = Math.max(range.startRow, hole.startRow);
  const bottom = Math.min(range.endRow, hole.endRow);
  const parts = [
    { ...range, endRow: top - 1 },
    { ...range, startRow: bottom + 1 },
    { ...range, startRow: top, endRow: bottom, endColumn: hole.startColumn - 1 },
    { ...range, startRow: top, endRow: bottom, startColumn: hole.endColumn + 1 },
  ];
  return parts.filter((part) => part.startRow <= part.endRow && part.startColumn <= part.endColumn);
}

/** Groups equal cells of a grid into rectangles: runs down each column, joined with equal runs in the column before. */
export function rectangles<Key>(
  grid: readonly (readonly (Key | undefined)[])[],
  row: number,
  column: number,
): Map<Key, IRange[]> {
  const found = new Map<Key, IRange[]>();
  const width = grid[0]?.length ?? 0;
  for (let right = 0; right < width; right++)
    for (let down = 0; down < grid.length; ) {
      const key = grid[down]?.[right];
      let end = down;
      while (end + 1 < grid.length && grid[end + 1]?.[right] === key) end += 1;
      if (key !== undefined)
        join(found, key, { startRow: row + down, endRow: row + end, startColumn: column + right, endColumn: column + right });
      down = end + 1;
    }
  return found;
}

function join<Key>(found: Map<Key, IRange[]>, key: Key, run: IRange): void {
  const ranges = found.get(key) ?? [];
  found.set(key, ranges);
  const left = ranges.find(
    (range) => range.startRow === run.startRow && range.endRow === run.endRow && range.endColumn === run.startColumn - 1,
  );
  if (left) left.endColumn = run.endColumn;
  else ranges.push(run);
}
