/** A workbook on the real host with the real bundle, made once and copied for each test. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

import type { Book } from '../../local/book/write-book';
import { type FillData, fillWorkbook } from '../../local/fill';
import { type Host, type HostOptions, openHost } from '../../local/host';

export const NOW = '2009-09-28T10:00:00Z';
/** `empty`, `example` and `plan-2009-10` are made by their entry points, once, in test/global-setup.mjs. */
export type TestData = 'empty' | 'small' | 'example' | 'plan-2009-10';
export type Record = { [header: string]: string | number | boolean };

/** The set-up workbook as it is, or with data: a copy, so that no test sees another's edits. */
export function openWorkbook(data: TestData, options: Omit<HostOptions, 'book'> = {}): Host {
  return openHost(madeBook(data), { now: NOW, ...options });
}

export function madeBook(data: TestData): Book {
  return JSON.parse(data === 'small' ? smallBook() : readFileSync(`build/test-books/${data}.json`, 'utf8')) as Book;
}

let typed: string | undefined;

/** Nine proposals, typed: what each test says of them stays true however the example grows. */
function smallBook(): string {
  if (typed === undefined) {
    const host = openHost(madeBook('empty'), { now: NOW });
    fillWorkbook(host.engine, parse(readFileSync('test/data/small.yaml', 'utf8')) as FillData);
    typed = JSON.stringify(copyOf(host));
  }
  return typed;
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
