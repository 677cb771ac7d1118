/** `npm start`: makes the example workbook if there is none, and opens it in the browser. Its options are those of `serve`. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist-local/cli.mjs');
const args = process.argv.slice(2);
const book = join(root, '.local', 'action-plan.xlsx');

process.exitCode = exampleIsThere();
if (process.exitCode === 0) {
  if (args.includes('--watch')) buildOnSave();
  // In this process, so that Ctrl+C reaches it and nothing else.
  process.argv.splice(2, args.length, 'serve', ...args);
  await import(cli);
}

/** `--watch`, for whoever changes the script: each save builds it, and windows show what it shows now. */
function buildOnSave() {
  let timer;
  const build = () => spawn(process.execPath, [join(root, 'scripts/build.mjs'), '--script'], { stdio: ['ignore', 2, 2] });
  for (const folder of ['src', 'sheets-template']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(build, 100);
    });
  }
}

function exampleIsThere() {
  const isNamed = args.some((arg) => arg === '--book' || arg.startsWith('--book='));
  if (isNamed || existsSync(book)) return 0;
  console.error('Making the example workbook …');
  mkdirSync(dirname(book), { recursive: true });
  const { status } = spawnSync(process.execPath, [cli, 'new', '--book', book, '--data', 'example'], { stdio: 'inherit' });
  return status ?? 1;
}
