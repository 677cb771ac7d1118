/** A workbook that is saved and opened again is the same workbook. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import type { ICellData, IStyleData, IWorkbookData } from '@univerjs/core';
import fc from 'fast-check';
import { CellType, Resource } from '../../local/book/codes';
import { emptyBook } from '../../local/book/empty-book';
import { bookFromBytes, readBook } from '../../local/book/read-book';
import { type Book, bookToBytes, writeBook } from '../../local/book/write-book';

const id = 'sheet-1';

/** A workbook of one sheet with these cells. */
function bookOf(cells: Record<number, Record<number, ICellData>>, more: Partial<IWorkbookData> = {}): Book {
  const book = emptyBook({ workbookId: 'book' });
  Object.assign(book.snapshot, more);
  Object.assign(book.snapshot.sheets[id] ?? {}, { cellData: cells });
  return book;
}

async function roundTrip(book: Book): Promise<Book & { warnings: string[] }> {
  return bookFromBytes(await bookToBytes(book), 'test.xlsx');
}

/** Cells with their effective styles in place of ids, without what says nothing. */
function cellsOf({ snapshot }: Book, sheet = id): Record<string, unknown> {
  const data = snapshot.sheets[sheet]?.cellData ?? {};
  const result: Record<string, unknown> = {};
  for (const [row, cells] of Object.entries(data)) {
    for (const [column, { s, ...cell }] of Object.entries(cells as Record<string, ICellData>)) {
      const style = typeof s === 'string' ? snapshot.styles[s] : s;
      const said = Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== undefined));
      if (Object.keys(said).length || style) result[`${row},${column}`] = { ...said, ...(style ? { style } : {}) };
    }
  }
  return result;
}

const text = (v: string): ICellData => ({ v, t: CellType.text });
const number = (v: number): ICellData => ({ v, t: CellType.number });
const truth = (v: boolean): ICellData => ({ v: v ? 1 : 0, t: CellType.boolean });

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      '=1+1',
      '+44 1905',
      '-',
      '@x',
      '\tx',
      '\r=1',
      'a\r\nb',
      '2.10',
      '01/09/2009',
      'TRUE',
      '#N/A',
      ' x ',
      '_x0041_',
      '\ud83d',
    ),
    fc.constantFrom('Zoë', 'Zoe\u0308', '👩‍👩‍👧', '\u0000\u0001', '&amp;<b>', ']]>'),
  )
  .filter((value) => value !== '');
const aStyle: fc.Arbitrary<IStyleData> = fc.record(
  {
    bl: fc.constant(1 as const),
    it: fc.constant(1 as const),
    ff: fc.constantFrom('Georgia', 'Roboto'),
    fs: fc.integer({ min: 6, max: 9 }),
    cl: fc.constantFrom({ rgb: '#ff0000' }, { rgb: '#0b5394' }),
    bg: fc.constant({ rgb: '#d9d9d9' }),
    ht: fc.constantFrom(1, 2, 3),
    vt: fc.constantFrom(1, 2, 3),
    tb: fc.constantFrom(2, 3),
    bd: fc.constant({ b: { s: 1, cl: { rgb: '#000000' } } }),
    n: fc.constantFrom(
      { pattern: '@' },
      { pattern: '£#,##0.00' },
      { pattern: 'dd/mm/yyyy' },
      { pattern: 'dd/mm/yyyy hh:mm' },
      { pattern: '0%' },
    ),
  },
  { requiredKeys: [] },
);
const aResult = fc.oneof(anyText.map(text), fc.constant(text('')), fc.integer().map(number), fc.boolean().map(truth));
const aFormula = fc.constantFrom(
  '=A1&"x"',
  "=SUM('My tab'!A1:B2)",
  '=VERDICT(A1:C1,A2:C9)',
  '=IFERROR(FILTER(A1:A9,B1:B9="_xlfn."),"")',
  '=XLOOKUP(A1,B1:B9,C1:C9)',
);
const aCell: fc.Arbitrary<ICellData> = fc
  .tuple(
    fc.oneof(
      anyText.map(text),
      anyText.map((v): ICellData => ({ v, t: CellType.forcedText })),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
        .filter((value) => !Object.is(value, -0))
        .map(number),
      fc.boolean().map(truth),
      fc.tuple(aFormula, aResult).map(([f, result]) => ({ ...result, f })),
    ),
    fc.option(
      aStyle.filter((style) => Object.keys(style).length > 0),
      { nil: undefined },
    ),
  )
  .map(([cell, s]) => (s ? { ...cell, s } : cell));
