/** What was worked out about a sheet, for as long as nothing changes it. Runs in the engine's realm. */
import type { ICommandInfo, Workbook, Worksheet } from '@univerjs/core';

export class PerSheet<T> {
  private static readonly all: PerSheet<unknown>[] = [];
  private known = new WeakMap<Worksheet, T>();

  constructor(private readonly workOut: (sheet: Worksheet) => T) {
    PerSheet.all.push(this);
  }

  of(sheet: Worksheet): T {
    const known = this.known.get(sheet) ?? this.workOut(sheet);
    this.known.set(sheet, known);
    return known;
  }

  /** Call before and after each mutation. Those of a calculation change no sheet themselves, and a new sheet is not known yet. */
  static forget(workbook: Workbook, { id, params }: Readonly<ICommandInfo>): void {
    if (id.startsWith('formula.mutation.') || id === 'sheet.mutation.insert-sheet') return;
    const { subUnitId } = (params ?? {}) as { subUnitId?: unknown };
    const sheet = typeof subUnitId === 'string' ? workbook.getSheetBySheetId(subUnitId) : undefined;
    for (const one of PerSheet.all) {
      if (sheet) one.known.delete(sheet);
      else one.known = new WeakMap();
    }
  }
}
