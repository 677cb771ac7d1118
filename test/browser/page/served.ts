/** The real server on a workbook of its own, and windows of a real browser on it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Book, writeBook } from '../../../local/book/write-book';
import { madeBook, NOW, type TestData } from '../../workbook/workbook';
import { startBrowser } from '../sidebar-fixture';

const cliIn = (folder = '.') => join(folder, 'dist-local', 'cli.mjs');
type Row = Record<string, string | number | boolean>;

interface ServedOptions {
  /** The folder that holds `dist` and `dist-local`, in place of the project's own. */
  built?: string;
  watch?: boolean;
}

export class Served {
  readonly folder = mkdtempSync(join(tmpdir(), 'page-'));
  readonly book = join(this.folder, 'plan.xlsx');
  address = '';
  private process: ChildProcess | undefined;
  private said = '';

  static async start(data: TestData | Book = 'small', options: ServedOptions = {}): Promise<Served> {
    const served = new Served(options);
    await writeBook(served.book, typeof data === 'string' ? madeBook(data) : data);
    await served.restart();
    return served;
  }

  private constructor(private readonly options: ServedOptions) {}

  /** Another process on the same workbook; the port stays, as it does for a person who starts again. */
  async restart(): Promise<void> {
    const port = this.address === '' ? '0' : new URL(this.address).port;
    const { built, watch } = this.options;
    const args = [
      cliIn(built),
      'serve',
      '--book',
      this.book,
      '--port',
      port,
      '--no-open',
      '--now',
      NOW,
      ...(watch ? ['--watch'] : []),
    ];
    const child = spawn(process.execPath, args);
    this.process = child;
    this.said = '';
    child.stderr.on('data', (data) => {
      this.said += data;
    });
    this.address = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (data) => {
        out += data;
        const [line, ...rest] = out.split('\n');
        if (rest.length > 0 && line) resolve(line);
      });
      child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${this.said}`)));
    });
  }

  /** As a crash of the machine would: nothing can be put in order first. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Stops in peace and reads the file, as another program would. */
  async rows(tab: string): Promise<Row[]> {
    await this.end('SIGTERM');
    const { stdout, stderr } = spawnSync(process.execPath, [cliIn(), 'dump', '--book', this.book, '--tab', tab], {
      encoding: 'utf8',
    });
    if (stderr) throw new Error(stderr);
    return (JSON.parse(stdout) as Record<string, Row[]>)[tab] ?? [];
  }
}

/** For a file of tests: one browser and one server, on a workbook that its tests share; each test closes its windows. */
export function servedPage(data: TestData | Book = 'small'): { readonly browser: Browser; readonly served: Served } {
  let browser: Browser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
    served = await Served.start(data);
  });
  afterEach(() => Promise.all((browser?.contexts() ?? []).map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });
  const started = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('The page has not started.');
    return one;
  };
  return {
    get browser() {
      return started(browser);
    },
    get served() {
      return started(served);
    },
  };
}

/** One window with the workbook open. */
export class Window {
  readonly requests: string[] = [];
  readonly errors: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('request', (request) => this.requests.push(request.url()));
    // Stopped by the page's own policy: it never went out.
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'csp') this.requests.splice(this.requests.indexOf(request.url()), 1);
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
  }

  static async open(browser: Browser, { address }: Served): Promise<Window> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(30_000);
    const window = new Window(context, await context.newPage());
    await window.page.goto(address);
    await window.isReady();
    return window;
  }

  async isReady(): Promise<void> {
    await this.page.locator('html[data-ready]').waitFor();
    await this.page.getByRole('menuitem', { name: 'Action plan' }).waitFor();
  }

  /** Waits until the page has loaded itself anew. */
  async comesBack(after: () => Promise<void>): Promise<void> {
    await this.page.evaluate('delete document.documentElement.dataset.ready');
    await after();
    await this.isReady();
  }

  /** Goes to a cell such as Proposals!B4 as a person does: the tab, then the name box. */
  async goTo(address: string): Promise<void> {
    const [tab = '', cell = ''] = address.split('!');
    await this.page.locator('[data-u-comp=slide-tab-item]').getByText(tab, { exact: true }).click();
    const box = this.page.locator('[data-u-comp=defined-name] input');
    // Not a range that begins there.
    const reached = this.page.locator('#cell').filter({ hasText: new RegExp(`^${tab} ${cell}: `) });
    // An undo that has just come to its end may take the selection away once more.
    for (const timeout of [8000, 8000, 14_000]) {
      await box.fill(cell);
      await box.press('Enter');
      const isThere = await reached.waitFor({ state: 'attached', timeout }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
    }
    if (process.env.SHOTS) await this.page.screenshot({ path: `${process.env.SHOTS}/failed.png` });
    throw new Error(`The page does not go to ${address}.`);
  }

  /** What the selected cell shows, as the page says it. */
  async reads(text: string | RegExp): Promise<void> {
    const cell = this.page.locator('#cell');
    await cell
      .filter({ hasText: text })
      .waitFor({ state: 'attached', timeout: 20_000 })
      .catch(async () => {
        if (process.env.SHOTS) await this.page.screenshot({ path: `${process.env.SHOTS}/failed.png` });
        throw new Error(`The page reads “${await cell.textContent()}”, not “${text}”.`);
      });
  }

  async sheetHasFocus(): Promise<void> {
    await this.page.waitForFunction("!['IFRAME', 'BUTTON'].includes(document.activeElement.tagName)");
  }

  async type(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.changes(async () => {
      await this.page.keyboard.type(text);
      await this.page.keyboard.press('Enter');
    });
  }

  /** Does something and waits until the page says that it is saved. */
  async changes(action: () => Promise<void>): Promise<void> {
    const number = () => this.page.locator('html').getAttribute('data-changes');
    const before = await number();
    await action();
    await this.page.locator(`html[data-busy=false]:not([data-changes="${before}"])`).waitFor();
  }

  /** menu('Action plan', 'Proposals', 'Check all') */
  async menu(...labels: string[]): Promise<void> {
    for (const name of labels) await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  /** A line of a page in a frame, where google.script lives. */
  get sidebar() {
    return this.page.frameLocator('#sidebar iframe');
  }

  get dialog() {
    return this.page.frameLocator('dialog iframe');
  }

  toast(text: string): Promise<void> {
    return shown(this.page.locator('#toasts').getByText(text));
  }
}

export const shown = (locator: Locator): Promise<void> => locator.first().waitFor();

export const axe = (): string => readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
