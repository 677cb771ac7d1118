/** A calculated workbook in memory, synchronous; Univer does the work in a realm of its own. */
import { randomUUID } from 'node:crypto';
import type { ICellData, IRange, IWorkbookData, Nullable, Worksheet } from '@univerjs/core';
import type { Engine } from '../runtime/contract';
import type { Area } from './a1';
import type { CellPatch } from './cells';
import { openMarks } from './cells';
import { emptySheet } from './empty-sheet';
import type { EngineRealm, OpenWorkbook } from './entry';
import { closeRanges, openRanges } from './formula-text';
import { loadEngine } from './load';
import { DefinedNames } from './names';
import { isDatePattern } from './number-format';
import { type PackedWorkbook, unpack } from './packed';
import type { Effect } from './rule-followers';
import type { Sandbox } from './sandbox';
import { instantOfSerial, serialOfInstant } from './serial';
import { EngineSheet } from './sheet';
import { depthsIntoLines } from './snapshot-groups';
import { closeSnapshotRanges } from './snapshot-ranges';
import type { Spills } from './spills';
import { sortedPatches, WriteBuffer } from './write-buffer';

export interface EngineOptions {
  /** The time that NOW(), TODAY() and a day typed without a year see; the real time when left out. */
  now?: () => number;
  /** The spreadsheet's zone; Europe/London when left out. */
  timeZone?: string;
}

/** Virtual milliseconds that a calculation may take: Univer waits 100 before it starts and yields by timers in between. */
const calculationHorizon = 400;

/** The snapshot becomes the engine's own; give a copy if you keep using it. */
export function createEngine(snapshot: IWorkbookData, options: EngineOptions = {}): WorkbookEngine {
  return new WorkbookEngine(snapshot, options);
}

/** Changes that no formula can see: what cells offer and look like, notes, widths. */
const onlyLooks = /note$|-(?:col-data|frozen|tab-color|gridlines|worksheet-active)$|conditional-rule$|^data-validation\./;

export class WorkbookEngine implements Engine {
  /** Grows with every change, so that derived figures know when they are stale. */
  version = 0;
  hasOpenRanges: boolean;
  timeZone: string;
  /** The cell whose custom function is running now; what getActiveRange answers there. */
  formulaCell: { sheetName: string; row: number; column: number } | undefined;
  readonly book: OpenWorkbook;
  readonly names = new DefinedNames(this);
  private readonly now: () => number;
  private readonly sandbox: Sandbox;
  private readonly realm: EngineRealm;
  private readonly sheetsById = new Map<string, EngineSheet>();
  private readonly registered = new Set<string>();
  private runScript: (name: string, args: unknown[]) => unknown = () => '';
  private readonly writes = new WriteBuffer();
  private stale = true;
  /** Since the last calculation: any cell may then be about to show another value. */
  private formulasChanged = true;
  private calculating = false;

  constructor(snapshot: IWorkbookData, options: EngineOptions) {
    this.now = options.now ?? Date.now;
    this.timeZone = options.timeZone ?? 'Europe/London';
    this.hasOpenRanges = closeSnapshotRanges(snapshot);
    depthsIntoLines(snapshot);
    const { sandbox, realm } = loadEngine(this.now);
    this.sandbox = sandbox;
    this.realm = realm;
    this.book = sandbox.call(() => realm.open(snapshot));
  }

  get styles() {
    return this.book.workbook.getStyles();
  }

  get unitId(): string {
    return this.book.workbook.getUnitId();
  }

  /** An id that no rule, note or name of this workbook has. */
  newId(kind: string): string {
    return `${kind}-${randomUUID()}`;
  }

  year(): number {
    return new Date(this.now()).getFullYear();
  }

  // Sheets

  sheets(): EngineSheet[] {
    return this.book.workbook.getSheets().map((worksheet) => this.wrap(worksheet));
  }

  sheet(name: string): EngineSheet | undefined {
    const worksheet = this.book.workbook.getSheetBySheetName(name);
    return worksheet ? this.wrap(worksheet) : undefined;
  }

  sheetById(id: string): EngineSheet | undefined {
    const worksheet = this.book.workbook.getSheetBySheetId(id);
    return worksheet ? this.wrap(worksheet) : undefined;
  }

