/** What lasts as long as the host: the clock, the workbook and its state, the mail sent, the locks held, the person's answers. */
import type { WorkbookEngine } from '../engine/engine';
import type { Clock, ExecutionKind, HostState, Selection, UiEvent } from './contract';
import type { Project } from './project';

export interface SentMail {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  /** The whole message, as in the .eml file. */
  raw: string;
}

export interface LogEntry {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
}

/** What a test or `--fail-at` and `--kill-at` do to the service calls of entry points, which are counted from 1. */
export interface Interference {
  failAt?: number | undefined;
  killAt?: number | undefined;
  onServiceCall?: ((name: string, index: number) => void) | undefined;
}

export type Answer = string | boolean | null;
/** What a person chose and wrote. */
export interface Reply {
  button: string;
  text: string;
}

export interface Session {
  readonly clock: Clock;
  readonly state: HostState;
  readonly engine: WorkbookEngine;
  /** Another one once the script was built anew. */
  project: Project;
  /** The person at the keyboard. */
  user: string;
  selection: Selection;
  readonly answers: Answer[];
  /** Asks the person who really sits there; undefined when nobody does. */
  readonly ask: ((event: UiEvent) => Answer | Reply | undefined) | undefined;
  /** Shows it to the person who really sits there, in place of keeping it in `ui`. */
  readonly show: ((event: UiEvent) => void) | undefined;
  readonly outbox: string | undefined;
  readonly drive: string | undefined;
  readonly quota: number | undefined;
  /** Mail recipients of a day: the platform's, or what makes `quota` of them remain. */
  readonly mailLimit: number;
  /** Milliseconds that a run may take. */
  readonly timeLimits: Readonly<Record<ExecutionKind, number>>;
  readonly interference: Interference;
  /** Service calls of entry points so far. */
  serviceCalls: number;
  /** True once `killAt` was reached: nothing runs any more. */
  killed: boolean;
  /** Lock name → id of the execution that holds it. */
  readonly locks: Map<string, number>;
  readonly sent: SentMail[];
  readonly log: LogEntry[];
  readonly ui: UiEvent[];
  executions: number;
}