const cells = fc.dictionary(
  fc.integer({ min: 0, max: 30 }).map(String),
  fc.dictionary(fc.integer({ min: 0, max: 8 }).map(String), aCell, { maxKeys: 5 }),
  { maxKeys: 6 },
);

describe('a workbook saved and opened again', () => {
  test('has the same values, formulas, results and formats', async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (cellData) => {
        const book = bookOf({
          ...(cellData as Record<number, Record<number, ICellData>>),
          40: { 0: { f: '=1+1', ...number(2) } },
        });
        expect(cellsOf(await roundTrip(book))).toEqual(cellsOf(book));
      }),
      { numRuns: 150 },
    );
  });

  test('keeps validations, conditional formats, notes and names as they were, ids included', async () => {
    const book = bookOf({}, { resources: aBookOfRules() });
    const after = await roundTrip(book);
    expect(resourcesOf(after)).toEqual(resourcesOf(book));
    expect(resourcesOf(await roundTrip(after))).toEqual(resourcesOf(book));
  });

  test('keeps any list of choices, with commas, quotes and thousands of characters', async () => {
    const lists = fc.array(
      fc.array(
        anyText.filter((item) => item.trim() !== ''),
        { minLength: 1, maxLength: 40 },
      ),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(lists, async (items) => {
        const rules = items.map((list, column) => ({
          uid: `rule-${column}`,
          type: 'list',
          formula1: JSON.stringify(list),
          ranges: [{ startRow: 1, endRow: 999, startColumn: column, endColumn: column }],
        }));
        const book = bookOf({}, { resources: [{ name: Resource.validations, data: JSON.stringify({ [id]: rules }) }] });
        expect(resourcesOf(await roundTrip(book))[Resource.validations]).toEqual({ [id]: rules });
      }),
      { numRuns: 60 },
    );
  });

  test('keeps notes of any text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (note) => {
        const notes = { [id]: { 2: { 3: { id: 'n', row: 2, col: 3, width: 160, height: 72, note } } } };
        const book = bookOf({ 2: { 3: text('x') } }, { resources: [{ name: Resource.notes, data: JSON.stringify(notes) }] });
        expect(resourcesOf(await roundTrip(book))[Resource.notes]).toEqual(notes);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps widths, hidden and grouped columns, frozen panes, merges, tab colour and the host’s state', async () => {
    const book = bookOf({ 0: { 0: text('No') } });
    const frame = {
      columnData: {
        0: { w: 68 },
        1: { w: 300 },
        2: { hd: 1 as const },
        3: { w: 123, hd: 1 as const },
      },
      rowData: { 0: { h: 40 }, 5: { hd: 1 as const } },
      freeze: { xSplit: 2, ySplit: 1, startRow: 1, startColumn: 2 },
      mergeData: [{ startRow: 10, endRow: 11, startColumn: 0, endColumn: 2 }],
      tabColor: '#ff9900',
      hidden: 0 as const,
      custom: { other: 'x', columnDepths: { 1: 1, 2: 2 }, rowDepths: { 7: 1 } },
    };
    Object.assign(book.snapshot.sheets[id] ?? {}, frame);
    book.state.properties.script = { key: `${'v'.repeat(9000)}é😀` };
    book.state.triggers = [{ id: 't', handler: 'dailyWork', user: 'a@b', event: 'CLOCK', settings: { everyDays: 1 } }];
    const after = await roundTrip(book);
    expect(after.snapshot.sheets[id]).toMatchObject(frame);
    expect(after.state).toEqual(book.state);
    expect((await roundTrip(after)).snapshot.sheets[id]).toMatchObject(frame);
  });

  test('keeps the format of blank cells to the foot of a column', async () => {
    const cellData: Record<number, Record<number, ICellData>> = {
      0: { 0: text('Cost'), 1: text('No') },
      1: { 0: { ...number(3), s: 'money' } },
    };
    for (let row = 2; row < 1000; row++) cellData[row] = { 0: { s: 'money' } };
    const book = bookOf(cellData, { styles: { money: { n: { pattern: '£#,##0.00' } } } });
    expect(cellsOf(await roundTrip(book))).toEqual(cellsOf(book));
  });

  test('keeps text of 5,000 to 45,000 characters, also where Excel takes no more', async () => {
    const lengths = [5_000, 32_767, 32_768, 45_000];
    const book = bookOf({
      0: Object.fromEntries(
        lengths.map((length, column) => [column, text(`${column}${'é😀x'.repeat(length)}`.slice(0, length))]),
      ),
    });
    expect(cellsOf(await roundTrip(book))).toEqual(cellsOf(book));
  });

  test('keeps letters formatted one by one, marks on cells, and forced text', async () => {
    const p = {
      id: 'd',
      documentStyle: {},
      body: { dataStream: 'ab\rc\r\n', textRuns: [{ st: 0, ed: 1, ts: { bl: 1 as const } }] },
    };
    const book = bookOf({
      0: { 0: { p, v: 'ab\nc', t: 1 }, 1: { f: '=SUM(A2:A1000)', v: 0, t: 2, custom: { open: [0] } }, 2: { v: '', t: 4 } },
    });
    expect(cellsOf(await roundTrip(book))).toEqual(cellsOf(book));
  });
});

