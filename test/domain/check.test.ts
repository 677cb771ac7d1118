import fc from 'fast-check';
import { type CheckResult, check } from '../../src/domain/check';
import { prepare } from '../../src/domain/context';
import { planChanges, prove, showChanges } from '../../src/domain/what-to-change';
import { makeBook, meetsFirstFour, type Row, type Tabs, words } from './book';

/** Meets all eight principles, without a remark. */
const good: Row = {
  ...meetsFirstFour,
  'Adds to': 'Range',
  'Baseline number': 0,
  'Planned number': 1,
  'What is new': words(10),
  'Involved in design': 'Yes',
  'Involved in delivery': 'yes',
  'Who was involved and how': words(10),
  'Open to': 'All pupils at the units named',
  'Barriers dealt with': 'Cost',
  'How it brings people together': words(10),
  'Target groups': 'Boys',
  'Gap measure': 'Attendance',
  Direction: 'Increase',
  'How it narrows the gap': words(10),
};
const county: Tabs = {
  PRUs: [
    { Id: 'ALD', Name: 'Alderbrook PRU', 'Pupils on roll': 40, 'FSM count': 20 },
    { Id: 'FER', Name: 'Fernhill PRU', 'Pupils on roll': 10, 'FSM count': 5 },
  ],
  Budget: [{ Line: 'R1', Block: 'Received', Amount: 10000 }],
  People: [
    { Name: 'Co-ordinator', 'E-mail': 'esco@example.org', Role: 'ESCo' },
    { Name: 'Manager', 'E-mail': 'manager@example.org', Role: 'Team manager' },
    { Name: 'Head', 'E-mail': 'head@example.org', Role: 'PRU head' },
  ],
};

function run(change: Row = {}, tabs: Tabs = {}): { result: CheckResult; changes: string[]; proven: string } {
  const book = makeBook({ ...county, ...tabs, Proposals: [{ ...good, ...change }, ...(tabs.Proposals ?? [])] });
  const context = prepare(book);
  const row = book.proposals[0];
  if (row === undefined) throw new Error('no row');
  const result = check(row, context);
  const plan = planChanges(row, result, context);
  return {
    result,
    changes: showChanges(plan)
      .split('\n')
      .map((line) => line.split(':')[0] ?? '')
      .filter(Boolean),
    proven: prove(plan, row, context),
  };
}
const outcome = (result: CheckResult, id: string): string | undefined =>
  result.principles.flatMap(({ criteria }) => criteria).find(({ criterion }) => criterion.id === id)?.outcome;
const codes = (result: CheckResult): string[] => result.remarks.map(({ code }) => code);

test('the good proposal is good', () => {
  const { result, changes } = run();
  expect([result.verdict, result.othersMet, result.priority, result.ready]).toEqual(['Eligible', 4, 'Yes', 'No']);
  expect([result.remarks, changes]).toEqual([[], []]);
});

