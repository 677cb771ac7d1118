/** The dialog of Bring in… in a real browser, with the real script behind it. */
import { readFileSync } from 'node:fs';
import type { Browser, Frame } from 'playwright-core';
import { openHost } from '../../local/host';
import { madeBook, NOW, rows } from '../workbook/workbook';
import { manager, showPage, startBrowser } from './sidebar-fixture';
import { shown } from './sidebar-steps';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(() => browser.close());

async function open() {
  const host = openHost(madeBook('empty'), { now: NOW, user: manager });
  host.callWith({ kind: 'menu' }, 'bringIn');
  const html = host.ui.filter(({ kind }) => kind === 'dialog').at(-1)?.html ?? '';
  const { frame, page, requests } = await showPage(browser, host, html, 720);
  return { host, frame, page, requests };
}

/** What axe finds against WCAG 2.2 A and AA. */
async function faults(frame: Frame): Promise<string[]> {
  await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate<string[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
  );
}

const PLAN = [
  'Varied menu of activities',
  '\tAction\tBaseline\tOutcome / Measure',
  '2.1\tRun a lunchtime chess club at two units\tNo club in place\tA club meets every week',
  '2.10\t=Open the workshop in the holidays\tPlaces on offer (to be collected)\tMore places are taken',
].join('\n');

test('a pasted plan is shown first, then added; nothing is written before', async () => {
  const { host, frame, page, requests } = await open();
  expect(await faults(frame)).toEqual([]);
  await frame.getByRole('textbox').first().fill(PLAN);
  await frame.getByRole('button', { name: 'Preview' }).click();
  await shown(frame.getByText('Run a lunchtime chess club at two units').first());
  expect(await faults(frame)).toEqual([]);
  expect(rows(host, 'Actions')).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bring-in.png`, fullPage: true });
  await frame.getByRole('button', { name: /^Add / }).click();
  await shown(frame.getByRole('status').getByText(/added/i));
  expect(rows(host, 'Actions').map((row) => [row.Number, row.Action])).toEqual([
    ['2.1', 'Run a lunchtime chess club at two units'],
    ['2.10', '=Open the workshop in the holidays'],
  ]);
  expect(rows(host, 'Measures')).toHaveLength(2);
  expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
});
