/** Between the server's thread, which never waits, and the host's, which does while a person is asked. */
import type { MessagePort } from 'node:worker_threads';
import type { ToHost, ToWindow } from './protocol';

export interface HostSettings {
  port: MessagePort;
  /** Counted up for each message, so that a host that waits for an answer wakes. */
  bell: SharedArrayBuffer;
  book: string;
  /** Beside the workbook: journal, mail, files of Drive. */
  folder: string;
  /** The workbook becomes another one, with an id of its own. */
  isCopy: boolean;
  dist: string;
  now?: string | undefined;
  user?: string | undefined;
}

export type ToThread =
  | { kind: 'window'; window: string; message: ToHost }
  | { kind: 'gone'; window: string }
  | { kind: 'call'; number: number; name: 'save' | 'bytes' | 'stop' | 'script' };

export type FromThread =
  | { kind: 'ready'; told: string[] }
  /** To one window, or to all. `html` is the page that a sidebar or a dialog shows. */
  | { kind: 'window'; window: string; message: ToWindow; html?: string | undefined }
  | { kind: 'called'; number: number; value?: unknown; error?: string | undefined };
