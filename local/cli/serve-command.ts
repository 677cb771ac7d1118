/** `serve`: the spreadsheet in the browser. */
import type { Command } from './command';
import { UsageError } from './usage-error';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--book B.xlsx] [--port N] [--no-open]',
  run() {
    throw new UsageError('the spreadsheet in the browser comes with the next edition; use new, fill, call, fire and dump');
  },
};
