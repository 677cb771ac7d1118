import type { Host } from '../../local/host';
import { checkAll, fill, lastMessage, openWorkbook, proposal, type Record, reopen, rows } from './workbook';

const sheet = (host: Host, name = 'Proposals') => {
  const found = host.services.SpreadsheetApp.getActive().getSheetByName(name);
  if (found === null) throw new Error(`No tab ${name}.`);
  return found;
};
const column = (host: Host, header: string, tab = 'Proposals'): number => {
  const headers = sheet(host, tab).getDataRange().getValues()[0] ?? [];
  return headers.indexOf(header) + 1;
};
const byNo = (host: Host): Map<unknown, Record> => new Map(rows(host, 'Proposals').map((row) => [row.No, row]));

const expected = (() => {
  const host = openWorkbook('small');
  checkAll(host);
  return byNo(host);
})();

describe('columns', () => {
  test('moved, inserted and hidden columns are found by their headers', () => {
    const host = openWorkbook('small');
    const proposals = sheet(host);
    proposals.insertColumnsBefore(column(host, 'Title'), 1);
    proposals.getRange(1, column(host, 'Title') - 1, 3, 1).setValues([['Our own notes'], ['ring them'], ['=1+1']]);
    proposals.insertColumnsAfter(column(host, '3 Partnership working'), 2);
    proposals.moveColumns(proposals.getRange(1, column(host, 'Lead unit'), 1, 1), 2);
    proposals.hideColumns(column(host, 'The need'));
    checkAll(host);
    for (const [no, row] of byNo(host)) {
      const { 'Our own notes': notes, ...rest } = row;
      expect(rest).toEqual(expected.get(no));
      expect(notes).toBe(({ 'PR-01': 'ring them', 'PR-02': 2 } as Record)[String(no)]);
    }
    expect(proposals.getRange(3, column(host, 'Our own notes')).getFormula()).toBe('=1+1');
    // Judgements' fingerprints, three unbroken runs of the script's columns, the appended checks.
    expect(host.metrics.writes).toBe(5);
  });
});

describe('rows that move between reading and writing', () => {
  /** Runs the check, and lets another person do something right before the script first writes to Proposals. */
  function meanwhile(person: (host: Host) => void, watched = 'Range.setValues'): Host {
    const host = openWorkbook('small');
    let done = false;
    const racing = reopen(host, {
      onServiceCall: (name: string) => {
        if (done || name !== watched) return;
        done = true;
        person(racing);
      },
    });
    checkAll(racing);
    expect(done).toBe(true);
    return racing;
  }
  const human = (row: Record): Record => Object.fromEntries(Object.entries(row).filter(([header]) => !SCRIPT.includes(header)));
  const SCRIPT = [
    'Verdict',
    'What to change',
    'Out of date',
    'Others met',
    'Priority',
    'Ready for decision',
    'Data checks',
    'Checked on',
  ].concat(Object.keys(expected.get('PR-01') ?? {}).filter((header) => /^\d /.test(header)));

  test.each([
    ['sorted', (host: Host) => sheet(host).getRange(2, 1, 9, sheet(host).getLastColumn()).sort({ column: 2, ascending: false })],
    ['deleted', (host: Host) => sheet(host).deleteRow(4)],
    ['inserted', (host: Host) => sheet(host).insertRowsBefore(3, 2)],
    ['added', (host: Host) => fill(host, { Proposals: [{ No: 'PR-50', Title: 'Added meanwhile' }] })],
  ])('%s: every proposal has its own verdict, and no cell of a person is touched', (_, person) => {
    const host = meanwhile(person);
    for (const [no, row] of byNo(host)) {
      if (no === 'PR-50') expect(row).toEqual({ No: 'PR-50', Title: 'Added meanwhile' });
      else if (no !== undefined) expect(row).toEqual(expected.get(no));
    }
    expect(byNo(host).size).toBeGreaterThanOrEqual(8);
  });

  test.each([
    ['a column inserted before the script’s', (host: Host) => sheet(host).insertColumnsBefore(column(host, 'Verdict'), 1)],
    ['a column inserted among the script’s', (host: Host) => sheet(host).insertColumnsBefore(column(host, 'Out of date'), 1)],
    ['a column moved', (host: Host) => sheet(host).moveColumns(sheet(host).getRange(1, column(host, 'Type'), 1, 1), 3)],
  ])('%s: what people filled is as they left it', (_, person) => {
    const host = meanwhile(person);
    for (const [no, row] of byNo(host)) expect(human(row)).toEqual(human(expected.get(no) ?? {}));
    checkAll(host);
    expect(byNo(host)).toEqual(expected);
  });

  test('rows inserted between the write and the second look: nothing is written twice, and nothing fails', () => {
    const host = openWorkbook('small');
    let writes = 0;
    checkAll(reopen(host, { onServiceCall: (name: string) => name === 'Range.setValues' && writes++ }));
    let [written, done] = [0, false];
    const racing = reopen(host, {
      onServiceCall: (name: string) => {
        if (name === 'Range.setValues') written++;
        if (done || written < writes || name !== 'Sheet.getDataRange') return;
        done = true;
        sheet(racing).insertRowsBefore(3, 2);
      },
    });
    expect(checkAll(racing)).toMatch(/^Checked 8 proposals/);
    expect(done).toBe(true);
    for (const [no, row] of byNo(racing)) if (no !== undefined) expect(row).toEqual(expected.get(no));
  });

  test('a row above the headers: the headers and every filled cell are as they were, and the check says what to do', () => {
    const host = meanwhile((host) => sheet(host).insertRowsBefore(1, 1));
    expect(lastMessage(host)).toContain('Set up or repair');
    sheet(host).deleteRow(1);
    for (const [no, row] of byNo(host)) expect(human(row)).toEqual(human(expected.get(no) ?? {}));
    checkAll(host);
    expect(byNo(host)).toEqual(expected);
  });

  test('a column of the script’s deleted: what people filled is as they left it', () => {
    const host = meanwhile((host) => sheet(host).deleteColumn(column(host, 'No')));
    for (const row of rows(host, 'Proposals')) {
      const before = [...expected.values()].find(({ Title }) => Title === row.Title) ?? {};
      expect(human(row)).toEqual(human(Object.fromEntries(Object.entries(before).filter(([header]) => header !== 'No'))));
    }
  });

  test('a script that dies while it writes leaves every filled cell alone, and the next check mends the rest', () => {
    const calls = (() => {
      const host = openWorkbook('small');
      checkAll(host);
      return Object.values(host.metrics.calls).reduce((sum, n) => sum + n, 0);
    })();
    for (let at = calls - 12; at <= calls; at += 3) {
      const host = openWorkbook('small', { killAt: at });
      try {
        checkAll(host);
      } catch {
        // The kill itself; what it leaves behind is what counts.
      }
      const after = reopen(host);
      for (const [no, row] of byNo(after)) expect(human(row)).toEqual(human(expected.get(no) ?? {}));
      checkAll(after);
      expect(byNo(after)).toEqual(expected);
    }
  });
});

