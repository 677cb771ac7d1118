/** The script asks, the person at the page answers, and the script goes on from there; by keyboard too, and for everybody. */
import { axe, servedPage, shown, Window } from './served';

const at = servedPage();

/** Everything, Univer's own toolbar and tabs too, against WCAG 2.2 A and AA and axe's best practices. */
async function faults({ page }: Window): Promise<unknown[]> {
  await page.evaluate(axe());
  return page.evaluate<unknown[]>(
    `axe.run({ exclude: ['iframe'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
  );
}

test('a question waits for its answer, and meanwhile another window works', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  await one.type('Proposals!B1', 'Titel');
  await one.menu('Action plan', 'Workbook', 'Set up or repair');
  const question = one.page.getByRole('dialog');
  await shown(question.getByText('Titel'));
  expect(await faults(one)).toEqual([]);
  await two.type('Proposals!B7', 'Typed meanwhile');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  await one.goTo('Proposals!B1');
  await one.reads(': Titel');
  await one.menu('Action plan', 'Workbook', 'Set up or repair');
  await question.getByRole('button', { name: 'OK' }).click();
  await two.goTo('Proposals!B1');
  await two.reads(': Title');
  await two.goTo('Proposals!B7');
  await two.reads(': Typed meanwhile');
});

test('by keyboard alone: from the menu bar to an override, and back to the sheet', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page, sidebar } = window;
  await window.goTo('Proposals!B4');
  await page.getByRole('menuitem', { name: 'File' }).focus();
  for (const key of ['End', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await shown(sidebar.getByText('Does not meet the first four'));
  const focused = () => sidebar.locator('body').evaluate((body) => body.ownerDocument.activeElement?.textContent ?? '');
  for (let i = 0; i < 60 && !/^Override/.test(await focused()); i++) await page.keyboard.press('Tab');
  expect(await focused()).toMatch(/^Override/);
  await page.keyboard.press('Enter');
  expect(await faults(window)).toEqual([]);
  await page.keyboard.press('Escape');
  await window.sheetHasFocus();
  await page.keyboard.press('ArrowDown');
  await window.reads('Proposals B5');
});

test('menus open with the arrows, close with Escape, and jump to a letter', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  await page.getByRole('menuitem', { name: 'File' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Edit');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('View');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Check proposal');
  await page.keyboard.press('w');
  expect(await focused()).toBe('Workbook');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Set up or repair');
  expect(await faults(window)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Workbook');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Action plan');
  expect(await page.getByRole('menuitem', { name: 'Check proposal' }).isVisible()).toBe(false);
});

test('a dialog of the script takes the focus, closes with Escape, and gives it back', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!B4');
  await window.menu('Action plan', 'Proposals', 'Form');
  await shown(window.dialog.getByRole('heading').first());
  expect(await window.page.evaluate('document.activeElement.tagName')).toBe('IFRAME');
  expect(await faults(window)).toEqual([]);
  await window.dialog.locator('body').press('Escape');
  await window.page.locator('dialog').waitFor({ state: 'detached' });
  await window.sheetHasFocus();
  await window.page.keyboard.press('ArrowDown');
  await window.reads('Proposals B5');
});

test('the views say what there is, and Who am I changes the person', async () => {
  const window = await Window.open(at.browser, at.served);
  for (const name of ['Mail', 'Drive', 'Clock and triggers']) {
    await window.menu('View', name);
    await shown(window.page.getByRole('dialog'));
    expect(await faults(window)).toEqual([]);
    await window.page.keyboard.press('Escape');
  }
  await window.menu('View', 'Who am I');
  await window.page.getByRole('radio', { name: /tom\.hale@example\.org/ }).check();
  await window.page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await shown(window.page.getByRole('button', { name: /tom\.hale@example\.org/ }));
});
