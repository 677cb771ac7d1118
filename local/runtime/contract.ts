/** The words that the parts of the local host share: what an execution is, what the workbook engine offers, what travels in the file. */
import type { IWorkbookData } from '@univerjs/core';

/** How the platform started the script; it decides authorisation and the time limit (facts: triggers, custom functions, quotas). */
export type ExecutionKind = 'menu' | 'server-call' | 'time-trigger' | 'simple-trigger' | 'custom-function';

/** The clock that the script sees. `now` is in milliseconds since 1970; `advance` is what Utilities.sleep does. */
export interface Clock {
  now(): number;
  /** Since the clock was made, slept time included: what the time limits count. */
  elapsed(): number;
  advance(milliseconds: number): void;
  /** Shows another time from now on, as if it were that; the real one again when left out. */
  moveTo(moment?: number): void;
}

/** What a person would have seen, in order; `html` for sidebars and dialogs, `items` for menus. */
export interface UiEvent {
  kind: 'toast' | 'alert' | 'prompt' | 'sidebar' | 'dialog' | 'menu';
  title: string;
  text: string;
  html?: string;
  width?: number;
  height?: number;
  /** Whether a dialog keeps the person from the sheet. */
  modal?: boolean;
  /** Names of the buttons of a question, in order. */
  buttons?: readonly string[];
  answer?: string;
  items?: MenuEntry[];
}
export type MenuEntry = { caption: string; functionName: string } | { separator: true } | { caption: string; items: MenuEntry[] };

export interface Metrics {
  /** Calls by service and method: {"SpreadsheetApp.getActive": 1, "Range.getValues": 12}. */
  calls: Record<string, number>;
  /** Calls that read cells (values, formulas, notes, formats …) and calls that write them. */
  reads: number;
  writes: number;
  /** Cells read and written. */
  cells: number;
  /** From the entry point's start to its end, without starting the host, opening and saving the file. */
  milliseconds: number;
  ui: UiEvent[];
}

/** What xlsx cannot hold; kept as JSON in the hidden sheet `_host` of the same file. */
export interface HostState {
  workbookId: string;
  owner: string;
  locale: string;
  timeZone: string;
  properties: { script: Record<string, string>; document: Record<string, string>; user: Record<string, Record<string, string>> };
  triggers: TriggerRecord[];
  /** Mail recipients used since the day began, in the clock's 24 hours. */
  mail: { since: number; recipients: number };
  cache: Record<string, { value: string; expires: number }>;
  /** Sheet name → A1 ranges whose validation is a checkbox. */
  checkboxes: Record<string, string[]>;
  /** Developer metadata, protections' details and whatever else a service needs to survive; by service. */
  extras: Record<string, unknown>;
}
export interface TriggerRecord {
  id: string;
  handler: string;
  user: string;
  /** 'CLOCK' and the builder's settings, or the event type of a spreadsheet trigger. */
  event: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';
  settings: Record<string, string | number>;
}

/** Selection of the person at the keyboard; rows and columns are 0-based. */
export interface Selection {
  sheetName: string;
  ranges: { row: number; column: number; rows: number; columns: number }[];
}

/** A calculated workbook in memory. Everything is synchronous; rows and columns are 0-based here, as in the snapshot. */
export interface Engine {
  /** A deep copy as plain JSON, after calculating. */
  snapshot(): IWorkbookData;
  /** Applies buffered writes and calculates. */
  flush(): void;
  /** Drops buffered writes that were not yet flushed (what a kill loses). */
  discard(): void;
  /** Registers the script's custom functions; `run` gets plain values (2-D arrays for ranges) and may throw. */
  registerFunctions(names: string[], run: (name: string, args: unknown[]) => unknown): void;
}

export interface Manifest {
  timeZone: string;
  runtimeVersion: string;
  oauthScopes?: string[];
  dependencies?: { enabledAdvancedServices?: { serviceId: string; userSymbol: string; version: string }[] };
}

/** One run of the script, as every service sees it. A new one is made for each execution. */
export interface Execution {
  readonly kind: ExecutionKind;
  readonly user: string;
  readonly clock: Clock;
  readonly state: HostState;
  readonly manifest: Manifest;
  readonly engine: Engine;
  selection: Selection;
  readonly metrics: Metrics;
  /** Answers for alert and prompt, in order; when none is left, the primary button and the default text. */
  readonly answers: (string | boolean | null)[];
  readonly outbox: string | undefined;
  readonly drive: string | undefined;
  /** Mail recipients left today when it was given on the command line. */
  readonly quota: number | undefined;
  countRead(cells: number): void;
  countWrite(cells: number): void;
}
