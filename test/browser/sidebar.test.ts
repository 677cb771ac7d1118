/** The sidebar of Check proposal, as a member of staff uses it: in a browser, with the real script behind it. */
import fs from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import type { Book } from '../../local/book/write-book';
import {
  cellOf,
  coordinator,
  judgementsIn,
  makeExample,
  manager,
  type OpenOptions,
  openSidebar,
  type Sidebar,
  selectedCell,
  startBrowser,
} from './sidebar-fixture';

let browser: Browser;
let freshBook: () => Book;

beforeAll(async () => {
  [browser, freshBook] = await Promise.all([startBrowser(), makeExample()]);
});
afterAll(() => browser?.close());
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

/** How many judgements the example holds. */
const given = 7;

const open = (no: string, options?: OpenOptions): Promise<Sidebar> => openSidebar(browser, freshBook(), no, options);
const principle = ({ frame }: Sidebar, n: number): Locator => frame.locator(`#principle-${n}`);
const press = ({ frame }: Sidebar, n: number, name: string): Promise<void> =>
  frame.locator(`#principle-${n}`).getByRole('button', { name }).click();
const status = ({ frame }: Sidebar): Locator => frame.getByRole('status');
const shown = (locator: Locator): Promise<void> => locator.waitFor({ timeout: 5_000 });
const said = (sidebar: Sidebar, text: string): Promise<void> => shown(status(sidebar).getByText(text));
const newJudgements = ({ host }: Sidebar): Record<string, unknown>[] => judgementsIn(host).slice(given);
/** The text of page elements as a person reads it: one space between words. */
const textOf = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim();
const evaluate = <T>({ frame }: Sidebar, code: string): Promise<T> => frame.evaluate<T>(code);

async function override(sidebar: Sidebar, n: number, to: 'met' | 'not met', reason: string): Promise<void> {
  const box = principle(sidebar, n);
  if ((await box.getAttribute('open')) === null) await box.locator('summary').click();
  if (await box.locator('.form').isHidden()) await press(sidebar, n, 'Override…');
  await box.getByLabel(`Override to ${to}`, { exact: true }).check();
  await box.getByLabel('Reason').fill(reason);
  await press(sidebar, n, 'Record override');
}

