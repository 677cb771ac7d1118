/**
 * Finds a Chromium for the tests in a browser, and brings one when the machine has none:
 * CHROME_PATH, the system's own, Debian's package, Playwright's download.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge'];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_APPS = [
  'Chromium/Application/chrome.exe',
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/** The path of a Chromium that can be started. Throws with the next step when none can be had. */
export function findChromium() {
  const found = chosen() ?? ofTheSystem() ?? fromDebian() ?? fromPlaywright();
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium was found, and none could be installed. Install Chromium or Chrome, or set CHROME_PATH to its program, then try again.',
  );
}

function chosen() {
  const path = process.env.CHROME_PATH;
  if (path === undefined || path === '') return undefined;
  if (isProgram(path)) return path;
  throw new Error(`CHROME_PATH is "${path}", which is not a program. Set it to the path of Chromium or Chrome, or clear it.`);
}

function ofTheSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) =>
    NAMES.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
  );
  return [...onPath, ...usualPlaces()].find((path) => isProgram(path) && starts(path));
}

/** Ubuntu has a `chromium-browser` that only says where to get one. On Windows the question would open a window. */
function starts(path) {
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function usualPlaces() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return folders.flatMap((folder) => MAC_APPS.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return folders.flatMap((folder) => WINDOWS_APPS.map((app) => join(folder, app)));
}

/** As root on Debian and its kin, where a package brings everything that Chromium needs. */
function fromDebian() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (!isRoot || !isProgram('/usr/bin/apt-get')) return undefined;
  console.error('Installing Chromium (a minute, once) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = ['update', 'install'].every((step) => {
    const args = step === 'update' ? ['update', '-qq'] : ['install', '-y', '-qq', 'chromium'];
    return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  });
  return done ? ofTheSystem() : undefined;
}

function fromPlaywright() {
  const installed = chromium.executablePath();
  if (isProgram(installed)) return installed;
  console.error('Downloading Chromium (a minute, once) …');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return isProgram(installed) ? installed : undefined;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
