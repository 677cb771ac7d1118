/** `serve`: the spreadsheet in the browser, until Ctrl+C. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, type FSWatcher, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AlreadyOpen } from '../server/lock';
import { type LocalServer, serve } from '../server/serve';
import { type Command, type CommandContext, readArguments, requireScript } from './command';
import { UsageError } from './usage-error';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--book B.xlsx] [--port N] [--no-open] [--watch]',
  async run(args, context) {
    const { values } = readArguments(serveCommand, args, {
      book: { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      watch: { type: 'boolean' },
      now: { type: 'string' },
      user: { type: 'string' },
    });
    await requireScript(context);
    const book = resolve(values.book ?? lastOpened() ?? join('.local', 'action-plan.xlsx'));
    if (!existsSync(book)) throw new UsageError(`${book}: there is no such file; make one with "new --book ${book}"`);
    const server = await start(book, readPort(values.port), values, context);
    if (typeof server === 'string') return show(server, values['no-open'], context);
    show(server.address, values['no-open'], context);
    context.tell('Ctrl+C stops it; every change is saved as it is made.');
    const watcher = values.watch ? watchScript(server, context) : undefined;
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    watcher?.close();
    await server.close();
    return 0;
  },
};

/** A build takes a moment, and changes several files. */
const buildPause = 300;

/** Whenever the script is built anew, windows show what it shows now. */
function watchScript(server: LocalServer, { dist, tell }: CommandContext): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  const readAgain = (): void => {
    server.readScriptAgain().then(
      () => tell('The script was built anew, and is in use.'),
      (error: Error) => tell(`The script could not be read: ${error.message}`),
    );
  };
  return watch(dist, () => {
    clearTimeout(timer);
    timer = setTimeout(readAgain, buildPause);
  });
}

type Values = { now?: string | undefined; user?: string | undefined };

/** The address alone when the workbook is open already. */
async function start(
  book: string,
  port: number | undefined,
  values: Values,
  context: CommandContext,
): Promise<LocalServer | string> {
  const page = join(context.dist, '../dist-local/page');
  const options = { book, dist: context.dist, page, now: values.now, user: values.user, tell: context.tell, opened: remember };
  try {
    return await serve({ ...options, port });
  } catch (error) {
    if (error instanceof AlreadyOpen && error.address) return error.address;
    throw error;
  }
}

/** Where it is written which workbook was opened last from the page. */
const memory = join('.local', 'last-opened.txt');

function lastOpened(): string | undefined {
  const book = existsSync(memory) ? readFileSync(memory, 'utf8').trim() : undefined;
  return book !== undefined && existsSync(book) ? book : undefined;
}

function remember(book: string): void {
  if (dirname(book) === resolve('.local')) writeFileSync(memory, `${book}\n`);
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new UsageError(`--port: expected a number from 0 to 65535, found "${text}"`);
}

function show(address: string, noOpen: boolean | undefined, context: CommandContext): number {
  context.print(address);
  const hasDesktop = process.platform === 'win32' || process.platform === 'darwin' || Boolean(process.env.DISPLAY);
  if (!noOpen && hasDesktop && !process.env.CI) openInBrowser(address);
  return 0;
}

/** Whatever the desktop opens addresses with; the address was printed, so a failure is no harm. */
function openInBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ['open', [address]],
    win32: ['cmd', ['/c', 'start', '', address]],
  };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [address]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
