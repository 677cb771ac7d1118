/** A workbook that is saved and opened again is the same workbook. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
        const book = bookOf({ ...(cellData as Record<number, Record<number, ICellData>>), 40: { 0: { f: '=1+1', ...number(2) } } });
        expect(cellsOf(await roundTrip(book))).toEqual(cellsOf(book));
      }),
      { numRuns: 150 },
    );
  });
});
