/** `fill`: rows from a JSON file typed into the workbook by header; then the edit triggers, as on the platform. */
import { readFile } from 'node:fs/promises';
import { fillWorkbook, readFillData } from '../fill';
import { openHost } from '../host';
import {
  type Command,
  type CommandContext,
  oneLine,
  openBook,
  readArguments,
  readJson,
  required,
  requireScript,
} from './command';
import { hostOptionsOf, runOptions } from './run-options';
import { UsageError } from './usage-error';

export const fillCommand: Command = {
  name: 'fill',
  usage: 'fill --book B.xlsx --from rows.json',
  async run(args, context) {
    const { values } = readArguments(fillCommand, args, { ...runOptions, from: { type: 'string' } });
    const file = required(fillCommand, 'book', values.book);
    const data = await readRows(required(fillCommand, 'from', values.from));
    await requireScript(context);
    const options = await hostOptionsOf(values, context.dist);
    const host = openHost(await openBook(file, context), options);
    const { added, updated, edits } = fillWorkbook(host.engine, data);
    for (const edit of edits) fire(() => host.fireEdit(edit), context);
    await host.save(file);
    host.close();
    context.print(JSON.stringify({ added, updated }));
    return 0;
  },
};

async function readRows(file: string) {
  try {
    return readFillData(readJson(file, await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${file} cannot be read (${(cause as Error).message})`, { cause });
  }
}

/** A trigger that fails does not undo what was typed. */
function fire(edit: () => void, context: CommandContext): void {
  try {
    edit();
  } catch (error) {
    context.tell(`the edit trigger failed: ${oneLine((error as Error).message)}`);
  }
}
