/** One run of the script: who runs it, how it was started, what it has used, and what ends it early. */
import { Authorisation } from './authorisation';
import type { Execution, ExecutionKind, Manifest, Metrics, Selection, UiEvent } from './contract';
import type { CallGate } from './membrane';
import { ServiceError } from './service-object';
import type { Session } from './session';

const minute = 60_000;
/** Milliseconds. */
export const documentedTimeLimits: Readonly<Record<ExecutionKind, number>> = {
  menu: 6 * minute,
  'server-call': 6 * minute,
  'time-trigger': 6 * minute,
  'simple-trigger': minute / 2,
  'custom-function': minute / 2,
};

const abortMessages = {
  killed: 'The process was killed.',
  time: 'Exceeded maximum execution time',
  hook: 'onServiceCall failed',
};
export const serverErrorMessage = "We're sorry, a server error occurred. Please wait a bit and try again.";

/** Ends the run whatever the script catches: the process was killed, the time is up, or the test's own hook failed. */
export class Abort extends ServiceError {
  constructor(
    readonly reason: keyof typeof abortMessages,
    cause?: unknown,
  ) {
    super(abortMessages[reason], { cause });
  }
}

export class RunningExecution implements Execution, CallGate {
  readonly id: number;
  readonly metrics: Metrics = { calls: {}, reads: 0, writes: 0, cells: 0, milliseconds: 0, ui: [] };
  readonly manifest: Manifest;
  private startedAt: number;
  /** Once set, no service answers any more. */
  aborted: Abort | undefined;
  private readonly authorisation: Authorisation;

  constructor(
    readonly session: Session,
    readonly kind: ExecutionKind,
    readonly user: string,
    /** Whether a script runs here, which can run out of time and be interfered with; false for the services in a test's hands. */
    private readonly isScript = true,
  ) {
    this.id = ++session.executions;
    this.manifest = session.project.manifest;
    this.startedAt = session.clock.elapsed();
    this.authorisation = new Authorisation(kind, this.manifest);
  }

  get clock() {
    return this.session.clock;
  }

  get state() {
    return this.session.state;
  }

  get engine() {
    return this.session.engine;
  }

  get selection(): Selection {
    return this.session.selection;
  }

  set selection(selection: Selection) {
    this.session.selection = selection;
  }

  get answers() {
    return this.session.answers;
  }

  get outbox() {
    return this.session.outbox;
  }

  get drive() {
    return this.session.drive;
  }

  get quota() {
    return this.session.quota;
  }

  countRead(cells: number): void {
    this.metrics.reads++;
    this.metrics.cells += cells;
  }

  countWrite(cells: number): void {
    this.metrics.writes++;
    this.metrics.cells += cells;
  }

  /** Milliseconds until the platform would end this run. */
  remainingTime(): number {
    return this.session.timeLimits[this.kind] - (this.clock.elapsed() - this.startedAt);
  }

  enter(service: string, method: string): void {
    // Constants and the log are no services: nothing is asked of the platform.
    if (service === 'console' || service === 'Enum') {
      this.checkAborted();
      return;
    }
    const name = `${service.slice(service.lastIndexOf('.') + 1)}.${method}`;
    if (this.isScript) this.passInterference(name);
    this.metrics.calls[name] = (this.metrics.calls[name] ?? 0) + 1;
    this.authorisation.check(service, method);
  }

  abort(reason: Abort['reason'], cause?: unknown): Abort {
    this.aborted ??= new Abort(reason, cause);
    return this.aborted;
  }

  /** What the person at the keyboard gets to see. */
  show(event: UiEvent): void {
    this.metrics.ui.push(event);
    if (this.session.show) this.session.show(event);
    else this.session.ui.push(event);
  }

  /** Starts the clock anew, for the next custom function in the same scope. */
  restart(): void {
    this.startedAt = this.clock.elapsed();
  }

  /** A call that took time ends in the middle of it when the time is up. */
  checkTime(): void {
    if (this.isScript && this.remainingTime() <= 0) throw this.abort('time');
  }

  private passInterference(name: string): void {
    this.checkAborted();
    this.checkTime();
    if (this.kind === 'custom-function') return;
    const { failAt, killAt, onServiceCall } = this.session.interference;
    const index = ++this.session.serviceCalls;
    if (killAt !== undefined && index >= killAt) {
      this.session.killed = true;
      throw this.abort('killed');
    }
    try {
      onServiceCall?.(name, index);
    } catch (error) {
      throw this.abort('hook', error);
    }
    if (index === failAt) throw new ServiceError(serverErrorMessage);
  }

  private checkAborted(): void {
    if (this.aborted) throw this.aborted;
  }
}