describe('a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'book-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is replaced whole, and nothing is left beside it', async () => {
    const file = join(folder, 'b.xlsx');
    await writeBook(file, bookOf({ 0: { 0: text('one') } }));
    await writeBook(file, bookOf({ 0: { 0: text('two') } }));
    expect(cellsOf(await readBook(file))).toEqual({ '0,0': text('two') });
    expect(await readdir(folder)).toEqual(['b.xlsx']);
  });

  test('stays as it was when the new one cannot be written', async () => {
    const file = join(folder, 'b.xlsx');
    await writeBook(file, bookOf({ 0: { 0: text('one') } }));
    const before = await readFile(file);
    const broken = bookOf({});
    broken.snapshot.resources = [{ name: Resource.notes, data: '{' }];
    await expect(writeBook(file, broken)).rejects.toThrow();
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(['b.xlsx']);
  });

  test('that is no workbook is refused by name', async () => {
    const file = join(folder, 'b.xlsx');
    await writeFile(file, 'hello');
    await expect(readBook(file)).rejects.toThrow(/b\.xlsx is not an \.xlsx workbook/);
  });

  test('made elsewhere loads without _host, and names what the next save drops', async () => {
    const after = await bookFromBytes(await foreignFile(), 'foreign.xlsx');
    expect(after.snapshot.sheetOrder.map((sheet) => after.snapshot.sheets[sheet]?.name)).toEqual(['Plan', 'Totals']);
    const [plan, totals] = after.snapshot.sheetOrder;
    expect(cellsOf(after, plan)).toMatchObject({ '1,0': number(40_057), '1,1': truth(true), '1,2': text('rich text') });
    expect(cellsOf(after, totals)).toMatchObject({ '0,0': { f: '=SUM(Plan!A2:A9)', ...number(40_057) } });
    expect(after.state.checkboxes).toEqual({ Plan: ['B2:B9'] });
    expect(after.warnings).toEqual([
      'picture "image1.png" is not kept: the next save leaves it out',
      'conditional format "colorScale" on tab Plan is not kept: the next save leaves it out',
    ]);
    expect((await roundTrip(after)).warnings).toEqual([]);
  });

  test('changed by another program: its rules win over what _host remembers', async () => {
    const other = new Workbook();
    await other.xlsx.load(await bookToBytes(bookOf({ 0: { 0: text('a') } }, { resources: aBookOfRules() })));
    other.getWorksheet('Sheet1')?.dataValidations.add('E5', { type: 'list', formulae: ['"Yes,No"'] });
    const after = await bookFromBytes(await other.xlsx.writeBuffer(), 'other.xlsx');
    const rules = resourcesOf(after)[Resource.validations] as Record<
      string,
      { type: string; ranges: unknown[]; formula1?: string }[]
    >;
    expect(rules[id]?.map(({ type }) => type)).toEqual(['list', 'checkbox', 'list', 'list']);
    expect(rules[id]?.[0]).toMatchObject({
      formula1: '["Yes","Gypsy, Roma and Traveller"]',
      errorStyle: 2,
      prompt: 'One\nof these',
    });
    expect(resourcesOf(after)[Resource.notes]).toEqual(resourcesOf(bookOf({}, { resources: aBookOfRules() }))[Resource.notes]);
  });

  test('of 1,000 rows and 80 columns comes back whole', async () => {
    const cellData: Record<number, Record<number, ICellData>> = {};
    for (let row = 0; row < 1000; row++) {
      cellData[row] = Object.fromEntries(Array.from({ length: 80 }, (_, column) => [column, aMixedCell(row, column)]));
    }
    const file = join(folder, 'large.xlsx');
    const book = bookOf(cellData, { styles: { d: { n: { pattern: 'dd/mm/yyyy' } }, w: { tb: 3 } } });
    await writeBook(file, book);
    const { snapshot } = await readBook(file);
    const cells = Object.values(snapshot.sheets)[0]?.cellData;
    for (const row of [0, 500, 999])
      for (const column of [0, 1, 2, 79]) expect(cells?.[row]?.[column]?.v).toEqual(aMixedCell(row, column).v);
  });
});

