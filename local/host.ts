/** The local host's module: a workbook, the built script, and the ways in which the platform would run it. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CopyOptions, copyAsGoogle } from './book/copy-as-google';
import { defaultOwner, emptyBook } from './book/empty-book';
import { readBook } from './book/read-book';
import { type Book, writeBook } from './book/write-book';
import { type DumpOptions, type DumpRecord, dumpWorkbook } from './dump';
import { createEngine, type WorkbookEngine } from './engine/engine';
import { createClock } from './runtime/clock';
import type { ExecutionKind, HostState, Metrics, Selection, UiEvent } from './runtime/contract';
import { CustomFunctions } from './runtime/custom-functions';
import { documentedTimeLimits } from './runtime/execution';
import { emptyProject, readProject } from './runtime/project';
import { type RunResult, runScript } from './runtime/runner';
import type { Answer, Interference, LogEntry, Reply, SentMail, Session } from './runtime/session';
import { useTimeZone } from './runtime/time-zone';
import { recipientsPerDay, recipientsUsed } from './services/mail-quota';
import { type Person, personAt } from './services/person';
import { createServicesFor, type ScriptServices } from './services/services';
import { type EditedCells, Triggers } from './services/triggers';

export interface HostOptions extends Interference {
  /** A file, or a workbook in memory; a blank one when left out. */
  book?: string | Book | undefined;
  /** What the clock shows; only Utilities.sleep moves it on. The real time when left out. */
  now?: string | number | Date | undefined;
  user?: string | undefined;
  /** Folder of the built script; the project's own `dist` when left out. */
  dist?: string | undefined;
  /** Folder for each e-mail as an .eml file. */
  outbox?: string | undefined;
  /** Folder for the files of the Drive service. */
  drive?: string | undefined;
  /** What alert and prompt get, in order. */
  answers?: Answer[] | undefined;
  /** Asks a real person instead; undefined falls back to `answers`. */
  onAsk?: ((event: UiEvent) => Answer | Reply | undefined) | undefined;
  /** Shows toasts, menus, sidebars and dialogs to a real person, in place of keeping them in `ui`. */
  onShow?: ((event: UiEvent) => void) | undefined;
  /** Mail recipients left today. */
  quota?: number | undefined;
  /** Milliseconds that a run of each kind may take, in place of the documented ones. */
  timeLimits?: Partial<Record<ExecutionKind, number>> | undefined;
}

export interface CallOptions {
  kind?: ExecutionKind | undefined;
  args?: readonly unknown[] | undefined;
  /** The event object of a trigger, in place of arguments. */
  event?: Record<string, unknown> | undefined;
  /** "Proposals!A5", or as the engine counts. */
  selection?: string | Selection | undefined;
  user?: string | undefined;
}

export async function createHost(options: HostOptions = {}): Promise<Host> {
  const book = typeof options.book === 'string' ? await readBook(options.book) : (options.book ?? emptyBook());
  return openHost(book, options);
}

/** The same for a workbook that is in memory already; it becomes the host's own. */
export function openHost(book: Book, options: Omit<HostOptions, 'book'> = {}): Host {
  const project = projectIn(options.dist);
  useTimeZone(project.manifest.timeZone);
  const clock = createClock(options.now === undefined ? undefined : momentOf(options.now));
  const engine = createEngine(book.snapshot, { now: () => clock.now(), timeZone: book.state.timeZone });
  return new Host(engine, {
    clock,
    engine,
    project,
    state: book.state,
    user: options.user ?? defaultOwner,
    selection: firstCellOf(engine),
    answers: [...(options.answers ?? [])],
    ask: options.onAsk,
    show: options.onShow,
    outbox: options.outbox,
    drive: options.drive,
    quota: options.quota,
    mailLimit: options.quota === undefined ? recipientsPerDay : options.quota + recipientsUsed(book.state.mail, clock.now()),
    interference: { failAt: options.failAt, killAt: options.killAt, onServiceCall: options.onServiceCall },
    timeLimits: { ...documentedTimeLimits, ...options.timeLimits },
    serviceCalls: 0,
    killed: false,
    locks: new Map(),
    sent: [],
    log: [],
    ui: [],
    executions: 0,
  });
}

export class Host {
  /** Of the latest run. */
  metrics: Metrics = { calls: {}, reads: 0, writes: 0, cells: 0, milliseconds: 0, ui: [] };
  private readonly customFunctions: CustomFunctions;
  private readonly triggers: Triggers;
  private atKeyboard: Person | undefined;

  constructor(
    readonly engine: WorkbookEngine,
    private readonly session: Session,
  ) {
    this.customFunctions = new CustomFunctions(session, createServicesFor);
    this.triggers = new Triggers(session, (run) => this.run(() => runScript(session, createServicesFor, run)));
    engine.registerFunctions([...session.project.customFunctions], (name, args) => this.customFunctions.run(name, args));
  }

  /** The services as a script sees them, for whoever holds the host: a test, or "another person". */
  get services(): ScriptServices {
    return this.person().services;
  }

  get state(): HostState {
    return this.session.state;
  }

  /** Everything a person would have seen since the host started. */
  get ui(): readonly UiEvent[] {
    return this.session.ui;
  }

