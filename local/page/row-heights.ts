/** Rows grow with their wrapped text, as on Google; Univer does so by itself only for what is typed in this window. */
import { SpreadsheetSkeleton } from '@univerjs/engine-render';
import { AutoHeightController } from '@univerjs/sheets-ui';
import { setRangeValues } from '../server/changes';
import type { Mutation } from '../server/protocol';
import type { SheetSync } from './sheet-sync';
import type { startUniver } from './univer';

/** A text in a folded column makes no row higher; Univer counts it. */
const heightOfCell = SpreadsheetSkeleton.prototype.calculateAutoHeightForCell;
SpreadsheetSkeleton.prototype.calculateAutoHeightForCell = function (row, column) {
  return this.worksheet.getColVisible(column) ? heightOfCell.call(this, row, column) : undefined;
};

/** So many at a time that nobody waits, and none while a person is at it. */
const step = 40;
const pause = 30;
const quiet = 500;

export class RowHeights {
  /** Rows of each sheet that may have to grow; a sheet is looked at when it is shown. */
  private readonly waiting = new Map<string, Set<number>>();
  private readonly known = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastInput = 0;

  constructor(
    private readonly univer: ReturnType<typeof startUniver>,
    private readonly sync: SheetSync,
  ) {
    univer.commands.onCommandExecuted(({ id, params }) => {
      // Texts that come into sight need their room.
      if (/\.set-col-(?:visible|hidden)/.test(id))
        this.known.delete((params as { subUnitId?: string } | undefined)?.subUnitId ?? '');
      if (/\.set-(?:worksheet-active|col-visible|col-hidden)/.test(id)) this.soon();
    });
    for (const kind of ['keydown', 'pointerdown', 'wheel'])
      addEventListener(kind, () => (this.lastInput = performance.now()), { capture: true, passive: true });
    this.soon();
  }

  changed(mutations: readonly Mutation[]): void {
    for (const { id, params } of mutations) {
      if (id !== setRangeValues) continue;
      const rows = this.waiting.get(String(params.subUnitId)) ?? new Set();
      this.waiting.set(String(params.subUnitId), rows);
      for (const row of Object.keys(params.cellValue ?? {})) rows.add(Number(row));
    }
    this.soon();
  }

  private soon(wait = pause): void {
    this.timer ??= setTimeout(() => this.grow(), wait);
  }

  private grow(): void {
    this.timer = undefined;
    const rest = this.lastInput + quiet - performance.now();
    if (rest > 0) {
      this.soon(rest);
      return;
    }
    const sheet = this.sync.workbook?.getActiveSheet();
    if (!sheet) return;
    const id = sheet.getSheetId();
    const rows = this.waiting.get(id) ?? new Set<number>();
    this.waiting.set(id, rows);
    if (!this.known.has(id)) for (let row = 0; row <= sheet.getLastRowWithContent(); row++) rows.add(row);
    this.known.add(id);
    const now = [...rows].sort((a, b) => a - b).slice(0, step);
    for (const row of now) rows.delete(row);
    const endColumn = sheet.getColumnCount() - 1;
    const ranges = now.map((row) => ({ startRow: row, endRow: row, startColumn: 0, endColumn }));
    const { redos } = this.univer.injector.get(AutoHeightController).getUndoRedoParamsOfAutoHeight(ranges, id);
    this.sync.apply(redos as Mutation[]);
    if (rows.size > 0) this.soon();
  }
}
