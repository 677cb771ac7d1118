/** For scripts: the real server on a workbook of its own, and a browser to look at it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --enable-precise-memory-info';

export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), 'action-plan-'));
}

/** `stop` removes the workbook's folder too. */
export async function served(root, folder, book, ...options) {
  const args = [join(root, 'dist-local/cli.mjs'), 'serve', '--book', book, '--port', '0', '--no-open', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: String(line).split('\n')[0], stop };
}

export async function browserWindow(address) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags.split(' ') });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await page.getByRole('menuitem', { name: 'Action plan' }).waitFor();
  return { browser, page };
}

export async function goTo(page, tab, cell) {
  await page.locator('[data-u-comp=slide-tab-item]').getByText(tab, { exact: true }).click();
  const box = page.locator('[data-u-comp=defined-name] input');
  await box.fill(cell);
  await box.press('Enter');
  await page
    .locator('#cell')
    .filter({ hasText: `${tab} ${cell}:` })
    .waitFor({ state: 'attached' });
}

export async function choose(page, ...labels) {
  for (const name of labels) await page.getByRole('menuitem', { name, exact: true }).click();
}
