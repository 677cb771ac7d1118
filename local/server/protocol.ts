/** What the page, the server and the host say to each other. Everything is plain JSON. */
import type { PackedWorkbook } from '../engine/packed';
import type { MenuEntry, Selection } from '../runtime/contract';

export interface Mutation {
  id: string;
  params: Record<string, unknown>;
}

/** Rows, columns and tabs come and go on the host, which takes rules, notes and open-ended ranges along. Counted from 0. */
export interface Reshape {
  sheetId: string;
  what: 'deleteSheet' | 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns' | 'moveRows' | 'moveColumns';
  start: number;
  count: number;
  /** Where to, for moves; the row or column whose look new ones take, for inserts. */
  at?: number | undefined;
}

/** What a person at a window asks for. `seen` is the number of the last change that the window had shown. */
export type Request =
  | { kind: 'edit'; seen: number; mutations: Mutation[] }
  /** `key` is the window's own name for the step, by which it can take the step back. */
  | { kind: 'reshape'; seen: number; step: Reshape; key: string }
  /** The answer is false when the step cannot be taken back any more. */
  | { kind: 'unshape'; seen: number; key: string }
  /** A menu item, or with `args` a call of google.script.run. */
  | { kind: 'run'; name: string; args?: unknown[] | undefined; selection: Selection | undefined }
  | { kind: 'fire'; name: string }
  | { kind: 'person'; email: string }
  /** Months on from now; back to the real time when left out. */
  | { kind: 'clock'; months?: number | undefined }
  | { kind: 'view'; name: ViewName };

export type ViewName = keyof Views;

export interface Views {
  mail: { id: string; date: string; from: string; to: string; subject: string; address: string }[];
  drive: { id: string; name: string; type: string; size: number; changed: string }[];
  clock: { now: string; moved: boolean; triggers: { handler: string; event: string; user: string; settings: string }[] };
  /** `more` is what else the tab People says of them: role, unit. */
  people: { email: string; name: string; more: string; current: boolean }[];
}

export type ToHost =
  /** The first word of a window, and of one that has lost its connection. */
  | { type: 'hello'; person?: string | undefined }
  | { type: 'request'; number: number; request: Request }
  | { type: 'answer'; question: number; button: string; text: string }
  /** Formulas of the window's own rules: colours and validations. They change nothing. */
  | { type: 'watch'; mutations: Mutation[] };

export interface Welcome {
  type: 'welcome';
  /** Of the last change that the workbook has in it. */
  number: number;
  workbook: PackedWorkbook;
  spills: Mutation[];
  functions: string[];
  person: string;
  file: string;
}

export interface ShownPage {
  type: 'page';
  place: 'sidebar' | 'dialog';
  title: string;
  /** Where the frame finds it. */
  address: string;
  width?: number | undefined;
  height?: number | undefined;
  modal: boolean;
}

export interface Question {
  type: 'question';
  question: number;
  kind: 'alert' | 'prompt';
  title: string;
  text: string;
  buttons: readonly string[];
}

export type ToWindow =
  | Welcome
  /** `number` counts changes; all of them are safe on disk already. `key` is that of a step, or of a step that was taken back. */
  | { type: 'changes'; number: number; mutations: Mutation[]; key?: string | undefined }
  | { type: 'watched'; mutations: Mutation[] }
  | { type: 'done'; number: number; value?: unknown; error?: string | undefined }
  /** The window had not seen a change of rows or columns: what it asked for might hit another cell. */
  | { type: 'refused'; number: number }
  | { type: 'menu'; title: string; items: MenuEntry[] }
  | { type: 'toast'; title: string; text: string }
  | ShownPage
  | Question
  | { type: 'select'; selection: Selection }
  /** The script was built anew. */
  | { type: 'script'; functions: string[] }
  /** The workbook is another one now: load the page again. */
  | { type: 'reload' };

/** The most that one message or one uploaded file may hold. */
export const largestMessage = 32 * 1024 * 1024;
export const largestFile = 50 * 1024 * 1024;
