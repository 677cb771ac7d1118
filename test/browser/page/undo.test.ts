/** Rows and columns that came or went by hand are undone in order with what was typed. */
import { servedPage, Window } from './served';

const at = servedPage();

/** Of the sheet's first data row, by a right click on its number. */
async function onRow(window: Window, label: string): Promise<void> {
  await window.page.mouse.click(22, 212);
  await window.page.mouse.click(22, 212, { button: 'right' });
  // Between the words of “Insert … rows above” stands a field for their number.
  await window.changes(() => window.page.getByText(label).click({ position: { x: 10, y: 14 } }));
}

const undo = (window: Window) => window.changes(() => window.page.keyboard.press('Control+z'));
const redo = (window: Window) => window.changes(() => window.page.keyboard.press('Control+y'));

async function reads(window: Window, cell: string): Promise<string> {
  await window.goTo(cell);
  return ((await window.page.locator('#cell').textContent()) ?? '').split(': ').slice(1).join(': ');
}

test('a deleted row comes back whole with Ctrl+Z, for everybody, and goes again with Ctrl+Y', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const row = async (window: Window) => {
    const cells = [];
    for (const column of columns) cells.push(await reads(window, `Budget!${column}2`));
    return cells;
  };
  const before = await row(two);
  const available = await reads(two, 'Start here!D4');
  await one.goTo('Budget!A2');
  await onRow(one, 'Delete row');
  expect(await row(two)).not.toEqual(before);
  expect(await reads(two, 'Start here!D4')).not.toBe(available);
  await undo(one);
  expect(await row(two)).toEqual(before);
  expect(await reads(two, 'Start here!D4')).toBe(available);
  await redo(one);
  expect(await row(two)).not.toEqual(before);
  await undo(one);
  expect(await row(one)).toEqual(before);
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('what was typed before and after a new row is undone in its own cell', async () => {
  const window = await Window.open(at.browser, at.served);
  const [two, three] = [await reads(window, 'Budget!C2'), await reads(window, 'Budget!C3')];
  await window.type('Budget!C2', 'Before the row');
  await onRow(window, 'rows above');
  await window.type('Budget!C2', 'In the row');
  expect(await reads(window, 'Budget!C3')).toBe('Before the row');
  // One right after the other, as people press them.
  await window.page.keyboard.press('Control+z');
  await window.page.keyboard.press('Control+z');
  await window.page.keyboard.press('Control+z');
  await window.reads(`Budget C2: ${two}`);
  await window.goTo('Budget!C3');
  await window.reads(`Budget C3: ${three}`);
  expect(await reads(window, 'Budget!C2')).toBe(two);
});

test('a row that others have filled meanwhile asks before it goes', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  const first = await reads(one, 'Budget!A2');
  await onRow(one, 'rows above');
  await two.type('Budget!C2', 'Somebody else’s');
  await one.goTo('Budget!C2');
  await one.reads('Somebody else’s');
  await one.page.keyboard.press('Control+z');
  const question = one.page.getByRole('dialog');
  await question.getByText('What would go holds 1 filled cell by now.').waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await reads(two, 'Budget!C2')).toBe('Somebody else’s');
  await one.page.keyboard.press('Control+z');
  await one.changes(() => question.getByRole('button', { name: 'Undo' }).click());
  expect(await reads(two, 'Budget!A2')).toBe(first);
});

test('what somebody else has typed since is undone only after a question', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  await one.type('Budget!F4', 'First by one');
  await two.type('Budget!F4', 'Changed by two');
  await one.goTo('Budget!F4');
  await one.reads('Changed by two');
  await one.page.keyboard.press('Control+z');
  const question = one.page.getByRole('dialog');
  await question.getByText('has been changed since').waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await reads(two, 'Budget!F4')).toBe('Changed by two');
  await one.page.keyboard.press('Control+z');
  await one.changes(() => question.getByRole('button', { name: 'Undo' }).click());
  expect(await reads(two, 'Budget!F4')).toBe('empty');
});

test('a deleted tab comes back with Ctrl+Z, and what counted on it counts again', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  const available = await reads(two, 'Start here!D4');
  const first = await reads(one, 'Budget!A2');
  await one.page.locator('[data-u-comp=slide-tab-item]').getByText('Budget', { exact: true }).click({ button: 'right' });
  await one.page.getByText('Delete', { exact: true }).click();
  await one.changes(() => one.page.getByRole('button', { name: 'OK' }).click());
  await two.page.locator('[data-u-comp=slide-tab-item]').getByText('Budget', { exact: true }).waitFor({ state: 'detached' });
  expect(await reads(two, 'Start here!D4')).not.toBe(available);
  await one.goTo('PRUs!A1');
  await undo(one);
  expect(await reads(two, 'Start here!D4')).toBe(available);
  expect(await reads(two, 'Budget!A2')).toBe(first);
  expect(await reads(one, 'Budget!A2')).toBe(first);
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('rows that moved by somebody else’s hand end the list', async () => {
  const [one, two] = [await Window.open(at.browser, at.served), await Window.open(at.browser, at.served)];
  await one.type('Budget!C2', 'Typed by one');
  await two.goTo('Budget!A2');
  await onRow(two, 'rows above');
  await one.goTo('Budget!C3');
  await one.reads('Typed by one');
  await one.page.keyboard.press('Control+z');
  await one.page.waitForTimeout(500);
  expect(await reads(one, 'Budget!C3')).toBe('Typed by one');
  await undo(two);
});