  get mail(): readonly SentMail[] {
    return this.session.sent;
  }

  get log(): readonly LogEntry[] {
    return this.session.log;
  }

  /** Names of what google.script.run can call. */
  get serverFunctions(): readonly string[] {
    return this.session.project.functions.filter((name) => !name.endsWith('_'));
  }

  /** Names of the script's custom functions. */
  get functions(): readonly string[] {
    return this.session.project.customFunctions;
  }

  /** The script as it is in its folder by now. A custom function that is new is known after the next start. */
  readScriptAgain(dist?: string): void {
    this.customFunctions.endBatch();
    this.session.project = projectIn(dist);
  }

  get now(): number {
    return this.session.clock.now();
  }

  /** Shows the script another time; the real one again when left out. */
  moveClock(moment?: number): void {
    this.session.clock.moveTo(moment);
  }

  /** Who sits at the keyboard. */
  get user(): string {
    return this.session.user;
  }

  get selection(): Selection {
    return this.session.selection;
  }

  /** Lets somebody else sit at the keyboard while `action` runs; tells what is selected then. */
  actAs(user: string, selection: Selection | undefined, action: () => void): Selection {
    const { session } = this;
    const before = { user: session.user, selection: session.selection };
    session.user = user;
    session.selection = selection ?? before.selection;
    try {
      action();
      return session.selection;
    } finally {
      Object.assign(session, before);
    }
  }

  /** Runs an entry point as google.script.run would, or as the custom function or simple trigger that it is. */
  call(name: string, ...args: unknown[]): unknown {
    if (name === 'onOpen' && args.length === 0 && this.session.project.functions.includes(name)) return this.open();
    return this.callWith({ args }, name);
  }

  callWith({ kind, args = [], event, selection, user }: CallOptions, name: string): unknown {
    if (selection !== undefined)
      this.session.selection = typeof selection === 'string' ? this.person().select(selection) : selection;
    const isCustom = this.functions.includes(name);
    const run = {
      kind: kind ?? (isCustom ? 'custom-function' : 'server-call'),
      name,
      user,
      args: () => (event ? [event] : args),
    };
    return outcomeOf(this.run(() => runScript(this.session, createServicesFor, run)));
  }

  /** Runs a function as its time trigger would: as the account that installed it. */
  fire(name: string): unknown {
    return outcomeOf(this.triggers.fireByTime(name));
  }

  /** What opening the file in the browser does. */
  open(): unknown {
    return firstFailure(this.triggers.fireOpen());
  }

  /** Types into cells as the person at the keyboard, and fires the edit triggers: edit('Proposals!B5', 'Yes'). */
  edit(address: string, input: string | number | boolean | (string | number | boolean)[][]): void {
    const cells = this.person().type(address, input);
    this.fireEdit(cells);
  }

  /** Fires the edit triggers for cells that were changed already, as the page does. */
  fireEdit(cells: EditedCells): void {
    firstFailure(this.triggers.fireEdit(cells));
  }

  /** Every tab as records by header. */
  dump(options: DumpOptions = {}): Record<string, DumpRecord[]> {
    return dumpWorkbook(this.engine, options);
  }

  async save(file: string): Promise<void> {
    await writeBook(file, { snapshot: this.engine.snapshot(), state: this.state });
  }

  /** The workbook that File ▸ Make a copy gives to `owner`, to be opened on a host of its own. */
  copyAsGoogle(owner: string, options?: CopyOptions): Book {
    return copyAsGoogle({ snapshot: this.engine.snapshot(), state: this.state }, owner, options);
  }

  close(): void {
    this.customFunctions.endBatch();
    this.session.locks.clear();
  }

  private person(): Person {
    this.atKeyboard ??= personAt(this.session);
    return this.atKeyboard;
  }

  private run(start: () => RunResult): RunResult {
    this.customFunctions.endBatch();
    const result = start();
    this.customFunctions.endBatch();
    this.metrics = result.metrics;
    return result;
  }
}

function outcomeOf({ value, error }: RunResult): unknown {
  if (error) throw error;
  return value;
}

/** Several triggers may listen to one event; all of them run before a failure of one is told. */
function firstFailure(results: readonly RunResult[]): unknown {
  for (const { error } of results) if (error) throw error;
  return results[0]?.value ?? null;
}

function projectIn(dist: string | undefined) {
  // Beside dist-local, wherever the caller stands.
  const folder = dist === undefined ? fileURLToPath(new URL('../dist', import.meta.url)) : path.resolve(dist);
  return dist === undefined && !fs.existsSync(folder) ? emptyProject : readProject(folder);
}

function momentOf(now: string | number | Date): number {
  const moment = new Date(now).getTime();
  if (Number.isNaN(moment)) throw new Error(`expected a moment such as 2026-05-01T09:00:00Z, found ${String(now)}`);
  return moment;
}

function firstCellOf(engine: WorkbookEngine): Selection {
  const sheets = engine.sheets();
  const sheetName = (sheets.find(({ hidden }) => !hidden) ?? sheets[0])?.name ?? '';
  return { sheetName, ranges: [{ row: 0, column: 0, rows: 1, columns: 1 }] };
}