describe('what people paste', () => {
  const host = openWorkbook('small');
  const long = `Über­länge 🚲 ${'wort '.repeat(999)}`.slice(0, 5000);
  fill(host, {
    Proposals: [
      { No: 'PR-01', 'The need': long, Cost: "'5400", 'Baseline number': "'0" },
      {
        No: 'PR-02',
        Title: '\'=HYPERLINK("http://x","y")',
        'Partner 1': "'-Millrace PRU",
        'Who carries it on': '="Fern"&"hill"',
      },
      {
        No: 'PR-03',
        'Lead unit': 'Millra\u0301ce PRU'.normalize('NFD'),
        'What is new': "'@everyone fifteen places in a drama week, where there has been nothing",
      },
      { No: 'PR-04', 'Need source': 'date of birth on file', 'The need': 'Pupil Z01234567890B needs it' },
    ],
  });
  checkAll(host);
  const remarks = (no: string): string => String(proposal(host, no)['Data checks']);

  test('5,000 characters with emoji stay, with a warning', () => {
    expect(proposal(host, 'PR-01')['The need']).toBe(long);
    expect(remarks('PR-01')).toContain('W05 The need: is over 2,000 characters; please shorten it');
  });
  test('text in a number column is not a number', () => {
    expect(remarks('PR-01')).toContain('E06 Cost: “5400” is not a number; give an amount in pounds');
    expect(proposal(host, 'PR-01')).toMatchObject({ '5 Additionality': 'Evidence missing', Verdict: 'Fix the data first' });
  });
  test('text that looks like a formula stays text, a live formula is an error', () => {
    expect(proposal(host, 'PR-02').Title).toBe('=HYPERLINK("http://x","y")');
    expect(remarks('PR-02')).toContain('W06 Title: starts with “=” and could be taken for a formula elsewhere');
    expect(remarks('PR-02')).toContain('W06 Partner 1: starts with “-”');
    expect(remarks('PR-02')).toContain('E09 Who carries it on: holds a formula; type the text itself');
    expect(
      Object.values(host.dump({ formulas: true }))
        .flat()
        .flatMap((row) => Object.values(row))
        .filter((cell) => String(cell).startsWith('=HYPERLINK("http')),
    ).toEqual(['=HYPERLINK("http://x","y")']);
    expect(sheet(host).getRange(3, column(host, 'Title')).getFormula()).toBe('');
  });
  test('an accent typed in another way is a near match, not another unit', () => {
    expect(remarks('PR-03')).toContain('W10 Lead unit');
    expect(remarks('PR-03')).toContain('W06 What is new: starts with “@”');
  });
  test('what looks like a pupil’s details is found in the texts', () => {
    expect(remarks('PR-04')).toContain('W09 The need: holds what looks like a pupil’s details; give counts only');
  });
  test('a cell full of nonsense choices is read at once and said in one line', () => {
    const odd = openWorkbook('small');
    const many = Array.from({ length: 4000 }, (_, i) => `w${i}`).join(', ');
    fill(odd, { Proposals: [{ No: 'PR-01', Elements: many, 'Target groups': many }] });
    checkAll(odd);
    expect(proposal(odd, 'PR-01')['What to change']).toBe(
      'Elements: “w0”, “w1”, “w2” and 3997 more is not on the list of elements; choose from it',
    );
    expect(proposal(odd, 'PR-02').Verdict).toBe('Eligible');
  });
  test('a text too long for the record is shortened there, and a change in it is still seen', () => {
    const big = openWorkbook('small');
    const huge = 'wort '.repeat(8000).slice(0, 39_000);
    fill(big, { Proposals: [{ No: 'PR-01', 'The need': huge, 'What is new': huge }] });
    checkAll(big);
    const record = rows(big, 'Checks').find(({ Proposal }) => Proposal === 'PR-01');
    expect(String(record?.['Cells read']).length).toBeLessThanOrEqual(45_000);
    fill(big, { Proposals: [{ No: 'PR-01', 'What is new': `${huge.slice(0, -1)}!` }] });
    expect(
      String(proposal(big, 'PR-01')['Out of date'])
        .split('\n')
        .map((line) => line.split(' was ')[0]),
    ).toEqual(['5 Additionality: What is new']);
  });
});

