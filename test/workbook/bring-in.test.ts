/** Bring in on the real host: the preview writes nothing, Add writes exactly what was ticked, all of it or nothing. */
import type { Host } from '../../local/host';
import type { AddRequest, BringInRequest, Preview } from '../../src/google/bring-in';
import { PLAN_TEXT } from '../domain/bring-in-text';
import { fill, openWorkbook, reopen, rows } from './workbook';

const call = <T>(host: Host, name: string, request: unknown): T =>
  host.callWith({ kind: 'server-call', args: [request] }, name) as T;
const preview = (host: Host, request: BringInRequest): Preview => call(host, 'previewBringIn', request);
const addAll = (host: Host, request: BringInRequest, found = preview(host, request)): { message: string } =>
  call(host, 'addBroughtIn', {
    ...request,
    digest: found.digest,
    chosen: found.records.flatMap(({ duplicate }, i) => (duplicate === '' ? [i] : [])),
  } satisfies AddRequest);
const everything = (host: Host): string => JSON.stringify([host.dump(), host.dump({ formulas: true })]);
const sheet = (host: Host, name: string) => {
  const found = host.services.SpreadsheetApp.getActive().getSheetByName(name);
  if (found === null) throw new Error(`No tab ${name}.`);
  return found;
};

const PLAN: BringInRequest = { source: 'plan', text: PLAN_TEXT };
const LINES = [
  'No\tTitle\tCost\tStart\tArea\tUnderpins all elements\tVerdict\tShoe size',
  'X-1\tA kite day\t£5,400\t1/10/2009\tnorth EAST\tYes\tEligible\t44',
  '\t=1+1\tlots\t31/02/2010\tThe moon\t\t\t',
];
const ROWS: BringInRequest = { source: 'rows', tab: 'Proposals', text: LINES.join('\n') };

function withForm(): Host {
  const host = openWorkbook('empty');
  const form = host.services.SpreadsheetApp.getActive().insertSheet('Form responses 1');
  form.getRange(1, 1, 3, 5).setValues([
    ['Timestamp', 'No', 'Title', 'What is your cost?', 'Target group'],
    ['28/09/2009 10:00:00', 'no', 'A kite day', 5, 'Boys, Gypsy, Roma and Traveller'],
    ['28/09/2009 11:00:00', 'no', "'=HYPERLINK(A1)", 6, 'Girls'],
  ]);
  return reopen(host);
}
const FORM: BringInRequest = { source: 'form', tab: 'Form responses 1' };

describe('a plan’s text', () => {
  test('is previewed without a write, then added to Actions and Measures in its order', () => {
    const host = openWorkbook('empty');
    const before = everything(host);
    const found = preview(host, PLAN);
    expect(everything(host)).toBe(before);
    expect(found.records.map(({ title }) => title.split(' ')[0])).toEqual(['1.1', '2.9', '2.10', '4.1', '4.2', '4.3']);
    addAll(host, PLAN, found);
    expect(rows(host, 'Actions').map(({ Number: number }) => number)).toEqual(['1.1', '2.9', '2.10', '4.1', '4.2', '4.3']);
    expect(rows(host, 'Actions')[5]?.Action).toBe('=SUM(A1:A9) counts as words');
    const measures = rows(host, 'Measures');
    expect(measures.map(({ Id }) => Id)).toEqual([
      '1.1-a',
      '1.1-b',
      '2.9-a',
      '2.10-a',
      '2.10-b',
      '4.1-a',
      '4.2-a',
      '4.2-b',
      '4.2-c',
      '4.3-a',
    ]);
    expect(measures[2]).toMatchObject({ Target: 0.4, Kind: 'Percentage' });
    expect(host.dump({ tab: 'Measures', display: true }).Measures?.[2]?.Target).toBe('40%');
    expect(rows(host, 'Log').at(-1)).toMatchObject({ What: 'Bring in', New: 'Actions: 6; Measures: 10' });
  });

  test('brought in a second time is all duplicates, and not added twice', () => {
    const host = openWorkbook('empty');
    addAll(host, PLAN);
    const again = preview(host, PLAN);
    expect(again.records.every(({ duplicate }) => duplicate !== '')).toBe(true);
    const before = everything(host);
    const all = { ...PLAN, digest: again.digest, chosen: again.records.map((_, i) => i) };
    expect(() => call(host, 'addBroughtIn', all)).toThrow('“1.1” is used already');
    expect(everything(host)).toBe(before);
  });

  test('is all or nothing, wherever Google stops', () => {
    const host = openWorkbook('empty');
    addAll(host, { source: 'rows', tab: 'Actions', text: 'Number\tAction\n9.1\tStands here already' });
    const before = JSON.stringify([rows(host, 'Actions'), rows(host, 'Measures')]);
    const found = preview(host, PLAN);
    const request = { ...PLAN, digest: found.digest, chosen: [0, 1, 2] };
    const calls: string[] = [];
    const whole = reopen(host, { onServiceCall: (name: string) => void calls.push(name) });
    call(whole, 'addBroughtIn', request);
    const first = calls.indexOf('Range.setValues');
    expect(first).toBeGreaterThan(0);
    const writes = calls.flatMap((name, i) => (/set|append|flush|getDataRange/.test(name) && i >= first ? [i + 1] : []));
    for (const failAt of writes.filter((_, i) => i % 4 === 0)) {
      const failing = reopen(host, { failAt });
      expect(() => call(failing, 'addBroughtIn', request)).toThrow();
      const after = [rows(failing, 'Actions'), rows(failing, 'Measures')];
      // What fails once everything is written, the log too, takes nothing back.
      const isDone = String(rows(failing, 'Log').at(-1)?.New).startsWith('Actions: 3');
      if (isDone) expect(after.map(({ length }) => length)).toEqual([4, 5]);
      else expect([failAt, JSON.stringify(after)]).toEqual([failAt, before]);
    }
  });
});

