/** `npm run template [file]`: writes the workbook that Set up or repair makes of a blank spreadsheet, and says where. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = resolve(process.argv[2] ?? join(root, 'build', 'template.xlsx'));

mkdirSync(dirname(file), { recursive: true });
const { status } = spawnSync(process.execPath, [join(root, 'dist-local/cli.mjs'), 'new', '--book', file], {
  // What set-up returns is for whoever opened the menu; here the file's path is the answer.
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status === 0) console.log(relative(process.cwd(), file));
process.exitCode = status ?? 1;
