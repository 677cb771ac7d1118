/** A workbook that another spreadsheet program has saved: what it writes in its own way means the same. */
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { ICellData, ISheetDataValidationRule } from '@univerjs/core';
import { CellType, Resource } from '../../local/book/codes';
import { emptyBook } from '../../local/book/empty-book';
import { bookFromBytes } from '../../local/book/read-book';
import { type Book, bookToBytes } from '../../local/book/write-book';

const id = 'sheet-1';
const text = (v: string): ICellData => ({ v, t: CellType.text });
const truth = (v: 0 | 1): ICellData => ({ v, t: CellType.boolean });
const messages = { error: 'Pick one', prompt: 'Pick one', showErrorMessage: true, showInputMessage: true, allowBlank: true };

function bookOf(cellData: Record<number, Record<number, ICellData>>, rules: object[] = []): Book {
  const book = emptyBook({ workbookId: 'book' });
  Object.assign(book.snapshot.sheets[id] ?? {}, { cellData });
  book.snapshot.resources = [{ name: Resource.validations, data: JSON.stringify({ [id]: rules }) }];
  return book;
}

async function savedElsewhere(book: Book, change: (sheet: Worksheet) => void): Promise<Book> {
  const other = new Workbook();
  await other.xlsx.load(await bookToBytes(book));
  const sheet = other.getWorksheet('Sheet1');
  if (sheet) change(sheet);
  return bookFromBytes(await other.xlsx.writeBuffer(), 'other.xlsx');
}

const cellOf = ({ snapshot }: Book, row: number, column: number) => snapshot.sheets[id]?.cellData?.[row]?.[column];
const rulesOf = ({ snapshot }: Book): ISheetDataValidationRule[] => {
  const data = snapshot.resources?.find(({ name }) => name === Resource.validations)?.data;
  return JSON.parse(data || '{}')[id] ?? [];
};
const column = (startColumn: number) => [{ startRow: 1, endRow: 199, startColumn, endColumn: startColumn }];

test('a tick that became a formula is a tick again; a formula that somebody typed stays one', async () => {
  const book = bookOf({ 0: { 0: text('Tick'), 1: text('Sum') }, 1: { 0: truth(1), 1: { f: '=TRUE()', ...truth(1) } } });
  const after = await savedElsewhere(book, (sheet) => {
    sheet.getCell('A2').value = { formula: 'TRUE()', result: true };
    sheet.getCell('A3').value = { formula: 'FALSE()', result: false };
  });
  expect(cellOf(after, 1, 0)).toMatchObject(truth(1));
  expect(cellOf(after, 1, 0)).not.toHaveProperty('f');
  expect(cellOf(after, 2, 0)).toMatchObject(truth(0));
  expect(cellOf(after, 1, 1)).toMatchObject({ f: '=TRUE()', ...truth(1) });
});

test('one check that changed leaves the others as they were, with what only we know of them', async () => {
  const rules = [
    {
      ...messages,
      uid: 'choice',
      type: 'list',
      formula1: "='Sheet1'!$A$2:$A$9",
      ranges: column(0),
      errorStyle: 2,
      renderMode: 2,
    },
    { ...messages, uid: 'day', type: 'date', ranges: column(1), errorStyle: 2 },
    {
      ...{ ...messages, uid: 'address', type: 'custom', formula1: '=ISNUMBER(FIND("@",C2))', ranges: column(2), errorStyle: 2 },
      bizInfo: { criterion: 'TEXT_IS_VALID_EMAIL', values: [] },
    },
    {
      ...messages,
      uid: 'count',
      type: 'decimal',
      operator: 'between',
      formula1: '0',
      formula2: '9',
      ranges: column(3),
      errorStyle: 2,
    },
  ];
  const after = await savedElsewhere(bookOf({}, rules), (sheet) => {
    const saved = Object.values(sheet.dataValidations.model);
    // LibreOffice leaves out quotes that are not needed, and gives every check a second limit.
    for (const validation of saved) {
      if (!validation || !('formulae' in validation)) continue;
      if (validation.type === 'list') Object.assign(validation, { formulae: ['Sheet1!$A$2:$A$9'], operator: 'between' });
      if (validation.type === 'custom') validation.formulae = [...validation.formulae, '0'];
      if (validation.type === 'decimal') validation.formulae = [0, 12];
    }
  });
  const [choice, day, address, count] = rulesOf(after);
  expect([choice, day, address]).toEqual(rules.slice(0, 3));
  expect(count).toMatchObject({ type: 'decimal', formula1: '0', formula2: '12' });
  expect(count?.uid).not.toBe('count');
});