describe('criteria, from both sides', () => {
  test.each<[string, string, Row]>([
    ['C1.1', 'missing', { Elements: ' ' }],
    ['C1.1', 'fail', { Elements: 'Childcare; Juggling' }],
    ['C1.1', 'fail', { Section: 'general' }],
    ['C1.1', 'ok', { Section: 'General', 'Underpins all elements': true }],
    ['C1.1', 'fail', { Section: 'General', 'Underpins all elements': 'Yes' }],
    ['C1.1', 'missing', { Section: 'General', Elements: '', 'Underpins all elements': true }],
    [
      'C1.1',
      'ok',
      {
        Section: 'General',
        Elements: 'Childcare, Varied menu of activities\nParenting support; EARLY identification and support; Community access',
      },
    ],
    ['C1.2', 'missing', { 'Units supported': '' }],
    ['C1.3', 'missing', { 'How it helps the core offer': words(14) }],
    ['C2.1', 'missing', { 'Need route': 'Something else' }],
    ['C2.1', 'ok', { 'Need route': 'Something else; wider community needs' }],
    ['C2.2', 'missing', { 'Need source': '\n' }],
    ['C2.3', 'missing', { 'The need': words(14) }],
    ['C3.1', 'fail', { 'Units supported': 'Alder-brook PRUs', 'Partner 1': 'ALDERBROOK' }],
    ['C3.1', 'ok', { 'Lead unit': '', 'Units supported': 'Fernhill', 'Partner 1': 'Kestrel Cycles' }],
    ['C3.2', 'fail', { 'Partner 1': 'Alderbrook pupil referral unit' }],
    ['C3.2', 'fail', { 'Partner 1': '' }],
    ['C3.2', 'missing', { 'Partner 1 confirmed': 'No' }],
    ['C3.2', 'missing', { 'Partner 1 role': '' }],
    [
      'C3.2',
      'ok',
      { 'Partner 1 confirmed': 'No', 'Partner 3': 'Fernhill PRU', 'Partner 3 role': 'Hall', 'Partner 3 confirmed': 'YES' },
    ],
    ['C4.1', 'missing', { 'Continuation route': '' }],
    ['C4.1', 'fail', { 'Continuation route': 'No plan to continue' }],
    ['C4.1', 'fail', { 'Continuation route': 'Hope' }],
    ['C4.1', 'ok', { 'Continuation route': 'Partner’s own budget' }],
    ['C4.2', 'missing', { 'Who carries it on': '' }],
    ['C4.2', 'missing', { 'Continuation route': '', 'Who carries it on': '' }],
    ['C4.2', 'missing', { 'Continuation route': 'One-off that leaves something behind', 'What is left behind': words(9) }],
    [
      'C4.2',
      'ok',
      { 'Continuation route': 'one-off that leaves something behind', 'What is left behind': words(10), 'Who carries it on': '' },
    ],
    ['C4.3', 'missing', { 'How it carries on': words(19) }],
    ['C5.1', 'missing', { 'Adds to': '' }],
    ['C5.2', 'missing', { 'Planned number': '' }],
    ['C5.2', 'missing', { 'Baseline number': "'0" }],
    ['C5.2', 'fail', { 'Planned number': 0 }],
    ['C5.2', 'ok', { 'Adds to': 'Quality', 'Planned number': '' }],
    ['C5.3', 'missing', { 'What is new': words(9) }],
    ['C6.1', 'missing', { 'Involved in design': '' }],
    ['C6.1', 'fail', { 'Involved in design': 'Partly' }],
    ['C6.2', 'fail', { 'Involved in delivery': true }],
    ['C6.3', 'missing', { 'Who was involved and how': words(9) }],
    ['C7.1', 'missing', { 'Open to': '' }],
    ['C7.1', 'missing', { 'Open to': 'Targeted', 'Reason if targeted': words(4) }],
    ['C7.1', 'ok', { 'Open to': 'targeted', 'Reason if targeted': words(5) }],
    ['C7.1', 'fail', { 'Open to': 'Restricted' }],
    ['C7.2', 'missing', { 'Barriers dealt with': 'Weather' }],
    ['C7.3', 'missing', { 'How it brings people together': words(9) }],
    ['C8.1', 'missing', { 'Target groups': '' }],
    ['C8.1', 'fail', { 'Target groups': 'Boys; Everybody' }],
    ['C8.1', 'ok', { 'Target groups': 'Gypsy, Roma and Traveller, Other: boaters, mostly' }],
    ['C8.2', 'missing', { 'Gap measure': '' }],
    ['C8.2', 'missing', { Direction: 'Sideways' }],
    ['C8.3', 'missing', { 'How it narrows the gap': words(9) }],
  ])('%s is %s with %j', (id, expected, change) => expect(outcome(run(change).result, id)).toBe(expected));
});

