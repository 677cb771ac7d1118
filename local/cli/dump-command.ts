/** `dump`: every tab as records by header, as JSON. */
import { writeFile } from 'node:fs/promises';
import { dumpWorkbook } from '../dump';
import { openHost } from '../host';
import { type Command, openBook, readArguments, required, requireScript } from './command';

export const dumpCommand: Command = {
  name: 'dump',
  usage: 'dump --book B.xlsx [--out FILE] [--tab T] [--formulas] [--display]',
  async run(args, context) {
    const { values } = readArguments(dumpCommand, args, {
      book: { type: 'string' },
      out: { type: 'string' },
      tab: { type: 'string' },
      formulas: { type: 'boolean' },
      display: { type: 'boolean' },
    });
    const file = required(dumpCommand, 'book', values.book);
    await requireScript(context);
    const host = openHost(await openBook(file, context), { dist: context.dist });
    const { tab, formulas, display } = values;
    const json = JSON.stringify(dumpWorkbook(host.engine, { tab, formulas, display }), null, 2);
    host.close();
    if (values.out === undefined) context.print(json);
    else await writeFile(values.out, `${json}\n`);
    return 0;
  },
};
