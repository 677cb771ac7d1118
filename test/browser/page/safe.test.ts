/** Nothing that is said to be saved is lost, and every window shows the same. */
import { servedPage, Window } from './served';

const at = servedPage();

async function killAndRestart(): Promise<void> {
  await at.served.kill();
  await at.served.restart();
}

test('two windows see each other’s edits, and each keeps its own selection', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  await two.goTo('Proposals!B4');
  await one.type('Proposals!B4', 'Seen in both');
  await two.reads('Proposals B4: Seen in both');
  await two.type('Proposals!B4', 'And back');
  await one.goTo('Proposals!B4');
  await one.reads(': And back');
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('what was typed is undone with Ctrl+Z, for everybody', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  await one.type('Proposals!B3', 'First');
  await one.type('Proposals!B3', 'Second');
  await two.goTo('Proposals!B3');
  await two.reads(': Second');
  await one.page.keyboard.press('Control+z');
  await two.reads(': First');
});

test('a day is read as it is in Britain, and an apostrophe makes text', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.type('Proposals!BD6', '03/04/2010');
  await window.goTo('Proposals!BD6');
  await window.reads(': 03/04/2010');
  await window.type('PRUs!B20', "'0012");
  await window.goTo('PRUs!B20');
  await window.reads(': 0012');
});

test('a kill between edits loses none of them, and the window goes on by itself', async () => {
  const window = await Window.open(at.browser, at.served);
  for (const [i, text] of ['One', 'Two', 'Three'].entries()) await window.type(`Proposals!B${10 + i}`, text);
  await window.comesBack(() => killAndRestart());
  await window.type('Proposals!B13', 'Four');
  // Before the file is written: the journal alone has it.
  await window.comesBack(() => killAndRestart());
  await window.goTo('Proposals!B13');
  await window.reads(': Four');
  const titles = (await at.served.rows('Proposals')).map(({ Title }) => Title);
  expect(titles).toEqual(expect.arrayContaining(['One', 'Two', 'Three', 'Four']));
  await at.served.restart();
});

test('a row that is inserted on the page is inserted for everybody', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  const { page } = one;
  await one.goTo('Proposals!A2');
  const cell = page.locator('#cell');
  let y = 300;
  // Rows have grown to some height; between two heads a click changes the height and selects nothing.
  for (; !(await cell.textContent())?.endsWith('selected') && y < 340; y += 9) {
    await page.mouse.click(24, y);
    await page.waitForTimeout(500);
  }
  y -= 9;
  const row = /Proposals A(\d+):/.exec((await cell.textContent()) ?? '')?.[1];
  await two.goTo(`Proposals!A${row}`);
  await two.reads(': PR-');
  await page.mouse.click(24, y, { button: 'right' });
  // Between its words stands a field for the number of rows.
  await one.changes(() => page.getByText('rows above').click({ position: { x: 10, y: 14 } }));
  await two.reads(`Proposals A${row}: empty`);
});