test('groups of columns stay, or are those of the other program, and what else a sheet remembers', async () => {
  const book = bookOf({ 0: { 0: text('No'), 1: text('Type'), 2: text('Area') } });
  const custom = { other: 'x', columnDepths: { 1: 1, 2: 1 } };
  Object.assign(book.snapshot.sheets[id] ?? {}, { custom, columnData: { 1: { hd: 1 } } });
  const wider = await savedElsewhere(book, (sheet) => {
    sheet.getColumn(1).width = 30;
  });
  expect(wider.snapshot.sheets[id]).toMatchObject({ custom, columnData: { 0: { w: 215 }, 1: { hd: 1 } } });
  const ungrouped = await savedElsewhere(book, (sheet) => {
    sheet.getColumn(3).outlineLevel = 0;
  });
  expect(ungrouped.snapshot.sheets[id]?.custom).toEqual({ other: 'x', columnDepths: { 1: 1 } });
});

test('a check for a day is one without limits, also where only the file tells', async () => {
  const other = new Workbook();
  const days = [new Date(Date.UTC(1899, 11, 31)), new Date(Date.UTC(9999, 11, 31))];
  other.addWorksheet('Sheet1').dataValidations.add('A2:A9', { type: 'date', operator: 'between', formulae: days });
  const [rule] = Object.values(
    JSON.parse(
      (await bookFromBytes(await other.xlsx.writeBuffer(), 'other.xlsx')).snapshot.resources?.find(
        ({ name }) => name === Resource.validations,
      )?.data || '{}',
    ) as Record<string, ISheetDataValidationRule[]>,
  ).flat();
  expect(rule?.type).toBe('date');
  expect(rule).not.toHaveProperty('formula1');
});

test('a blank cell that the file leaves out looks as its column says', async () => {
  const other = new Workbook();
  const sheet = other.addWorksheet('Sheet1');
  sheet.getColumn(2).style = { numFmt: '£#,##0.00' };
  for (const row of [1, 2, 3, 4]) sheet.getCell(row, 1).value = `row ${row}`;
  const { snapshot } = await bookFromBytes(await other.xlsx.writeBuffer(), 'other.xlsx');
  const [tab] = Object.values(snapshot.sheets);
  const looks = [1, 2, 3].map((row) => snapshot.styles[String(tab?.cellData?.[row]?.[1]?.s)]);
  expect(looks).toMatchObject(looks.map(() => ({ n: { pattern: '£#,##0.00' } })));
});

describe('the height of rows', () => {
  const wrapped = { tb: 3 as const };
  const long = 'A text of so many words that no column of the usual width could show it on one line of its own.';
  const book = bookOf({
    0: { 0: { ...text('Title'), s: wrapped } },
    1: { 0: { ...text(long), s: wrapped } },
    2: { 0: { ...text('a\nb\nc'), s: wrapped } },
    3: { 0: text(long) },
    4: { 0: { ...text(long), s: wrapped } },
  });
  Object.assign(book.snapshot.sheets[id] ?? {}, { rowData: { 4: { h: 60, ia: 0 } } });

  test('is what their wrapped words need, unless somebody has set it', async () => {
    const file = new Workbook();
    await file.xlsx.load(await bookToBytes(book));
    const heights = [1, 2, 3, 4, 5].map((row) => file.getWorksheet('Sheet1')?.getRow(row));
    expect(heights.map((row) => row?.customHeight ?? false)).toEqual([false, false, false, false, true]);
    const [one, many, three, cutOff, set] = heights.map((row) => row?.height);
    expect([one, cutOff, set]).toEqual([undefined, undefined, 45]);
    // Arial at 10 points takes 11.5 a line; 97 letters of some 7 pixels, 94 to a line.
    expect(many).toBeGreaterThanOrEqual(6 * 11.5);
    expect(many).toBeLessThan(9 * 11.5 + 3);
    expect(three).toBeGreaterThanOrEqual(3 * 11.5);
    expect(three).toBeLessThan(4 * 11.5);
  });

  test('that only follows the words is no height of ours after opening', async () => {
    const { snapshot } = await bookFromBytes(await bookToBytes(book), 'same.xlsx');
    expect(snapshot.sheets[id]?.rowData).toEqual({ 4: { h: 60, ia: 0 } });
  });

  test('of another program is kept as one that may grow, or as one that was set', async () => {
    const other = new Workbook();
    const sheet = other.addWorksheet('Sheet1');
    for (const row of [1, 2]) sheet.getCell(row, 1).value = 'x';
    Object.assign(sheet.getRow(1), { height: 30, customHeight: false });
    sheet.getRow(2).height = 45;
    const { snapshot } = await bookFromBytes(await other.xlsx.writeBuffer(), 'other.xlsx');
    expect(Object.values(snapshot.sheets)[0]?.rowData).toEqual({ 0: { ah: 40 }, 1: { h: 60, ia: 0 } });
  });
});