describe('what was found', () => {
  test('number, title and verdict stay in sight when the rest is scrolled', async () => {
    const sidebar = await open('PR-08');
    const header = sidebar.frame.locator('header');
    expect(await textOf(header)).toBe("PR-08 Evening classes in the unit's kitchen ! Fix the data first");
    await evaluate(sidebar, 'window.scrollTo(0, document.body.scrollHeight)');
    expect(await evaluate<number>(sidebar, 'window.scrollY')).toBeGreaterThan(200);
    expect((await header.boundingBox())?.y).toBe(0);
  });

  test('each of the eight principles says its status in sign and word', async () => {
    const { frame } = await open('PR-05');
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
    const { frame } = await open('PR-02');
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
    const sidebar = await open('PR-03');
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
    const { frame } = await open('PR-04');
    const changes = frame.locator('section').filter({ hasText: 'What to change' });
    expect(await textOf(changes.locator('ul'))).toBe('Need source Fill this in The need Write at least 15 words (4 now)');
    await shown(changes.getByText('With these cells filled well, a check would say: Eligible.'));
  });

  test('an eligible proposal that nobody has judged says what is next', async () => {
    const { frame } = await open('PR-02');
    await shown(frame.getByText('Nothing: principles 1 to 4 are met'));
    await shown(frame.getByText('Next: judge principles 1 to 4 below.'));
    expect(await textOf(frame.locator('dl'))).toBe('5 to 8 met 0 of 4 Priority No Ready for decision No');
  });

  test('data checks are in words with their kind, and lead to the cell', async () => {
    const sidebar = await open('PR-06');
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

  test('Read again shows what the sheet holds now, and writes nothing', async () => {
    const sidebar = await open('PR-04');
    sidebar.host.edit(cellOf(sidebar.host, 'PR-04', 'Need source'), 'Visits in May');
    const before = JSON.stringify(sidebar.host.dump());
    await sidebar.frame.getByRole('button', { name: 'Read again' }).click();
    await said(sidebar, 'Read again from the sheet.');
    expect(await sidebar.frame.locator('.changes button').allInnerTexts()).toEqual(['The need']);
    expect(JSON.stringify(sidebar.host.dump())).toBe(before);
  });

  test('a proposal that is gone is said in words', async () => {
    const sidebar = await open('PR-03');
    sidebar.host.services.SpreadsheetApp.getActive().getSheetByName('Proposals')?.deleteRow(4);
    await sidebar.frame.getByRole('button', { name: 'Go to Continuation route' }).first().click();
    await said(sidebar, 'The proposal PR-03 is no longer on the Proposals tab. Nothing was changed.');
  });
});

describe('a judgement', () => {
  test('agreeing records who, what and on which text, and shows it', async () => {
    const sidebar = await open('PR-03', { user: coordinator });
    await press(sidebar, 4, 'Agree');
    await said(sidebar, 'Recorded: Agree on 4 Sustainability.');
    expect(newJudgements(sidebar)).toEqual([
      expect.objectContaining({ Proposal: 'PR-03', Principle: 4, Judgement: 'Agree', By: coordinator }),
    ]);
    expect(newJudgements(sidebar)[0]?.Seen).toMatch(/\S/);
    await shown(principle(sidebar, 4).locator('.said').getByText(`${coordinator} agreed.`));
    expect(await evaluate(sidebar, 'document.activeElement.id')).toBe('agree-4');
  });

  test('agreeing on the first four makes an eligible proposal ready for decision', async () => {
    const sidebar = await open('PR-02');
    for (const n of [1, 2, 3, 4]) {
      await principle(sidebar, n).locator('summary').click();
      await press(sidebar, n, 'Agree');
      await said(sidebar, `Recorded: Agree on ${n}`);
    }
    expect(await textOf(sidebar.frame.locator('dl'))).toContain('Ready for decision Yes');
    expect(sidebar.host.dump().Proposals?.find((row) => row.No === 'PR-02')).toMatchObject({ 'Ready for decision': 'Yes' });
  });

  test('the form of an override is folded away until it is asked for', async () => {
    const sidebar = await open('PR-03');
    const opener = principle(sidebar, 4).getByRole('button', { name: 'Override…' });
    expect(await sidebar.frame.getByLabel('Reason').count()).toBe(8);
    expect(await sidebar.frame.getByLabel('Reason').filter({ visible: true }).count()).toBe(0);
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
    await opener.click();
    expect(await principle(sidebar, 4).getByLabel('Reason').isVisible()).toBe(true);
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    await press(sidebar, 4, 'Cancel');
    expect(await principle(sidebar, 4).getByLabel('Reason').isVisible()).toBe(false);
    expect(await evaluate(sidebar, 'document.activeElement.id')).toBe('override-4');
  });

  test('an override changes status and verdict here and on the sheet, and keeps its reason', async () => {
    const sidebar = await open('PR-03');
    await override(sidebar, 4, 'met', '  The governors have promised it.  ');
    await said(sidebar, 'Recorded: Override to met on 4 Sustainability.');
    expect(newJudgements(sidebar)).toEqual([
      expect.objectContaining({ Judgement: 'Override to met', Reason: 'The governors have promised it.', By: manager }),
    ]);
    expect(await textOf(principle(sidebar, 4).locator('.chip'))).toBe('✓ Overridden: met');
    expect(await textOf(sidebar.frame.locator('#verdict'))).toBe('✓ Eligible');
    expect(sidebar.host.dump().Proposals?.find((row) => row.No === 'PR-03')).toMatchObject({ Verdict: 'Eligible' });
    expect(await evaluate(sidebar, 'document.activeElement.id')).toBe('override-4');
  });

  test.each(['nineteen letters ok', '   nineteen letters ok    ', '', 'e\u0301'.repeat(19)])(
    'a reason that is too short (%j) is refused beside the field, and nothing is written',
    async (reason) => {
      const sidebar = await open('PR-03');
      const before = JSON.stringify(sidebar.host.dump());
      await override(sidebar, 4, 'met', reason);
      const box = principle(sidebar, 4);
      await shown(box.getByRole('alert').getByText('An override needs a reason of at least 20 characters'));
      const field = box.getByLabel('Reason');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.getAttribute('aria-describedby')).toContain('error-4');
      expect(await evaluate(sidebar, 'document.activeElement.id')).toBe('reason-4');
      expect(JSON.stringify(sidebar.host.dump())).toBe(before);
    },
  );

  test('the server counts for itself, and a character is what a person takes for one', async () => {
    const sidebar = await open('PR-03');
    const record = (reason: string): Promise<string> =>
      evaluate(
        sidebar,
        `new Promise((done) => google.script.run.withSuccessHandler((result) => done(result.message)).withFailureHandler((error) => done(error.message))
          .recordJudgement({ no: 'PR-03', principle: 4, judgement: 'Override to met', reason: ${JSON.stringify(reason)},
            seen: JSON.parse(document.getElementById('view').textContent).principles[3].seen }))`,
      );
    expect(await record(` ${'😀'.repeat(19)} `)).toContain('An override needs a reason of at least 20 characters.');
    expect(newJudgements(sidebar)).toEqual([]);
    await override(sidebar, 4, 'met', '😀'.repeat(20));
    await said(sidebar, 'Recorded');
  });

  test.each([
    ['Agree', (sidebar: Sidebar) => press(sidebar, 4, 'Agree')],
    ['an override', (sidebar: Sidebar) => override(sidebar, 4, 'met', 'The governors have promised it.')],
  ])('%s on a text that has changed since it was shown is refused, and nothing is written', async (_name, judge) => {
    const sidebar = await open('PR-03');
    sidebar.host.edit(cellOf(sidebar.host, 'PR-03', 'How it carries on'), 'Something else altogether.');
    const before = JSON.stringify(sidebar.host.dump());
    await judge(sidebar);
    await shown(principle(sidebar, 4).getByRole('alert').getByText('The text has changed since it was shown here.'));
    expect(JSON.stringify(sidebar.host.dump())).toBe(before);
  });

  test('after Read again it can be given on the new text, and what was typed is still there', async () => {
    const sidebar = await open('PR-03');
    sidebar.host.edit(cellOf(sidebar.host, 'PR-03', 'How it carries on'), 'Something else altogether.');
    await override(sidebar, 4, 'met', 'The governors have promised it.');
    await shown(principle(sidebar, 4).getByRole('alert').getByText('The text has changed'));
    await sidebar.frame.getByRole('button', { name: 'Read again' }).click();
    await said(sidebar, 'Read again from the sheet.');
    expect(await principle(sidebar, 4).getByLabel('Reason').inputValue()).toBe('The governors have promised it.');
    await press(sidebar, 4, 'Record override');
    await said(sidebar, 'Recorded');
    expect(newJudgements(sidebar)).toHaveLength(1);
  });

  test('one that was given on an earlier text is asked for again, with old beside new', async () => {
    const sidebar = await open('PR-03');
    await press(sidebar, 4, 'Agree');
    await said(sidebar, 'Recorded');
    sidebar.host.edit(cellOf(sidebar.host, 'PR-03', 'How it carries on'), 'It is two weeks.');
    await sidebar.frame.getByRole('button', { name: 'Read again' }).click();
    await said(sidebar, 'Read again from the sheet.');
    expect(await textOf(principle(sidebar, 4).locator('.said'))).toBe(
      `${manager} judged an earlier text; please judge again. How it carries on When judged: “It is one week only.” Now: “It is two weeks.”`,
    );
  });

  test('a folded principle says who has judged it', async () => {
    const { frame } = await open('PR-01');
    expect(await frame.locator('summary').first().innerText()).toContain('priya.nair@example.org agreed.');
  });

  test('a co-ordinator may override 5 to 8 to met, but not 1 to 4', async () => {
    const sidebar = await open('PR-02', { user: coordinator });
    await override(sidebar, 6, 'met', 'Pupils run the sessions from January.');
    await said(sidebar, 'Recorded');
    const other = await open('PR-03', { user: coordinator });
    const before = JSON.stringify(other.host.dump());
    await override(other, 4, 'met', 'The governors have promised it.');
    await shown(principle(other, 4).getByRole('alert').getByText('Only the team manager may override principles 1 to 4 to met.'));
    expect(JSON.stringify(other.host.dump())).toBe(before);
  });

  test('somebody who is not on the People tab is refused', async () => {
    const sidebar = await open('PR-03', { user: 'visitor@example.org' });
    await press(sidebar, 4, 'Agree');
    const box = principle(sidebar, 4);
    await shown(box.getByRole('alert').getByText('visitor@example.org is not on the People tab as ESCo or Team manager'));
    expect(newJudgements(sidebar)).toEqual([]);
  });

  test('a decided proposal offers none, and says that the decision stands', async () => {
    const { frame } = await open('PR-09');
    await shown(frame.getByText('Approved: the decision stands. No judgement can be added.'));
    expect(await textOf(frame.locator('#verdict'))).toBe('• Approved');
    expect(await frame.getByRole('button', { name: /Agree|Override/, includeHidden: true }).count()).toBe(0);
    expect(await frame.locator('textarea').count()).toBe(0);
    expect(await frame.getByText('What to change').count()).toBe(0);
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

describe('everybody can use it', () => {
  const focused = (sidebar: Sidebar): Promise<string> => evaluate(sidebar, 'document.activeElement.id');
  async function tabTo(sidebar: Sidebar, id: string): Promise<void> {
    for (let i = 0; i < 60 && (await focused(sidebar)) !== id; i++) await sidebar.page.keyboard.press('Tab');
    expect(await focused(sidebar)).toBe(id);
  }
  const unfold = (sidebar: Sidebar): Promise<void> =>
    evaluate(
      sidebar,
      `for (const box of document.querySelectorAll('details')) box.open = true;
       for (const opener of document.querySelectorAll('[aria-expanded=false]')) opener.click();`,
    );

  test('with the keyboard alone, from the top to an override', async () => {
    const sidebar = await open('PR-03');
    const { keyboard } = sidebar.page;
    await tabTo(sidebar, 'override-4');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    expect(await focused(sidebar)).toBe('reason-4');
    await keyboard.type('The governors have promised it.');
    await tabTo(sidebar, 'record-4');
    await keyboard.press('Space');
    await said(sidebar, 'Recorded: Override to met on 4 Sustainability.');
    expect(newJudgements(sidebar)).toHaveLength(1);
    expect(await focused(sidebar)).toBe('override-4');
  });

  test('with the keyboard alone, to a folded principle', async () => {
    const sidebar = await open('PR-01');
    await sidebar.page.keyboard.press('Tab');
    await sidebar.page.keyboard.press('Space');
    expect(await principle(sidebar, 1).getAttribute('open')).not.toBeNull();
    await sidebar.page.keyboard.press('Tab');
    expect(await focused(sidebar)).toBe('agree-1');
  });

  test.each(['PR-03', 'PR-05', 'PR-06', 'PR-09'])('axe finds nothing wrong with %s, unfolded', async (no) => {
    const sidebar = await open(no);
    await unfold(sidebar);
    const record = sidebar.frame.getByRole('button', { name: 'Record override' }).first();
    if ((await record.count()) > 0) await record.click();
    await sidebar.page.setViewportSize({ width: 300, height: 6000 });
    await evaluate(sidebar, fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await evaluate<unknown[]>(
      sidebar,
      `axe.run({ rules: { 'target-size': { enabled: true } } })
        .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + failureSummary) })))`,
    );
    expect(violations).toEqual([]);
  });

  test('every control is at least 24 pixels high', async () => {
    const sidebar = await open('PR-06');
    await unfold(sidebar);
    const controls = await sidebar.frame.locator('button, summary, .choice, textarea').filter({ visible: true }).all();
    const heights = await Promise.all(controls.map(async (control) => (await control.boundingBox())?.height ?? 0));
    expect(heights.length).toBeGreaterThan(40);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
  });

  test.each([
    ['300 pixels', 300],
    ['300 pixels zoomed to 200%', 150],
  ])('at %s nothing scrolls sideways', async (_name, width) => {
    const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2);
    const sidebar = await open('PR-06', {
      width,
      prepare: (host) => {
        host.edit(cellOf(host, 'PR-06', 'Title'), long);
        host.edit(cellOf(host, 'PR-06', 'Contact e-mail'), long);
      },
    });
    await unfold(sidebar);
    await override(sidebar, 1, 'not met', long);
    await said(sidebar, 'Recorded');
    expect(await evaluate(sidebar, 'document.documentElement.scrollWidth')).toBe(width);
  });

  test('nothing is asked of any network', async () => {
    const sidebar = await open('PR-03');
    await unfold(sidebar);
    await press(sidebar, 4, 'Agree');
    await said(sidebar, 'Recorded');
    await sidebar.frame.getByRole('button', { name: 'Read again' }).click();
    await said(sidebar, 'Read again');
    expect(sidebar.requests).toEqual([]);
  });
});
