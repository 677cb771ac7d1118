/** The sidebar beside a sheet that goes on being worked on: other proposals, the selected row, what is out of date, slow answers. */
import { proposal, rows } from '../workbook/workbook';
import { cellOf, type Sidebar, selectedCell } from './sidebar-fixture';
import {
  checkAgain,
  comeBack,
  evaluate,
  everyCell,
  focused,
  lastCheck,
  open,
  openToRead,
  said,
  shown,
  textOf,
} from './sidebar-steps';

const title = ({ frame }: Sidebar) => textOf(frame.locator('h1'));
const press = ({ frame }: Sidebar, name: string | RegExp) => frame.getByRole('button', { name }).click();

async function select({ host }: Sidebar, address: string): Promise<void> {
  const [tab = '', cell = ''] = address.split('!');
  host.services.SpreadsheetApp.getActive().getSheetByName(tab)?.getRange(cell).activate();
}

describe('without writing anything', () => {
  test('next and previous go through the proposals in the order of the sheet, by keyboard, and stop at the ends', async () => {
    const sidebar = await openToRead('PR-08');
    const before = everyCell(sidebar);
    await sidebar.frame.getByRole('button', { name: 'Next proposal: PR-09, from PR-08' }).focus();
    await sidebar.page.keyboard.press('Enter');
    await said(sidebar, 'PR-09, Minibus for the autumn term: Approved.');
    expect(await title(sidebar)).toBe('PR-09 Minibus for the autumn term');
    expect(await focused(sidebar)).toBe('next');
    expect(await sidebar.frame.locator('#next').getAttribute('aria-disabled')).toBe('true');
    await sidebar.page.keyboard.press('Enter');
    await said(sidebar, 'PR-09 is the last proposal on the sheet.');
    for (const no of ['PR-08', 'PR-07']) {
      await press(sidebar, new RegExp(`^Previous proposal: ${no}`));
      await said(sidebar, `${no}, `);
    }
    expect(everyCell(sidebar)).toBe(before);
  });

  test('Show the selected row shows whatever is selected on the sheet, and says why when it cannot', async () => {
    const sidebar = await openToRead('PR-03');
    const before = everyCell(sidebar);
    await select(sidebar, cellOf(sidebar.host, 'PR-06', 'The need'));
    await press(sidebar, 'Show the selected row, PR-03');
    await said(sidebar, 'PR-06, Half-term climbing days: Fix the data first.');
    expect(await focused(sidebar)).toBe('show-selected');
    await select(sidebar, 'PRUs!A2');
    await press(sidebar, /^Show the selected row/);
    await said(sidebar, 'Select a cell in the row of a proposal on the Proposals tab first');
    await select(sidebar, 'Proposals!B60');
    await press(sidebar, /^Show the selected row/);
    await said(sidebar, 'Select a cell in the row of a proposal');
    expect(await title(sidebar)).toMatch(/^PR-06/);
    expect(everyCell(sidebar)).toBe(before);
  });

  test.each(['PR-03', 'PR-06', 'PR-09'])('the name of every button of %s holds its number', async (no) => {
    const { frame } = await openToRead(no);
    const buttons = await frame.getByRole('button', { includeHidden: true }).all();
    const names = await Promise.all(buttons.map((one) => one.getAttribute('aria-label')));
    expect(names.length).toBeGreaterThan(no === 'PR-09' ? 2 : 20);
    expect(names.filter((name) => name?.includes(no) !== true)).toEqual([]);
  });

  test('what takes longer than a moment shows a bar, and what only reads need not be waited for', async () => {
    const sidebar = await openToRead('PR-03');
    sidebar.answerAfter(3000);
    await press(sidebar, /^Next proposal/);
    await said(sidebar, 'Reading the sheet…');
    expect(await evaluate(sidebar, 'document.body.getAttribute("aria-busy")')).toBe('true');
    await shown(sidebar.frame.getByRole('progressbar', { name: 'Reading the sheet…' }));
    await sidebar.frame.getByRole('button', { name: 'Stop waiting' }).focus();
    await sidebar.page.keyboard.press('Enter');
    await said(sidebar, 'Stopped. Nothing was written.');
    expect(await sidebar.frame.getByRole('progressbar').count()).toBe(0);
    expect(await focused(sidebar)).toBe('next');
    await sidebar.page.waitForTimeout(3200);
    expect(await title(sidebar)).toMatch(/^PR-03/);
  });

  test('a check, which writes, has no way out of waiting', async () => {
    const sidebar = await openToRead('PR-03');
    sidebar.answerAfter(1500);
    await press(sidebar, /^Check again/);
    await shown(sidebar.frame.getByRole('progressbar', { name: 'Checking PR-03…' }));
    expect(await sidebar.frame.getByRole('button', { name: 'Stop waiting' }).count()).toBe(0);
    await said(sidebar, 'Checked PR-03');
  });
});

test('a number that is used twice still leads to both rows', async () => {
  const sidebar = await open('PR-03', { prepare: (host) => host.edit(cellOf(host, 'PR-05', 'No'), 'PR-04') });
  await press(sidebar, /^Next proposal: PR-04/);
  await said(sidebar, 'PR-04, Breakfast and talk');
  await press(sidebar, /^Next proposal: PR-04/);
  await said(sidebar, 'PR-04, Mentors');
  await press(sidebar, /^Next proposal: PR-06/);
  await said(sidebar, 'PR-06');
});

