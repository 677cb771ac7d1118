/** `call`: one entry point, as a menu click, a server call (with --args) or a custom function runs it. */
import { parseRange, splitSheetName } from '../book/a1';
import type { ReadBook } from '../book/read-book';
import type { Host } from '../host';
import { type Command, checkFunction, openBook, openProject, readArguments, readJson, required } from './command';
import { hostOptionsOf, runOptions } from './run-options';
import { runAndSave } from './run-script';
import { UsageError } from './usage-error';

export const callCommand: Command = {
  name: 'call',
  usage: 'call FUNCTION [--args JSON] --book B.xlsx [--select "Proposals!A5"]',
  async run(args, context) {
    const options = { ...runOptions, args: { type: 'string' }, select: { type: 'string' } } as const;
    const { values, positionals } = readArguments(callCommand, args, options, 1);
    const [name = ''] = positionals;
    const file = required(callCommand, 'book', values.book);
    const given = readArgs(values.args);
    checkFunction(await openProject(context), name);
    const hostOptions = await hostOptionsOf(values, context.dist);
    const book = await openBook(file, context);
    checkSelection(book, values.select);
    const start = (host: Host) => callOn(host, name, given, values.select);
    const run = { book, file, options: hostOptions, metrics: values.metrics, verbose: values.verbose, start };
    const { status, value } = await runAndSave(run, context);
    if (status === 0) context.print(JSON.stringify(value));
    return status;
  },
};

/** Undefined when the option was not given: a click passes nothing. */
function readArgs(text: string | undefined): unknown[] | undefined {
  if (text === undefined) return undefined;
  const args = readJson('--args', text);
  return Array.isArray(args) ? args : [args];
}

function callOn(host: Host, name: string, args: unknown[] | undefined, selection: string | undefined): unknown {
  if (name === 'onOpen' && args === undefined) return host.open();
  const kind = args === undefined && !host.functions.includes(name) ? 'menu' : undefined;
  return host.callWith({ kind, args, selection }, name);
}

function checkSelection({ snapshot }: ReadBook, selection: string | undefined): void {
  if (selection === undefined) return;
  const place = splitSheetName(selection);
  const exists = Object.values(snapshot.sheets).some(({ name }) => name === place?.sheet);
  if (exists && parseRange(place?.range ?? '')) return;
  throw new UsageError(`--select: expected a place in the workbook such as "Proposals!A5", found "${selection}"`);
}
