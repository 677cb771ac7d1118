/** What is understood of a paste: a plan's text, and rows of another spreadsheet. */
import fc from 'fast-check';
import { parseClipboard } from '../../src/domain/bring-in/clipboard';
import { matchColumns, readCell } from '../../src/domain/bring-in/columns';
import { planRecords } from '../../src/domain/bring-in/plan-records';
import { parsePlanText } from '../../src/domain/bring-in/plan-text';
import { rowRecords } from '../../src/domain/bring-in/row-records';
import { PLAN_TEXT, SECTIONS } from './bring-in-text';

const parse = (text: string) => parsePlanText(parseClipboard(text), SECTIONS);
const { actions, aside } = parse(PLAN_TEXT);
const records = planRecords({ actions, aside }, []).records;
const action = (number: string) => {
  const found = actions.find((one) => one.number === number);
  if (found === undefined) throw new Error(`No action ${number}.`);
  return found;
};
const measures = (number: string) =>
  (records.find(({ id }) => id?.value === number)?.rows ?? []).filter(({ tab }) => tab === 'Measures').map(({ cells }) => cells);

describe('a plan’s text', () => {
  test('gives its actions in the source’s order, each with its section, and nothing else', () => {
    expect(actions.map(({ number, section }) => [number, section])).toEqual([
      ['1.1', 'General'],
      ['2.9', 'Varied menu of activities'],
      ['2.10', 'Varied menu of activities'],
      ['4.1', 'Early identification and support'],
      ['4.2', 'Early identification and support'],
      ['4.3', 'Early identification and support'],
    ]);
    expect(aside.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'General · 1.1 · 4 · Build a boat with the units',
        '• Homework clubs',
        '- Keep records of every unit',
      ]),
    );
  });

  test('gives each action its words, baselines and outcomes', () => {
    expect(action('1.1')).toMatchObject({
      action: 'Build a boat with the Arrow and Lea units',
      baselines: ['Families who come (to be collected)', 'Boats built (to be collected)'],
      outcomes: ['More families come'],
    });
    expect(action('2.10').outcomes).toEqual(['Every unit lends', 'Pupils play in public']);
    expect(action('4.2')).toMatchObject({
      action: 'Visit homes, with the "Open Door" team\nin the evening',
      baselines: ['Fewer than 5 visits a year', 'Visits asked for', 'A second baseline'],
      outcomes: ['Homes are visited', 'Families say it helped'],
    });
  });

  test('does not guess where outcomes have run together', () => {
    expect(action('4.1')).toMatchObject({
      outcomes: ['Each pupil has a mentor Parents know whom to ring'],
      mayHoldSeveral: true,
    });
    expect(action('1.1').mayHoldSeveral).toBe(false);
  });

  test('pairs baselines with outcomes in order, and leaves the rest blank', () => {
    expect(measures('1.1')).toEqual([
      expect.objectContaining({ 'Baseline kind': 'To be collected', Outcome: 'More families come', Direction: 'Increase' }),
      expect.objectContaining({
        'Baseline kind': 'To be collected',
        Outcome: '',
        'Evidence source': 'Baseline: Boats built (to be collected)',
      }),
    ]);
    expect(measures('2.9')).toEqual([expect.objectContaining({ 'Baseline kind': 'None', Kind: 'Percentage', Target: 0.4 })]);
    expect(measures('2.10')[0]).toMatchObject({ 'Baseline kind': 'Number', Baseline: 12 });
    expect(measures('4.1')[0]).toMatchObject({ 'Baseline kind': 'Start date', 'Baseline date': { day: '2031-09-01' } });
    expect(measures('4.3')[0]).toMatchObject({ 'Baseline kind': 'Not given', Direction: 'Decrease' });
  });

  test('says what of a row was left over, and gives a number where the section has some', () => {
    expect(records.find(({ id }) => id?.value === '4.3')?.remarks.join()).toContain('left over');
    const text = 'General\n\tAction\tBaseline\tOutcome\n1.9\tOne thing\t\tBetter\n\tAnother thing\t\tBetter still';
    expect(planRecords(parse(text), []).records.map(({ id }) => id?.value)).toEqual(['1.9', '1.10']);
  });

  test('finds what is there already, and what stands twice', () => {
    const row = { row: 7, fields: (header: string) => (header === 'Action' ? 'hold a CHESS league' : '') };
    const found = planRecords(parse(`${PLAN_TEXT}\n${PLAN_TEXT}`), [row]).records;
    expect(found.map(({ duplicate }) => duplicate === '')).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      ...Array(6).fill(false),
    ]);
    expect(found[1]?.duplicate).toContain('Row 7');
  });
});

