/** A proposal on its way to Eligible, through the page that npm start opens: menu, cells, sidebar, with the real server behind them. */
import type { Browser } from 'playwright-core';
import { startBrowser } from '../sidebar-fixture';
import { Served, shown, Window } from './served';

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await startBrowser();
  served = await Served.start('small');
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

const need = 'Of the 26 families 4 came in last term, and the others told us by telephone that they had no reason to come.';

test('from a check to the cell that it names, out of date, and Eligible', async () => {
  const window = await Window.open(browser, served);
  const { page, sidebar } = window;
  await window.goTo('Proposals!B5');
  await window.menu('Action plan', 'Check proposal');
  await shown(sidebar.getByText('More evidence needed'));
  await sidebar
    .getByRole('button', { name: /Need source/ })
    .first()
    .click();
  await window.reads(': empty');
  await window.changes(async () => {
    await page.keyboard.type('Visits in May');
    await page.keyboard.press('Enter');
  });
  await sidebar
    .getByRole('button', { name: /The need/ })
    .first()
    .click();
  await window.reads(': Parents rarely come in.');
  await window.changes(async () => {
    await page.keyboard.type(need);
    await page.keyboard.press('Enter');
  });
  await window.goTo('Proposals!E5');
  await window.reads('Need source was blank, now “Visits in May”');
  await window.menu('Action plan', 'Check proposal');
  await shown(sidebar.getByText('Eligible'));
  await window.goTo('Proposals!C5');
  await window.reads(': Eligible');
  expect(window.errors).toEqual([]);
  const ours = new URL(served.address).origin;
  expect(window.requests.filter((url) => !url.startsWith(ours) && !/^(?:data|blob):/.test(url))).toEqual([]);
});
