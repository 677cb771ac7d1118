/** The file of `npm run template`, read as another spreadsheet program would read it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type FullTab, startingRows, tabs } from '../../src/tabs/schema';
import { fileOf, lists } from '../guards/template-files';

const folder = mkdtempSync(join(tmpdir(), 'template-'));
const file = join(folder, 'a new folder', 'plan.xlsx');
const book = new Workbook();
let said: { status: number | null; out: string; err: string };

beforeAll(async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/template.mjs', file], { encoding: 'utf8' });
  said = { status, out: stdout, err: stderr };
  await book.xlsx.readFile(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sheetOf(name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`The file has no sheet ${name}.`);
  return sheet;
}

const headersOf = (sheet: Worksheet): string[] => {
  const values = sheet.getRow(1).values;
  return Array.isArray(values) ? values.slice(1).map(String) : [];
};
const cellUnder = (tab: string, header: string, row: number) => {
  const sheet = sheetOf(tab);
  return sheet.getRow(row).getCell(headersOf(sheet).indexOf(header) + 1);
};

test('is written where it was asked for, and says where', () => {
  expect(said).toMatchObject({ status: 0, err: '' });
  expect(said.out.trim().endsWith('plan.xlsx')).toBe(true);
});

test('has every tab in the order of the workbook, shown or hidden as the template says', () => {
  const known = new Set(tabs.map(({ name }) => name));
  const sheets = book.worksheets.filter(({ name }) => known.has(name));
  expect(sheets.map(({ name, state }) => [name, state])).toEqual(
    tabs.map(({ name, show }) => [name, show === undefined ? 'visible' : 'hidden']),
  );
});

describe.each(tabs.map(({ name }) => name))('the tab %s', (name) => {
  const tab: FullTab = fileOf(name);

  test('has its headers in order, each with its note', () => {
    const sheet = sheetOf(name);
    expect(headersOf(sheet)).toEqual(tab.columns.map(({ header }) => header));
    const notes = tab.columns.map(({ header }) => textOf(cellUnder(name, header, 1).note));
    expect(notes).toEqual(tab.columns.map(({ note }) => note));
  });

  test('offers the choices of the Lists tab, and lets people write something else', () => {
    const choosing = tab.columns.filter(({ type, script }) => type === 'choice' && script !== true);
    const offered = choosing.map(({ header }) => cellUnder(name, header, 2).dataValidation);
    expect(offered.map((rule) => rule?.type)).toEqual(choosing.map(() => 'list'));
    // Without a style of its own a rule would stop what people write.
    expect(offered.map((rule) => rule?.errorStyle)).toEqual(choosing.map(() => 'warning'));
  });

  test('starts with the rows of the template', () => {
    const wanted = startingRows(tab).length;
    const [first] = tab.columns;
    const filled = Array.from({ length: wanted }, (_, i) => cellUnder(name, first?.header ?? '', i + 2).text);
    if (tab.lists === undefined) expect(filled.filter((text) => text === '')).toEqual([]);
    else expect(filled.filter((text) => text !== '')).toEqual(lists[first?.header ?? '']);
  });

  test('formats ids as text and money in pounds, to the last row', () => {
    const wanted = tab.columns.flatMap(({ header, type }) =>
      type === 'id' ? [[header, '@']] : type === 'money' ? [[header, '£#,##0.00']] : [],
    );
    const sheet = sheetOf(name);
    const formatOf = (header: string) => sheet.getColumn(headersOf(sheet).indexOf(header) + 1).numFmt;
    expect(wanted.map(([header = '']) => [header, formatOf(header)])).toEqual(wanted);
  });

  test('says in words what it shows in colour', () => {
    const sheet = sheetOf(name);
    const wanted = tab.columns.flatMap(({ header, marks = {} }) =>
      Object.values(marks).flatMap((words) =>
        words.map((word) => [sheet.getColumn(headersOf(sheet).indexOf(header) + 1).letter, word]),
      ),
    );
    const told = sheet.conditionalFormattings.flatMap(({ ref, rules }) =>
      rules.flatMap((rule) => {
        const formula = 'formulae' in rule ? String(rule.formulae?.[0]) : '';
        const word = formula.startsWith('LEN(TRIM(') ? '*' : /="(.*)"$/.exec(formula)?.[1];
        return ref.split(' ').map((part) => [/^[A-Z]+/.exec(part)?.[0], word]);
      }),
    );
    const inOrder = (pairs: unknown[][]): string[] => pairs.map((pair) => pair.join(' ')).sort();
    expect(inOrder(told)).toEqual(inOrder(wanted));
  });

  test('has rows as high as the longest of their texts needs', () => {
    const places = tab.columns.flatMap(({ type, script }, i) => (type === 'long text' && script !== true ? [i + 1] : []));
    const low = startingRows(tab).flatMap((_, i) => {
      const row = sheetOf(name).getRow(i + 2);
      // Arial at 10 points: hardly any letter is broader than 9 pixels, and a line of words is never half empty.
      const lines = places.map(
        (place) => (row.getCell(place).text.length * 4) / ((sheetOf(name).getColumn(place).width ?? 14) * 7),
      );
      return Math.max(1, ...lines) * 11.5 > (row.height ?? 16) ? [i + 2] : [];
    });
    expect(low).toEqual([]);
  });

  test('prints on landscape pages with its headers on each, its name above and the page below', () => {
    const sheet = sheetOf(name);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' });
    expect(sheet.headerFooter).toMatchObject({ oddHeader: '&L&B&A', oddFooter: '&C&P / &N' });
    // A hidden tab with a print area would be printed.
    expect(sheet.pageSetup.printArea === undefined).toBe(tab.show !== undefined);
  });
});

test('folds the eight principles of a proposal away but for the first column of each', () => {
  const { columns, folded = [] } = fileOf('Proposals');
  expect(folded.length).toBe(8);
  const inside = columns.filter(({ group }, i) => group !== undefined && columns[i - 1]?.group === group);
  const hidden = new Set(inside.filter(({ group }) => folded.includes(group ?? '')));
  const sheet = sheetOf('Proposals');
  expect(columns.map((_, i) => sheet.getColumn(i + 1).outlineLevel ?? 0)).toEqual(
    columns.map((column) => (inside.includes(column) ? 1 : 0)),
  );
  expect(columns.map((_, i) => sheet.getColumn(i + 1).hidden === true)).toEqual(columns.map((column) => hidden.has(column)));
});

test('says on Start here where the plan stands, also where no formula is worked out', () => {
  const now = (fileOf('Start here').rows ?? []).map((_, i) => cellUnder('Start here', 'Now', i + 2));
  expect(now.filter(({ value }) => !(value !== null && typeof value === 'object' && 'formula' in value))).toEqual([]);
  const said = now.map((cell) => cell.text);
  expect(said.filter((words) => words === '' || words.startsWith('#'))).toEqual([]);
  expect(said.slice(0, 5)).toEqual([
    'People: 0',
    'Units: 0; pupils on roll: 0 (given for 0); on free school meals: 0 (given for 0); brought forward: £0.00',
    '£0.00 received; countywide, apart from the pot: £0.00',
    '£0.00 deducted; lines without an amount: 0',
    '£0.00 available',
  ]);
});

test('spreads a tab over pages when one page could not be read', () => {
  expect(sheetOf('Lists').pageSetup.fitToWidth).toBeGreaterThan(1);
  expect(sheetOf('Proposals').pageSetup).toMatchObject({ printTitlesColumn: 'A:B' });
  expect(sheetOf('Budget').pageSetup).toMatchObject({ fitToWidth: 1 });
});

function textOf(note: unknown): string {
  if (typeof note === 'string') return note;
  const { texts } = note as { texts?: readonly { text: string }[] };
  return (texts ?? []).map(({ text }) => text).join('');
}
