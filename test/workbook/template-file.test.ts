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

  test('prints on landscape pages with its headers on each', () => {
    expect(sheetOf(name).pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    });
  });
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
