/** The sidebar of Check proposal, as a member of staff reads it: in a browser, with the real script behind it. */
import { cellOf, selectedCell } from './sidebar-fixture';
import { evaluate, open, openToRead, override, principle, said, shown, textOf } from './sidebar-steps';

describe('what was found', () => {
  test('number, title and verdict stay in sight when the rest is scrolled', async () => {
    const sidebar = await openToRead('PR-08');
    const header = sidebar.frame.locator('header');
    expect(await textOf(header)).toBe("PR-08 Evening classes in the unit's kitchen ! Fix the data first");
    await evaluate(sidebar, "document.getElementById('main').scrollTo(0, 10_000)");
    expect(await evaluate<number>(sidebar, "document.getElementById('main').scrollTop")).toBeGreaterThan(200);
    expect((await header.boundingBox())?.y).toBe(0);
  });

  test('what is an error is as red here as on the sheet; its sign and word tell it from what is not met', async () => {
    const look = async (no: string): Promise<string> => {
      const sidebar = await openToRead(no);
      const code =
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.getElementById('verdict')))";
      const colours = await evaluate<string[]>(sidebar, code);
      return `${await textOf(sidebar.frame.locator('#verdict'))}: ${colours.join(' on ')}`;
    };
    const red = 'rgb(179, 38, 30) on rgb(252, 232, 230)';
    expect(await look('PR-08')).toBe(`! Fix the data first: ${red}`);
    expect(await look('PR-03')).toBe(`✕ Does not meet the first four: ${red}`);
  });

  test('each of the eight principles says its status in sign and word', async () => {
    const { frame } = await openToRead('PR-05');
    const summaries = (await frame.locator('summary').allInnerTexts()).map((text) => text.split('\n').slice(0, 2).join(' '));
    expect(summaries).toEqual([
      '5 Additionality ✕ Overridden: not met',
      '1 Core offer ✓ Met',
      '2 Meeting need ✓ Met',
      '3 Partnership working ✓ Overridden: met',
      '4 Sustainability ✓ Met',
      '6 Involvement ✓ Met',
      '7 Community cohesion ✓ Met',
      '8 Narrowing the gap ✓ Met',
    ]);
  });

  test('principles that fail come first and are open; the others are closed', async () => {
    const { frame } = await openToRead('PR-02');
    expect(await frame.locator('details[open] .name').allInnerTexts()).toEqual([
      '5 Additionality',
      '6 Involvement',
      '7 Community cohesion',
      '8 Narrowing the gap',
    ]);
    const all = await frame.locator('details .name').allInnerTexts();
    expect(all.slice(4)).toEqual(['1 Core offer', '2 Meeting need', '3 Partnership working', '4 Sustainability']);
  });

  test('a failing rule is said in words, and its link selects the cell and gives the keyboard to the sheet', async () => {
    const sidebar = await openToRead('PR-03');
    const rule = principle(sidebar, 4).getByRole('listitem').filter({ hasText: 'Say in at least 20 words' });
    expect(await textOf(rule)).toBe('Say in at least 20 words how it carries on after the funding. Go to: How it carries on');
    await rule.getByRole('button').click();
    await said(sidebar, 'How it carries on is selected.');
    expect(selectedCell(sidebar.host)).toBe('How it carries on of PR-03');
    expect(sidebar.editorFocused()).toBe(1);
  });

  test('a link still finds its cell when rows have moved', async () => {
    const sidebar = await open('PR-03');
    sidebar.host.services.SpreadsheetApp.getActive().getSheetByName('Proposals')?.insertRowsBefore(2, 3);
    await sidebar.frame.getByRole('button', { name: 'Go to Continuation route' }).first().click();
    await said(sidebar, 'is selected');
    expect(selectedCell(sidebar.host)).toBe('Continuation route of PR-03');
  });

  test('what to change names the cells, and what a check would say then', async () => {
    const { frame } = await openToRead('PR-04');
    const changes = frame.locator('section').filter({ hasText: 'What to change' });
    expect(await changes.locator('.choice').allInnerTexts()).toEqual(['Need source', 'The need']);
    expect(await changes.locator('.change > p').allInnerTexts()).toEqual(['Fill this in', 'Write at least 15 words (4 now)']);
    await shown(changes.getByText('With these cells filled well, a check would say: Eligible.'));
  });

  test('an eligible proposal that nobody has judged says what is next', async () => {
    const { frame } = await openToRead('PR-02');
    await shown(frame.getByText('Nothing: principles 1 to 4 are met'));
    await shown(frame.getByText('Next: judge principles 1 to 4 below.'));
    expect(await textOf(frame.locator('.facts'))).toBe(
      '5 to 8 met 0 of 4 Priority No Ready for decision No Last check 28/09/2009 11:00',
    );
  });

  test('data checks are in words with their kind, and lead to the cell', async () => {
    const sidebar = await openToRead('PR-06');
    const checks = sidebar.frame.locator('section').filter({ hasText: 'Data checks' }).last();
    expect(await checks.getByRole('listitem').allInnerTexts()).toEqual([
      '✕ Error E04 Start: 31/02/2010 is not a real day; give it as dd/mm/yyyy',
      '✕ Error E08 Contact e-mail: “office@alderbrook” is not an e-mail address',
      expect.stringMatching(/^! Warning W07 Cost lines: add up to £900/),
      expect.stringMatching(/^! Warning W10 Lead unit: “Alderbrok PRU” was taken for/),
    ]);
    await checks.getByRole('button', { name: 'Go to Cost lines' }).click();
    await said(sidebar, 'is selected');
    expect(selectedCell(sidebar.host)).toBe('Cost lines of PR-06');
  });

  test('a proposal that is gone is said in words', async () => {
    const sidebar = await open('PR-03');
    sidebar.host.services.SpreadsheetApp.getActive().getSheetByName('Proposals')?.deleteRow(4);
    await sidebar.frame.getByRole('button', { name: 'Go to Continuation route' }).first().click();
    await said(sidebar, 'no longer');
    expect(await textOf(sidebar.frame.getByRole('status'))).toBe(
      'The proposal PR-03 is no longer on the Proposals tab. Nothing was changed.',
    );
  });
});

describe('text from the sheet', () => {
  const nasty = '</script><img src=x onerror="window.hit=1"><script>window.hit=1</script>&amp;<!--';

  test('is shown as text in the title, a reason and a cell', async () => {
    const sidebar = await open('PR-03', {
      prepare: (host) => {
        host.edit(cellOf(host, 'PR-03', 'Title'), nasty);
        host.edit(cellOf(host, 'PR-03', 'Contact e-mail'), nasty);
      },
    });
    expect(await sidebar.frame.locator('h1').textContent()).toBe(`PR-03 ${nasty}`);
    await override(sidebar, 4, 'met', nasty);
    await said(sidebar, 'Recorded');
    expect(await principle(sidebar, 4).locator('.said').textContent()).toContain(nasty);
    expect(await sidebar.frame.locator('img, main script').count()).toBe(0);
    expect(await evaluate(sidebar, 'window.hit')).toBeUndefined();
  });
});