describe('a damaged workbook gets one clear message, and nothing is written', () => {
  test.each([
    ['a renamed tab', (host: Host) => sheet(host, 'Criteria').setName('Rules'), 'The tab “Criteria” is missing or renamed.'],
    [
      'a deleted tab',
      (host: Host) => host.services.SpreadsheetApp.getActive().deleteSheet(sheet(host, 'People')),
      'The tab “People” is missing or renamed.',
    ],
    [
      'a missing column',
      (host: Host) => sheet(host).deleteColumn(column(host, 'The need')),
      'Proposals tab, row 1: the column “The need” is missing or renamed.',
    ],
    [
      'a renamed header',
      (host: Host) => host.edit('Proposals!C1', 'Result'),
      'Proposals tab, row 1: the column “Verdict” is missing or renamed.',
    ],
    [
      'a column there twice',
      (host: Host) => host.edit('Budget!F1', 'Amount'),
      'Budget tab, row 1: the column “Amount” is there twice.',
    ],
    [
      'a rule on an unknown column',
      (host: Host) => fill(host, { Criteria: [{ Id: 'C2.2', Columns: 'Need sauce' }] }),
      'Criteria tab, row 6 (C2.2), column Columns: the Proposals tab has no column “Need sauce”.',
    ],
    [
      'an unknown test',
      (host: Host) => fill(host, { Criteria: [{ Id: 'C2.2', Test: 'is nice' }] }),
      'Criteria tab, row 6 (C2.2), column Test: “is nice” is not a test; choose one of',
    ],
    [
      'a bad value',
      (host: Host) => fill(host, { Criteria: [{ Id: 'C1.3', Value: "'fifteen" }] }),
      'Criteria tab, row 4 (C1.3), column Value: “fifteen” is text; the test needs a whole number, 1 or more.',
    ],
    [
      'a rule without Yes or No',
      (host: Host) => fill(host, { Criteria: [{ Id: 'C1.3', 'In use': 'maybe' }] }),
      'Criteria tab, row 4 (C1.3), column In use: “maybe” is neither; choose Yes or No.',
    ],
    [
      'a plan year that is no date',
      (host: Host) => fill(host, { Settings: [{ Setting: 'Plan year end', Value: '31/06/2010' }] }),
      'Settings tab, row 6, column Value: “Plan year end” is “31/06/2010”; give a day as dd/mm/yyyy',
    ],
    [
      'a weight without its per cent sign',
      (host: Host) => fill(host, { Settings: [{ Setting: 'Weight FSM', Value: 20 }] }),
      'for sixty per cent, write 60%',
    ],
    [
      'another locale',
      (host: Host) => host.services.SpreadsheetApp.getActive().setSpreadsheetLocale('en_US'),
      'The spreadsheet’s locale is en_US, not United Kingdom',
    ],
    [
      'another time zone',
      (host: Host) => host.services.SpreadsheetApp.getActive().setSpreadsheetTimeZone('America/New_York'),
      'The spreadsheet’s time zone is America/New_York, not London',
    ],
  ])('%s', (_, damage, message) => {
    const host = openWorkbook('small');
    damage(host);
    const before = JSON.stringify(host.dump());
    const shown = host.ui.length;
    const said = checkAll(host);
    expect(said).toContain(message);
    expect(host.ui.slice(shown).map(({ kind, text }) => [kind, text])).toEqual([['alert', said]]);
    expect(JSON.stringify(host.dump())).toBe(before);
    expect(host.metrics.writes).toBe(0);
  });

  test('without a rule nothing is met by default: the check stops, and set-up brings the rules back', () => {
    const host = openWorkbook('small');
    sheet(host, 'Criteria').getRange(2, 1, 30, 9).clearContent();
    expect(checkAll(host)).toContain('Criteria tab: 1 Core offer has no rule in use');
    expect(rows(host, 'Checks')).toEqual([]);
    host.callWith({ kind: 'menu' }, 'setUpWorkbook');
    expect(rows(host, 'Criteria')).toHaveLength(23);
    checkAll(host);
    expect(byNo(host)).toEqual(expected);
  });

  test('a message that nothing was changed is true: not even a number is given', () => {
    const host = openWorkbook('small');
    fill(host, { Proposals: [{ Title: 'No number yet' }], Criteria: [{ Id: 'C2.3', Columns: 'The needz' }] });
    const before = host.dump();
    expect(checkAll(host)).toContain('Nothing was changed.');
    expect(host.dump()).toEqual(before);
  });

  test('a counter that is no number is refused by name', () => {
    const host = openWorkbook('small');
    fill(host, { Proposals: [{ Title: 'New' }], Settings: [{ Setting: 'Last proposal number', Value: 'abc' }] });
    expect(checkAll(host)).toContain('“Last proposal number” is “abc”; give a whole number');
    expect(host.metrics.writes).toBe(0);
  });

  test('a deleted tab comes back with its choices and stays out of sight if it was', () => {
    const host = openWorkbook('small');
    for (const name of ['Proposals', 'Judgements']) host.services.SpreadsheetApp.getActive().deleteSheet(sheet(host, name));
    expect(host.callWith({ kind: 'menu' }, 'setUpWorkbook')).toContain(
      'the tab Proposals, which is missing, is added\n• the tab Judgements, which is missing, is added',
    );
    expect(sheet(host).getRange(2, column(host, 'Status')).getDataValidation()).not.toBeNull();
    expect(sheet(host, 'Judgements').isSheetHidden()).toBe(true);
    expect(host.callWith({ kind: 'menu' }, 'setUpWorkbook')).toBe('Everything is in place; nothing needed mending.');
  });

  test('an edit in a damaged workbook is no error; the next check says what is wrong', () => {
    const host = openWorkbook('small');
    checkAll(host);
    const before = proposal(host, 'PR-01');
    fill(host, { Criteria: [{ Id: 'C2.2', Columns: 'Need sauce' }] });
    fill(host, { Proposals: [{ No: 'PR-01', Cost: 1 }] });
    expect(proposal(host, 'PR-01')).toEqual({ ...before, Cost: 1 });
    expect(checkAll(host)).toContain('column “Need sauce”');
  });

  test('a rule that is switched off may be as wrong as it likes', () => {
    const host = openWorkbook('small');
    fill(host, { Criteria: [{ Id: 'C2.2', Columns: 'Need sauce', 'In use': 'No' }] });
    expect(checkAll(host)).toContain('Checked 8 proposals');
    expect(String(proposal(host, 'PR-04')['What to change'])).not.toContain('Need source');
  });

  test('a new rule of a known test counts at once', () => {
    const host = openWorkbook('small');
    fill(host, {
      Criteria: [
        { Id: 'C2.4', Principle: 2, Test: 'not blank', Columns: 'Assessor', 'If missing': 'Name the assessor.', 'In use': 'Yes' },
      ],
    });
    checkAll(host);
    expect(proposal(host, 'PR-01')).toMatchObject({ Verdict: 'More evidence needed', '2 Meeting need': 'Evidence missing' });
    expect(proposal(host, 'PR-01')['What to change']).toBe('Assessor: fill this in');
    expect(lastMessage(host)).toContain('Checked 8 proposals');
  });
});
