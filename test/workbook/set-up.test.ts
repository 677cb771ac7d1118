/** Set up or repair on damaged workbooks: what it says, what it mends, and that nobody's cell is lost. */
import type { Host } from '../../local/host';
import { checkAll, copyOf, fill, lastMessage, openWorkbook, proposal, type Record, reopen, rows } from './workbook';

const CLEAN = 'Everything is in place; nothing needed mending.';

function setUp(host: Host): string {
  return String(host.callWith({ kind: 'menu' }, 'setUpWorkbook'));
}

const book = (host: Host) => host.services.SpreadsheetApp.getActive();

function sheet(host: Host, name = 'Proposals') {
  const found = book(host).getSheetByName(name);
  if (found === null) throw new Error(`No tab ${name}.`);
  return found;
}

function column(host: Host, header: string, tab = 'Proposals'): number {
  const headers = sheet(host, tab).getRange(1, 1, 1, sheet(host, tab).getLastColumn()).getValues()[0] ?? [];
  return headers.indexOf(header) + 1;
}

/** Every record, without the tab that tells of the mending itself. */
function contents(host: Host): { [tab: string]: Record[] } {
  const { Log: _, ...others } = host.dump();
  return others;
}

/** Damages the example, lets set-up mend it, and shows that a second run finds nothing more. */
function mended(damage: (host: Host) => void): { host: Host; said: string; asked: string } {
  const host = openWorkbook('small');
  damage(host);
  const shown = host.ui.length;
  const said = setUp(host);
  const asked = host.ui.slice(shown).find(({ kind }) => kind === 'alert')?.text ?? '';
  expect(setUp(host)).toBe(CLEAN);
  return { host, said, asked };
}

test('a workbook in order is left alone, and nobody is asked', () => {
  const host = openWorkbook('small');
  const shown = host.ui.length;
  expect(setUp(host)).toBe(CLEAN);
  expect(host.metrics.writes).toBe(0);
  expect(host.ui.slice(shown).map(({ kind }) => kind)).toEqual(['toast']);
});

