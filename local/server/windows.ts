/** The windows that have the workbook open: who sits at each, what they ask for, and what they get to see. */
import type { UiEvent } from '../runtime/contract';
import type { Reply } from '../runtime/session';
import { isWatching } from './changes';
import { type LiveBook, OutOfDate } from './live-book';
import type { FromThread } from './messages';
import type { Mutation, Request, ToHost, ToWindow } from './protocol';
import { type Folders, viewOf } from './views';

interface Window {
  person: string;
}

export class Windows {
  private readonly windows = new Map<string, Window>();
  /** Whoever the script that runs now was started by. */
  private active: string | undefined;
  private questions = 0;
  private readonly replies = new Map<number, Reply>();
  private readonly open = new Map<number, string>();

  constructor(
    private readonly live: LiveBook,
    private readonly folders: Folders,
    private readonly send: (message: FromThread) => void,
  ) {}

  receive(window: string, message: ToHost): void {
    if (message.type === 'hello') this.welcome(window, message.person);
    else if (message.type === 'answer') this.take(window, message);
    else if (message.type === 'watch')
      this.live.watchers.change(
        window,
        message.mutations.filter(({ id }) => isWatching(id)),
      );
    else this.serve(window, message.number, message.request);
  }

  forget(window: string): void {
    this.windows.delete(window);
    // Nobody is left to answer.
    for (const [question, asked] of this.open) if (asked === window) this.replies.set(question, { button: 'CLOSE', text: '' });
    this.live.watchers.forget(window);
  }

  // What a window gets to see

  tellChanges(number: number, mutations: (window: string) => Mutation[], key: string | undefined): void {
    for (const window of this.windows.keys()) this.tell(window, { type: 'changes', number, mutations: mutations(window), key });
  }

  tellWatched(window: string, mutation: Mutation): void {
    this.tell(window, { type: 'watched', mutations: [mutation] });
  }

  /** Another program has written the workbook's file: both versions are kept. */
  tellFile(aside: string): void {
    const text = `Another program has changed this workbook's file. What it wrote is kept beside it as “${aside}”; this page goes on with what you see.`;
    for (const window of this.windows.keys()) this.tell(window, { type: 'toast', title: 'The file was changed elsewhere', text });
  }

  /** The script is another one: its menus are built anew, and what it has shown is shown again. */
  tellScript(): void {
    for (const window of this.windows.keys()) {
      this.tell(window, { type: 'script', functions: [...this.live.host.serverFunctions] });
      this.attempt(window, undefined, () => this.start(window, undefined, () => this.live.host.open()));
    }
  }

  show({ kind, title, text, html, width, height, modal, items }: UiEvent): void {
    const window = this.active;
    if (window === undefined) return;
    // What the script has written so far is on the sheet before it is spoken of.
    this.live.commitWritten();
    if (kind === 'toast') this.tell(window, { type: 'toast', title, text });
    if (kind === 'menu') this.tell(window, { type: 'menu', title, items: items ?? [] });
    if (kind === 'sidebar' || kind === 'dialog')
      this.tell(window, { type: 'page', place: kind, title, address: '', width, height, modal: modal ?? false }, html);
  }

  /** Waits, in the middle of the script, until the person has chosen. */
  ask({ kind, title, text, buttons = ['OK'] }: UiEvent, wait: () => void): Reply | undefined {
    const window = this.active;
    if (window === undefined || (kind !== 'alert' && kind !== 'prompt')) return undefined;
    this.live.commit();
    this.questions += 1;
    const question = this.questions;
    this.open.set(question, window);
    this.tell(window, { type: 'question', question, kind, title, text, buttons });
    while (!this.replies.has(question)) this.inPeace(wait);
    this.open.delete(question);
    const reply = this.replies.get(question);
    this.replies.delete(question);
    return reply;
  }

  /** What others do meanwhile must not be taken for the script's own. */
  private inPeace(wait: () => void): void {
    const asking = this.active;
    try {
      wait();
    } finally {
      this.active = asking;
    }
  }

  private take(window: string, { question, button, text }: { question: number; button: string; text: string }): void {
    if (this.open.get(question) === window) this.replies.set(question, { button, text });
  }

  private tell(window: string, message: ToWindow, html?: string): void {
    this.send({ kind: 'window', window, message, html });
  }

  // What a window asks for

  private welcome(window: string, person: string | undefined): void {
    const present = this.live.welcome();
    this.windows.set(window, { person: person ?? this.live.host.user });
    this.tell(window, { type: 'welcome', person: this.personAt(window), file: '', ...present });
    this.attempt(window, undefined, () => this.start(window, undefined, () => this.live.host.open()));
  }

  private serve(window: string, number: number, request: Request): void {
    this.attempt(window, number, () => this.carryOut(window, number, request));
  }

  private carryOut(window: string, number: number, request: Request): unknown {
    const { live } = this;
    switch (request.kind) {
      case 'edit': {
        const events = live.edit(window, request.seen, request.mutations);
        this.tell(window, { type: 'done', number });
        for (const event of events) this.start(window, undefined, () => live.host.fireEdit(event));
        return answered;
      }
      case 'reshape':
        return live.reshape(window, request.seen, request.step, request.key);
      case 'unshape':
        return live.unshape(window, request.seen, request.key);
      case 'run': {
        const kind = request.args === undefined ? 'menu' : 'server-call';
        return this.start(window, request.selection, () => live.host.callWith({ kind, args: request.args }, request.name));
      }
      case 'fire':
        return this.start(window, undefined, () => live.host.fire(request.name));
      case 'person':
        this.windows.set(window, { person: request.email });
        return this.start(window, undefined, () => live.host.open());
      case 'clock':
        return live.host.moveClock(request.months === undefined ? undefined : monthsOn(live.host.now, request.months));
      case 'view':
        return viewOf(request.name, live.host, this.folders, this.personAt(window));
    }
  }

  private start(window: string, selection: Parameters<LiveBook['run']>[1], action: () => unknown): unknown {
    const before = this.active;
    this.active = window;
    try {
      const { value, selection: selected } = this.live.run(this.personAt(window), selection, action);
      const hasMoved = selection !== undefined && JSON.stringify(selected) !== JSON.stringify(selection);
      if (hasMoved) this.tell(window, { type: 'select', selection: selected });
      return value;
    } finally {
      this.active = before;
    }
  }

  /** `number` is left out for what nobody waits for. */
  private attempt(window: string, number: number | undefined, action: () => unknown): void {
    try {
      const value = action();
      if (number !== undefined && value !== answered) this.tell(window, { type: 'done', number, value: value ?? null });
    } catch (error) {
      if (error instanceof OutOfDate) this.tell(window, { type: 'refused', number: number ?? 0 });
      else this.tell(window, { type: 'done', number: number ?? 0, error: said(error) });
    }
  }

  private personAt(window: string): string {
    return this.windows.get(window)?.person ?? this.live.host.user;
  }
}

/** The window was told already. */
const answered = Symbol('answered');

const said = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** The same time of the month, or the last day of a shorter one. */
function monthsOn(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + months);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(day, last));
  return date.getTime();
}
