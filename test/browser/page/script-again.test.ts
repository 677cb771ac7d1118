/** While somebody works on the script: what is open shows what the script shows now, without being opened again. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../sidebar-fixture';
import { Served, shown, Window } from './served';

// Inside the project, where the built host finds its packages.
const copy = mkdtempSync(join('build', 'built-'));
let browser: Browser;
let served: Served;
beforeAll(async () => {
  for (const folder of ['dist', 'dist-local']) cpSync(folder, join(copy, folder), { recursive: true });
  browser = await startBrowser();
  served = await Served.start('small', { built: copy, watch: true });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(copy, { recursive: true });
});

const change = (name: string, from: string | RegExp, to: string): void => {
  const file = join(copy, 'dist', name);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
};

test('a dialog and the sidebar that are open show the page as it was built anew; the menu too', async () => {
  const window = await Window.open(browser, served);
  await window.goTo('Proposals!B4');
  await window.menu('Action plan', 'Check proposal');
  await shown(window.sidebar.getByText('Does not meet the first four'));
  await window.menu('Action plan', 'Proposals', 'Form');
  await shown(window.dialog.getByRole('heading').first());
  change('form.html', '<body', '<body data-edition="new"');
  change('sidebar.html', '<body', '<body data-edition="new"');
  await window.dialog.locator('body[data-edition=new]').waitFor();
  await window.sidebar.locator('body[data-edition=new]').waitFor();
  await shown(window.sidebar.getByText('Does not meet the first four'));
  expect(await window.page.locator('dialog').count()).toBe(1);
  change('app.js', '"Check proposal"', '"Check this one"');
  await window.page.getByRole('menuitem', { name: 'Check this one', includeHidden: true }).waitFor({ state: 'attached' });
  expect(window.errors).toEqual([]);
});
