/** `npm test`: lint, then every test. The last line is always "N passed, N failed". Arguments go to jest: `npm test -- words`. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint } from './lint.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (await lint()) {
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--config', join(root, 'jest.config.mjs'), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, jest, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'Europe/London' },
  });
  process.exitCode = status ?? 1;
} else {
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
