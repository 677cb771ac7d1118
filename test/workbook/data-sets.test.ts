/** What the two menu items that load data leave in the workbook. */
import type { Host } from '../../local/host';
import { checkAll, fill, lastMessage, openWorkbook, proposal, type Record, reopen, rows } from './workbook';

const load = (host: Host, entryPoint: string): unknown => host.callWith({ kind: 'menu' }, entryPoint);
const MID_YEAR = '2010-02-26T10:00:00Z';
const of = (host: Host, tab: string, header: string): unknown[] => rows(host, tab).map((row) => row[header]);
const count = (items: readonly unknown[], wanted: unknown): number => items.filter((item) => item === wanted).length;
const repeated = (items: readonly unknown[]): unknown[] => items.filter((item, i) => items.indexOf(item) !== i);

describe.each([
  ['loadExample', 'example'],
  ['loadPlan200910', 'plan-2009-10'],
] as const)('%s', (entryPoint, data) => {
  test.each(['PRUs', 'Actions', 'Measures', 'Proposals', 'Payments', 'Tasks', 'Reviews'])(
    'leaves a workbook alone in which %s holds a row',
    (tab) => {
      const host = openWorkbook('empty');
      const [first] = rows(openWorkbook('example'), tab);
      const [header = '', value = ''] = Object.entries(first ?? {})[0] ?? [];
      fill(host, { [tab]: [{ [header]: value }] });
      const before = host.dump();
      load(host, entryPoint);
      expect(host.dump()).toEqual(before);
      expect(lastMessage(host)).toBe(
        `The ${tab} tab already holds rows. A data set is only for a new, empty workbook, so that nobody’s work is mixed with it. Nothing was changed.`,
      );
    },
  );

  test('cannot be loaded twice', () => {
    const host = openWorkbook(data);
    const before = host.dump();
    load(host, entryPoint);
    expect(host.dump()).toEqual(before);
    expect(lastMessage(host)).toContain('already holds rows');
  });

  test('gives every row an id of its own, and names only actions, measures, units and proposals that are there', () => {
    const host = openWorkbook(data);
    const ids = {
      Proposals: 'No',
      Actions: 'Number',
      Measures: 'Id',
      PRUs: 'Id',
      Visits: 'Id',
      Tasks: 'Id',
      Reviews: 'Id',
      Budget: 'Line',
    };
    for (const [tab, id] of Object.entries(ids)) {
      expect({ tab, blank: count(of(host, tab, id), undefined), twice: repeated(of(host, tab, id)) }).toEqual({
        tab,
        blank: 0,
        twice: [],
      });
    }
    const links = [
      ['Measures', 'Action', 'Actions', 'Number'],
      ['Readings', 'Measure', 'Measures', 'Id'],
      ['Visits', 'Unit', 'PRUs', 'Name'],
      ['Core offer', 'Unit', 'PRUs', 'Name'],
      ['Tasks', 'Unit', 'PRUs', 'Name'],
      ['Judgements', 'Proposal', 'Proposals', 'No'],
      ['Payments', 'Proposal', 'Proposals', 'No'],
      ['Changes', 'Proposal', 'Proposals', 'No'],
      ['Actions', 'From proposal', 'Proposals', 'No'],
    ] as const;
    for (const [tab, header, target, id] of links) {
      const known = of(host, target, id);
      const lost = of(host, tab, header).filter((value) => value !== undefined && !known.includes(value));
      expect({ tab, header, lost }).toEqual({ tab, header, lost: [] });
    }
    const own = rows(host, 'Measures').filter(({ Id, Action }) => !new RegExp(`^${Action}-[a-z]$`).test(String(Id)));
    expect(own).toEqual([]);
  });
});

