/** Try it: what a check would say of a copy with the cells filled, while the sheet stays as it is. */
import { proposal } from '../workbook/workbook';
import { cellOf, type Sidebar } from './sidebar-fixture';
import { checkAgain, everyCell, focused, open, openToRead, override, said, shown, textOf } from './sidebar-steps';

const field = ({ frame }: Sidebar, column: string) => frame.getByLabel(`Try in ${column}`, { exact: true });
const tick = ({ frame }: Sidebar, column: string) => frame.getByRole('checkbox', { name: column, exact: true });
const result = ({ frame }: Sidebar) => frame.locator('#tried');

async function tryIt(sidebar: Sidebar): Promise<string> {
  await sidebar.frame.getByRole('button', { name: 'Try it' }).click();
  await said(sidebar, 'Nothing has been written.');
  return textOf(result(sidebar));
}

const LONG = 'Parents of both units asked at the summer meeting for somewhere to talk before the school day begins.';

test('left blank, every cell counts as put right; a value that is typed is tried as it is; nothing is written', async () => {
  const sidebar = await openToRead('PR-04');
  const before = everyCell(sidebar);
  expect(await field(sidebar, 'The need').getAttribute('placeholder')).toBe('Counts as put right');
  expect(await tryIt(sidebar)).toBe('With these 2 cells: Eligible. Nothing has been written.');
  await field(sidebar, 'The need').fill('Parents asked for somewhere to talk.');
  await shown(sidebar.frame.getByText('6 words of at least 15'));
  expect(await result(sidebar).innerText()).toBe('');
  expect(await tryIt(sidebar)).toBe(
    'With these 2 cells: More evidence needed. Nothing has been written. Still to change: The need Write at least 15 words (6 now)',
  );
  await field(sidebar, 'The need').fill(LONG);
  expect(await tryIt(sidebar)).toBe('With these 2 cells: Eligible. Nothing has been written.');
  expect(everyCell(sidebar)).toBe(before);
});

test('a cell that is not ticked stays as it is on the sheet', async () => {
  const sidebar = await openToRead('PR-04');
  await tick(sidebar, 'Need source').uncheck();
  expect(await field(sidebar, 'Need source').isVisible()).toBe(false);
  expect(await tryIt(sidebar)).toBe(
    'With this cell: More evidence needed. Nothing has been written. Still to change: Need source Fill this in',
  );
  await tick(sidebar, 'The need').uncheck();
  await sidebar.frame.getByRole('button', { name: 'Try it' }).click();
  await shown(sidebar.frame.getByRole('alert').getByText('Tick at least one cell to try.'));
});

test('the field suits the column: a list, a line, a text that can start from the cell’s own', async () => {
  const sidebar = await openToRead('PR-03');
  await field(sidebar, 'Continuation route').selectOption('No plan to continue');
  expect(await tryIt(sidebar)).toContain('With these 3 cells: Does not meet the first four.');
  await field(sidebar, 'Continuation route').selectOption('Charges or income');
  expect(await field(sidebar, 'Who carries it on').evaluate((input) => input.tagName)).toBe('INPUT');
  await sidebar.frame.getByRole('button', { name: 'Start from the cell’s text: How it carries on, PR-03' }).click();
  expect(await field(sidebar, 'How it carries on').inputValue()).toBe(proposal(sidebar.host, 'PR-03')['How it carries on']);
  expect(await tryIt(sidebar)).toContain('Still to change: How it carries on');
});

test('a value that cannot be is said beside its field, and nothing is tried', async () => {
  const sidebar = await openToRead('PR-06');
  await field(sidebar, 'Start').fill('31/02/2010');
  await sidebar.frame.getByRole('button', { name: 'Try it' }).click();
  await said(sidebar, 'Nothing was tried: one value needs correcting first.');
  await shown(sidebar.frame.locator('#try-Start-error').getByText('Start: 31/02/2010 is not a real day'));
  expect(await field(sidebar, 'Start').getAttribute('aria-invalid')).toBe('true');
  expect(await focused(sidebar)).toBe('try-Start');
  expect(await result(sidebar).innerText()).toBe('');
  await field(sidebar, 'Start').fill('15/02/2010');
  expect(await tryIt(sidebar)).toBe('With these 2 cells: Eligible. Nothing has been written.');
});

test('with the keyboard alone; and a script column that says Eligible is not believed', async () => {
  const sidebar = await open('PR-04');
  const { host, page } = sidebar;
  host.edit(cellOf(host, 'PR-04', 'Verdict'), 'Eligible');
  await sidebar.frame.locator('#next').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let i = 0; i < 9 && (await focused(sidebar)) !== 'try'; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await said(sidebar, 'With this cell: More evidence needed. Nothing has been written.');
  expect(await focused(sidebar)).toBe('try');
});

test('once the tried values are on the sheet, a check says the same; what was typed outlives a judgement', async () => {
  const sidebar = await open('PR-04');
  await field(sidebar, 'Need source').fill('Visits in May');
  await field(sidebar, 'The need').fill(LONG);
  await override(sidebar, 8, 'not met', 'The measure is not one that the unit can collect.');
  await said(sidebar, 'Recorded');
  expect(await field(sidebar, 'The need').inputValue()).toBe(LONG);
  expect(await tryIt(sidebar)).toContain('Eligible');
  sidebar.host.edit(cellOf(sidebar.host, 'PR-04', 'Need source'), 'Visits in May');
  sidebar.host.edit(cellOf(sidebar.host, 'PR-04', 'The need'), LONG);
  await checkAgain(sidebar);
  expect(await textOf(sidebar.frame.locator('#verdict'))).toBe('✓ Eligible');
  expect(proposal(sidebar.host, 'PR-04')).toMatchObject({ Verdict: 'Eligible' });
});
