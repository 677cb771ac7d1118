/**
 * What the npm commands run. Works on a fresh clone with nothing installed: brings the packages, builds what is out of date, then does
 * the command. Everything it says of its own goes to stderr, so that a command's output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = ['src', 'local', 'sheets-template', 'scripts'];

const commands = {
  build: () => run('scripts/build.mjs'),
  start: (args) => built() || run('scripts/start.mjs', args),
  host: (args) => built() || host(args),
  template: (args) => built() || run('scripts/template.mjs', args, { cwd: process.env.INIT_CWD ?? process.cwd() }),
  test: (args) => run('scripts/test.mjs', args),
  lint: () => run('scripts/lint.mjs'),
  trace: (args) => built() || run('scripts/trace.mjs', args),
  bench: (args) => built() || run('scripts/bench.mjs', args),
  screenshots: (args) => built() || run('scripts/screenshots.mjs', args),
};

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
requireNode();
const status = installed() || (await command(args));
if (status) process.exit(status);

function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  console.error(`Node.js 20 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the locked packages when they are missing or the lockfile has changed since. */
function installed() {
  const stamp = join(root, 'node_modules/.installed');
  const wanted = digest([join(root, 'package-lock.json')]);
  const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isThere()) return 0;
  return alone(() => (isThere() ? 0 : install(stamp, wanted)));
}

function install(stamp, wanted) {
  console.error('Installing packages (a minute, the first time) …');
  // No install scripts: nothing this project needs has one, and they would ask for the network.
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', npm, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) return status ?? 1;
  writeFileSync(stamp, wanted);
  return 0;
}

/** Two commands at once would install over each other: the second waits for the first. */
function alone(action) {
  const lock = join(root, 'build/installing');
  mkdirSync(join(root, 'build'), { recursive: true });
  while (!taken(lock)) {
    const holder = holderOf(lock);
    // One that was cut off has left its lock behind.
    if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  try {
    return action();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** 0 when it has gone, or is just being written. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds when a source has changed since the last build. */
function built() {
  const stamp = join(root, 'build/stamp');
  const files = SOURCES.flatMap((folder) => filesIn(join(root, folder)));
  const wanted = digest([...files, join(root, 'package-lock.json')]);
  const outputs = ['dist/app.js', 'dist-local/cli.mjs', 'dist-local/page/page.js'].every((file) => existsSync(join(root, file)));
  if (outputs && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) return status ?? 1;
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(stamp, wanted);
  return 0;
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** In this process: another Node would take its time to start. */
async function host(args) {
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  process.argv.splice(1, process.argv.length, join(root, 'dist-local/cli.mjs'), ...args);
  await import('../dist-local/cli.mjs');
}

function run(script, given = [], { cwd = root } = {}) {
  // Ctrl+C is for the command, which may still have something to save.
  process.on('SIGINT', () => {});
  const { status } = spawnSync(process.execPath, [join(root, script), ...given], { cwd, stdio: 'inherit' });
  return status ?? 1;
}
