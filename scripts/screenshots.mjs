/** `npm run screenshots`: the main states of the page with the example, into docs/images/, as README and the guide show them. */
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
/** The example's own time, so that the pictures are the same on every day. */
const now = '2010-02-10T10:20:00Z';
host('new', '--book', book, '--data', 'example');
host('call', 'checkAllProposals', '--book', book, '--now', now);
mkdirSync(images, { recursive: true });

const { address, stop } = await served(root, folder, book, '--now', now);
const { browser, page } = await browserWindow(address);
const sidebarBox = page.locator('#sidebar');
const sidebar = page.frameLocator('#sidebar iframe');
const dialog = page.frameLocator('dialog iframe');

/** Once what moves has come to rest; messages of what was done are not shown. `part` is all that is shown, if it is given. */
async function shoot(name, part) {
  await page.mouse.move(640, 12);
  await page.mouse.move(640, 8);
  await page.waitForTimeout(1500);
  const clip = part?.boundingBox ? await part.boundingBox() : part;
  await page.screenshot({ path: join(images, `${name}.png`), ...(clip && { clip }) });
  console.log(`docs/images/${name}.png`);
}

/** Into the selected cell, until it is saved. */
async function type(text) {
  const before = await page.locator('html').getAttribute('data-changes');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.locator(`html[data-busy=false]:not([data-changes="${before}"])`).waitFor();
}

async function inDialog(name, look) {
  await dialog.locator('main').waitFor();
  await look?.();
  await shoot(name, page.locator('dialog'));
  await page.locator('dialog .cross').click();
}

async function check() {
  await choose(page, 'Action plan', 'Check proposal');
  await sidebar.locator('main').waitFor();
}

const scrollTo = (top) =>
  sidebar.locator('main').evaluate((main, to) => {
    main.scrollTop = to;
  }, top);

async function look() {
  await page.addStyleTag({ content: '#toasts { display: none }' });
  await page.locator('#hide-banner').click();
  await goTo(page, 'Start here', 'B2');
  await shoot('start-here');
  await goTo(page, 'Budget', 'D2');
  await shoot('budget', { x: 0, y: 0, width: 1280, height: 333 });
  await goTo(page, 'Proposals', 'B4');
  await choose(page, 'Action plan', 'Proposals');
  await shoot('menu');
  await page.keyboard.press('Escape');
}

async function correct() {
  await goTo(page, 'Proposals', 'B5');
  await check();
  await shoot('check-proposal');
  await sidebar.getByLabel('Try in Need source').fill('Telephone survey, May 2009');
  await sidebar.getByRole('button', { name: /^Try it/ }).click();
  await sidebar.locator('.result').waitFor();
  await scrollTo(80);
  await shoot('try-it', sidebarBox);
  await goTo(page, 'Proposals', 'B2');
  await sidebar.getByRole('button', { name: /^Show the selected row/ }).click();
  await sidebar.getByText('PR-01', { exact: true }).waitFor();
  await sidebar.locator('#principle-1 summary').click();
  await sidebar.locator('#override-1').click();
  await sidebar.locator('#reason-1').fill('Both units offer this already, as the visit in January showed.');
  await sidebar.locator('#principle-1').evaluate((box) => box.scrollIntoView());
  await shoot('override', sidebarBox);
  await sidebar.getByRole('button', { name: /^Cancel/ }).click();
}

async function fallBehind() {
  await goTo(page, 'Proposals', 'K2');
  await type('Alderbrook PRU; Longmeadow High School');
  await goTo(page, 'Proposals', 'C2');
  await sidebar.getByRole('button', { name: /^Show the selected row/ }).click();
  await sidebar.locator('#last-check section').waitFor();
  await scrollTo(0);
  await shoot('out-of-date');
}

async function fillIn() {
  await choose(page, 'Action plan', 'Proposals', 'Form');
  await inDialog('form');
  await goTo(page, 'Proposals', 'AU2');
  await choose(page, 'Action plan', 'Proposals', 'Choose…');
  await inDialog('choose');
}

const plan = [
  'Varied menu of activities',
  '\tAction\tBaseline\tOutcome / Measure',
  '2.7\tRun a lunchtime chess club at two units\tNo club in place\tA club meets every week at both units',
  '2.8\tOpen the workshop in the holidays\t12 places on offer\t24 places are taken up by July 2010',
].join('\n');

async function lookAfter() {
  await choose(page, 'Action plan', 'Workbook', 'Bring in…');
  await inDialog('bring-in', async () => {
    await dialog.getByRole('textbox').first().fill(plan);
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.locator('.records').waitFor();
    await dialog.locator('label[for=text]').evaluate((label) => label.scrollIntoView());
  });
  await page.locator('#sidebar .cross').click();
  await goTo(page, 'Budget', 'D2');
  await type("'92000");
  await goTo(page, 'Proposals', 'B1');
  await type('Titel');
  await choose(page, 'Action plan', 'Workbook', 'Set up or repair');
  await page.locator('dialog').waitFor();
  await shoot('set-up', page.locator('dialog'));
  await page.locator('dialog').getByRole('button', { name: 'OK' }).click();
  await choose(page, 'View', 'Who am I');
  await page.locator('dialog').waitFor();
  await shoot('who-am-i', page.locator('dialog'));
}

try {
  await look();
  await correct();
  await fallBehind();
  await fillIn();
  await lookAfter();
} finally {
  await browser.close();
  await stop();
}