  /** A new, empty sheet; `index` counts from 0. */
  insertSheet(name: string, index: number): EngineSheet {
    const id = this.freeSheetId();
    const sheet = emptySheet(id, name);
    this.execute('sheet.mutation.insert-sheet', { sheet, index: Math.min(Math.max(0, index), this.sheets().length) });
    const made = this.sheetById(id);
    if (!made) throw new Error(`The engine did not make the sheet "${name}".`);
    return made;
  }

  private freeSheetId(): string {
    const numbers = this.sheets()
      .map(({ id }) => Number(id))
      .filter(Number.isInteger);
    return String(1 + Math.max(1000, ...numbers));
  }

  removeSheet(sheet: EngineSheet): void {
    // Univer validates cells later, in its own time, and fails on a sheet that is gone by then.
    sheet.rules.clearAll();
    this.flush();
    this.execute('sheet.command.remove-sheet', { subUnitId: sheet.id });
    this.sheetsById.delete(sheet.id);
  }

  moveSheet(sheet: EngineSheet, toOrder: number): void {
    this.execute('sheet.mutation.set-worksheet-order', { subUnitId: sheet.id, fromOrder: this.sheets().indexOf(sheet), toOrder });
  }

  private wrap(worksheet: Worksheet): EngineSheet {
    const id = worksheet.getSheetId();
    const known = this.sheetsById.get(id);
    if (known?.worksheet === worksheet) return known;
    const sheet = new EngineSheet(this, worksheet);
    this.sheetsById.set(id, sheet);
    return sheet;
  }

  rowsOf(name: string | undefined, own: EngineSheet): number | undefined {
    return (name === undefined ? own : this.sheet(name))?.rowCount;
  }

  // Writing

  /** Types into a cell as a person does. */
  applyTyped(sheetName: string, row: number, column: number, input: string | number | boolean): void {
    const sheet = this.sheet(sheetName);
    if (!sheet) throw new Error(`There is no sheet "${sheetName}".`);
    if (row < 0 || row >= sheet.rowCount || column < 0 || column >= sheet.columnCount)
      throw new RangeError(
        `Row ${row + 1}, column ${column + 1} is outside the ${sheet.rowCount} × ${sheet.columnCount} cells of "${sheetName}".`,
      );
    sheet.type(row, column, input);
    this.flush();
  }

  buffer(sheetId: string, row: number, column: number, patch: CellPatch): void {
    this.writes.add(sheetId, row, column, patch);
  }

  waiting(sheetId: string, row: number, column: number): CellPatch | undefined {
    return this.writes.waiting(sheetId, row, column);
  }

  discard(): void {
    this.writes.take();
  }

  /** Applies buffered writes without calculating: enough before structure changes. */
  apply(): void {
    for (const [subUnitId, rows] of this.writes.take()) {
      const sheet = this.sheetById(subUnitId);
      if (!sheet) continue;
      const { values, styles, formulas } = sortedPatches(rows, (row, column) =>
        sheet.worksheet.getCellMatrix().getValue(row, column),
      );
      if (values) this.mutate('sheet.mutation.set-range-values', { subUnitId, cellValue: values });
      // Named so, the mutation makes no formula calculate again.
      if (styles)
        this.mutate('sheet.mutation.set-range-values', { subUnitId, cellValue: styles, trigger: 'sheet.command.set-style' });
      this.stale ||= values !== undefined;
      this.formulasChanged ||= formulas;
    }
  }

  /** Runs one of Univer's commands or mutations on this workbook, after what waits in the buffer where that makes a difference. */
  execute(id: string, params: object): boolean {
    if (onlyLooks.test(id)) return this.mutate(id, params);
    if (!this.writes.empty) this.apply();
    this.stale = true;
    this.formulasChanged = true;
    return this.mutate(id, params);
  }

  private mutate(id: string, params: object): boolean {
    this.version += 1;
    return this.sandbox.call(() => this.book.execute(id, { unitId: this.unitId, ...params })) as boolean;
  }

  /**
   * Enough for reading an area: a calculation waits while only values changed and the area holds no formula, so that a
   * script that writes and reads in turn does not calculate the whole workbook every time.
   */
  flushFor(sheet: EngineSheet, area?: Area): void {
    if (!this.writes.empty && !this.calculating) this.apply();
    if (!this.stale) return;
    const spills = Object.keys(this.spills(sheet.id)).length > 0;
    if (this.formulasChanged || spills || (area && sheet.hasFormulas(area))) this.flush();
  }

