/** Runs one entry point on a workbook and saves it, also when the script failed: what the platform had taken lasts. */
import { writeFile } from 'node:fs/promises';
import type { ReadBook } from '../book/read-book';
import { type Host, type HostOptions, openHost } from '../host';
import { ScriptError } from '../runtime/script-error';
import { type CommandContext, oneLine } from './command';

export interface ScriptRun {
  book: ReadBook;
  file: string;
  options: Omit<HostOptions, 'book'>;
  metrics: string | undefined;
  verbose: boolean | undefined;
  start(host: Host): unknown;
}

/** `value` is null when the script failed. */
export async function runAndSave(run: ScriptRun, context: CommandContext): Promise<{ status: number; value: unknown }> {
  const host = openHost(run.book, run.options);
  const outcome = attempt(() => run.start(host));
  await host.save(run.file);
  if (run.metrics !== undefined) await writeFile(run.metrics, `${JSON.stringify(host.metrics, null, 2)}\n`);
  if (run.verbose) for (const { level, text } of host.log) context.tell(`${level}: ${oneLine(text)}`);
  host.close();
  if (!outcome.error) return { status: 0, value: outcome.value ?? null };
  tellFailure(outcome.error, run, context);
  return { status: 1, value: null };
}

function tellFailure(error: Error, { options, verbose }: ScriptRun, context: CommandContext): void {
  if (options.killAt !== undefined && error.message.startsWith('The process was killed')) {
    context.tell(`killed at service call ${options.killAt}; what the platform had taken by then is saved`);
    return;
  }
  context.tell(oneLine(error.message));
  if (verbose) context.tell(error instanceof ScriptError ? error.scriptStack : String(error.stack));
}

function attempt(start: () => unknown): { value?: unknown; error?: Error } {
  try {
    return { value: start() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