describe('what a person may do to headers is undone, and every cell below is kept', () => {
  const untouched = contents(openWorkbook('small'));

  test.each<[string, (host: Host) => void, string]>([
    [
      'typed over',
      (host) => host.edit('Proposals!B1', 'What we call it'),
      'the column “What we call it” gets its name back: Title',
    ],
    ['misspelt', (host) => host.edit('Proposals!B1', 'Titel'), 'the column “Titel” gets its name back: Title'],
    ['emptied', (host) => host.edit('Proposals!B1', ''), 'the column without a header gets its name back: Title'],
    [
      'emptied with its note',
      (host) => sheet(host).getRange('B1').clearContent().clearNote(),
      'the column without a header gets its name back: Title',
    ],
    [
      'typed over and moved',
      (host) => {
        host.edit('Proposals!J1', 'Who leads');
        sheet(host).moveColumns(sheet(host).getRange('J:J'), 3);
      },
      'the column “Who leads” gets its name back: Lead unit',
    ],
    ['pushed down by a blank row', (host) => sheet(host).insertRowBefore(1), 'the headers, now in row 2, go back to row 1'],
    [
      'carried off into the rows',
      (host) => sheet(host).moveRows(sheet(host).getRange('1:1'), 6),
      'the headers, now in row 5, go back to row 1',
    ],
    ['scattered over three tabs', scatter, 'on Budget the column “Sum” gets its name back: Amount'],
  ])('%s', (_, damage, words) => {
    const { host, said, asked } = mended(damage);
    expect(asked).toContain(words);
    expect(said).toContain(words);
    expect(contents(host)).toEqual(untouched);
  });

  function scatter(host: Host): void {
    host.edit('Budget!D1', 'Sum');
    host.edit('PRUs!F1', 'pupils on  roll');
    host.edit('Settings!B1', 'Valu');
  }

  test('headers inside a filter wait for a person, who is told how', () => {
    const host = openWorkbook('small');
    sheet(host).insertRowBefore(1);
    sheet(host).getRange('A1:K20').createFilter();
    const before = host.dump();
    expect(setUp(host)).toContain('Proposals tab: the headers, now in row 2, stand inside a filter. Choose Data ▸ Remove filter');
    expect(host.dump()).toEqual(before);
  });

  test('headers that a filter has kept in sight go back to row 1 with it', () => {
    const { host } = mended((damaged) => {
      sheet(damaged).getRange('A1:K20').createFilter();
      sheet(damaged).insertRowBefore(1);
    });
    expect(sheet(host).getFilter()?.getRange().getRow()).toBe(1);
    expect(contents(host)).toEqual(untouched);
  });

  test('a deleted column comes back empty beside its neighbour, and only it has lost anything', () => {
    const { host, said } = mended((damaged) => sheet(damaged).deleteColumn(column(damaged, 'The need')));
    expect(said).toContain('on Proposals the missing column The need, empty');
    expect(column(host, 'The need')).toBe(column(host, 'Need source') + 1);
    expect(sheet(host).getRange(1, column(host, 'The need')).getNote()).toContain('At least 15 words');
    const without = untouched.Proposals?.map(({ 'The need': _, ...row }) => row);
    expect(rows(host, 'Proposals')).toEqual(without);
  });

  test('a column that was copied gets a name of its own', () => {
    const { host, said } = mended((damaged) => {
      sheet(damaged, 'Budget').insertColumnAfter(6);
      sheet(damaged, 'Budget').getRange('D1:D20').copyTo(sheet(damaged, 'Budget').getRange('G1:G20'));
    });
    expect(said).toContain('on Budget the second column “Amount” is called “Amount (copy)”');
    expect(rows(host, 'Budget').map((row) => [row.Amount, row['Amount (copy)']])).toContainEqual([92000, 92000]);
  });

  test('two columns of one name that hold different things are for a person to tell apart', () => {
    const host = openWorkbook('small');
    sheet(host, 'Budget').insertColumnAfter(6);
    host.edit('Budget!G1', 'Amount');
    host.edit('Budget!G2', 5);
    const before = host.dump();
    expect(setUp(host)).toContain('Budget tab, row 1: the columns D and G are both called “Amount” and hold different things.');
    expect(host.dump()).toEqual(before);
  });

  test('without its header row a tab is not guessed at', () => {
    const host = openWorkbook('small');
    sheet(host, 'PRUs').deleteRow(1);
    const before = host.dump();
    expect(setUp(host)).toContain('PRUs tab: row 1 no longer holds the headers. Choose Edit ▸ Undo');
    expect(host.dump()).toEqual(before);
  });
});

describe('tabs', () => {
  test('a renamed tab gets its name back, with everything on it', () => {
    const untouched = contents(openWorkbook('small'));
    const { host, said } = mended((damaged) => {
      sheet(damaged).setName('Proposals 2009-10');
      sheet(damaged, 'Settings').setName('settings ');
    });
    expect(said).toContain('the tab “Proposals 2009-10” gets its name back: Proposals');
    expect(contents(host)).toEqual(untouched);
  });

  test('when two tabs look like the missing one, a person says which', () => {
    const host = openWorkbook('small');
    const people = sheet(host, 'People').getDataRange().getValues();
    for (const name of ['Old people', 'New people']) {
      book(host)
        .insertSheet(name)
        .getRange(1, 1, people.length, people[0]?.length ?? 1)
        .setValues(people);
    }
    book(host).deleteSheet(sheet(host, 'People'));
    expect(setUp(host)).toContain('The tab People is missing, and “Old people”, “New people” all look like it.');
  });

  test('another locale and zone', () => {
    const { host, said } = mended((damaged) => {
      book(damaged).setSpreadsheetLocale('en_US');
      book(damaged).setSpreadsheetTimeZone('America/New_York');
    });
    expect(said).toContain('now en_US and America/New_York, to United Kingdom and London');
    expect(checkAll(host)).toContain('Checked');
  });
});

