/** What neither the engine nor the file has a place for: protections' details and developer metadata, in the host's state. */
import type { Area } from '../../engine/a1';
import type { EngineSheet } from '../../engine/sheet';
import type { Execution, HostState } from '../../runtime/contract';

/** No area: the whole sheet. */
export interface StoredProtection {
  id: number;
  sheetId: string;
  area?: Area;
  rangeName?: string;
  description: string;
  warningOnly: boolean;
  editors: string[];
  unprotected: Area[];
}

/** No sheet: the spreadsheet; no area: the whole sheet. */
export interface StoredMetadata {
  id: number;
  key: string;
  value: string | null;
  visibility: 'DOCUMENT' | 'PROJECT';
  sheetId?: string;
  area?: Area;
}

export interface Stored {
  protections: StoredProtection[];
  metadata: StoredMetadata[];
}

export const stored = ({ state }: Execution): Stored => storedIn(state);

export function storedIn({ extras }: HostState): Stored {
  extras.spreadsheet ??= { protections: [], metadata: [] } satisfies Stored;
  return extras.spreadsheet as Stored;
}

export function nextId(entries: readonly { id: number }[]): number {
  return 1 + Math.max(0, ...entries.map(({ id }) => id));
}

/** Rows or columns that came (`count` > 0) or went at `at`. */
export interface Shift {
  rows: boolean;
  at: number;
  count: number;
}

/** Stored areas follow inserted and deleted rows and columns; what lay only on deleted ones is gone. */
export function followShift(state: HostState, sheet: EngineSheet, shift: Shift): void {
  const store = storedIn(state);
  const onSheet = (entry: { sheetId?: string; area?: Area }) => entry.sheetId === sheet.id && entry.area !== undefined;
  const moved = <Entry extends { sheetId?: string; area?: Area }>(entries: Entry[]) =>
    entries.flatMap((entry) => {
      if (!onSheet(entry) || !entry.area) return [entry];
      const area = shifted(entry.area, shift);
      return area ? [{ ...entry, area }] : [];
    });
  store.protections = moved(store.protections).map((entry) => ({
    ...entry,
    unprotected: entry.sheetId === sheet.id ? entry.unprotected.flatMap((area) => shifted(area, shift) ?? []) : entry.unprotected,
  }));
  store.metadata = moved(store.metadata);
}

export function shifted(area: Area, { rows, at, count }: Shift): Area | undefined {
  const [start, size] = rows ? [area.row, area.rows] : [area.column, area.columns];
  const [first, length] = count > 0 ? grown(start, size, at, count) : shrunk(start, size, at, -count);
  if (length < 1) return undefined;
  return rows ? { ...area, row: first, rows: length } : { ...area, column: first, columns: length };
}

function grown(start: number, size: number, at: number, count: number): [number, number] {
  if (at <= start) return [start + count, size];
  return at < start + size ? [start, size + count] : [start, size];
}

function shrunk(start: number, size: number, at: number, count: number): [number, number] {
  const lost = Math.max(0, Math.min(start + size, at + count) - Math.max(start, at));
  const before = Math.max(0, Math.min(start, at + count) - at);
  return [start - before, size - lost];
}