test('the sheet follows next and previous, wherever the row and its title are by then, and stays at everything else', async () => {
  const sidebar = await open('PR-03');
  const { host } = sidebar;
  const sheet = host.services.SpreadsheetApp.getActive().getSheetByName('Proposals');
  sheet?.insertRowsBefore(2, 3);
  sheet?.insertColumnBefore(2);
  await select(sidebar, 'PRUs!A2');
  await press(sidebar, /^Next proposal: PR-04/);
  await said(sidebar, 'PR-04, ');
  expect(selectedCell(host)).toBe('Title of PR-04');
  expect(host.services.SpreadsheetApp.getActiveSheet().getName()).toBe('Proposals');
  await press(sidebar, /^Previous proposal: PR-03/);
  await said(sidebar, 'PR-03, ');
  expect(selectedCell(host)).toBe('Title of PR-03');
  expect(sidebar.editorFocused()).toBe(0);

  await select(sidebar, cellOf(host, 'PR-07', 'Cost'));
  host.edit(cellOf(host, 'PR-03', 'Cost'), '1250');
  await comeBack(sidebar);
  await shown(lastCheck(sidebar).getByText('“£1,250”'));
  await checkAgain(sidebar);
  expect(selectedCell(host)).toBe('Cost of PR-07');
});

describe('out of date', () => {
  test('an edit is said when the person comes back, old and new; Check again writes the new verdict', async () => {
    const sidebar = await open('PR-04');
    const { host, frame } = sidebar;
    const checks = rows(host, 'Checks').length;
    host.edit(cellOf(host, 'PR-04', 'Need source'), 'Visits in May');
    host.edit(cellOf(host, 'PR-04', 'Cost'), '1250');
    const before = everyCell(sidebar);
    await comeBack(sidebar);
    await shown(lastCheck(sidebar).getByRole('heading', { name: 'Out of date' }));
    expect(await textOf(lastCheck(sidebar))).toBe(
      '! Out of date The check of 28/09/2009 11:00 said: More evidence needed. Since then this has changed: ' +
        'Need source Was blank Now “Visits in May” Read by 2 Meeting need ' +
        'Cost Was “£1,200” Now “£1,250” Read by the data checks Check again',
    );
    expect(await textOf(frame.locator('#verdict'))).toBe('… More evidence needed ! Out of date');
    // What is shown is still the text that a judgement would be on.
    expect(await frame.locator('.change').count()).toBe(2);
    expect(everyCell(sidebar)).toBe(before);

    host.edit(cellOf(host, 'PR-04', 'The need'), 'word '.repeat(20));
    await lastCheck(sidebar).getByRole('button', { name: 'Check again, PR-04' }).click();
    await said(sidebar, 'Checked PR-04: Eligible');
    expect(await lastCheck(sidebar).innerText()).toBe('');
    expect(await textOf(frame.locator('#verdict'))).toBe('✓ Eligible');
    expect(await focused(sidebar)).toBe('check');
    expect(proposal(host, 'PR-04')).toMatchObject({ Verdict: 'Eligible' });
    expect(proposal(host, 'PR-04')['Out of date'] ?? '').toBe('');
    expect(rows(host, 'Checks')).toHaveLength(checks + 1);
  });

  test('a change that is taken back is not said any more; a rule that has changed is', async () => {
    const sidebar = await open('PR-04');
    const { host } = sidebar;
    host.edit(cellOf(host, 'PR-04', 'Cost'), '1250');
    await comeBack(sidebar);
    await shown(lastCheck(sidebar).getByText('“£1,250”'));
    host.edit(cellOf(host, 'PR-04', 'Cost'), '1200');
    await comeBack(sidebar);
    await lastCheck(sidebar).getByText('“£1,250”').waitFor({ state: 'detached' });
    expect(await sidebar.frame.locator('.stale').count()).toBe(0);
    const criteria = host.services.SpreadsheetApp.getActive().getSheetByName('Criteria');
    const row =
      criteria
        ?.getDataRange()
        .getValues()
        .findIndex(([id]) => id === 'C2.3') ?? -1;
    host.edit(`Criteria!E${row + 1}`, '25');
    await comeBack(sidebar);
    await shown(lastCheck(sidebar).getByText('2 Meeting need: Criterion C2.3, Value was “15”, now “25”'));
  });

  test('one that was never checked says so, and can be checked at once', async () => {
    const sidebar = await open('PR-03');
    await press(sidebar, /^Next proposal: PR-04/);
    await shown(lastCheck(sidebar).getByRole('heading', { name: 'Not checked yet' }));
    await lastCheck(sidebar).getByRole('button', { name: 'Check it now, PR-04' }).click();
    await said(sidebar, 'Checked PR-04: More evidence needed');
    expect(proposal(sidebar.host, 'PR-04')).toMatchObject({ Verdict: 'More evidence needed' });
    await checkAgain(sidebar);
    await said(sidebar, 'nothing has changed since the last check');
  });
});
