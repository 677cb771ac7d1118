/** What the commands of the local host share: where they print, what they are given, and how a workbook is opened for them. */
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type ReadBook, readBook } from '../book/read-book';
import { type Project, readProject } from '../runtime/project';
import { closestName } from './closest-name';
import { UsageError } from './usage-error';

export interface CommandContext {
  /** The folder of the built script. */
  dist: string;
  print(line: string): void;
  /** One line on stderr. */
  tell(line: string): void;
}

export interface Command {
  name: string;
  /** How it is called, for messages: "fill --book B.xlsx --from rows.json". */
  usage: string;
  /** Gives the exit status. */
  run(args: string[], context: CommandContext): Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** node:util's parseArgs, with its complaints as wrong usage. */
export function readArguments<const T extends Options>(command: Command, args: string[], options: T, positionals = 0) {
  try {
    const parsed = parseArgs({ args, options: { ...options, verbose: { type: 'boolean' } }, allowPositionals: positionals > 0 });
    if (parsed.positionals.length !== positionals)
      throw new Error(`expected the name of one function, found ${parsed.positionals.length}`);
    return parsed;
  } catch (cause) {
    const reason = (cause as Error).message.split('. To specify')[0];
    throw new UsageError(`${reason}; usage: ${command.usage}`, { cause });
  }
}

export function required(command: Command, name: string, value: string | undefined): string {
  if (value) return value;
  throw new UsageError(`--${name} is missing; usage: ${command.usage}`);
}

export async function openBook(file: string, context: CommandContext): Promise<ReadBook> {
  try {
    const book = await readBook(file);
    for (const warning of book.warnings) context.tell(`${file}: ${warning}`);
    return book;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`${file}: there is no such file`, { cause });
    throw new UsageError((cause as Error).message, { cause });
  }
}

/** Commands that call no entry point need the built script too, for its custom functions and triggers. */
export async function requireScript({ dist }: CommandContext): Promise<void> {
  try {
    await access(join(dist, 'appsscript.json'));
  } catch (cause) {
    throw new UsageError(`${dist} holds no built script; run "npm run build" first`, { cause });
  }
}

export async function openProject(context: CommandContext): Promise<Project> {
  await requireScript(context);
  return readProject(context.dist);
}

export function checkFunction({ functions }: Project, name: string): void {
  const [top = name] = name.split('.');
  if (functions.includes(top) && !name.endsWith('_')) return;
  const closest = closestName(name, [...functions]);
  throw new UsageError(`the script has no function "${name}"${closest ? `; did you mean "${closest}"?` : ''}`);
}

export function readJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${what} is not JSON (${oneLine((cause as Error).message)})`, { cause });
  }
}

export async function folder(path: string | undefined): Promise<string | undefined> {
  if (path !== undefined) await mkdir(path, { recursive: true });
  return path;
}

export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