describe('rows that the script needs', () => {
  test.each<[string, (host: Host) => void, string]>([
    [
      'a setting',
      (host) => sheet(host, 'Settings').deleteRow(rows(host, 'Settings').findIndex((row) => row.Setting === 'Weight FSM') + 2),
      'on Settings the missing row Weight FSM',
    ],
    ['two criteria', (host) => sheet(host, 'Criteria').deleteRows(2, 2), 'on Criteria the missing rows C1.1, C1.2'],
    [
      'all principles',
      (host) => sheet(host, 'Principles').getRange('A2:E20').clearContent(),
      'the rows that every workbook starts with',
    ],
    [
      'a list',
      (host) =>
        sheet(host, 'Lists')
          .getRange(2, column(host, 'Barriers', 'Lists'), 50, 1)
          .clearContent(),
      'on Lists the choices of Barriers, which has none',
    ],
  ])('%s', (_, damage, words) => {
    const expected = rows(openWorkbook('small'), 'Settings').length;
    const { host, said } = mended(damage);
    expect(said).toContain(words);
    expect(rows(host, 'Settings')).toHaveLength(expected);
    expect(rows(host, 'Criteria')).toHaveLength(23);
    expect(rows(host, 'Principles')).toHaveLength(8);
    expect(checkAll(host)).toContain('Checked');
  });
});

describe('numbers stored as text', () => {
  test('become numbers, with what they were in the Log; other text stays for its author', () => {
    const { host, said } = mended((damaged) => {
      fill(damaged, {
        Proposals: [
          { No: 'PR-01', Cost: "'£5,400.00" },
          { No: 'PR-02', Cost: "'about 20", 'Baseline number': "'12" },
        ],
        PRUs: [{ Id: 'ALD', 'Pupils on roll': "' 38 " }],
      });
    });
    expect(said).toContain('on Proposals the column Cost: “£5,400.00” in row 2 from text to a number');
    expect(proposal(host, 'PR-01').Cost).toBe(5400);
    expect(proposal(host, 'PR-02')).toMatchObject({ Cost: 'about 20', 'Baseline number': 12 });
    expect(rows(host, 'PRUs')[0]).toMatchObject({ 'Pupils on roll': 38 });
    expect(rows(host, 'Log')).toContainEqual(
      expect.objectContaining({ What: 'Text to numbers', Where: 'Proposals, Cost', Old: '£5,400.00', New: '5400' }),
    );
  });

  test('an id that became a number is for a person: 2.1 may have been 2.10', () => {
    const host = openWorkbook('small');
    sheet(host, 'Actions').getRange('A3').setNumberFormat('0.0').setValue(2.1);
    expect(setUp(host)).toContain('Actions tab, column Number, row 3: a number where there should be text');
  });
});

describe('the script’s own cells', () => {
  const checked = openWorkbook('small');
  checkAll(checked);
  const expected = rows(checked, 'Proposals');

  test('that somebody has cleared are written again by a check', () => {
    const host = reopen(checked);
    sheet(host).getRange(2, column(host, 'Verdict'), 3, 2).clearContent();
    expect(setUp(host)).toContain('on Proposals the grey cells of 3 proposals, by a new check');
    expect(rows(host, 'Proposals')).toEqual(expected);
    expect(setUp(host)).toBe(CLEAN);
  });

  test('of a decided proposal come back from the record of its check', () => {
    const host = reopen(checked);
    fill(host, { Proposals: [{ No: 'PR-01', Status: 'Approved' }] });
    const before = proposal(host, 'PR-01');
    sheet(host).getRange(2, column(host, 'Verdict')).clearContent();
    sheet(host).getRange(2, column(host, '1 Core offer'), 1, 8).clearContent();
    expect(setUp(host)).toContain('on Proposals the verdict of 1 decided proposal, from the record of the check');
    expect(proposal(host, 'PR-01')).toEqual(before);
  });

  test('are grey again when the grey was lost, and staff’s own colours stay', () => {
    const { host } = mended((damaged) => {
      sheet(damaged).getRange(1, column(damaged, 'Verdict'), 50, 2).setBackground('#ffffff');
      sheet(damaged).getRange('B4').setBackground('#ffff00');
    });
    expect(sheet(host).getRange(5, column(host, 'Verdict')).getBackground()).toBe('#f5f6f7');
    expect(sheet(host).getRange('B4').getBackground()).toBe('#ffff00');
  });
});