function aMixedCell(row: number, column: number): ICellData {
  if (column % 4 === 0) return { ...number(40_000 + row), s: 'd' };
  if (column % 4 === 1) return { ...text(`row ${row}, column ${column}`), s: 'w' };
  return column % 4 === 2 ? truth(row % 2 === 0) : { f: `=A${row + 1}&"x"`, ...text(`${row}x`) };
}

function resourcesOf({ snapshot }: Book): Record<string, unknown> {
  return Object.fromEntries((snapshot.resources ?? []).map(({ name, data }) => [name, JSON.parse(data)]));
}

function aBookOfRules(): NonNullable<IWorkbookData['resources']> {
  const column = (startColumn: number) => [{ startRow: 1, endRow: 999, startColumn, endColumn: startColumn }];
  const validations = [
    {
      uid: 'v1',
      type: 'list',
      formula1: '["Yes","Gypsy, Roma and Traveller"]',
      ranges: column(0),
      errorStyle: 2,
      showErrorMessage: true,
      error: 'Pick one',
      showInputMessage: true,
      prompt: 'One\nof these',
    },
    { uid: 'v2', type: 'checkbox', ranges: column(1) },
    { uid: 'v3', type: 'list', formula1: '=Lists!$A$2:$A$40', ranges: column(2), renderMode: 2 },
    { uid: 'v4', type: 'time', formula1: '0.5', operator: 'greaterThan', ranges: column(3) },
  ];
  const highlight = (subType: string, more: object) => ({
    type: 'highlightCell',
    subType,
    style: { bg: { rgb: '#f4cccc' }, bl: 1 },
    ...more,
  });
  const formats = [
    { cfId: 'f1', ranges: column(0), stopIfTrue: false, rule: highlight('formula', { value: '=$A2="Not met"' }) },
    { cfId: 'f2', ranges: column(1), stopIfTrue: false, rule: highlight('text', { operator: 'containsText', value: 'x"y' }) },
    { cfId: 'f3', ranges: column(2), stopIfTrue: false, rule: { type: 'dataBar', isShowValue: true, config: {} } },
  ];
  const notes = { 0: { 0: { id: 'n1', row: 0, col: 0, width: 200, height: 90, note: 'Given by\nthe script' } } };
  const names = {
    d1: { id: 'd1', name: 'Sections', formulaOrRefString: 'Sheet1!$A$2:$A$9' },
    d2: { id: 'd2', name: 'Rate', formulaOrRefString: '=0.4' },
  };
  return [
    { name: 'SHEET_FILTER_PLUGIN', data: JSON.stringify({ [id]: { ref: {} } }) },
    { name: Resource.validations, data: JSON.stringify({ [id]: validations }) },
    { name: Resource.formats, data: JSON.stringify({ [id]: formats }) },
    { name: Resource.notes, data: JSON.stringify({ [id]: notes }) },
    { name: Resource.names, data: JSON.stringify(names) },
  ];
}

async function foreignFile(): Promise<Uint8Array> {
  const book = new Workbook();
  const plan = book.addWorksheet('Plan');
  plan.addRow(['Start', 'Done', 'Title']);
  plan.getCell('A2').value = new Date(Date.UTC(2009, 8, 1));
  plan.getCell('A2').numFmt = 'dd/mm/yyyy';
  plan.getCell('B2').value = true;
  plan.getCell('C2').value = { richText: [{ text: 'rich', font: { bold: true } }, { text: ' text' }] };
  plan.dataValidations.add('B2:B9', { type: 'list', formulae: ['"TRUE,FALSE"'] });
  const color = [{ argb: 'FFFF0000' }, { argb: 'FF00FF00' }];
  plan.addConditionalFormatting({
    ref: 'A2:A9',
    rules: [{ type: 'colorScale', cfvo: [{ type: 'min' }, { type: 'max' }], color, priority: 1 }],
  });
  plan.addImage(book.addImage({ extension: 'png', buffer: Buffer.from('89504e47', 'hex') }), 'D2:E5');
  book.addWorksheet('Totals').getCell('A1').value = { formula: 'SUM(Plan!A2:A9)', result: 40_057 };
  return book.xlsx.writeBuffer();
}
