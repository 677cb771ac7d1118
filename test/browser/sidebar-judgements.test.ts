/** Judgements in the sidebar: what is recorded, and what is refused with nothing written. */
import { cellOf, coordinator, manager, type Sidebar } from './sidebar-fixture';
import {
  checkAgain,
  comeBack,
  evaluate,
  everyCell,
  focused,
  newJudgements,
  open,
  override,
  press,
  principle,
  refused,
  said,
  shown,
  textOf,
} from './sidebar-steps';

/** Past the form, as a page that is out of date or a person with the browser's tools could. */
const recordDirectly = (sidebar: Sidebar, no: string, reason: string): Promise<string> =>
  evaluate(
    sidebar,
    `new Promise((done) => google.script.run.withSuccessHandler(({ message }) => done(message)).withFailureHandler(({ message }) => done(message))
      .recordJudgement({ no: '${no}', principle: 4, judgement: 'Override to met', reason: ${JSON.stringify(reason)},
        seen: JSON.parse(document.getElementById('view').textContent).principles[3].seen }))`,
  );

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
    expect(await focused(sidebar)).toBe('agree-4');
  });

  test('agreeing on the first four makes an eligible proposal ready for decision', async () => {
    const sidebar = await open('PR-02');
    for (const n of [1, 2, 3, 4]) {
      await principle(sidebar, n).locator('summary').click();
      await press(sidebar, n, 'Agree');
      await said(sidebar, `Recorded: Agree on ${n}`);
    }
    expect(await textOf(sidebar.frame.locator('.facts'))).toContain('Ready for decision Yes');
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
    expect(await focused(sidebar)).toBe('override-4');
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
    expect(await focused(sidebar)).toBe('override-4');
  });

  test('below an override the button says that it withdraws it; the rules then decide again', async () => {
    const sidebar = await open('PR-03');
    await override(sidebar, 1, 'not met', 'The offer named is no longer run.');
    await said(sidebar, 'Recorded: Override to not met on 1 Core offer.');
    expect(await textOf(principle(sidebar, 1).locator('#agree-1'))).toBe('Withdraw the override');
    expect(await textOf(principle(sidebar, 4).locator('#agree-4'))).toBe('Agree');
    await press(sidebar, 1, 'Withdraw the override: 1 Core offer, PR-03');
    await said(sidebar, 'Recorded: Agree on 1 Core offer. The rules decide again: Met.');
    expect(newJudgements(sidebar)[1]).toMatchObject({ Principle: 1, Judgement: 'Agree', By: manager });
    expect(await textOf(principle(sidebar, 1).locator('.chip'))).toBe('✓ Met');
    expect(await textOf(principle(sidebar, 1).locator('#agree-1'))).toBe('Agree');
    expect(await focused(sidebar)).toBe('agree-1');
  });

  test.each(['nineteen letters ok', '   nineteen letters ok    ', '', 'e\u0301'.repeat(19)])(
    'a reason that is too short (%j) is refused beside the field, and nothing is written',
    async (reason) => {
      const sidebar = await open('PR-03');
      const before = everyCell(sidebar);
      await override(sidebar, 4, 'met', reason);
      await refused(sidebar, 4, 'An override needs a reason of at least 20 characters');
      const field = principle(sidebar, 4).getByLabel('Reason');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.getAttribute('aria-describedby')).toContain('error-4');
      expect(await focused(sidebar)).toBe('reason-4');
      expect(everyCell(sidebar)).toBe(before);
    },
  );

  test('the server counts for itself, and a character is what a person takes for one', async () => {
    const sidebar = await open('PR-03');
    expect(await recordDirectly(sidebar, 'PR-03', ` ${'😀'.repeat(19)} `)).toContain(
      'An override needs a reason of at least 20 characters.',
    );
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
    const before = everyCell(sidebar);
    await judge(sidebar);
    await refused(sidebar, 4, 'The text has changed since it was shown here.');
    expect(everyCell(sidebar)).toBe(before);
  });

  test('after Check again it can be given on the new text, and what was typed is still there', async () => {
    const sidebar = await open('PR-03');
    sidebar.host.edit(cellOf(sidebar.host, 'PR-03', 'How it carries on'), 'Something else altogether.');
    await override(sidebar, 4, 'met', 'The governors have promised it.');
    await refused(sidebar, 4, 'The text has changed');
    await checkAgain(sidebar);
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
    await checkAgain(sidebar);
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
    const before = everyCell(other);
    await override(other, 4, 'met', 'The governors have promised it.');
    await refused(other, 4, 'Only the team manager may override principles 1 to 4 to met.');
    expect(everyCell(other)).toBe(before);
  });

  test('who may not override one of the first four to met reads so in the form; the team manager does not', async () => {
    const hint = 'Only the team manager may override this to met.';
    for (const [user, isTold] of [
      [coordinator, true],
      [manager, false],
    ] as const) {
      const sidebar = await open('PR-03', { user });
      await press(sidebar, 4, 'Override…');
      expect((await textOf(principle(sidebar, 4).locator('.form'))).includes(hint)).toBe(isTold);
    }
  });

  test('somebody who is not on the People tab is refused', async () => {
    const sidebar = await open('PR-03', { user: 'visitor@example.org' });
    await press(sidebar, 4, 'Agree');
    await refused(sidebar, 4, 'visitor@example.org is not on the People tab as ESCo or Team manager');
    expect(newJudgements(sidebar)).toEqual([]);
  });

  test('what was wrong with one attempt is not said beside the next, nor to another person', async () => {
    const sidebar = await open('PR-03', { user: 'visitor@example.org' });
    const errors = sidebar.frame.locator('details .error:not(:empty)');
    await override(sidebar, 4, 'met', 'too short');
    await refused(sidebar, 4, 'An override needs a reason');
    await press(sidebar, 4, 'Agree');
    await refused(sidebar, 4, 'visitor@example.org is not on the People tab');
    expect(await errors.count()).toBe(1);
    await override(sidebar, 1, 'not met', 'The offer named is no longer run.');
    await refused(sidebar, 1, 'visitor@example.org is not on the People tab');
    expect(await errors.count()).toBe(1);
    await press(sidebar, 1, 'Override…');
    await press(sidebar, 1, 'Override…');
    expect(await errors.count()).toBe(0);

    sidebar.becomes(coordinator);
    await override(sidebar, 4, 'met', 'The governors have promised it.');
    await refused(sidebar, 4, 'Only the team manager may override principles 1 to 4 to met.');
    sidebar.becomes(manager);
    await comeBack(sidebar);
    await errors.waitFor({ state: 'detached' });
    expect(await textOf(principle(sidebar, 4).locator('.form'))).not.toContain('Only the team manager');
    expect(await principle(sidebar, 4).getByLabel('Reason').inputValue()).toBe('The governors have promised it.');
    await press(sidebar, 4, 'Record override');
    await said(sidebar, 'Recorded: Override to met on 4 Sustainability.');
    expect(newJudgements(sidebar)).toEqual([expect.objectContaining({ By: manager })]);
  });

  test('a decided proposal offers none, says that the decision stands, and takes none', async () => {
    const sidebar = await open('PR-09');
    const { frame } = sidebar;
    await shown(frame.getByText('Approved: the decision stands. No judgement can be added.'));
    expect(await textOf(frame.locator('#verdict'))).toBe('• Approved');
    expect(await frame.getByRole('button', { name: /Agree|Override/, includeHidden: true }).count()).toBe(0);
    expect(await frame.locator('textarea').count()).toBe(0);
    expect(await frame.getByText('What to change').count()).toBe(0);
    expect(await recordDirectly(sidebar, 'PR-09', 'The governors have promised it.')).toContain('the decision stands');
    expect(newJudgements(sidebar)).toEqual([]);
  });
});