describe('data checks, from both sides', () => {
  test.each<[string[], Row, Tabs?]>([
    [['E01'], { Title: ' ' }],
    [['E02'], { No: ' pr-01' }, { Proposals: [{ No: 'PR-01', Title: 'x' }] }],
    [['E03'], { 'Lead unit': '' }],
    [['E03'], { 'Lead unit': 'Kestrel Cycles', 'Partner 1': 'Fernhill PRU' }],
    [['W10'], { 'Lead unit': 'Alderbrok' }],
    [['E04', 'E04'], { Start: '', End: '2010-03-26' }],
    [['E04'], { Start: 40057 }],
    [['E05'], { End: '04/10/2009' }],
    [[], { End: '05/10/2009' }],
    [['E06'], { Cost: '' }],
    [['E06'], { Cost: "'100" }],
    [['E07'], { Cost: -0.01 }],
    [['I01'], { Cost: 0 }],
    [['E08'], { 'Contact e-mail': 'a@b' }],
    [['E08'], { 'Contact e-mail': 'a b@c.d' }],
    [['E08'], { 'Contact e-mail': 'a@@c.d' }],
    [[], { 'Contact e-mail': ' a@b.c ' }],
    [['E09'], { 'Gap measure': '="Attendance"' }],
    [['W01', 'W01', 'I02'], { Start: '31/08/2009', End: '01/09/2010' }],
    [['I02'], { Start: '01/09/2009', End: '31/08/2010' }],
    [[], { End: '31/03/2010' }],
    [['I02'], { Start: '31/03/2010', End: '01/04/2010' }],
    [['W03'], { Cost: 6800.01 }],
    [[], { Cost: 6800 }],
    [
      ['W03'],
      { Cost: 5000 },
      { Proposals: [{ No: 'PR-02', Title: 'x', 'Lead unit': 'ALDERBROOK', Status: 'approved', 'Amount approved': 1800.01 }] },
    ],
    [
      [],
      { Cost: 5000 },
      { Proposals: [{ No: 'PR-02', Title: 'x', 'Lead unit': 'ALDERBROOK', Status: 'Withdrawn', 'Amount approved': 9000 }] },
    ],
    [['W03'], { Cost: 5000 }, { PRUs: [{ Id: 'ALD', Name: 'Alderbrook PRU', 'Set by hand': 4999 }] }],
    [[], { Cost: 9e9 }, { Budget: [{ Line: 'K1', Block: 'Known expenditure' }] }],
    [
      ['W04:7.1'],
      { Title: 'Supports bikes, clubs and visits' },
      { Actions: [{ Number: "'7.1", Action: 'All bike clubs to visit' }] },
    ],
    [[], { Title: 'Bikes and clubs' }, { Actions: [{ Number: "'7.1", Action: 'Bike clubs' }] }],
    [
      [],
      { Title: 'Bikes, clubs, visits' },
      { Actions: [{ Number: "'7.1", Action: 'Bike clubs visit', 'From proposal': 'pr-01' }] },
    ],
    [['W05'], { 'Need source': 'x', 'The need': `${words(14)} ${'x'.repeat(2000)}` }],
    [['W06'], { 'Partner 1 role': "'+44" }],
    [['W07'], { 'Cost lines': 'Hall: 99.99' }],
    [['W07'], { 'Cost lines': 'Hall' }],
    [[], { 'Cost lines': 'Hall: £60\nTutor: 40.00;' }],
    [['W09'], { 'Gap measure': 'Attendance of h12345678901Z' }],
    [[], { 'Gap measure': 'Attendance of i12345678901Z, Dobson' }],
    [['W11'], { 'Partner 2': 'Alderbrook PRU' }],
  ])('%j with %j', (expected, change, tabs = {}) => expect(codes(run(change, tabs).result)).toEqual(expected));
});

describe('judgements', () => {
  const judged = (...judgements: Row[]) =>
    run({ 'Partner 1 confirmed': 'No' }, { Judgements: judgements.map((row) => ({ Proposal: ' pr-01', Principle: 3, ...row })) })
      .result;
  const reason = 'Letter of intent seen in May.';
  test.each<[string, string[], Row[]]>([
    ['Overridden: met', [], [{ Judgement: 'override to MET', Reason: reason, By: 'Manager@Example.org' }]],
    ['Overridden: met', [], [{ Judgement: 'Override to met', Reason: reason, By: 'manager' }]],
    ['Evidence missing', ['W08'], [{ Judgement: 'Override to met', Reason: reason, By: 'esco@example.org' }]],
    ['Overridden: not met', [], [{ Judgement: 'Override to not met', Reason: reason, By: 'esco@example.org' }]],
    [
      'Evidence missing',
      ['W08'],
      [{ Judgement: 'Override to not met', Reason: ' nineteen characters ', By: 'esco@example.org' }],
    ],
    ['Evidence missing', ['W08'], [{ Judgement: 'Agree', By: 'head@example.org' }]],
    ['Evidence missing', ['W08'], [{ Judgement: 'Maybe', By: 'esco@example.org' }]],
    ['Evidence missing', ['W08'], [{ Judgement: 'Agree', By: 'esco@example.org', Principle: 9 }]],
    ['Evidence missing', [], [{ Judgement: 'Agree', By: 'esco@example.org', Seen: 'another text' }]],
    [
      'Evidence missing',
      [],
      [
        { Judgement: 'Override to met', Reason: reason, By: 'manager@example.org', On: '02/01/2010' },
        { Judgement: 'Agree', By: 'esco@example.org', On: '03/01/2010' },
      ],
    ],
    [
      'Overridden: met',
      [],
      [
        { Judgement: 'Override to met', Reason: reason, By: 'manager@example.org', On: '03/01/2010' },
        { Judgement: 'Agree', By: 'esco@example.org', On: '' },
      ],
    ],
    [
      'Overridden: met',
      [],
      [
        { Judgement: 'Override to met', Reason: reason, By: 'manager@example.org', On: "'03/01/2010 9:30" },
        { Judgement: 'Agree', By: 'esco@example.org', On: '03/01/2010' },
      ],
    ],
    [
      'Evidence missing',
      ['W08'],
      [
        { Judgement: 'Override to met', Reason: reason, By: 'manager@example.org', On: '' },
        { Judgement: 'Override to met', Reason: 'ok', By: 'manager@example.org', On: '' },
      ],
    ],
  ])('%s %j', (status, expected, judgements) => {
    const result = judged(...judgements);
    expect(result.principles[2]?.status).toBe(status);
    expect(codes(result)).toEqual(expected);
  });

  test('a person with two roles has both', () => {
    const People = [...(county.People ?? []), { Name: 'Co-ordinator', 'E-mail': 'ESCO@example.org', Role: 'Team manager' }];
    const Judgements = [
      { Proposal: 'PR-01', Principle: 3, Judgement: 'Override to met', Reason: reason, By: 'esco@example.org' },
    ];
    expect(run({ 'Partner 1 confirmed': 'No' }, { People, Judgements }).result.principles[2]?.status).toBe('Overridden: met');
  });
});

