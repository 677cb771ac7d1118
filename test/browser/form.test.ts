/** The dialogs of Form and Choose… in a real browser, with the real script behind them. */
import { readFileSync } from 'node:fs';
import type { Browser, Frame } from 'playwright-core';
import { type Host, openHost } from '../../local/host';
import { madeBook, NOW, proposal, rows } from '../workbook/workbook';
import { cellOf, manager, showPage, startBrowser } from './sidebar-fixture';
import { shown } from './sidebar-steps';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(() => browser.close());

async function open(entry: 'openForm' | 'chooseValues', selectionOf: (host: Host) => string) {
  const host = openHost(madeBook('small'), { now: NOW, user: manager });
  host.callWith({ kind: 'menu', selection: selectionOf(host) }, entry);
  const html = host.ui.filter(({ kind }) => kind === 'dialog').at(-1)?.html ?? '';
  const { frame, page, requests } = await showPage(browser, host, html, 720);
  return { host, frame, page, requests };
}

const openForm = (no: string) => open('openForm', (host) => cellOf(host, no, 'Title'));
const step = (frame: Frame, n: number) => frame.getByRole('button', { name: new RegExp(`^Step ${n} of 8`) }).click();
const save = (frame: Frame) => frame.getByRole('button', { name: 'Save', exact: true }).click();
const said = (frame: Frame, text: string) => shown(frame.getByRole('status').getByText(text));

/** What axe finds against WCAG 2.2 A and AA. */
async function faults(frame: Frame): Promise<string[]> {
  await frame.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate<string[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
  );
}

test('each of the eight steps is accessible, asks no other place for anything, and has the keyboard on its heading', async () => {
  const { frame, requests } = await openForm('PR-03');
  for (let n = 1; n <= 8; n++) {
    await step(frame, n);
    expect(await frame.evaluate('document.activeElement.id')).toBe('heading');
    expect(await faults(frame)).toEqual([]);
  }
  expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
});

test('a change is saved to its cell, and an error is said beside its field', async () => {
  const { frame, host } = await openForm('PR-03');
  await frame.getByLabel('Start', { exact: true }).fill('31/02/2010');
  await save(frame);
  await shown(frame.getByText('Start: 31/02/2010 is not a real day'));
  await frame.getByLabel('Start', { exact: true }).fill('01/10/2009');
  await step(frame, 4);
  await frame.getByLabel('How it carries on').fill('one two three');
  await shown(frame.getByText('3 words of at least 20'));
  await save(frame);
  await said(frame, 'Saved 2 fields of PR-03.');
  expect(proposal(host, 'PR-03')['How it carries on']).toBe('one two three');
});

test('a colleague’s change is shown beside yours, and the choice is kept', async () => {
  const { frame, host } = await openForm('PR-03');
  await step(frame, 2);
  await frame.getByLabel('The need').fill('Mine');
  host.edit(cellOf(host, 'PR-03', 'The need'), 'Theirs');
  await save(frame);
  await shown(frame.getByText('Theirs, on the sheet now'));
  expect(await faults(frame)).toEqual([]);
  expect(proposal(host, 'PR-03')['The need']).toBe('Theirs');
  await frame.getByRole('button', { name: 'Use yours: The need' }).click();
  await save(frame);
  await said(frame, 'Saved 1 field of PR-03.');
  expect(proposal(host, 'PR-03')['The need']).toBe('Mine');
});

test('the units are offered as Lead unit, and another name can be typed', async () => {
  const { frame, host } = await openForm('PR-03');
  const lead = frame.getByLabel('Lead unit', { exact: true });
  const offered = await frame
    .locator(`#${await lead.getAttribute('list')} option`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  expect(offered).toEqual(rows(host, 'PRUs').map(({ Name }) => Name));
  await lead.fill('');
  expect(await lead.getAttribute('placeholder')).toBe('Choose from the list, or type');
  await lead.fill('The new unit');
  await save(frame);
  await said(frame, 'Saved 1 field of PR-03.');
  expect(proposal(host, 'PR-03')['Lead unit']).toBe('The new unit');
});

test('a new proposal is one row, however often it is saved, and another is offered once it is there', async () => {
  const { frame, host } = await open('openForm', () => 'Proposals!B60');
  const another = frame.getByRole('button', { name: 'New proposal' });
  expect(await another.count()).toBe(0);
  await frame.getByLabel('Title').fill('Chess club');
  await save(frame);
  await said(frame, 'Saved 1 field of PR-10.');
  await frame.getByLabel('Title').fill('Chess evenings');
  await save(frame);
  await said(frame, 'Saved 1 field of PR-10.');
  expect(rows(host, 'Proposals').filter(({ No }) => No === 'PR-10')).toEqual([
    expect.objectContaining({ Title: 'Chess evenings' }),
  ]);
  await another.click();
  await shown(frame.getByRole('heading', { level: 1, name: 'New proposal' }));
  expect(await another.count()).toBe(0);
});

test('Choose… ticks, unticks and saves, and is accessible', async () => {
  const { frame, host } = await open('chooseValues', (found) => cellOf(found, 'PR-03', 'Barriers dealt with'));
  expect(await faults(frame)).toEqual([]);
  for (const box of await frame.getByRole('checkbox').all()) await box.uncheck();
  await frame.getByLabel('Cost').check();
  await frame.getByLabel('Transport').check();
  await save(frame);
  await said(frame, 'Saved Barriers dealt with of PR-03.');
  expect(proposal(host, 'PR-03')['Barriers dealt with']).toBe('Transport; Cost');
});