describe('rows of another spreadsheet', () => {
  test('become what their columns hold; script columns, ids and unknown columns are left out and named', () => {
    const host = openWorkbook('empty');
    const found = preview(host, ROWS);
    expect(found.aside.map(([, text]) => text).join()).toMatch(
      /“Verdict”: only the script.*“Shoe size”: Proposals has no such column/,
    );
    expect(found.records[0]?.remarks.join()).toContain('“X-1” is left out');
    expect(found.records[1]?.remarks).toHaveLength(3);
    addAll(host, ROWS, found);
    const [first, second] = rows(host, 'Proposals');
    expect(first).not.toHaveProperty('Verdict');
    expect(first).toMatchObject({
      No: 'PR-01',
      Title: 'A kite day',
      Cost: 5400,
      Area: 'North east',
      'Underpins all elements': true,
    });
    expect(second).toMatchObject({ No: 'PR-02', Title: '=1+1', Cost: 'lots', Start: '31/02/2010', Area: 'The moon' });
    expect(sheet(host, 'Proposals').getRange(3, 2).getFormula()).toBe('');
  });

  test('find their columns where staff have moved and added some, and touch nothing else', () => {
    const host = openWorkbook('example');
    const proposals = sheet(host, 'Proposals');
    const last = proposals.getLastRow();
    proposals.insertColumnsBefore(2, 1);
    proposals
      .getRange(1, 2, last + 3, 1)
      .setFormulas(Array.from({ length: last + 3 }, (_, i) => [i === 0 ? '="Ours"' : `=ROW()`]));
    const before = rows(host, 'Proposals').slice(0, last - 1);
    addAll(host, ROWS);
    const after = rows(host, 'Proposals');
    expect(after.slice(0, last - 1)).toEqual(before);
    expect(after[last - 1]).toMatchObject({ Title: 'A kite day', Cost: 5400, Ours: last + 1 });
    expect(proposals.getRange(last + 1, 2).getFormula()).toBe('=ROW()');
  });

  test('are duplicates by their title, and twice in the paste', () => {
    const host = openWorkbook('empty');
    fill(host, { Proposals: [{ Title: 'a KITE day' }] });
    const twice = preview(host, { ...ROWS, text: [...LINES, LINES[2]].join('\n') });
    expect(twice.records.map(({ duplicate }) => duplicate)).toEqual([
      'Row 2 of Proposals has the same Title.',
      '',
      'It stands here twice.',
    ]);
  });

  test('are not added when the workbook or the text has changed since the preview', () => {
    const host = openWorkbook('empty');
    const found = preview(host, ROWS);
    fill(host, { Proposals: [{ Title: 'A kite day' }] });
    const before = everything(host);
    expect(() => addAll(host, ROWS, found)).toThrow('has changed since the preview');
    expect(() => addAll(host, { ...ROWS, text: `${ROWS.text}!` }, found)).toThrow('has changed since the preview');
    expect(everything(host)).toBe(before);
  });

  test.each([
    ['too long', { ...ROWS, text: 'x'.repeat(500_001) }, 'has 500,001 characters'],
    [
      'too many',
      { ...ROWS, text: ['Title', ...Array.from({ length: 501 }, (_, i) => `Day ${i}`)].join('\n') },
      'There are 501 rows',
    ],
    ['nothing', { ...ROWS, text: ' \n' }, 'Nothing is pasted yet'],
    ['no tab', { source: 'rows', text: 'Title\nx' }, 'Choose the tab'],
    ['a rule', { ...ROWS, tab: 'Criteria' }, 'Choose the tab'],
    ['no form', { source: 'form', tab: 'Proposals' }, 'first cell is not Timestamp'],
  ] as [string, BringInRequest, string][])('%s: a plain message', (_name, request, said) => {
    expect(() => preview(openWorkbook('empty'), request)).toThrow(said);
  });
});

describe('responses of a form', () => {
  test('become proposals; “No” and unknown questions are never taken for a column', () => {
    const host = withForm();
    const found = preview(host, FORM);
    expect(found.aside.map(([, text]) => text).join()).toMatch(/“Timestamp”.*“What is your cost\?”/);
    addAll(host, FORM, found);
    expect(rows(host, 'Proposals')).toMatchObject([
      { No: 'PR-01', Title: 'A kite day', 'Target groups': 'Boys; Gypsy, Roma and Traveller' },
      { No: 'PR-02', Title: '=HYPERLINK(A1)', 'Target groups': 'Girls' },
    ]);
  });

  test('are known again when their titles have been changed since', () => {
    const host = withForm();
    addAll(host, FORM);
    sheet(host, 'Proposals').getRange(2, 2).setValue('Renamed by staff');
    const again = preview(reopen(host), FORM);
    expect(again.records.map(({ duplicate }) => duplicate)).toEqual(Array(2).fill('This response was brought in before.'));
  });
});

test('the menu opens a dialog that knows the tabs and the forms', () => {
  const host = withForm();
  host.callWith({ kind: 'menu' }, 'bringIn');
  const dialog = host.ui.find(({ kind }) => kind === 'dialog');
  expect(dialog?.html).toContain('"forms":["Form responses 1"]');
  expect(everything(host)).toBe(everything(withForm()));
});