test('what staff have added stays: columns, rules, filters, protections, tabs', () => {
  const { host } = mended((damaged) => {
    const tab = sheet(damaged);
    tab
      .insertColumnBefore(4)
      .getRange('D1:D3')
      .setValues([['Our notes'], ['see me'], ['=1+1']]);
    const rule = damaged.services.SpreadsheetApp.newConditionalFormatRule().whenTextContains('see').setBackground('#00ff00');
    const own = rule.setRanges([tab.getRange('D2:D9')]).build();
    tab.setConditionalFormatRules([...tab.getConditionalFormatRules(), own]);
    tab.getRange('A1:K20').createFilter();
    tab.getRange('D2:D9').protect().setDescription('ours');
    book(damaged).insertSheet('Party').getRange('A1').setValue('cake');
    damaged.edit('Proposals!B1', 'Name');
    book(damaged).deleteSheet(sheet(damaged, 'People'));
  });
  expect(rows(host, 'Proposals')[0]).toMatchObject({ 'Our notes': 'see me' });
  expect(sheet(host).getRange('D3').getFormula()).toBe('=1+1');
  expect(
    sheet(host)
      .getConditionalFormatRules()
      .map((rule) => rule.getRanges()[0]?.getA1Notation()),
  ).toContain('D2:D9');
  expect(sheet(host).getFilter()?.getRange().getA1Notation()).toBe('A1:K20');
  expect(
    sheet(host)
      .getProtections(host.services.SpreadsheetApp.ProtectionType.RANGE)
      .map((one) => one.getDescription()),
  ).toContain('ours');
  expect(rows(host, 'Party')).toEqual([]);
  expect(sheet(host, 'Party').getRange('A1').getValue()).toBe('cake');
});

test('Cancel changes nothing', () => {
  const host = reopen(openWorkbook('small'), { answers: ['cancel'] });
  host.edit('Proposals!B1', 'Name');
  const before = JSON.stringify(copyOf(host));
  expect(setUp(host)).toBe('Nothing was changed.');
  expect(JSON.stringify(copyOf(host))).toBe(before);
});

describe('cut off anywhere, a second run ends the work and nothing is lost', () => {
  const damaged = openWorkbook('small');
  checkAll(damaged);
  const expected = contents(damaged);
  damaged.edit('Proposals!B1', 'Name');
  damaged.edit('Budget!D1', 'Sum');
  sheet(damaged, 'PRUs').insertRowBefore(1);
  sheet(damaged, 'Settings').deleteRow(8);
  sheet(damaged, 'Actions').setName('Plan');
  const whole = reopen(damaged);
  setUp(whole);
  const calls = Object.values(whole.metrics.calls).reduce((sum, n) => sum + n, 0);
  const places = Array.from({ length: 12 }, (_, i) => Math.round(((i + 0.5) * calls) / 12));

  test.each(places)('at service call %i', (at) => {
    const host = reopen(damaged, { killAt: at });
    try {
      setUp(host);
    } catch {
      // The kill itself; what it leaves behind is what counts.
    }
    const after = reopen(host);
    setUp(after);
    expect(setUp(after)).toBe(CLEAN);
    const { Settings: _, ...others } = contents(after);
    const { Settings: settings, ...kept } = expected;
    expect(others).toEqual(kept);
    expect(rows(after, 'Settings')).toHaveLength(settings?.length ?? 0);
  });
});

test('a message is shown with what was asked', () => {
  const host = openWorkbook('small');
  host.edit('Proposals!B1', 'Name');
  setUp(host);
  expect(lastMessage(host)).toContain('Put right:');
});
