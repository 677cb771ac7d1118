/** Keeps the sheet of this window and the workbook of the host one: shows what changes there, and sends what is changed here. */
import {
  CanceledError,
  CommandType,
  type ICommandInfo,
  type IStyleData,
  IUndoRedoService,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { isLasting, isReshaping, isWatching } from '../server/changes';
import type { Mutation, Reshape, Welcome } from '../server/protocol';
import type { Connection } from './connection';
import { reshapeOf } from './reshape';
import type { startUniver } from './univer';

type Started = ReturnType<typeof startUniver>;

/** What a command changes goes together: an edit, its format, and what a validation took back. */
const pause = 20;
/** What cells look like that say nothing of it. */
const asOnGoogle: IStyleData = { ff: 'Arial', fs: 10 };
const styleOf = (style: unknown): IStyleData => (typeof style === 'object' ? (style as IStyleData) : {});
const fromHost = { fromSync: true, onlyLocal: true, fromCollab: true };

export class SheetSync {
  private unitId = '';
  private waiting: Mutation[] = [];
  private watched: Mutation[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly univer: Started,
    private readonly connection: Connection,
  ) {
    univer.commands.onCommandExecuted((command, options) => {
      if (command.type === CommandType.MUTATION && !options?.fromSync) this.collect(command);
    });
    univer.commands.beforeCommandExecuted((command) => {
      const step = command.type === CommandType.COMMAND ? reshapeOf(command, this.workbook, this.univer.injector) : undefined;
      if (step) this.reshape(step);
    });
  }

  get workbook(): Nullable<Workbook> {
    return this.univer.injector.get(IUniverInstanceService).getUnit<Workbook>(this.unitId, UniverInstanceType.UNIVER_SHEET);
  }

  load({ workbook, spills }: Welcome): void {
    this.unitId = workbook.id;
    for (const sheet of Object.values(workbook.sheets)) sheet.defaultStyle = { ...asOnGoogle, ...styleOf(sheet.defaultStyle) };
    this.univer.univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbook);
    this.apply(spills);
  }

  apply(mutations: readonly Mutation[]): void {
    for (const { id, params } of mutations) this.univer.commands.syncExecuteCommand(id, params, fromHost);
    // What was typed before rows moved would be undone in other rows.
    if (mutations.some(({ id }) => isReshaping(id))) this.univer.injector.get(IUndoRedoService).clearUndoRedo(this.unitId);
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

  /** Done by the host alone, which takes rules, notes and open-ended ranges along. */
  private reshape(step: Reshape): never {
    this.flush();
    void this.connection.request({ kind: 'reshape', seen: this.connection.seen, step }).catch(reported);
    throw new CanceledError();
  }
}

/** The connection has told the person already. */
const reported = (): undefined => undefined;
