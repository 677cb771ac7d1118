/** What people do by hand on the page that npm start opens, with the real server behind it. */
import { emptyBook } from '../../../local/book/empty-book';
import { Served, servedPage, shown, Window } from './served';

const at = servedPage();

test('copied with the keyboard, pasted elsewhere, and undone', async () => {
  const window = await Window.open(at.browser, at.served);
  const { keyboard } = window.page;
  await window.goTo('Proposals!B3');
  const title = (await window.page.locator('#cell').textContent())?.replace('Proposals B3: ', '') ?? '';
  await keyboard.press('Control+c');
  await window.goTo('Proposals!B40');
  await window.changes(() => keyboard.press('Control+v'));
  await window.reads(`Proposals B40: ${title}`);
  await window.changes(() => keyboard.press('Control+z'));
  await window.reads('Proposals B40: empty');
  await window.changes(() => window.menu('Edit', 'Redo'));
  await window.reads(`Proposals B40: ${title}`);
  await window.changes(() => window.menu('Edit', 'Undo'));
  await window.reads('Proposals B40: empty');
});

test('a choice of the list is written into the cell', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!F3');
  await window.page.keyboard.press('F2');
  const list = window.page.locator('[data-u-comp=sheets-dropdown-list]');
  await window.changes(() => list.getByText('Being assessed', { exact: true }).click());
  await window.goTo('Proposals!F3');
  await window.reads('Proposals F3: Being assessed');
});

test('rows are sorted whole', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  const row = async (n: number) => {
    const cells = [];
    for (const column of ['A', 'B', 'C', 'D']) {
      await window.goTo(`Budget!${column}${n}`);
      cells.push(await page.locator('#cell').textContent());
    }
    return cells.map((cell) => cell?.split(': ')[1]);
  };
  const before = [await row(2), await row(3)];
  expect(before[0]?.[0]).not.toBe('');
  await window.goTo('Budget!A2');
  await page.locator('[data-u-comp=defined-name] input').fill('A2:H3');
  await page.locator('[data-u-comp=defined-name] input').press('Enter');
  const descending = String(before[0]?.[0]) < String(before[1]?.[0]);
  await page.mouse.click(120, 212, { button: 'right' });
  await page.getByText('Sort', { exact: true }).hover();
  await window.changes(() => page.getByText(descending ? 'Descending' : 'Ascending', { exact: true }).click());
  expect([await row(2), await row(3)]).toEqual([before[1], before[0]]);
});

test('two numbers are continued by dragging, and a formula goes along', async () => {
  const blank = await Served.start(emptyBook());
  try {
    const window = await Window.open(at.browser, blank);
    const { page } = window;
    for (const [cell, text] of Object.entries({ A1: '1', A2: '3', B1: '=A1*10', B2: '=A2*10' }))
      await window.type(`Sheet1!${cell}`, text);
    const box = page.locator('[data-u-comp=defined-name] input');
    await box.fill('A1:B2');
    await box.press('Enter');
    const sheet = await page.locator('canvas[id^=univer-sheet-main-canvas]').boundingBox();
    if (!sheet) throw new Error('no sheet');
    // The handle at the corner of the selection; rows have 21 pixels here, columns 100.
    const [x, y] = [sheet.x + 46 + 200, sheet.y + 20 + 42];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 50, { steps: 4 });
    await page.mouse.move(x, y + 78, { steps: 4 });
    await window.changes(() => page.mouse.up());
    await window.goTo('Sheet1!B6');
    await window.reads('Sheet1 B6: 110');
    await window.goTo('Sheet1!A6');
    await window.reads('Sheet1 A6: 11');
    await page.keyboard.press('Control+z');
    await window.reads('Sheet1 A6: empty');
  } finally {
    await blank.stop();
  }
});

