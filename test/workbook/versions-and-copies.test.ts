/** Workbooks of older and newer scripts, and copies: what opening says, what set-up does, and what is refused. */
import { copyAsGoogle } from '../../local/book/copy-as-google';
import { emptyBook } from '../../local/book/empty-book';
import { readBook } from '../../local/book/read-book';
import { type Host, openHost } from '../../local/host';
import { checkAll, copyOf, fill, NOW, openWorkbook, reopen, rows } from './workbook';

const CLEAN = 'Everything is in place; nothing needed mending.';
const OLD = 'test/workbook/fixtures/version-1.xlsx';

const setUp = (host: Host): string => String(host.callWith({ kind: 'menu' }, 'setUpWorkbook'));
const tabs = (host: Host): string[] => host.engine.sheets().map(({ name }) => name);
const setting = (host: Host, name: string): unknown => rows(host, 'Settings').find((row) => row.Setting === name)?.Value;

/** What a person sees when the workbook is opened, besides the menu. */
function greeting(host: Host): string {
  const shown = host.ui.length;
  host.open();
  expect(host.metrics.writes).toBe(0);
  expect(host.metrics.reads).toBeLessThanOrEqual(3);
  return host.ui
    .slice(shown)
    .filter(({ kind }) => kind === 'toast')
    .map(({ text }) => text)
    .join('\n');
}

/** The example as the script of version 1 left it. */
const openOld = async (): Promise<Host> => openHost(await readBook(OLD), { now: NOW });

describe('a workbook of structure 1', () => {
  test('says so when it is opened, and is brought to structure 2 with a backup and nothing lost', async () => {
    const host = await openOld();
    const before = host.dump();
    expect(greeting(host)).toContain('from an older version of the script');
    expect(setUp(host)).toContain('the workbook’s structure, from version 1 to 2, after a backup of its tabs');
    expect(setting(host, 'Structure version')).toBe(2);
    expect(setUp(host)).toBe(CLEAN);
    const after = host.dump();
    for (const tab of ['Proposals', 'Actions', 'PRUs', 'Budget', 'People', 'Organisations', 'Judgements', 'Checks', 'Criteria']) {
      expect([tab, after[tab]]).toEqual([tab, before[tab]]);
      expect([tab, after[`Backup 1 ${tab}`]]).toEqual([tab, before[tab]]);
    }
    expect(tabs(host).slice(0, 8)).toEqual([
      ...['Start here', 'Proposals', 'Actions', 'Measures', 'PRUs', 'Budget', 'Ranking', 'Reports'],
    ]);
    expect(host.services.SpreadsheetApp.getActive().getSheetByName('Backup 1 Proposals')?.isSheetHidden()).toBe(true);
    expect(rows(host, 'Log')).toContainEqual(expect.objectContaining({ What: 'Structure version', Old: '1', New: '2' }));
    expect(checkAll(host)).toContain('nothing has changed since the last check');
  });

  test('cut off on the way, is brought there by a second run', async () => {
    const whole = await openOld();
    setUp(whole);
    const expected = whole.dump().Proposals;
    const calls = Object.values(whole.metrics.calls).reduce((sum, n) => sum + n, 0);
    for (const part of [0.03, 0.1, 0.5]) {
      const host = openHost(await readBook(OLD), { now: NOW, killAt: Math.round(calls * part) });
      expect(() => setUp(host)).toThrow();
      const after = reopen(host);
      setUp(after);
      expect(setUp(after)).toBe(CLEAN);
      expect(setting(after, 'Structure version')).toBe(2);
      expect(after.dump().Proposals).toEqual(expected);
    }
  }, 240_000);

  test('a copy of it is left as it is until it is made the live one', async () => {
    const host = openHost(copyAsGoogle(copyOf(await openOld()), 'manager@example.org'), { now: NOW });
    const before = JSON.stringify(host.dump());
    expect(setUp(host)).toContain('This is a copy of an older workbook. Nothing was changed.');
    expect(JSON.stringify(host.dump())).toBe(before);
  });
});

describe('a workbook of a newer script', () => {
  const newer = (): Host => {
    const host = openWorkbook('small');
    fill(host, { Settings: [{ Setting: 'Structure version', Value: 3 }] });
    return host;
  };

  test.each([
    ['set-up', setUp],
    ['a check', (host: Host) => String(checkAll(host))],
  ])('is refused kindly by %s', (_, act) => {
    const host = newer();
    const before = JSON.stringify(host.dump());
    expect(act(host)).toContain(
      'This workbook has structure 3, made by a newer version of the script; this one knows 2. Nothing was changed.',
    );
    expect(JSON.stringify(host.dump())).toBe(before);
  });

  test('says so when it is opened', () => {
    expect(greeting(newer())).toContain('made by a newer version');
  });

  test('a version that cannot be read is for a person', () => {
    const host = openWorkbook('small');
    fill(host, { Settings: [{ Setting: 'Structure version', Value: 'two' }] });
    expect(setUp(host)).toMatch(/Settings tab, row \d+, column Value: “Structure version” is “two”; it must be a whole number/);
  });
});

describe('a copy', () => {
  const copy = (answers?: string[]): Host =>
    openHost(copyAsGoogle(copyOf(openWorkbook('small')), 'head@example.org'), { now: NOW, ...(answers && { answers }) });
  const makeLive = (host: Host): string => String(host.callWith({ kind: 'menu' }, 'makeLive'));

  test('says that it is one, each time it is opened', () => {
    expect(greeting(openWorkbook('small'))).toBe('');
    const host = copy();
    expect(greeting(host)).toContain('This is a copy. Nothing is sent from it or turned on in it.');
    expect(greeting(host)).toContain('This is a copy.');
  });

  test('has an item of the menu for it, which a live workbook has not', () => {
    const items = (host: Host): string => {
      host.open();
      return JSON.stringify(host.ui.filter(({ kind }) => kind === 'menu').at(-1)?.items);
    };
    expect(items(openWorkbook('small'))).not.toContain('makeLive');
    expect(items(copy())).toContain('makeLive');
  });

  test('is the live one from when its owner says so, and the Log knows', () => {
    const host = copy();
    const original = setting(host, 'Workbook id');
    expect(makeLive(host)).toBe('This is the live workbook now.');
    expect(setting(host, 'Workbook id')).toBe(host.state.workbookId);
    expect(setting(host, 'Workbook id')).not.toBe(original);
    expect(greeting(host)).toBe('');
    expect(rows(host, 'Log')).toContainEqual(expect.objectContaining({ What: 'Make this the live one', Old: original }));
  });

  test('stays a copy on Cancel', () => {
    const host = copy(['cancel']);
    expect(makeLive(host)).toBe('Nothing was changed.');
    expect(greeting(host)).toContain('This is a copy.');
  });

  test('the live workbook has nothing to be made', () => {
    expect(makeLive(openWorkbook('small'))).toBe('This is the live workbook already. Nothing was changed.');
  });

  test('a blank spreadsheet says how to begin', () => {
    expect(greeting(openHost(emptyBook(), { now: NOW }))).toContain('Choose Action plan ▸ Workbook ▸ Set up or repair');
  });
});
