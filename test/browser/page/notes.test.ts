/** The note of a header, as the page shows it. */
import { servedPage, shown, Window } from './served';

const at = servedPage();

test('a note is shown whole in the type of the page, cannot be drawn larger, and is not changed by that', async () => {
  const window = await Window.open(at.browser, at.served);
  const { page } = window;
  await window.goTo('Proposals!B4');
  const changes = () => page.locator('html').getAttribute('data-changes');
  const before = await changes();
  const sheet = await page.locator('canvas[id^=univer-sheet-main-canvas]').boundingBox();
  if (!sheet) throw new Error('no sheet');
  await page.mouse.move(sheet.x + 160, sheet.y + 30);
  await page.mouse.move(sheet.x + 165, sheet.y + 32);
  const note = page.locator('[data-u-comp=note-textarea]');
  await shown(note);
  const look = await page.evaluate(`{
    const note = document.querySelector('[data-u-comp=note-textarea]');
    const { fontFamily, fontSize, resize } = getComputedStyle(note);
    [fontFamily, fontSize, resize, note.scrollHeight - note.clientHeight];
  }`);
  expect(look).toEqual(['Arial, sans-serif', '13px', 'none', 0]);
  await page.waitForTimeout(500);
  expect(await changes()).toBe(before);
});
