/** The page in a small window, or enlarged to twice its size. */
import { servedPage, shown, Window } from './served';

const at = servedPage();

const widthOf = ({ page }: Window) =>
  page.evaluate<number>('Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)');

test.each([
  [640, 400],
  [320, 400],
])('at %i by %i pixels every menu opens within the window, and nothing scrolls sideways', async (width, height) => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  await page.setViewportSize({ width, height });
  await page.keyboard.press('Alt+Shift+a');
  for (const name of ['Workbook', 'Show']) {
    await page.getByRole('menuitem', { name, exact: true }).focus();
    await page.keyboard.press('ArrowRight');
  }
  const items = page.locator('#menus [role=menuitem]:visible');
  expect(await items.count()).toBeGreaterThan(10);
  for (const item of await items.all()) {
    const box = await item.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height).toBe(true);
  }
  expect(await widthOf(window)).toBe(width);
});

test('with the sidebar open in a small window the tabs can be seen and chosen', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  await window.goTo('Proposals!B4');
  await window.menu('Action plan', 'Check proposal');
  await shown(window.sidebar.getByText('Does not meet the first four'));
  await page.setViewportSize({ width: 640, height: 400 });
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab('Start here').click();
  await window.reads('Start here');
  await tab('Proposals').click();
  await window.reads('Proposals');
  await page.getByRole('button', { name: 'All tabs' }).click({ trial: true });
  expect(await widthOf(window)).toBe(640);
});
