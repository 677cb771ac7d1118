/** A workbook on the real host with the real bundle, made once and copied for each test. */

import { emptyBook } from '../../local/book/empty-book';
import type { Book } from '../../local/book/write-book';
import { type FillData, fillWorkbook } from '../../local/fill';
import { type Host, type HostOptions, openHost } from '../../local/host';

export const NOW = '2009-09-28T10:00:00Z';
export type Record = { [header: string]: string | number | boolean };

const made = new Map<string, string>();

/** The set-up workbook, with the example's rows when asked for. */
export function openWorkbook(data: 'empty' | 'example', options: Omit<HostOptions, 'book'> = {}): Host {
  let json = made.get(data);
  if (json === undefined) {
    const host = openHost(emptyBook(), { now: NOW });
    host.callWith({ kind: 'menu' }, 'setUpWorkbook');
    if (data === 'example') host.callWith({ kind: 'menu' }, 'loadExample');
    json = JSON.stringify(copyOf(host));
    made.set(data, json);
  }
  return openHost(JSON.parse(json) as Book, { now: NOW, ...options });
}

export const copyOf = (host: Host): Book => ({ snapshot: host.engine.snapshot(), state: host.state });

/** Opens a copy of what a host holds, as another run of the platform would. */
export function reopen(host: Host, options: Omit<HostOptions, 'book'> = {}): Host {
  return openHost(JSON.parse(JSON.stringify(copyOf(host))) as Book, { now: NOW, ...options });
}

/** Adds rows as a person would type them, and fires their edit events. */
export function fill(host: Host, data: FillData): void {
  for (const edit of fillWorkbook(host.engine, data).edits) host.fireEdit(edit);
}

export function rows(host: Host, tab: string): Record[] {
  return host.dump({ tab })[tab] ?? [];
}

export function proposal(host: Host, no: string): Record {
  const found = rows(host, 'Proposals').find((row) => row.No === no);
  if (found === undefined) throw new Error(`No proposal ${no}.`);
  return found;
}

export function checkAll(host: Host): unknown {
  return host.callWith({ kind: 'menu' }, 'checkAllProposals');
}

/** The last message that a person saw. */
export function lastMessage(host: Host): string {
  return host.ui[host.ui.length - 1]?.text ?? '';
}
