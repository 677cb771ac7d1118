/** The spreadsheet in the browser: the host in its thread, the page and its sockets on the loopback address. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { bookFromBytes } from '../book/read-book';
import { saveFile } from '../book/save-file';
import { makeBook } from '../make-book';
import type { Gate } from './gate';
import { HostThread } from './host-thread';
import { writeWhole } from './journal';
import { Lock } from './lock';
import { Pages } from './pages';
import type { ToHost, ToWindow } from './protocol';
import { Sockets } from './sockets';
import { driveFile, foldersIn, mailPage } from './views';
import { type Asset, createWebServer, type Office } from './web-server';

export interface ServeOptions {
  book: string;
  /** 0 for any that is free; the usual one, if it is free, when left out. */
  port: number | undefined;
  dist: string;
  /** Folder of the built page. */
  page: string;
  now?: string | undefined;
  user?: string | undefined;
  tell(line: string): void;
  /** Another workbook was opened from the page. */
  opened?(book: string): void;
}

const usualPort = 8484;

/** What this server keeps for a workbook lies in a folder beside it. */
export const folderOf = (book: string): string => book.replace(/(\.xlsx)?$/i, '.host');

export async function serve(options: ServeOptions): Promise<LocalServer> {
  const server = new LocalServer(options);
  await server.open(options.book);
  await server.listen(options.port ?? usualPort).catch((error: NodeJS.ErrnoException) => {
    if (options.port !== undefined || error.code !== 'EADDRINUSE') throw error;
    return server.listen(0);
  });
  return server;
}

export class LocalServer implements Office {
  private thread: HostThread | undefined;
  private lock: Lock | undefined;
  private readonly gate: Gate;
  private readonly pages: Pages;
  private readonly sockets: Sockets;
  private readonly web: Server;
  private book = '';
  private functions: readonly string[] = [];

  constructor(private readonly options: ServeOptions) {
    this.gate = { port: 0, key: keyFor(options.book) };
    this.pages = new Pages(readFileSync(join(options.page, 'google-script.js'), 'utf8'));
    this.web = createWebServer(this.gate, assetsIn(options.page), this.pages, this);
    this.sockets = new Sockets(this.web, this.gate, {
      said: (window, message) => this.hear(window, message),
      gone: (window) => this.thread?.gone(window),
    });
  }

  get address(): string {
    return `http://127.0.0.1:${this.gate.port}/${this.gate.key}/`;
  }

  /** `isCopy` is for a file that came from elsewhere: as on Google, it is another workbook, whatever it was before. */
  async open(book: string, isCopy = false): Promise<void> {
    const lock = new Lock(folderOf(book));
    lock.take();
    const { dist, now, user } = this.options;
    const settings = { book, folder: folderOf(book), isCopy, dist, now, user };
    const { thread, told } = await HostThread.start(settings, (window, message, html) => this.tell(window, message, html));
    thread.onFailure((error) => {
      this.options.tell(`The host has stopped: ${error.message}`);
      process.exit(1);
    });
    for (const line of told) this.options.tell(line);
    const before = this.thread;
    const lockBefore = this.lock;
    Object.assign(this, { thread, lock, book });
    if (before === undefined) return;
    this.options.opened?.(book);
    this.sockets.tellAll({ type: 'reload' });
    await before.stop();
    lockBefore?.release();
  }

  /** After the script was built anew. */
  async readScriptAgain(): Promise<void> {
    await this.thread?.readScriptAgain();
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.web.once('error', reject);
      this.web.listen(port, '127.0.0.1', () => {
        const address = this.web.address();
        if (typeof address === 'object' && address) this.gate.port = address.port;
        this.lock?.say(this.address);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    this.sockets.close();
    await this.thread?.stop();
    this.lock?.release();
    this.web.closeAllConnections();
    this.web.close();
  }

  // Between windows and host

  private hear(window: string, message: ToHost): void {
    this.thread?.send(window, message);
  }

  private tell(window: string, message: ToWindow, html: string | undefined): void {
    if (message.type === 'welcome') message.file = basename(this.book);
    if (message.type === 'welcome' || message.type === 'script') this.functions = message.functions;
    if (message.type === 'page') message.address = this.pages.add(html ?? '', 'script', this.functions);
    if (message.type === 'done') this.addMailPages(message.value);
    this.sockets.tell(window, message);
  }

  /** A message is shown as a page in a frame. */
  private addMailPages(value: unknown): void {
    for (const one of Array.isArray(value) ? (value as { id?: unknown; address?: unknown }[]) : []) {
      if (one?.address !== '' || typeof one.id !== 'string') continue;
      one.address = this.pages.add(mailPage(foldersIn(folderOf(this.book)), one.id) ?? '', 'mail');
    }
  }

  // What the File menu asks for

  async download(): Promise<{ name: string; bytes: Uint8Array }> {
    return { name: basename(this.book), bytes: (await this.thread?.bytes()) ?? new Uint8Array() };
  }

  async upload(name: string, bytes: Uint8Array): Promise<void> {
    const file = freeName(dirname(this.book), safeName(name));
    mkdirSync(dirname(file), { recursive: true });
    await bookFromBytes(bytes, name);
    await saveFile(file, bytes);
    await this.open(file, true);
  }

  async example(): Promise<void> {
    const file = freeName(dirname(this.book), 'example.xlsx');
    await makeBook(file, 'example', { dist: this.options.dist });
    await this.open(file);
  }

  driveFile(id: string): { name: string; bytes: Uint8Array } | undefined {
    return driveFile(foldersIn(folderOf(this.book)), id);
  }
}

/** The same after a restart, so that a window that is still open finds its way back. */
function keyFor(book: string): string {
  const file = join(folderOf(book), 'key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folderOf(book), { recursive: true });
  const key = randomBytes(24).toString('base64url');
  writeWhole(file, key);
  return key;
}

function assetsIn(folder: string): Map<string, Asset> {
  const asset = (name: string, type: string): Asset => ({ type, content: readFileSync(join(folder, name)) });
  return new Map([
    ['/', asset('page.html', 'text/html; charset=utf-8')],
    ['/page.js', asset('page.js', 'text/javascript; charset=utf-8')],
    ['/page.css', asset('page.css', 'text/css; charset=utf-8')],
    ['/icon.svg', asset('icon.svg', 'image/svg+xml')],
  ]);
}

/** A name of ours, whatever the browser said: letters, digits and a few signs. */
function safeName(name: string): string {
  const plain = name
    .replace(/\.xlsx$/i, '')
    .replace(/[^\p{L}\p{N} _-]/gu, ' ')
    .trim()
    .slice(0, 80);
  return `${plain || 'workbook'}.xlsx`;
}

function freeName(folder: string, name: string): string {
  for (let number = 1; ; number++) {
    const file = join(folder, number === 1 ? name : name.replace(/\.xlsx$/, ` ${number}.xlsx`));
    if (!existsSync(file)) return file;
  }
}
