/** `npm start`: makes the example workbook if there is none, checks it, and prints the verdicts with the file's path. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const book = join(root, '.local', 'action-plan.xlsx');

const host = (...args) =>
  execFileSync(process.execPath, [join(root, 'dist-local/cli.mjs'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

try {
  if (!existsSync(book)) {
    mkdirSync(dirname(book), { recursive: true });
    host('new', '--book', book, '--data', 'example');
  }
  const said = JSON.parse(host('call', 'checkAllProposals', '--book', book));
  const { Proposals } = JSON.parse(host('dump', '--book', book, '--tab', 'Proposals'));
  print(Proposals, said);
} catch (error) {
  // The host has said on stderr what is wrong and what to do.
  process.exitCode = error.status ?? 1;
  if (error.status === undefined) console.error(error.message);
}

function print(proposals, said) {
  const rows = proposals.map((row) => [
    row.No,
    shorten(row.Title ?? '', 34),
    row.Verdict ?? '',
    firstLine(row['What to change'] ?? ''),
  ]);
  const table = [['No', 'Title', 'Verdict', 'What to change'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column].length)));
  for (const [i, row] of table.entries()) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    if (i === 0) console.log([...widths, 46].map((width) => '-'.repeat(width)).join('  '));
  }
  console.log(`\n${said}`);
  console.log(`\nThe workbook: ${relative(process.cwd(), book)}`);
  console.log(
    'Open it in any spreadsheet program, change a cell, save, and run npm start again: the changed proposal is checked anew.',
  );
}

function firstLine(text) {
  const lines = text.split('\n').filter(Boolean);
  return lines.length === 0 ? '' : `${shorten(lines[0], 60)}${lines.length > 1 ? ` (and ${lines.length - 1} more)` : ''}`;
}

function shorten(text, length) {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
