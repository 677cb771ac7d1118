/** The form's calls on the real workbook: what is saved, what is not, and what people do meanwhile. */
import type { Host } from '../../local/host';
import { addressOf, cellRange, columnOf, openForm, rowOf, save, serverCall, sheetOf } from './form-fixture';
import { lastMessage, openWorkbook, proposal, reopen, rows } from './workbook';

const at = (host: Host, no: string) => addressOf(host, no, 'Title');
const people = (host: Host): string => JSON.stringify(rows(host, 'Proposals'));

describe('opened', () => {
  test('it shows the selected proposal, with notes, choices and the words that the rules ask for', () => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    expect(view).toMatchObject({ no: 'PR-03', decided: '' });
    expect(view.steps).toHaveLength(8);
    expect(view.fields['How it carries on']).toMatchObject({ control: 'long', least: 20 });
    expect(view.fields.Area).toMatchObject({ control: 'select', options: ['North east', 'North west', 'South'] });
    expect(view.fields['Units supported']?.options).toContain('Copper Lane PRU');
    expect(view.fields.Title?.hint).not.toBe('');
  });

  test('a row without a number gets one first, and only once', () => {
    const host = openWorkbook('small');
    sheetOf(host).getRange(11, columnOf(host, 'Title')).setValue('Chess club');
    expect(openForm(host, 'Proposals!B11').no).toBe('PR-10');
    expect(openForm(host, 'Proposals!B11').no).toBe('PR-10');
  });

  test.each(['Proposals!B60', 'PRUs!B2'])('with %s selected it is a new proposal, and nothing is written', (selection) => {
    const host = openWorkbook('small');
    const before = people(host);
    expect(openForm(host, selection)).toMatchObject({ no: '', title: '' });
    expect(people(host)).toBe(before);
  });

  test('a decided proposal is only for reading, also for a form that was opened before', () => {
    const host = openWorkbook('small');
    expect(openForm(host, at(host, 'PR-09')).decided).toBe('Approved');
    const view = openForm(host, at(host, 'PR-03'));
    cellRange(host, 'PR-03', 'Status').setValue('Approved');
    expect(() => save(host, view, { Title: 'Later' })).toThrow('PR-03 is Approved by now');
    expect(proposal(host, 'PR-03').Title).toBe(view.title);
  });
});

describe('saved', () => {
  test('only the cells that were changed are written, as real days, numbers and ticks', () => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    const before = proposal(host, 'PR-03');
    const changes = { Start: '1/10/2009', Cost: '£6,400.50', 'Underpins all elements': 'Yes', 'Planned number': '40' };
    expect(save(host, view, changes).said).toBe('Saved 4 fields of PR-03.');
    const start = cellRange(host, 'PR-03', 'Start').getValue();
    expect(Object.prototype.toString.call(start)).toBe('[object Date]');
    expect(cellRange(host, 'PR-03', 'Cost').getValue()).toBe(6400.5);
    expect(cellRange(host, 'PR-03', 'Underpins all elements').getValue()).toBe(true);
    const { Start, Cost, 'Underpins all elements': tick, 'Planned number': planned, ...rest } = proposal(host, 'PR-03');
    expect([Start, Cost, tick, planned]).toBeDefined();
    for (const [header, value] of Object.entries(rest)) if (header !== 'Out of date') expect(value).toEqual(before[header]);
  });

  test.each(['=1+1', '+44 1632 960000', '-Millrace', '@home', "'quoted"])('%j stays text', (text) => {
    const host = openWorkbook('small');
    save(host, openForm(host, at(host, 'PR-03')), { 'What is new': text });
    expect(cellRange(host, 'PR-03', 'What is new').getFormula()).toBe('');
    expect(cellRange(host, 'PR-03', 'What is new').getValue()).toBe(text);
  });

  test('a field that is wrong stops the save, in the words of the data checks', () => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    const before = people(host);
    const result = save(host, view, { Title: ' ', Start: '31/02/2010', Cost: 'lots', Area: 'South' });
    expect(result.errors).toEqual([
      { header: 'Start', message: 'Start: 31/02/2010 is not a real day; give it as dd/mm/yyyy' },
      { header: 'Cost', message: 'Cost: “lots” is not a number; give an amount in pounds' },
      { header: 'Title', message: 'Title: is blank' },
    ]);
    expect(people(host)).toBe(before);
  });

  test('Check proposal says the verdict in one line', () => {
    const host = openWorkbook('small');
    expect(serverCall<string>(host, 'checkProposalForm', 'PR-01')).toContain('Checked PR-01: Eligible');
  });
});

