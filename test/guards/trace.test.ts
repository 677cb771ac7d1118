/** A stack trace from Google's log, and what `npm run trace` makes of it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { emptyBook } from '../../local/book/empty-book';
import { openHost } from '../../local/host';
import { ScriptError } from '../../local/runtime/script-error';
import { read, root, serverFiles } from './sources';

/** `npm run trace` as a person would use it: the trace goes in, lines of src come out. */
function trace(pasted: string): string {
  return execFileSync(process.execPath, [join(root, 'scripts/trace.mjs')], { input: pasted, encoding: 'utf8' });
}

/** The stack of an entry point on the real host, whose nth service call fails. */
function stackOfFailure(name: string, failAt: number): string {
  const host = openHost(emptyBook(), { dist: join(root, 'dist'), failAt });
  try {
    host.call(name);
  } catch (error) {
    if (error instanceof ScriptError) return error.scriptStack;
    throw error;
  }
  throw new Error(`${name} did not fail`);
}

interface Frame {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function framesOf(traced: string): Frame[] {
  return [...traced.matchAll(/^\s+at (\S+) \((src\/[\w/.-]+):(\d+):(\d+)\)$/gm)].map(
    ([, name = '', file = '', line, column]) => ({
      name,
      file,
      line: Number(line),
      column: Number(column),
    }),
  );
}

/** From the line that declares the function to the bracket that ends it, as the formatter indents it; 1-based. */
function linesOf(file: string, name: string): { from: number; to: number } {
  const lines = read(file).split('\n');
  // The bundle numbers names that two files share.
  const own = name.replace(/\d+$/, '');
  const declared = new RegExp(`^(\\s*)(?:export )?(?:function |const |private )?${own}\\b.*(?:\\(|=>)`);
  const from = lines.findIndex((line) => declared.test(line));
  const indent = declared.exec(lines[from] ?? '')?.[1] ?? '';
  const length = lines.slice(from).findIndex((line) => new RegExp(`^${indent}[)}\\]]+;?$`).test(line));
  return { from: from + 1, to: from + 1 + Math.max(0, length) };
}

const lineOf = ({ file, line }: Frame): string => read(file).split('\n')[line - 1] ?? '';

describe.each([
  ['checkAllProposals', 1],
  ['setUpWorkbook', 12],
  ['showRules', 3],
])('the trace of %s, whose service call number %i fails', (name, failAt) => {
  const stack = stackOfFailure(name, failAt);
  const traced = trace(stack);
  const frames = framesOf(traced);

  test('names lines of app and Code before, and no line of app after', () => {
    expect(stack).toMatch(/\(app:\d+:\d+\)/);
    expect(traced).not.toMatch(/\bapp:\d+:\d+/);
    expect(traced).toContain('Code:');
  });

  test('says of each function the file and a line that belong to it', () => {
    const named = frames.filter((frame) => /^[a-z]\w+$/i.test(frame.name));
    expect(named.length).toBeGreaterThan(1);
    for (const frame of named) {
      const { from, to } = linesOf(frame.file, frame.name);
      expect([frame.name, frame.file, from <= frame.line && frame.line <= to]).toEqual([frame.name, frame.file, true]);
    }
  });

  test('ends in main.ts, in the entry point itself', () => {
    const last = frames.at(-1);
    expect(last).toMatchObject({ file: 'src/main.ts' });
    expect(traced).toMatch(new RegExp(`\\.?${name} \\(src/main\\.ts:`));
  });

  test('starts at the very call of the service that failed', () => {
    const [first] = frames;
    if (first === undefined) throw new Error('The trace has no frames.');
    expect(lineOf(first).slice(first.column - 1)).toMatch(/^[\w.]+\(/);
  });
});

test('every place of the trace is a file of the project', () => {
  const files = framesOf(trace(stackOfFailure('checkAllProposals', 1))).map(({ file }) => file);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

/** The position of the lock in the bundle, as the engine itself gives it. */
function placeInApp(): string {
  const context = vm.createContext({});
  for (const { name, text } of serverFiles()) vm.runInContext(text, context, { filename: name.replace(/^dist\/|\.js$/g, '') });
  const stack: unknown = vm.runInContext('try { checkAllProposals() } catch (error) { error.stack }', context);
  return /app:\d+:\d+/.exec(String(stack))?.[0] ?? '';
}

test('a file is recognised under each of the names that logs give it', () => {
  const place = placeInApp();
  const traced = trace(`at alone (${place})`);
  expect(traced).toMatch(/^at alone \(src\/google\/session\.ts:\d+:\d+\)$/);
  expect(trace(`at alone (${place.replace('app', 'app.gs')})`)).toBe(traced);
  expect(trace(`at alone (${place.replace('app', 'app.js')})`)).toBe(traced);
});

test('what is no place of the bundle stays as it was pasted', () => {
  const lines = [
    'Exception: Service failed at 12:30:15',
    '    at onOpen (Code:5:14)',
    '    at unknown (app:999999:1)',
    `my${placeInApp()}`,
  ];
  const pasted = `${lines.join('\n')}\n`;
  expect(trace(pasted)).toBe(pasted);
});
