/**
 * Rows and columns that come, go or move: steps that the host makes, since it takes rules, notes and open-ended ranges along. They stand
 * in the window's list of what it can undo, in order with what was typed.
 */
import {
  CanceledError,
  CommandType,
  type ICellData,
  type ICommandInfo,
  IUndoRedoService,
  type Nullable,
  RedoCommand,
  UndoCommand,
  type Workbook,
} from '@univerjs/core';
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets';
import { setRangeValues } from '../server/changes';
import type { Reshape } from '../server/protocol';
import type { Connection } from './connection';
import { reshapeOf } from './reshape';
import type { startUniver } from './univer';

const stepId = 'page.mutation.step';
const backId = 'page.mutation.step-back';

export interface StepOwner {
  readonly workbook: Nullable<Workbook>;
  /** The host has what was changed here before. */
  flush(): void;
  filledIn(step: Reshape): number;
}

/** What the person is asked and told. */
export interface StepTalk {
  /** What would be taken back holds so many filled cells: shall it? */
  mayTakeBack(cells: number): Promise<boolean>;
  /** Somebody else has written there since: shall it be undone all the same? */
  mayUndoOver(): Promise<boolean>;
  cannotTakeBack(): void;
  failed(reason: string): void;
}

export class Steps {
  /** This window's own, by key. */
  private readonly steps = new Map<string, Reshape>();
  private readonly listed = new Set<string>();
  private underWay: Promise<unknown> | undefined;
  private agreed: string | undefined;
  private mayOverwrite = false;

  constructor(
    private readonly univer: ReturnType<typeof startUniver>,
    private readonly connection: Connection,
    private readonly owner: StepOwner,
    private readonly talk: StepTalk,
  ) {
    const { commands } = univer;
    const register = (id: string, handler: (key: string) => boolean) =>
      commands.registerCommand({
        id,
        type: CommandType.MUTATION,
        handler: (_, params) => handler((params as { key: string }).key),
      });
    register(stepId, (key) => this.make(key));
    register(backId, (key) => this.takeBack(key));
    commands.beforeCommandExecuted((command) => this.before(command));
  }

  /** In place of Univer's own, and never while cells are about to have another address. */
  private before(command: Readonly<ICommandInfo>): void {
    if (command.type !== CommandType.COMMAND) return;
    const step = reshapeOf(command, this.owner.workbook, this.univer.injector);
    if (!step && command.id !== UndoCommand.id && command.id !== RedoCommand.id) return;
    if (this.underWay) {
      const { id, params } = command;
      void this.underWay.then(() => this.univer.commands.executeCommand(id, params));
      throw new CanceledError();
    }
    if (command.id === UndoCommand.id) this.beforeUndo();
    if (!step) return;
    const key = crypto.randomUUID();
    this.steps.set(key, step);
    this.make(key);
    throw new CanceledError();
  }

  private beforeUndo(): void {
    const may = this.mayOverwrite;
    this.mayOverwrite = false;
    if (may || !this.isOverwritten()) return;
    void this.talk.mayUndoOver().then((agreed) => {
      this.mayOverwrite = agreed;
      if (agreed) void this.univer.commands.executeCommand(UndoCommand.id);
    });
    throw new CanceledError();
  }

  /** Whether what this window typed last is no longer what stands there. Formulas are left out: the host writes them in its own way. */
  private isOverwritten(): boolean {
    const last = this.univer.injector.get(IUndoRedoService).pitchTopUndoElement();
    const written = new Map<string, { sheetId: string; row: number; column: number; cell: Nullable<ICellData> }>();
    for (const { id, params } of last?.redoMutations ?? []) {
      const { subUnitId: sheetId = '', cellValue = {} } = (
        id === setRangeValues ? params : {}
      ) as Partial<ISetRangeValuesMutationParams>;
      for (const [row, cells] of Object.entries(cellValue as Record<string, Record<string, Nullable<ICellData>>>))
        for (const [column, cell] of Object.entries(cells ?? {}))
          written.set(`${sheetId} ${row} ${column}`, { sheetId, row: Number(row), column: Number(column), cell });
    }
    return [...written.values()].some(({ sheetId, row, column, cell }) => {
      if (!cell || !('v' in cell) || cell.f || cell.si || cell.p) return false;
      const now = this.owner.workbook?.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
      return !now?.f && !now?.si && String(now?.v ?? '') !== String(cell.v ?? '');
    });
  }

  private make(key: string): boolean {
    const step = this.steps.get(key);
    if (step) this.ask((seen) => this.connection.request({ kind: 'reshape', seen, step, key }));
    return step !== undefined;
  }

  /** False when a person is to be asked first: the list stays as it is then. */
  private takeBack(key: string): boolean {
    const lost = this.agreed === key ? 0 : this.lostWith(key);
    this.agreed = undefined;
    if (lost > 0) {
      void this.talk.mayTakeBack(lost).then((agreed) => {
        if (!agreed) return;
        this.agreed = key;
        void this.univer.commands.executeCommand(UndoCommand.id);
      });
      return false;
    }
    this.ask(async (seen) => {
      const done = await this.connection.request({ kind: 'unshape', seen, key });
      if (done === true) return;
      this.forget();
      this.talk.cannotTakeBack();
    });
    return true;
  }

  /** What was typed into new rows by others is not in this window's list. */
  private lostWith(key: string): number {
    const step = this.steps.get(key);
    if (step?.what === 'insertRows') return this.owner.filledIn({ ...step, what: 'deleteRows' });
    if (step?.what === 'insertColumns') return this.owner.filledIn({ ...step, what: 'deleteColumns' });
    return 0;
  }

  private ask(request: (seen: number) => Promise<unknown>): void {
    this.owner.flush();
    const underWay = request(this.connection.seen)
      .catch((error: Error) => this.talk.failed(error.message.replace(/^Error: /, '')))
      .finally(() => {
        if (this.underWay === underWay) this.underWay = undefined;
      });
    this.underWay = underWay;
  }

  /** Cells have another address now, by a step of this window or by something else. */
  reshaped(unitId: string, key: string | undefined): void {
    if (key === undefined || !this.steps.has(key)) {
      // What was typed before would be undone in other cells.
      this.forget();
      return;
    }
    if (this.listed.has(key)) return;
    this.listed.add(key);
    const mutation = (id: string) => [{ id, params: { unitId, key } }];
    const undo = this.univer.injector.get(IUndoRedoService);
    undo.pushUndoRedo({ unitID: unitId, undoMutations: mutation(backId), redoMutations: mutation(stepId) });
  }

  private forget(): void {
    this.steps.clear();
    this.listed.clear();
    const unitId = this.owner.workbook?.getUnitId();
    if (unitId !== undefined) this.univer.injector.get(IUndoRedoService).clearUndoRedo(unitId);
  }
}