describe('the 2009-10 plan', () => {
  const host = openWorkbook('plan-2009-10');
  const measure = (id: string): Record => rows(host, 'Measures').find(({ Id }) => Id === id) ?? {};

  test('has its nine actions in its order, each labelled as retold, and none for childcare', () => {
    expect(of(host, 'Actions', 'Number')).toEqual(['1.1', '2.1', '2.2', '3.1', '3.2', '3.3', '4.1', '4.2', '5.1']);
    expect(of(host, 'Actions', 'Source').every((source) => String(source).includes('retold sample'))).toBe(true);
    expect(of(host, 'Actions', 'Section')).not.toContain('Childcare');
    const fourOne = rows(host, 'Actions').find((row) => row.Number === '4.1');
    expect(fourOne).toMatchObject({
      'Age from': 8,
      'Age to': 19,
      'Linked plan': 'Targeted Youth Support Action Plan',
      Start: '2009-09-01',
    });
  });

  test('has fifteen measures, with five baselines to be collected and no figure for any', () => {
    expect(rows(host, 'Measures').length).toBe(15);
    expect(count(of(host, 'Measures', 'Baseline kind'), 'To be collected')).toBe(5);
    expect(of(host, 'Measures', 'Baseline').every((baseline) => baseline === undefined)).toBe(true);
  });

  test('keeps what is awkward in it', () => {
    expect(measure('2.1-a')).toMatchObject({ Kind: 'Percentage', 'Baseline kind': 'None', Target: 0.6 });
    expect(measure('2.2-a')).toMatchObject({ 'Group rule': 'All areas', 'Split by': 'Area', Target: 1 });
    expect(measure('3.2-a')).toMatchObject({ 'Group rule': 'Either/or' });
    expect(measure('3.2-a').Chosen).not.toBe(true);
    expect(measure('4.1-a')).toMatchObject({ 'Baseline kind': 'Start date', 'Baseline date': '2009-09-01' });
    expect(rows(host, 'Measures').flatMap(({ Id, Outcome }) => (Outcome === undefined ? [Id] : []))).toEqual(['4.2-a']);
    expect(measure('5.1-a').Outcome).toMatch(/^Support the development of /);
    const target = host.services.SpreadsheetApp.getActive().getSheetByName('Measures')?.getDataRange().getDisplayValues() ?? [];
    expect(target.filter((row) => row.includes('60%')).length).toBe(1);
  });

  test('knows each organisation by all the spellings that the plan has for it', () => {
    const spellings = new Map(
      rows(host, 'Organisations').map(({ Name, Spellings }) => [Name, String(Spellings ?? '').split('; ')]),
    );
    expect(spellings.get('Habberley PRU')).toEqual(expect.arrayContaining(['Habberly PRU', "Habberly PRU's", "Habberley PRU's"]));
    expect(spellings.get('ContinYou')).toContain('Continuum');
    expect([...spellings.keys()]).toEqual(
      expect.arrayContaining(['St Johns PRU', 'Kidderminster PRU', 'King Charles School', 'Lea Street', 'Wyre Forest schools']),
    );
  });

  test('has the eight countywide duties as tasks, and £200,000 that nobody has split', () => {
    expect(rows(host, 'Tasks').length).toBe(8);
    expect(repeated(of(host, 'Tasks', 'Duty'))).toEqual([]);
    const countywide = rows(host, 'Budget').filter(({ Block }) => Block === 'Countywide');
    expect(countywide.map(({ Amount }) => Amount)).toEqual([200000, undefined, undefined, undefined, undefined]);
    expect(rows(host, 'Budget').filter(({ Block, Amount }) => Block !== 'Countywide' && Amount !== undefined)).toEqual([]);
  });

  test('says in the message and in the Log that it is a retold sample', () => {
    const empty = openWorkbook('empty');
    expect(load(empty, 'loadPlan200910')).toContain('as a retold sample: 9 actions and 15 measures');
    expect(rows(empty, 'Log').pop()).toMatchObject({ What: 'Load the 2009-10 plan (retold sample)', Where: 'The workbook' });
  });
});

