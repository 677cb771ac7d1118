/** `npm run bench`: bundle sizes, and how the work of a check grows from 100 to 1,000 proposals. Ratios travel; seconds do not. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { browserWindow, choose, goTo, served, temporaryFolder } from './served.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { createHost } = await import(join(root, 'dist-local/host.mjs'));

for (const folder of ['dist', 'dist-local']) {
  const files = readdirSync(join(root, folder)).filter((file) => /\.(js|mjs|html)$/.test(file));
  console.log(
    `${folder}: ${files.map((file) => `${file} ${(statSync(join(root, folder, file)).size / 1000).toFixed(0)} kB`).join(', ')}`,
  );
}

const runs = [];
for (const proposals of [100, 1000]) runs.push(await measure(proposals));
const [small, large] = runs;
for (const kind of ['first', 'again']) {
  const ratio = (large[kind].milliseconds / small[kind].milliseconds).toFixed(1);
  console.log(
    `check ${kind}: ${small[kind].reads} reads and ${small[kind].writes} writes for 100, ${large[kind].reads} and ${large[kind].writes} for 1,000; ` +
      `time ×${ratio} for ×10 proposals (${Math.round(large[kind].milliseconds)} ms here)`,
  );
}

await benchPage();

/** The page with 1,000 proposals: its size, when it is ready, and how soon a click and an edit show in cells. */
async function benchPage() {
  const bundle = readFileSync(join(root, 'dist-local/page/page.js'));
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`page: ${megabytes(bundle.length)} of JavaScript, ${megabytes(gzipSync(bundle).length)} gzipped`);
  const folder = temporaryFolder();
  const book = join(folder, 'plan.xlsx');
  const host = await bigHost(1000);
  host.callWith({ kind: 'menu' }, 'checkAllProposals');
  await host.save(book);
  host.close();
  const { address, stop } = await served(root, folder, book);
  const { browser, page } = await browserWindow(address);
  try {
    const ready = await page.locator('html').getAttribute('data-ready');
    const edits = [];
    const clicks = [];
    // The first of each starts the browser's and the host's compilers.
    for (const row of [5, 6, 7, 8]) {
      await goTo(page, 'Proposals', `B${row}`);
      edits.push(
        await timed(page, async () => {
          // As fast as a person who types well.
          await page.keyboard.type(`Title of row ${row}`, { delay: 60 });
          await page.keyboard.press('Enter');
        }),
      );
      await page.waitForTimeout(4000);
      await goTo(page, 'Proposals', `B${row}`);
      clicks.push(await timed(page, () => choose(page, 'Action plan', 'Check proposal')));
      await page.waitForTimeout(4000);
    }
    const memory = await page.evaluate(() => performance.memory.usedJSHeapSize);
    console.log(
      `page with 1,000 proposals: ready in ${ready} ms, ${megabytes(memory)} of memory; ` +
        `menu click to changed cells ${clicks.join(', ')} ms, edit to recalculated cells ${edits.join(', ')} ms`,
    );
  } finally {
    await browser.close();
    await stop();
  }
}

/** From the last thing that a person does to the first change that the host sends. */
async function timed(page, action) {
  const before = await page.locator('html').getAttribute('data-changes');
  await page.evaluate(() => {
    for (const kind of ['click', 'keydown']) addEventListener(kind, () => (window.began = performance.now()), true);
  });
  await action();
  const took = await page.waitForFunction(
    (number) => document.documentElement.dataset.changes !== number && performance.now() - window.began,
    before,
    { polling: 5, timeout: 20_000 },
  );
  return Math.round(await took.jsonValue());
}

async function bigHost(proposals) {
  const host = await createHost({ now: '2009-09-28T10:00:00Z', dist: join(root, 'dist') });
  host.callWith({ kind: 'menu' }, 'setUpWorkbook');
  host.callWith({ kind: 'menu' }, 'loadExample');
  copyProposals(host, proposals);
  return host;
}

async function measure(proposals) {
  const host = await bigHost(proposals);
  const check = () => {
    host.callWith({ kind: 'menu' }, 'checkAllProposals');
    const { reads, writes, milliseconds } = host.metrics;
    return { reads, writes, milliseconds };
  };
  const result = { first: check(), again: check() };
  host.close();
  return result;
}

/** Repeats the example's first seven proposals below its others, each with a number of its own. */
function copyProposals(host, wanted) {
  const sheet = host.services.SpreadsheetApp.getActive().getSheetByName('Proposals');
  const width = sheet.getLastColumn();
  const rows = sheet.getRange(2, 1, 7, width).getValues();
  const known = sheet
    .getRange('A2:A100')
    .getValues()
    .filter(([no]) => no !== '').length;
  sheet.insertRowsAfter(sheet.getMaxRows(), wanted);
  const copies = Array.from({ length: wanted - known }, (_, i) => [`'X-${i}`, ...rows[i % rows.length].slice(1)]);
  sheet.getRange(known + 2, 1, copies.length, width).setValues(copies);
}