describe('while the form is open', () => {
  test('what a colleague changes is not overwritten, and the rest is saved', () => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    cellRange(host, 'PR-03', 'The need').setValue('Theirs');
    const result = save(host, view, { 'The need': 'Mine', Area: 'South' });
    expect(result.conflicts).toEqual([{ header: 'The need', theirs: 'Theirs', shown: 'Theirs' }]);
    expect(result.saved).toEqual({ Area: 'South' });
    expect(proposal(host, 'PR-03')).toMatchObject({ 'The need': 'Theirs', Area: 'South' });
  });

  test.each([
    [
      'sorted',
      (host: Host) => sheetOf(host).getRange(2, 1, 9, sheetOf(host).getLastColumn()).sort({ column: 2, ascending: false }),
    ],
    ['inserted', (host: Host) => sheetOf(host).insertRowsBefore(2, 3)],
    ['deleted above', (host: Host) => sheetOf(host).deleteRow(2)],
    ['a column moved', (host: Host) => sheetOf(host).moveColumns(sheetOf(host).getRange(1, columnOf(host, 'Area'), 1, 1), 3)],
  ])('rows %s: the change lands in its own row', (_, person) => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    person(host);
    const others = rows(host, 'Proposals').filter(({ No }) => No !== 'PR-03');
    save(host, view, { Area: 'North west', 'The need': 'Mine' });
    expect(proposal(host, 'PR-03')).toMatchObject({ Area: 'North west', 'The need': 'Mine' });
    expect(rows(host, 'Proposals').filter(({ No }) => No !== 'PR-03')).toEqual(others);
  });

  test.each([
    [
      'sorted',
      (host: Host) => sheetOf(host).getRange(2, 1, 9, sheetOf(host).getLastColumn()).sort({ column: 2, ascending: false }),
    ],
    ['inserted', (host: Host) => sheetOf(host).insertRowsBefore(2, 3)],
  ])('rows %s right before the write: no other row keeps what was meant for it', (_, person) => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    const others = rows(host, 'Proposals').filter(({ No }) => No !== 'PR-03');
    let done = false;
    const racing = reopen(host, {
      onServiceCall: (name: string) => {
        if (done || name !== 'Range.setValues') return;
        done = true;
        person(racing);
      },
    });
    save(racing, view, { Area: 'North west', 'The need': 'Mine' });
    expect(done).toBe(true);
    expect(proposal(racing, 'PR-03')).toMatchObject({ Area: 'North west', 'The need': 'Mine' });
    const byNo = (found: typeof others) =>
      found.filter(({ No }) => No !== undefined).sort((a, b) => (String(a.No) < String(b.No) ? -1 : 1));
    expect(byNo(rows(racing, 'Proposals').filter(({ No }) => No !== 'PR-03'))).toEqual(byNo(others));
  });

  test('a proposal that is deleted is said in words, and nothing is written', () => {
    const host = openWorkbook('small');
    const view = openForm(host, at(host, 'PR-03'));
    sheetOf(host).deleteRow(rowOf(host, 'PR-03'));
    const before = people(host);
    expect(() => save(host, view, { Area: 'South' })).toThrow('The proposal PR-03 is no longer on the Proposals tab.');
    expect(people(host)).toBe(before);
  });
});

describe('a new proposal', () => {
  const texts = { Title: 'Chess club', Area: 'South', Start: '01/10/2009', Cost: '400', 'The need': '=1+1' };

  test('gets its number once, also when it is saved twice', () => {
    const host = openWorkbook('small');
    const view = openForm(host, 'Proposals!B60');
    const no = serverCall<string>(host, 'newProposalNumber');
    save(host, view, texts, { no, isNew: true });
    save(host, view, texts, { no, isNew: true });
    const made = rows(host, 'Proposals').filter(({ Title }) => Title === 'Chess club');
    expect(made).toEqual([
      expect.objectContaining({ No: 'PR-10', Status: 'Draft', Area: 'South', Cost: 400, 'The need': '=1+1' }),
    ]);
    expect(cellRange(host, 'PR-10', 'The need').getFormula()).toBe('');
    expect(serverCall<string>(host, 'newProposalNumber')).toBe('PR-11');
  });

  test('needs a title', () => {
    const host = openWorkbook('small');
    const view = openForm(host, 'Proposals!B60');
    const before = people(host);
    const result = save(host, view, { Area: 'South' }, { no: 'PR-10', isNew: true });
    expect(result.errors).toEqual([{ header: 'Title', message: 'Title: is blank' }]);
    expect(people(host)).toBe(before);
  });
});

describe('cut off or failing anywhere', () => {
  const mine = { Area: 'North west', 'The need': 'Mine', Cost: '400' };

  test.each(['failAt', 'killAt'] as const)(
    'by %s: only the changed cells of the row change, and saving again finishes',
    (how) => {
      const first = openWorkbook('small');
      const view = openForm(first, at(first, 'PR-03'));
      const before = rows(first, 'Proposals');
      const calls = (() => {
        const host = reopen(first);
        save(host, view, mine);
        return Object.values(host.metrics.calls).reduce((sum, n) => sum + n, 0);
      })();
      for (let index = 0; index <= calls; index += 7) {
        const host = reopen(first, { [how]: index });
        try {
          save(host, view, mine);
        } catch {
          // What it leaves behind is what counts.
        }
        const after = reopen(host);
        for (const [i, row] of rows(after, 'Proposals').entries()) {
          for (const [header, value] of Object.entries(row)) {
            const may = row.No === 'PR-03' && header in mine;
            if (!may) expect(value).toEqual(before[i]?.[header]);
          }
        }
        save(after, view, mine);
        expect(proposal(after, 'PR-03')).toMatchObject({ Area: 'North west', 'The need': 'Mine', Cost: 400 });
      }
    },
  );
});

test('outside the United Kingdom’s locale nothing is opened', () => {
  const host = openWorkbook('small');
  host.services.SpreadsheetApp.getActive().setSpreadsheetLocale('en_US');
  host.callWith({ kind: 'menu', selection: at(host, 'PR-03') }, 'openForm');
  expect(lastMessage(host)).toContain('locale');
});
