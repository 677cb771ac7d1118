import type { Host } from '../../local/host';
import { checkAll, fill, lastMessage, openWorkbook, proposal, type Record, reopen, rows } from './workbook';

const EIGHT = [
  '1 Core offer',
  '2 Meeting need',
  '3 Partnership working',
  '4 Sustainability',
  '5 Additionality',
  '6 Involvement',
  '7 Community cohesion',
  '8 Narrowing the gap',
];
const SHORT: Record = { Met: 'M', 'Not met': 'N', 'Evidence missing': 'E', 'Overridden: met': 'O', 'Overridden: not met': 'X' };
const lines = (cell: unknown): string[] =>
  String(cell ?? '')
    .split('\n')
    .filter(Boolean);
const codes = (row: Record): string[] => lines(row['Data checks']).map((line) => line.split(' ')[0] ?? '');
const cells = (row: Record): string[] => lines(row['What to change']).map((line) => line.split(':')[0] ?? '');
const statuses = (row: Record): string => EIGHT.map((header) => SHORT[String(row[header])] ?? '-').join('');

function checked(): Host {
  const host = openWorkbook('small');
  checkAll(host);
  return host;
}

describe('nine proposals, checked', () => {
  const host = checked();
  test.each([
    ['PR-01', 'Eligible', 'MMMMMMMM', 4, 'Yes', 'Yes', ['I02'], []],
    ['PR-02', 'Eligible', 'MMMMNNEE', 0, 'No', 'No', [], []],
    [
      'PR-03',
      'Does not meet the first four',
      'MMMNMMMM',
      4,
      'No',
      'No',
      [],
      ['Continuation route', 'Who carries it on', 'How it carries on'],
    ],
    ['PR-04', 'More evidence needed', 'MEMMMMMM', 4, 'No', 'No', ['I02'], ['Need source', 'The need']],
    ['PR-05', 'Eligible', 'MMOMXMMM', 3, 'Yes', 'No', ['W01', 'W08', 'I02'], []],
    ['PR-06', 'Fix the data first', 'MMMMEEEE', 0, 'No', 'No', ['E04', 'E08', 'W07', 'W10'], ['Start', 'Contact e-mail']],
    ['PR-07', 'Does not meet the first four', 'NMMMEEEE', 0, 'No', 'No', ['W04:3.1', 'I01', 'I02'], ['Underpins all elements']],
  ])('%s: %s', (no, verdict, eight, others, priority, ready, expectedCodes, expectedCells) => {
    const row = proposal(host, no);
    expect([row.Verdict, statuses(row), row['Others met'], row.Priority, row['Ready for decision']]).toEqual([
      verdict,
      eight,
      others,
      priority,
      ready,
    ]);
    expect(codes(row)).toEqual(expectedCodes);
    expect(cells(row)).toEqual(expectedCells);
  });

  test('every remark names its column and says what was found', () => {
    expect(lines(proposal(host, 'PR-06')['Data checks'])).toEqual([
      'E04 Start: 31/02/2010 is not a real day; give it as dd/mm/yyyy',
      'E08 Contact e-mail: “office@alderbrook” is not an e-mail address',
      'W07 Cost lines: add up to £900, but the cost is £950',
      'W10 Lead unit: “Alderbrok PRU” was taken for “Alderbrook PRU”; if that is right, add it as a spelling on the Organisations tab',
    ]);
  });

  test('the decided proposal is left as it was decided', () => {
    expect(proposal(host, 'PR-09')).toEqual(proposal(openWorkbook('small'), 'PR-09'));
    expect(lastMessage(host)).toContain('1 decided proposal left as decided.');
  });

  test('each check leaves its evidence in Checks', () => {
    const records = rows(host, 'Checks');
    expect(records.map(({ Proposal }) => Proposal)).toEqual([
      'PR-01',
      'PR-02',
      'PR-03',
      'PR-04',
      'PR-05',
      'PR-06',
      'PR-07',
      'PR-08',
    ]);
    expect(new Set(records.map(({ Id }) => Id)).size).toBe(8);
    expect(records[2]).toMatchObject({
      Verdict: 'Does not meet the first four',
      On: '2009-09-28T11:00:00',
      By: 'manager@example.org',
    });
    expect(lines(records[2]?.Reasons).map((line) => line.split(', ')[1]?.split(':')[0])).toEqual(['C4.1', 'C4.2', 'C4.3']);
    expect(records[4]).toMatchObject({ Codes: 'W01; W08; I02' });
  });

  test('checking again changes nothing', () => {
    const again = reopen(host, { now: '2009-10-05T08:00:00Z' });
    checkAll(again);
    expect(again.dump()).toEqual(host.dump());
    expect(again.metrics.writes).toBe(0);
    expect(lastMessage(again)).toContain('nothing has changed since the last check');
  });

  test('what people type over the script’s cells is put back', () => {
    const host = checked();
    const before = host.dump();
    fill(host, { Proposals: [{ No: 'PR-03', Verdict: 'Eligible', '4 Sustainability': '=1+1', 'Checked on': 'yesterday' }] });
    checkAll(host);
    expect(host.dump()).toEqual(before);
  });
});

