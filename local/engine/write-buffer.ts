/** Writes that wait for a flush: one mutation for many cells, since every mutation costs the same few milliseconds. */
import type { ICellData, Nullable } from '@univerjs/core';
import { type CellPatch, clearedStyle } from './cells';

export type PatchRows = Record<number, Record<number, CellPatch>>;

export class WriteBuffer {
  private sheets = new Map<string, PatchRows>();

  get empty(): boolean {
    return this.sheets.size === 0;
  }

  /** Later patches of a cell win member by member, and style by style. */
  add(sheetId: string, row: number, column: number, patch: CellPatch): void {
    const rows = this.sheets.get(sheetId) ?? {};
    this.sheets.set(sheetId, rows);
    rows[row] ??= {};
    const cells = rows[row];
    cells[column] = merged(cells[column], patch);
  }

  waiting(sheetId: string, row: number, column: number): CellPatch | undefined {
    return this.sheets.get(sheetId)?.[row]?.[column];
  }

  /** Everything that waits, once. */
  take(): Map<string, PatchRows> {
    const taken = this.sheets;
    this.sheets = new Map();
    return taken;
  }
}

function merged(first: CellPatch | undefined, second: CellPatch): CellPatch {
  if (!first || !('s' in first) || !second.s || typeof second.s !== 'object') return { ...first, ...second };
  const before = first.s === null ? clearedStyle : first.s;
  if (typeof before !== 'object') return { ...first, ...second };
  const borders = before.bd && second.s.bd ? { bd: { ...before.bd, ...second.s.bd } } : {};
  return { ...first, ...second, s: { ...before, ...second.s, ...borders } as CellPatch['s'] };
}

interface SortedPatches {
  values: PatchRows | undefined;
  styles: PatchRows | undefined;
  /** Whether a formula comes or goes. */
  formulas: boolean;
}

/** Patches of style alone apart from the others: they change no result. */
export function sortedPatches(rows: PatchRows, cellAt: (row: number, column: number) => Nullable<ICellData>): SortedPatches {
  const sorted: SortedPatches = { values: undefined, styles: undefined, formulas: false };
  for (const [row, cells] of Object.entries(rows))
    for (const [column, patch] of Object.entries(cells)) {
      const cell = cellAt(Number(row), Number(column));
      const kind = 'v' in patch || 'f' in patch || 'p' in patch ? 'values' : 'styles';
      // A patch without a type must not make Univer guess it again: the text "5" would become a number.
      const typed = cell?.t && !('t' in patch) ? { ...patch, t: cell.t } : patch;
      sorted[kind] ??= {};
      sorted[kind][Number(row)] ??= {};
      Object.assign(sorted[kind][Number(row)] ?? {}, { [column]: typed });
      sorted.formulas ||= kind === 'values' && Boolean(patch.f ?? cell?.f);
    }
  return sorted;
}