describe('the example', () => {
  const loaded = openWorkbook('example', { now: MID_YEAR });
  const host = reopen(loaded, { now: MID_YEAR });
  checkAll(host);

  test('has proposals in every status, and after a check every verdict', () => {
    const lists = new Set(of(host, 'Lists', 'Statuses').filter((status) => status !== undefined));
    expect(rows(host, 'Proposals').length).toBe(20);
    expect(new Set(of(host, 'Proposals', 'Status'))).toEqual(lists);
    expect(new Set(of(host, 'Proposals', 'Verdict'))).toEqual(
      new Set(['Eligible', 'More evidence needed', 'Does not meet the first four', 'Fix the data first']),
    );
  });

  test('has errors in the data only where they are meant', () => {
    const wrong = rows(host, 'Proposals').filter((row) => /^E\d\d/m.test(String(row['Data checks'] ?? '')));
    expect(wrong.map(({ No }) => No)).toEqual(['PR-06', 'PR-08']);
  });

  test('loads each decided proposal with its check and verdict, and leaves the others to the first check', () => {
    const decided = ['PR-09', 'PR-14', 'PR-16', 'PR-17', 'PR-18', 'PR-19', 'PR-20'];
    expect(of(loaded, 'Checks', 'Proposal')).toEqual(decided);
    for (const row of rows(loaded, 'Proposals')) {
      expect([row.No, row.Verdict !== undefined]).toEqual([row.No, decided.includes(String(row.No))]);
    }
    expect(proposal(host, 'PR-18')).toEqual(proposal(loaded, 'PR-18'));
    expect(proposal(host, 'PR-18')).toMatchObject({ Verdict: 'Eligible', 'Ready for decision': 'Yes' });
    expect(lastMessage(host)).toContain('7 decided proposals left as decided.');
  });

  test('tells the Log each proposal’s status', () => {
    const told = rows(loaded, 'Log').filter(({ What }) => What === 'Status');
    expect(told.map(({ Where, New }) => [Where, New])).toEqual(rows(loaded, 'Proposals').map(({ No, Status }) => [No, Status]));
  });

  test('is checked again without a single write, and goes on with the next number', () => {
    const again = reopen(host, { now: '2010-03-01T08:00:00Z' });
    checkAll(again);
    expect(again.metrics.writes).toBe(0);
    expect(lastMessage(again)).toContain('nothing has changed since the last check');
    fill(again, { Proposals: [{ Title: 'A new one' }] });
    checkAll(again);
    expect(rows(again, 'Proposals').pop()?.No).toBe('PR-21');
  });

  test('has people in every role, a head for each of the four units, and payments, readings and visits of every kind', () => {
    expect(new Set(of(host, 'People', 'Role'))).toEqual(new Set(of(host, 'Lists', 'Roles').filter((role) => role !== undefined)));
    const heads = rows(host, 'People').filter(({ Role }) => Role === 'PRU head');
    expect(heads.map((row) => row['Units or areas'])).toEqual(of(host, 'PRUs', 'Name'));
    expect(heads.map((row) => row['E-mail'])).toEqual(of(host, 'PRUs', "Head's mailbox"));
    const all = (tab: string, header: string, list: string): void =>
      expect(new Set(of(host, tab, header).filter((value) => value !== undefined))).toEqual(
        new Set(of(host, 'Lists', list).filter((item) => item !== undefined)),
      );
    all('Payments', 'Kind', 'Payment kinds');
    all('Core offer', 'Element', 'Elements');
    expect(new Set(of(host, 'Measures', 'Kind'))).toEqual(new Set(['Number', 'Percentage', 'Yes/no', 'Survey', 'Text']));
    expect(new Set(of(host, 'Measures', 'Baseline kind'))).toEqual(
      new Set(['Number', 'Percentage', 'None', 'Start date', 'To be collected', 'Not given']),
    );
    expect(new Set(of(host, 'Measures', 'Group rule'))).toEqual(new Set(['Alone', 'Either/or', 'All areas']));
    expect(new Set(of(host, 'Visits', 'Unit'))).toEqual(new Set(of(host, 'PRUs', 'Name')));
    expect(new Set(rows(host, 'Core offer').map(({ Unit, Element }) => `${Unit} ${Element}`)).size).toBe(20);
  });

  test('never releases more than was approved, and readings of a percentage are their numerator over their denominator', () => {
    for (const row of rows(host, 'Proposals')) {
      const released = rows(host, 'Payments')
        .filter(({ Proposal, Kind }) => Proposal === row.No && Kind === 'Release')
        .reduce((sum, { Amount }) => sum + Number(Amount), 0);
      expect(released).toBeLessThanOrEqual(Number(row['Amount approved'] ?? 0));
    }
    for (const { Value, Numerator, Denominator } of rows(host, 'Readings')) {
      if (Numerator !== undefined) expect(Value).toBe(Math.round((Number(Numerator) / Number(Denominator)) * 100) / 100);
    }
  });

  test('holds no more than counts: no address outside example.org, nothing that looks like a pupil’s details', () => {
    const text = JSON.stringify(host.dump());
    expect(
      [...text.matchAll(/[\w.]+@([\w.]+)/g)].filter(([, domain]) => !['example.org', 'alderbrook'].includes(domain ?? '')),
    ).toEqual([]);
    expect(of(host, 'Proposals', 'Data checks').filter((remarks) => /W09/.test(String(remarks ?? '')))).toEqual([]);
  });
});