describe('what a change makes out of date', () => {
  const host = checked();
  const linesAfter = (data: Parameters<typeof fill>[1], no = 'PR-01'): string[] => {
    const copy = reopen(host);
    fill(copy, data);
    return lines(proposal(copy, no)['Out of date']);
  };
  test.each([
    [
      'a partner',
      { 'Partner 2': 'Fernhill PRU' },
      ['3 Partnership working: Partner 2 was “Copper Lane PRU”, now “Fernhill PRU”'],
    ],
    [
      'the route',
      { 'Continuation route': 'No plan to continue' },
      ['4 Sustainability: Continuation route was “School or unit budget”, now “No plan to continue”'],
    ],
    ['the cost', { Cost: 6400 }, ['Data: Cost was “£5,400”, now “£6,400”']],
    ['a tick', { 'Underpins all elements': true }, ['1 Core offer: Underpins all elements was blank, now “ticked”']],
    ['nothing that counts', { 'Gap measure': ' Monday  attendance of pupils on free school meals ', Conditions: 'None' }, []],
  ])('%s', (_, cells, expected) => expect(linesAfter({ Proposals: [{ No: 'PR-01', ...cells }] })).toEqual(expected));

  test('a rule, for every proposal that is not decided', () => {
    const changed = { Criteria: [{ Id: 'C6.3', Value: 12 }] };
    expect(linesAfter(changed)).toEqual(['6 Involvement: Criterion C6.3, Value was “10”, now “12”']);
    expect(linesAfter(changed, 'PR-09')).toEqual([]);
    expect(linesAfter({ Criteria: [{ Id: 'C6.3', 'In use': 'No' }] })).toEqual([
      '6 Involvement: Criterion C6.3 is no longer used',
    ]);
    expect(linesAfter({ Criteria: [{ Id: 'C6.3', 'If missing': 'Say who.' }] })).toEqual([]);
  });

  test('another tab that it read', () => {
    expect(linesAfter({ Budget: [{ Line: 'K1', Amount: 30000 }] })[0]).toMatch(
      /^Data: The unit’s guideline amount was “£.*”, now “£.*”$/,
    );
    expect(linesAfter({ Actions: [{ Number: '9.1', Action: 'Run a bike workshop every Saturday' }] })).toEqual([
      'Data: the remark W04:9.1 on Title is new',
    ]);
  });

  test('nothing when rules, lists or rows are only sorted, or a list that no rule reads grows', () => {
    const copy = reopen(host);
    const sheet = (name: string) => copy.services.SpreadsheetApp.getActive().getSheetByName(name);
    sheet('Criteria')?.getRange(2, 1, 23, 9).sort({ column: 1, ascending: false });
    sheet('Lists')?.getRange(2, 9, 7, 1).sort(9);
    fill(copy, { Lists: [{ Sections: 'General', Directions: 'Hold' }] });
    checkAll(copy);
    expect(lastMessage(copy)).toContain('nothing has changed since the last check');
    expect(rows(copy, 'Proposals')).toEqual(rows(host, 'Proposals'));
  });

  test('the next check clears it, and a judgement on the old text no longer counts', () => {
    const copy = reopen(host);
    fill(copy, { Proposals: [{ No: 'PR-01', 'Need source': 'Visits in July 2009' }] });
    expect(proposal(copy, 'PR-01')['Out of date']).toBeDefined();
    checkAll(copy);
    expect(proposal(copy, 'PR-01')).toMatchObject({ Verdict: 'Eligible', 'Ready for decision': 'No' });
    expect(proposal(copy, 'PR-01')['Out of date']).toBeUndefined();
    fill(copy, { Judgements: [{ Proposal: 'PR-01', Principle: 2, Judgement: 'Agree', By: 'Tom Hale', On: '29/09/2009' }] });
    checkAll(copy);
    expect(proposal(copy, 'PR-01')['Ready for decision']).toBe('Yes');
  });
});