const words = (text: string): string[] => text.replace(/<[^<>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '\t',
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      '"',
      '""',
      '•',
      '<li>',
      '<ul style="x">',
      '1.1',
      '2.10',
      'Action',
      '\tAction\tBaseline\tOutcome\n',
    ],
    ...['General actions', 'to be collected', '- dash', '60%', '=A1', '\u00a0', '\v', '<', '&amp;', 'é', '😀', 'word'],
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join(''));

  test('with a number in front of the words of a header is shown, not taken for one', () => {
    expect(parse('2.10\tAction\tBaseline\tOutcome\n')).toEqual({
      actions: [],
      aside: [{ line: 1, text: '2.10 · Action · Baseline · Outcome' }],
    });
  });

  test('never stops it, and every word of a table’s row is shown', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const lines = parseClipboard(pasted);
        const found = planRecords(parsePlanText(lines, SECTIONS), []);
        const shown = JSON.stringify([found.records.map(({ title, fields, remarks }) => [title, fields, remarks]), found.aside]);
        const places = lines.filter(({ cells }) => cells.length > 2 && /^\s*\d+\.\d+\s*$/.test(cells[0] ?? ''));
        for (const { cells } of places) for (const word of cells.flatMap(words)) expect(shown).toContain(word);
      }),
      { numRuns: 500 },
    );
  });

  test('as rows never stops it either, and shows every filled cell or names its column', () => {
    const target = {
      ...{ tab: 'PRUs', existing: [], lists: new Map(), givesIds: false, id: 'Id', title: 'Name' },
      columns: [
        { header: 'Id', type: 'id' },
        { header: 'Name', type: 'text' },
        { header: 'Cost', type: 'money' },
      ],
    };
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const headers = ['Name', 'Shoe size', 'cost', ''];
        const found = rowRecords({ headers, rows: rows.map((cells, i) => ({ where: `Row ${i}`, cells })) }, target);
        const shown = JSON.stringify([found.records.map(({ fields, remarks }) => [fields, remarks]), found.aside]);
        for (const [name = '', , , nameless = ''] of rows) {
          expect(shown).toContain(JSON.stringify(name.trim()).slice(1, -1));
          expect(shown).toContain(JSON.stringify(nameless.trim()).slice(1, -1));
        }
        expect(rows.every((cells) => (cells[1] ?? '').trim() === '') || shown.includes('Shoe size')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a clipboard', () => {
  test.each([
    ['quoted cells hold line breaks and quotes', 'a\t"b\nc ""d"""\te', [['a', 'b\nc "d"', 'e']]],
    ['a quote that is not closed is a quote', '"Hello\tb\nc', [['"Hello', 'b'], ['c']]],
    ['paragraphs between quotes stay paragraphs', '"One\nTwo"', [['"One'], ['Two"']]],
    ['a line break of a word processor stays in its cell', 'a\vb\tc', [['a\nb', 'c']]],
  ])('%s', (_name, text, cells) => {
    expect(parseClipboard(text).map((line) => line.cells)).toEqual(cells);
  });
});

describe('columns', () => {
  const columns = ['No', 'Title', 'Start', 'Units supported', 'Contact e-mail', '1 Core offer'].map((header) => ({
    header,
    type: 'text',
  }));
  test.each([
    ['TITLE:', 'Title'],
    ['3. Start (dd/mm/yyyy)', 'Start'],
    ['Units suported', 'Units supported'],
    ['contact email', 'Contact e-mail'],
    ['Number', undefined],
    ['Star', undefined],
  ])('%s is %s', (header, to) => {
    expect(matchColumns([header], columns)[0]?.column.header).toBe(to);
  });

  test.each([
    ['money', '£5,400', 5400],
    ['money', '£5.400,00', '£5.400,00'],
    ['number', '60%', 0.6],
    ['date', '1/9/2009', { day: '2009-09-01', time: '00:00:00' }],
    ['date', '31/02/2010', '31/02/2010'],
    ['choice', 'north EAST', 'North east'],
    ['choice', 'The moon', 'The moon'],
    ['choices', 'south, North West', 'South; North west'],
    ['tick', 'yes', true],
    ['text', '=A1', '=A1'],
    ['id', '2.10', '2.10'],
  ])('a %s reads %s as it should', (type, text, value) => {
    const lists = new Map([['Areas', ['North east', 'North west', 'South']]]);
    expect(readCell(text, { header: 'X', type, list: 'Areas' }, lists)[0]).toEqual(value);
  });
});
