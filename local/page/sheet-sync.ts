/** Keeps the sheet of this window and the workbook of the host one: shows what changes there, and sends what is changed here. */
import {
  CellValueType,
  CommandType,
  type ICellData,
  type ICommandInfo,
  type IStyleData,
  IUniverInstanceService,
  type IWorksheetData,
  type Nullable,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { unpack } from '../engine/packed';
import { isLasting, isReshaping, isWatching } from '../server/changes';
import type { Mutation, Reshape, Welcome } from '../server/protocol';
import type { Connection } from './connection';
import { type StepOwner, Steps, type StepTalk } from './steps';
import type { startUniver } from './univer';

type Started = ReturnType<typeof startUniver>;

/** What a command changes goes together: an edit, its format, and what a validation took back. */
const pause = 20;
/** What cells look like that say nothing of it. */
const asOnGoogle: IStyleData = { ff: 'Arial', fs: 10 };
const lookAsOnGoogle = (sheet: Partial<IWorksheetData>): void => {
  const own = typeof sheet.defaultStyle === 'object' ? sheet.defaultStyle : {};
  sheet.defaultStyle = { ...asOnGoogle, ...own };
};
const fromHost = { fromSync: true, onlyLocal: true, fromCollab: true };

export class SheetSync implements StepOwner {
  private unitId = '';
  private waiting: Mutation[] = [];
  private watched: Mutation[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly steps: Steps;

  constructor(
    private readonly univer: Started,
    private readonly connection: Connection,
    talk: StepTalk,
  ) {
    univer.commands.onCommandExecuted((command, options) => {
      if (command.type === CommandType.MUTATION && !options?.fromSync) this.collect(command);
    });
    this.steps = new Steps(univer, connection, this, talk);
  }

  get workbook(): Nullable<Workbook> {
    return this.univer.injector.get(IUniverInstanceService).getUnit<Workbook>(this.unitId, UniverInstanceType.UNIVER_SHEET);
  }

  load({ workbook: packed, spills }: Welcome): void {
    const workbook = unpack(packed);
    this.unitId = workbook.id;
    for (const sheet of Object.values(workbook.sheets)) lookAsOnGoogle(sheet);
    this.univer.univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbook);
    this.apply(spills);
  }

  /** `key` is that of a step, whichever window's. */
  apply(mutations: readonly Mutation[], key?: string): void {
    for (const { id, params } of mutations) {
      if (id === 'sheet.mutation.remove-sheet') this.leave(String(params.subUnitId));
      if (id === 'sheet.mutation.insert-sheet') lookAsOnGoogle(params.sheet as Partial<IWorksheetData>);
      this.univer.commands.syncExecuteCommand(id, params, fromHost);
    }
    if (mutations.some(({ id }) => isReshaping(id))) this.steps.reshaped(this.unitId, key);
  }

  /** A tab that goes while it is in front would be drawn once more. */
  private leave(sheetId: string): void {
    const sheets = this.workbook?.getSheets().filter((sheet) => !sheet.isSheetHidden()) ?? [];
    const place = sheets.findIndex((sheet) => sheet.getSheetId() === sheetId);
    const next = sheets[place + 1] ?? sheets[place - 1];
    if (!next || this.workbook?.getActiveSheet()?.getSheetId() !== sheetId) return;
    const front = { unitId: this.unitId, subUnitId: next.getSheetId() };
    this.univer.commands.syncExecuteCommand('sheet.operation.set-worksheet-active', front);
  }

  private collect({ id, params }: Readonly<ICommandInfo>): void {
    const mutation = { id, params: params as Record<string, unknown> };
    if (mutation.params?.unitId !== this.unitId) return;
    // The page's own objects: Univer may go on changing them.
    if (isWatching(id)) this.watched.push(structuredClone(mutation));
    else if (isLasting(id)) {
      this.waiting.push(JSON.parse(JSON.stringify(mutation)) as Mutation);
      this.connection.isComing();
    } else return;
    this.timer ??= setTimeout(() => this.flush(), pause);
  }

  /** Before anything else is asked of the host, it has what was changed here. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { waiting, watched } = this;
    this.waiting = [];
    this.watched = [];
    if (watched.length > 0) this.connection.send({ type: 'watch', mutations: watched });
    if (waiting.length > 0)
      void this.connection.request({ kind: 'edit', seen: this.connection.seen, mutations: waiting }).catch(reported);
  }

  /** How many filled cells the step would delete. */
  filledIn({ sheetId, what, start, count }: Reshape): number {
    if (what !== 'deleteRows' && what !== 'deleteColumns') return 0;
    let filled = 0;
    this.workbook
      ?.getSheetBySheetId(sheetId)
      ?.getCellMatrix()
      .forValue((row, column, cell) => {
        const place = what === 'deleteRows' ? row : column;
        if (place >= start && place < start + count && cell && !isBlank(cell)) filled += 1;
      });
    return filled;
  }
}

/** An unticked box is nothing. */
const isBlank = ({ v, f, t }: ICellData): boolean =>
  !f && (v === undefined || v === null || v === '' || (t === CellValueType.BOOLEAN && !v));

/** The connection has told the person already. */
const reported = (): undefined => undefined;
