/** One linter and formatter, and the compiler over each part with the globals that part really has. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const checks = [
  ['biome', 'check', '--error-on-warnings', '.'],
  ['tsc', '-p', '.'],
  ['tsc', '-p', 'src'],
  ['tsc', '-p', 'src/ui'],
  ['tsc', '-p', 'local/page'],
];

export async function lint() {
  const results = await Promise.all(checks.map(runTool));
  return results.every((status) => status === 0);
}

function runTool([tool, ...args]) {
  const bin = { biome: '@biomejs/biome/bin/biome', tsc: 'typescript/bin/tsc' }[tool];
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: root });
    const keep = (data) => {
      said += data;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (status) => {
      if (status !== 0) console.log(said.trim());
      resolve(status);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await lint()) ? 0 : 1;