  flush(): void {
    // A custom function that reads the sheet runs in the middle of a calculation.
    if (this.calculating) return;
    this.apply();
    if (!this.stale) return;
    this.calculating = true;
    try {
      this.sandbox.drain(calculationHorizon);
      this.stale = false;
      this.formulasChanged = false;
      this.version += 1;
    } finally {
      this.calculating = false;
    }
  }

  /** After the sheet's last row moved: open-ended ranges end there again. */
  closeRangesAgain(): void {
    if (!this.hasOpenRanges) return;
    for (const sheet of this.sheets())
      sheet.worksheet.getCellMatrix().forValue((row, column, cell: Nullable<ICellData>) => {
        const open = openMarks(cell);
        if (!cell?.f || open.length === 0) return;
        const { formula } = closeRanges(openRanges(cell.f, open), (name) => this.rowsOf(name, sheet));
        if (formula !== cell.f) sheet.patch(row, column, { f: formula });
      });
  }

  /** Univer's way back from the last command, in order; see `taking-back.ts`. */
  takeUndo(): { id: string; params: object }[] {
    return this.sandbox.call(() => this.book.takeUndo()).map(({ id, params }) => ({ id, params: params ?? {} }));
  }

  // Reading

  spills(sheetId: string): Spills {
    return (this.book.formulas.getArrayFormulaCellData()?.[this.unitId]?.[sheetId] ?? {}) as Spills;
  }

  spilled(sheetId: string, row: number, column: number): Nullable<ICellData> {
    return this.book.formulas.getArrayFormulaCellData()?.[this.unitId]?.[sheetId]?.[row]?.[column];
  }

  /** A formula as it reads after being copied so many columns and rows away; `$` stays. */
  movedFormula(formula: string, columns: number, rows: number): string {
    return this.sandbox.call(() => this.book.lexer.moveFormulaRefOffset(formula, columns, rows));
  }

  /** A rule's formula and cells after a change to the rows or columns of the sheet in front. */
  followedFormula(sheetId: string, formula: string, effect: Effect): string {
    return this.sandbox.call(() => this.book.movedFormula(sheetId, formula, effect));
  }

  followedRange(range: IRange, effect: Effect): IRange[] {
    return this.sandbox.call(() => this.book.movedRange({ ...range }, effect)).map((part) => ({ ...range, ...part }));
  }

  /** The formula of a cell that shares the one it was filled from. */
  filledFormula(sheetId: string, row: number, column: number): Nullable<string> {
    return this.sandbox.call(() => this.book.formulas.getFormulaStringByCell(row, column, sheetId, this.unitId));
  }

  format(pattern: string, value: number | string | boolean): string {
    return this.realm.format(pattern, value);
  }

  snapshot(): IWorkbookData {
    return unpack(this.packed());
  }

  /** The same, quick to take and to hand to another thread. */
  packed(): PackedWorkbook {
    this.flush();
    const spills = this.sheets().map(({ id }) => [id, this.spills(id)] as const);
    return { text: this.sandbox.call(() => this.book.text()), spills: JSON.stringify(Object.fromEntries(spills)) };
  }

  // The script's functions

  registerFunctions(names: string[], run: (name: string, args: unknown[]) => unknown): void {
    this.runScript = run;
    const added = names.filter((name) => !this.registered.has(name.toUpperCase()));
    if (added.length === 0) return;
    for (const name of added) this.registered.add(name.toUpperCase());
    const script = {
      run: (name: string, args: unknown[], cell: { sheetId: string; row: number; column: number }) =>
        this.runAt(name, args, cell),
      isDatePattern,
      dateOf: (serial: number) => new Date(instantOfSerial(serial, this.timeZone)),
      serialOf: (date: object) => serialOfInstant((date as Date).getTime(), this.timeZone),
    };
    this.sandbox.call(() => this.book.registerFunctions(added, script));
    this.recalculate();
  }

  /** Every formula anew at the next flush: what opening the file does. */
  recalculate(): void {
    this.execute('formula.mutation.set-formula-calculation-start', { forceCalculation: true, commands: [] });
  }

  private runAt(name: string, args: unknown[], cell: { sheetId: string; row: number; column: number }): unknown {
    const before = this.formulaCell;
    const sheetName = this.sheetById(cell.sheetId)?.name;
    this.formulaCell = sheetName === undefined ? undefined : { sheetName, row: cell.row, column: cell.column };
    try {
      return this.runScript(name, args);
    } finally {
      this.formulaCell = before;
    }
  }
}
