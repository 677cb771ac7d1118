/** The page without a mouse: from one part of it to another, and about the sheet. */
import { emptyBook } from '../../../local/book/empty-book';
import { Served, servedPage, shown, Window } from './served';

const at = servedPage();

const press = async ({ page }: Window, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focused = ({ page }: Window) =>
  page.evaluate<string>('document.activeElement.textContent || document.activeElement.tagName');
/** Playwright's own waiting is more than the page's policy allows. */
async function focusIs({ page }: Window, place: string): Promise<void> {
  const isThere = () => page.evaluate<boolean>(`document.activeElement.closest('${place}') !== null`);
  for (let i = 0; i < 100 && !(await isThere()); i++) await page.waitForTimeout(100);
  expect(await isThere()).toBe(true);
}
const inSidebar = (window: Window) => focusIs(window, '#sidebar iframe');
const inMenus = (window: Window) => focusIs(window, '#menus');
const inSheet = (window: Window) => focusIs(window, '[data-u-comp=editor]');

test('from a cell to a check, into the sidebar, round the page, and back to the cell', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!B4');
  await press(window, 'F6');
  expect(await focused(window)).toBe('File');
  await press(window, 'End', 'ArrowDown', 'Enter');
  await shown(window.sidebar.getByText('Does not meet the first four'));
  await inSidebar(window);
  await press(window, 'Tab', 'F6');
  await inMenus(window);
  await press(window, 'F6', 'ArrowDown');
  await window.reads('Proposals B5');
  await press(window, 'Shift+F6', 'Shift+F6');
  await inSidebar(window);
  await press(window, 'Shift+F6');
  await inSheet(window);
  await press(window, 'ArrowUp');
  await window.reads('Proposals B4');
  await press(window, 'F6');
  await inSidebar(window);
  await press(window, 'Escape');
  await inSheet(window);
  await press(window, 'ArrowDown');
  await window.reads('Proposals B5');
  expect(window.errors).toEqual([]);
});

test('a letter opens a menu from the sheet and from the sidebar, and the cell gets none of it', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.goTo('Proposals!B4');
  await press(window, 'Alt+Shift+a');
  expect(await focused(window)).toBe('Check proposal');
  await press(window, 'Escape', 'Escape', 'ArrowDown');
  await window.reads('Proposals B5');
  await press(window, 'F10');
  await inMenus(window);
  await press(window, 'Alt+Shift+v');
  expect(await focused(window)).toBe('Mail');
  await press(window, 'Escape', 'Escape', 'ArrowUp', 'Alt+Shift+a', 'Enter');
  await inSidebar(window);
  await shown(window.sidebar.getByText('Does not meet the first four'));
  await press(window, 'Alt+Shift+f');
  await inMenus(window);
  expect(await focused(window)).toBe('Open .xlsx…');
  await press(window, 'Escape', 'Escape', 'Alt+Shift+q', 'ArrowDown', 'ArrowUp');
  await window.reads('Proposals B4: Drama week at Easter');
});

test('a dialog keeps the keyboard until it is answered', async () => {
  const window = await Window.open(at.browser, at.served);
  await press(window, 'Alt+Shift+v', 'Enter');
  await shown(window.page.getByRole('dialog'));
  await press(window, 'F6', 'F10', 'Alt+Shift+f');
  expect(await window.page.evaluate("document.activeElement.closest('dialog') !== null")).toBe(true);
  expect(await window.page.getByRole('menuitem', { name: 'Download .xlsx' }).isVisible()).toBe(false);
  await press(window, 'Escape');
  await window.sheetHasFocus();
});

test('the everyday keys of a spreadsheet go where people expect', async () => {
  const blank = await Served.start(emptyBook());
  try {
    const window = await Window.open(at.browser, blank);
    const leadsTo = async (keys: string, cell: string | RegExp) => {
      await press(window, ...keys.split(' '));
      await window.reads(cell);
    };
    await window.type('Sheet1!B2', 'Last of its row');
    await window.type('Sheet1!D4', 'Last of all');
    await window.goTo('Sheet1!B2');
    await leadsTo('Tab', 'C2: empty');
    await leadsTo('Shift+Tab', 'B2: Last of its row');
    await leadsTo('Shift+Enter', 'B1: empty');
    await leadsTo('Shift+Enter', 'B1: empty');
    await leadsTo('Control+End', 'D4: Last of all');
    await leadsTo('Home', 'A4: empty');
    await leadsTo('Shift+Tab', 'A4: empty');
    await leadsTo('End', 'D4: Last of all');
    await leadsTo('Control+Home', 'A1: empty');
    await leadsTo('ArrowDown End', 'B2: Last of its row');
    await leadsTo('PageDown', /B[23]\d: empty/);
    await leadsTo('PageUp', 'B2: Last of its row');
    await leadsTo('Control+Space', 'B1:B1000 selected');
    await leadsTo('Control+Home', 'A1: empty');
    await leadsTo('Shift+Space', 'A1:Z1 selected');
    await leadsTo('Control+9 Control+Home', 'A2: empty');
    await leadsTo('Control+Space Control+Shift+0 Control+Home', 'B2: Last of its row');
    await leadsTo('ArrowRight Home', 'B2: Last of its row');
    await window.changes(() => press(window, 'Backspace'));
    await window.reads('Sheet1 B2: empty');
    await window.changes(() => press(window, 'Control+z'));
    await press(window, 'F2', 'End');
    await window.page.keyboard.type(', indeed');
    await leadsTo('Enter ArrowUp', 'B2: Last of its row, indeed');
    await window.page.keyboard.type('7 ');
    await leadsTo('Backspace Enter ArrowUp', 'B2: 7');
    expect(window.errors).toEqual([]);
  } finally {
    await blank.stop();
  }
});
