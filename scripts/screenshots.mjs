/** `npm run screenshots`: the main states of the page with the example, into docs/images/, as the guide shows them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserWindow, choose, goTo, served, temporaryFolder } from './served.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const images = join(root, 'docs/images');
const folder = temporaryFolder();
const book = join(folder, 'action-plan.xlsx');

const host = (...args) =>
  execFileSync(process.execPath, [join(root, 'dist-local/cli.mjs'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
host('new', '--book', book, '--data', 'example');
host('call', 'checkAllProposals', '--book', book);
mkdirSync(images, { recursive: true });

const { address, stop } = await served(root, folder, book);
const { browser, page } = await browserWindow(address);

/** Once what moves has come to rest. */
async function shoot(name) {
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(images, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
const hideToast = () =>
  page
    .locator('#toasts button')
    .click({ timeout: 1000 })
    .catch(() => undefined);

try {
  await shoot('start-here');
  await goTo(page, 'Proposals', 'B4');
  await choose(page, 'Action plan', 'Proposals');
  await shoot('menu');
  await page.keyboard.press('Escape');
  await choose(page, 'Action plan', 'Check proposal');
  await page.frameLocator('#sidebar iframe').locator('main').waitFor();
  await hideToast();
  await shoot('check-proposal');
  await choose(page, 'Action plan', 'Proposals', 'Form');
  await page.frameLocator('dialog iframe').locator('main').waitFor();
  await hideToast();
  await shoot('form');
  await page.locator('dialog .cross').click();
  await choose(page, 'View', 'Who am I');
  await shoot('who-am-i');
} finally {
  await browser.close();
  await stop();
}