test('an override with too short a reason is refused in the sidebar, and nothing is recorded', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!B4');
  await window.menu('Action plan', 'Check proposal');
  await shown(window.sidebar.getByText('Does not meet the first four'));
  const box = window.sidebar.locator('#principle-4');
  if ((await box.getAttribute('open')) === null) await box.locator('summary').click();
  await box.getByRole('button', { name: 'Override…' }).click();
  await box.getByLabel('Override to met', { exact: true }).check();
  await box.getByLabel('Reason').fill('Too short.');
  await box.getByRole('button', { name: 'Record override' }).click();
  await shown(box.getByRole('alert').getByText('An override needs a reason of at least 20 characters'));
  expect(await at.served.rows('Judgements')).not.toContainEqual(expect.objectContaining({ Reason: 'Too short.' }));
  await at.served.restart();
});

test('a blank spreadsheet is set up from the menu, and takes a proposal', async () => {
  const blank = await Served.start(emptyBook());
  try {
    const window = await Window.open(at.browser, blank);
    await window.menu('Action plan', 'Workbook', 'Set up or repair');
    await window.toast('The workbook is ready');
    await window.type('Proposals!B2', 'A garden behind the unit');
    await window.goTo('Proposals!B2');
    await window.menu('Action plan', 'Check proposal');
    await shown(window.sidebar.getByText('Fix the data first'));
    expect(await blank.rows('Proposals')).toEqual([
      expect.objectContaining({ No: 'PR-01', Title: 'A garden behind the unit', Verdict: 'Fix the data first' }),
    ]);
  } finally {
    await blank.stop();
  }
});

test('a link of Start here goes to its tab, by a click and by the keyboard; a window loaded anew is where it was', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  await window.reads('Start here A1: Step');
  await window.goTo('Start here!C4');
  const label = (await page.locator('#cell').textContent())?.split(': ')[1];
  await page.keyboard.press('Alt+Enter');
  await window.reads(`${label} A1: `);
  await page.locator('[data-u-comp=slide-tab-item]').getByText('Start here', { exact: true }).click();
  await window.goTo('Start here!A1');
  const sheet = await page.locator('canvas[id^=univer-sheet-main-canvas]').boundingBox();
  for (let x = 200; x < 900 && (await page.locator('.over-link').count()) === 0; x += 60) {
    await page.mouse.move(x, (sheet?.y ?? 0) + 60);
    await page.waitForTimeout(200);
  }
  await page.mouse.down();
  await page.mouse.up();
  await page.locator('#cell').filter({ hasNotText: 'Start here' }).waitFor({ state: 'attached' });
  await window.goTo('Proposals!B5');
  await page.waitForTimeout(500);
  await window.comesBack(async () => void (await page.reload()));
  await window.reads('Proposals B5: ');
});

test('a text is found in the tab', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  await window.goTo('Proposals!B4');
  const title = (await page.locator('#cell').textContent())?.split(': ')[1] ?? '';
  await window.goTo('Proposals!A1');
  const field = page.getByPlaceholder('Find in this tab');
  // The name box still has the focus for a moment, and with it whatever opens closes again.
  await page.waitForTimeout(1000);
  await page.keyboard.press('Control+f');
  await field.fill(title);
  await page.keyboard.press('Enter');
  await shown(page.getByText(/^\d\/\d$/));
});

test('a dialog with something typed asks before it is closed', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!B60');
  await window.menu('Action plan', 'Proposals', 'Form');
  await window.dialog.getByLabel('Title').fill('A garden');
  await window.page.locator('dialog .cross').first().click();
  const question = window.page.getByRole('dialog', { name: 'Close without saving?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await window.dialog.getByLabel('Title').inputValue()).toBe('A garden');
  await window.dialog.getByLabel('Title').press('Escape');
  await question.getByRole('button', { name: 'Close without saving' }).click();
  await window.page.locator('dialog').waitFor({ state: 'detached' });
});

test('what is being typed is in its cell before a menu item runs', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!B3');
  await window.page.keyboard.type('Typed and not yet finished');
  await window.menu('Action plan', 'Check proposal');
  await shown(window.sidebar.getByText('Typed and not yet finished'));
  await window.goTo('Proposals!B3');
  await window.reads('Typed and not yet finished');
});