describe('Check proposal', () => {
  test('checks the selected rows, says so in one line and opens the sidebar on the first', () => {
    const host = openWorkbook('small');
    const said = host.callWith({ kind: 'menu', selection: 'Proposals!D3:D4' }, 'checkProposal');
    expect(said).toBe('Checked 2 proposals: 1 Eligible, 1 Does not meet the first four; 2 new or changed.');
    expect(rows(host, 'Checks').map(({ Proposal }) => Proposal)).toEqual(['PR-02', 'PR-03']);
    expect(host.ui.map(({ kind }) => kind)).toContain('sidebar');
    expect(host.ui.find(({ kind }) => kind === 'sidebar')?.html).toContain('Shared sports coach');
    expect(proposal(host, 'PR-01').Verdict).toBeUndefined();
  });

  test.each([
    ['Actions!A2', 'Select a row of the Proposals tab first, then choose Check proposal again.'],
    ['Proposals!A1', 'Proposals tab, row 1: there is no proposal in this row.'],
    ['Proposals!A30:B31', 'Proposals tab, row 30: there is no proposal in this row.'],
    ['Proposals!A60', 'Proposals tab, row 60: there is no proposal in this row.'],
  ])('asks for a proposal when %s is selected', (selection, said) => {
    const host = openWorkbook('small');
    host.callWith({ kind: 'menu', selection }, 'checkProposal');
    expect(lastMessage(host)).toContain(said);
    expect(rows(host, 'Checks')).toEqual([]);
  });
});

describe('numbers', () => {
  test('new rows get the next number, and a number is never used again', () => {
    const host = openWorkbook('small');
    fill(host, { Proposals: [{ Title: 'First new one' }, { Title: 'Second new one' }] });
    checkAll(host);
    expect(
      rows(host, 'Proposals')
        .slice(-2)
        .map(({ No, Verdict }) => [No, Verdict]),
    ).toEqual([
      ['PR-10', 'Fix the data first'],
      ['PR-11', 'Fix the data first'],
    ]);
    host.services.SpreadsheetApp.getActive().getSheetByName('Proposals')?.deleteRows(11, 2);
    fill(host, { Proposals: [{ Title: 'Third new one' }] });
    checkAll(host);
    expect(rows(host, 'Proposals').pop()?.No).toBe('PR-12');
  });

  test('a number used twice is an error on each row, and both are still checked', () => {
    const host = openWorkbook('small');
    host.edit('Proposals!A3', 'pr-01');
    checkAll(host);
    const first = rows(host, 'Proposals').slice(0, 2);
    expect(first.map((row) => codes(row)[0])).toEqual(['E02', 'E02']);
    checkAll(host);
    expect(host.metrics.writes).toBe(0);
  });
});

test('a thousand proposals cost as many reads and writes as a hundred', () => {
  const counts = [100, 1000].map((n) => {
    const host = openWorkbook('small');
    const [sample] = rows(host, 'Proposals');
    fill(host, {
      Proposals: Array.from({ length: n }, (_, i) => ({
        ...sample,
        No: `X-${i}`,
        Title: `Workshop ${i}`,
        Start: '03/10/2009',
        End: '26/06/2010',
        Submitted: '',
      })),
    });
    checkAll(host);
    const { reads, writes } = host.metrics;
    return { reads, writes };
  });
  expect(counts[0]).toEqual(counts[1]);
  expect(counts[0]?.reads).toBeLessThanOrEqual(rowsOfTabs());
  expect(counts[0]?.writes).toBeLessThanOrEqual(4);
});

/** As many as the workbook has tabs. */
const rowsOfTabs = (): number => Object.keys(openWorkbook('empty').dump()).length;
