/** Starts the command line of the local host; built into dist-local/cli.mjs, beside which the built script lies in dist/. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from './cli/run-cli';

const dist = join(fileURLToPath(new URL('.', import.meta.url)), '../dist');

process.exitCode = await runCli(process.argv.slice(2), {
  dist,
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
});