describe('what to change', () => {
  test.each<[string[], Row, Tabs?]>([
    [['Continuation route', 'Who carries it on'], { 'Continuation route': 'No plan to continue', 'Who carries it on': '' }],
    [
      ['Continuation route'],
      { 'Continuation route': 'No plan to continue', 'Who carries it on': '', 'What is left behind': words(10) },
    ],
    [['What is left behind'], { 'Continuation route': 'One-off that leaves something behind', 'What is left behind': 'a book' }],
    [
      ['Partner 1', 'Partner 1 role', 'Partner 1 confirmed'],
      { 'Partner 1': '', 'Partner 1 role': '', 'Partner 1 confirmed': '' },
    ],
    [['Partner 2 confirmed'], { 'Partner 1': 'Alderbrook', 'Partner 2': 'Fernhill', 'Partner 2 role': 'Hall' }],
    [['Units supported', 'Partner 1 confirmed'], { 'Units supported': '', 'Partner 1 confirmed': '' }],
    [['Underpins all elements'], { Section: 'General' }],
    [['Elements'], { Section: 'General', Elements: '' }],
    [['Lead unit'], { 'Lead unit': '' }],
    [['The need'], { 'The need': '="short"' }],
    [
      ['Overridden to not met, 2 Meeting need, by esco@example.org (“No figures were given to anybody”); ask them to look again'],
      {},
      {
        Judgements: [
          {
            Proposal: 'PR-01',
            Principle: 2,
            Judgement: 'Override to not met',
            Reason: 'No figures were given to anybody',
            By: 'esco@example.org',
          },
        ],
      },
    ],
  ])('%j with %j', (expected, change, tabs = {}) => expect(run(change, tabs).changes).toEqual(expected));

  const header = fc.constantFrom(...Object.keys(good).filter((name) => name !== 'No'));
  const cell = fc.constantFrom<string | number | boolean>(
    '',
    'x',
    'No',
    'Yes',
    'Alderbrook PRU',
    'General',
    'No plan to continue',
    'One-off that leaves something behind',
    words(10),
    0,
    true,
    '31/02/2010',
    '=1+1',
  );
  test('a check of a copy with those cells filled says Eligible, whatever has happened to the row', () => {
    fc.assert(
      fc.property(fc.dictionary(header, cell, { maxKeys: 12 }), (change) => {
        expect(run(change).proven).toBe('Eligible');
      }),
      { numRuns: 300 },
    );
  });

  test('no smaller set of the named cells would do', () => {
    fc.assert(
      fc.property(
        fc.dictionary(header, fc.constantFrom('', 'No plan to continue', 'Alderbrook PRU', 'General'), { maxKeys: 5 }),
        (change) => {
          const book = makeBook({ ...county, Proposals: [{ ...good, ...change }] });
          const context = prepare(book);
          const row = book.proposals[0];
          if (row === undefined) throw new Error('no row');
          const { changes, overridden } = planChanges(row, check(row, context), context);
          for (const { header: spared } of changes) {
            const fewer = { overridden, changes: changes.filter((each) => each.header !== spared) };
            expect(prove(fewer, row, context)).not.toBe('Eligible');
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
