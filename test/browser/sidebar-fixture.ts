/** The sidebar as the built script makes it, in a real browser, with the built host behind google.script. */
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import type { Book } from '../../local/book/write-book';
import { type Host, openHost } from '../../local/host';
import { findChromium } from '../../scripts/find-chromium.mjs';

const root = path.resolve(__dirname, '../..');
const dist = path.join(root, 'dist');
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
/** What the platform allows a page in a frame to do. */
const SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

export const manager = 'manager@example.org';
export const coordinator = 'tom.hale@example.org';

/** A profile of its own each time: Playwright makes one and removes it. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS.split(' ') });
}

export interface OpenOptions {
  /** One that several tests share. */
  host?: Host;
  user?: string;
  width?: number;
  /** Edits before the check. */
  prepare?: (host: Host) => void;
}

export interface Sidebar {
  readonly host: Host;
  readonly page: Page;
  readonly frame: Frame;
  /** Addresses that the page asked for. */
  readonly requests: readonly string[];
  /** From now on each answer takes this long, as on a slow day. */
  readonly answerAfter: (milliseconds: number) => void;
  /** From now on somebody else sits at the window. */
  readonly becomes: (user: string) => void;
  /** How often the keyboard was given back to the sheet. */
  readonly editorFocused: () => number;
}

/** Selects the proposal's row, chooses Check proposal, and shows the page that the script made. */
export async function openSidebar(browser: Browser, book: Book, no: string, options: OpenOptions = {}): Promise<Sidebar> {
  const host = options.host ?? openHost(book, { dist, user: options.user ?? manager, now: '2009-09-28T10:00:00Z' });
  options.prepare?.(host);
  host.callWith({ kind: 'menu', selection: cellOf(host, no, 'No') }, 'checkProposal');
  const html = host.ui.filter(({ kind }) => kind === 'sidebar').at(-1)?.html ?? '';
  return { host, ...(await showPage(browser, host, html, options.width ?? 300)) };
}

export async function showPage(browser: Browser, host: Host, html: string, width: number): Promise<Omit<Sidebar, 'host'>> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: 600 / width });
  context.setDefaultTimeout(10_000);
  const requests: string[] = [];
  let focused = 0;
  let wait = 0;
  let user = host.user;
  await context.route('**/*', (route) => route.abort());
  context.on('request', (request) => requests.push(request.url()));
  await context.exposeFunction('callHost', async (name: string, args: string) => {
    const answered = answer(host, user, name, args);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return answered;
  });
  await context.exposeFunction('focusEditor', () => {
    focused++;
  });
  await context.addInitScript({ content: bridge() });
  const page = await context.newPage();
  await page.setContent(`<!DOCTYPE html><html lang="en-GB"><title>Sheet</title>${around}<body style="margin:0">
    <iframe title="Check proposal" sandbox="${SANDBOX}" style="border:0;display:block;width:100%;height:100vh" srcdoc="${escaped(html)}"></iframe>`);
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('The page has no frame.');
  await frame.locator('main > section').first().waitFor();
  const answerAfter = (milliseconds: number): void => {
    wait = milliseconds;
  };
  const becomes = (other: string): void => {
    user = other;
  };
  return { page, frame, requests, answerAfter, becomes, editorFocused: () => focused };
}

/** The page's own google.script in the frame; the window around it asks this host. */
function bridge(): string {
  const source = fs.readFileSync(path.join(root, 'dist-local/page/google-script.js'), 'utf8');
  const code = fs.readFileSync(path.join(dist, 'Code.js'), 'utf8');
  const names = [...code.matchAll(/^function (\w+)\(/gm)].map((match) => match[1]);
  return `if (window !== top) { ${source}\ninstallGoogleScript(${JSON.stringify(names)}); }`;
}

const around = `<script>addEventListener('message', async ({ source, data }) => {
  if (data.google === 'focus') focusEditor();
  if (data.google === 'close') window.closeDialog?.();
  if (data.google !== 'run') return;
  const answer = JSON.parse(await callHost(data.name, JSON.stringify(data.args)));
  source.postMessage({ google: 'done', call: data.call, ...answer }, '*');
});</script>`;

/** The server's answer as text, since it is copied; the platform puts the kind of error before its message. */
function answer(host: Host, user: string, name: string, args: string): string {
  try {
    return JSON.stringify({ value: host.callWith({ kind: 'server-call', args: JSON.parse(args), user }, name) ?? null });
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}

const escaped = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The judgements as the tab holds them. */
export function judgementsIn(host: Host): Record<string, unknown>[] {
  return host.dump().Judgements ?? [];
}

/** "How it carries on of PR-03": the one selected cell by its header and its row's number. */
export function selectedCell(host: Host): string {
  const range = host.services.SpreadsheetApp.getActiveRange();
  const sheet = range?.getSheet();
  if (range == null || sheet === undefined) return 'nothing';
  const header = sheet.getRange(1, range.getColumn()).getValue();
  return `${header} of ${sheet.getRange(range.getRow(), 1).getValue()}`;
}

/** The address of a proposal's cell, such as Proposals!B4. */
export function cellOf(host: Host, no: string, header: string): string {
  const sheet = host.services.SpreadsheetApp.getActive().getSheetByName('Proposals');
  const values = sheet?.getDataRange().getValues() ?? [];
  const column = (values[0] ?? []).indexOf(header);
  const row = values.findIndex((cells) => cells[0] === no);
  const range = sheet?.getRange(row + 1, column + 1);
  if (range === undefined || row < 1) throw new Error(`Proposals has no ${header} of ${no}.`);
  return `Proposals!${range.getA1Notation()}`;
}
