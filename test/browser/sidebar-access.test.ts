/** The sidebar for everybody: by keyboard, with assistive technology, zoomed in, and without a network. */
import fs from 'node:fs';
import { cellOf, type Sidebar } from './sidebar-fixture';
import {
  checkAgain,
  comeBack,
  evaluate,
  focused,
  newJudgements,
  open,
  openToRead,
  override,
  press,
  principle,
  said,
  shown,
} from './sidebar-steps';

describe('everybody can use it', () => {
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
    const sidebar = await openToRead('PR-01');
    const box = 'document.activeElement.parentElement.id';
    for (let i = 0; i < 9 && (await evaluate(sidebar, box)) !== 'principle-1'; i++) await sidebar.page.keyboard.press('Tab');
    await sidebar.page.keyboard.press('Space');
    expect(await principle(sidebar, 1).getAttribute('open')).not.toBeNull();
    await sidebar.page.keyboard.press('Tab');
    expect(await focused(sidebar)).toBe('agree-1');
  });

  /** Out of date, tried, refused and unfolded: everything at once. */
  async function fillWithEverything(sidebar: Sidebar, no: string): Promise<void> {
    sidebar.host.edit(cellOf(sidebar.host, no, 'Cost'), '1250');
    await comeBack(sidebar);
    await shown(sidebar.frame.getByText('Since then this has changed'));
    await unfold(sidebar);
    await sidebar.frame.getByRole('button', { name: 'Record override' }).first().click();
    const tryIt = sidebar.frame.getByRole('button', { name: 'Try it' });
    if ((await tryIt.count()) === 0) return;
    await tryIt.click();
    await said(sidebar, 'Nothing has been written.');
  }

  test.each([
    ['PR-03', 300],
    ['PR-03', 150],
    ['PR-05', 300],
    ['PR-06', 220],
    ['PR-09', 300],
    ['PR-09', 150],
  ])('axe finds nothing wrong with %s at a width of %i, unfolded', async (no, width) => {
    const sidebar = await open(no, { width });
    if (no !== 'PR-09') await fillWithEverything(sidebar, no);
    await sidebar.page.setViewportSize({ width, height: 9000 });
    await evaluate(sidebar, fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await evaluate<unknown[]>(
      sidebar,
      `axe.run({ rules: { 'target-size': { enabled: true } } })
        .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + failureSummary) })))`,
    );
    expect(violations).toEqual([]);
  });

  test('every control is at least 24 pixels high', async () => {
    const sidebar = await openToRead('PR-06');
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
    await sidebar.host.edit(cellOf(sidebar.host, 'PR-06', 'Need source'), long);
    await comeBack(sidebar);
    await shown(sidebar.frame.getByText('Since then this has changed'));
    expect(await evaluate(sidebar, 'document.documentElement.scrollWidth')).toBe(width);
    expect(
      await evaluate(sidebar, "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.getElementById('main'))"),
    ).toBe(0);
  });

  test('nothing is asked of any network', async () => {
    const sidebar = await open('PR-03');
    await unfold(sidebar);
    await press(sidebar, 4, 'Agree');
    await said(sidebar, 'Recorded');
    await checkAgain(sidebar);
    expect(sidebar.requests).toEqual([]);
    // The watch works: it stops and notes this one.
    await evaluate(sidebar, "fetch('https://nowhere.invalid/').catch(() => undefined)");
    expect(sidebar.requests).toEqual(['https://nowhere.invalid/']);
  });
});
