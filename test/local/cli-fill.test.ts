/** Where rows land, and what a typed value becomes. */
import type { ICellData, IStyleData, IWorkbookData } from '@univerjs/core';
import { emptyBook } from '../../local/book/empty-book';
import { type DumpOptions, dumpWorkbook, momentText } from '../../local/dump';
import { createEngine, type WorkbookEngine } from '../../local/engine/engine';
import { type FillRow, fillWorkbook } from '../../local/fill';

/** Sheets by name, each a table of cells; a bare value is a cell of that value. */
type Tables = Record<string, (string | number | boolean | ICellData)[][]>;

function engineOf(tables: Tables, styles: Record<string, IStyleData> = {}): WorkbookEngine {
  const { snapshot } = emptyBook();
  const sheets: IWorkbookData['sheets'] = {};
  for (const [name, rows] of Object.entries(tables)) {
    const cellData = Object.fromEntries(
      rows.map((cells, row) => [row, Object.fromEntries(cells.map((cell, column) => [column, cellOf(cell)]))]),
    );
    sheets[name] = { id: name, name, cellData, rowCount: 1000, columnCount: 26 };
  }
  return createEngine({ ...snapshot, styles, sheets, sheetOrder: Object.keys(tables) });
}

function cellOf(cell: string | number | boolean | ICellData): ICellData {
  if (typeof cell === 'object') return cell;
  if (typeof cell === 'boolean') return { v: cell ? 1 : 0, t: 3 };
  return { v: cell, t: typeof cell === 'number' ? 2 : 1 };
}

function fillAndDump(engine: WorkbookEngine, tab: string, rows: FillRow[], options: DumpOptions = {}) {
  const { added, updated } = fillWorkbook(engine, { [tab]: rows });
  return { added, updated, records: dumpWorkbook(engine, { tab, ...options })[tab] };
}

test('new rows follow the last content: unticked boxes and formulas alone are none', () => {
  const engine = engineOf({
    Tasks: [
      ['Id', 'Done', 'Twice'],
      ['T1', true, { f: '=A2&A2' }],
      ['', false, { f: '=A3&A3' }],
      ['', false, ''],
    ],
  });
  fillWorkbook(engine, { Tasks: [{ Id: 'T2' }] });
  expect(engine.sheet('Tasks')?.value(2, 0)).toBe('T2');
  expect(dumpWorkbook(engine).Tasks).toEqual([
    { Id: 'T1', Done: true, Twice: 'T1T1' },
    { Id: 'T2', Done: false, Twice: 'T2T2' },
  ]);
});

test('a first column that names another tab’s record is no id', () => {
  const engine = engineOf({
    Proposals: [['No']],
    Judgements: [
      ['Proposal', 'Principle'],
      ['PR-01', 1],
    ],
  });
  const rows = [1, 2].map((Principle) => ({ Proposal: 'PR-01', Principle }));
  expect(fillAndDump(engine, 'Judgements', rows)).toMatchObject({ added: 2, updated: 0 });
});

test('ids match as they would be stored', () => {
  const engine = engineOf(
    {
      A: [
        ['Id', 'X'],
        [{ v: '2.10', t: 1, s: 'text' }, 1],
        [7, 2],
      ],
    },
    { text: { n: { pattern: '@' } } },
  );
  const rows = [
    { Id: '2.10', X: 3 },
    { Id: 7, X: 4 },
  ];
  expect(fillAndDump(engine, 'A', rows)).toEqual({
    added: 0,
    updated: 2,
    records: [
      { Id: '2.10', X: 3 },
      { Id: 7, X: 4 },
    ],
  });
});

test('columns are found by header wherever they are, and only the given cells change', () => {
  const engine = engineOf({
    A: [
      ['Id', 'Own', 'X', 'Y'],
      ['a', 'mine', 1, 2],
    ],
  });
  const { records } = fillAndDump(engine, 'A', [{ Y: 9, Id: 'a' }, { Y: 5 }, { Id: 'a', X: null }]);
  expect(records).toEqual([{ Id: 'a', Own: 'mine', Y: 9 }, { Y: 5 }]);
});

test.each([
  ['60%', 0.6, '60%'],
  ['£1,200.50', 1200.5, '£1,200.50'],
  ['01/09/2009', '2009-09-01', '01/09/2009'],
  ['29/02/2009', '29/02/2009', '29/02/2009'],
  ["'01/09/2009", '01/09/2009', '01/09/2009'],
  ['=1+1', 2, '2'],
  ['2.10', 2.1, '2.1'],
  ['TRUE', true, 'TRUE'],
  [false, false, 'FALSE'],
  [1234.5, 1234.5, '1234.5'],
  ['a\nb', 'a\nb', 'a\nb'],
])('typed %j is %j and shows %j', (typed, value, shown) => {
  const engine = engineOf({ A: [['Id', 'X']] });
  expect(fillAndDump(engine, 'A', [{ Id: 'a', X: typed }]).records).toEqual([{ Id: 'a', X: value }]);
  expect(dumpWorkbook(engine, { display: true }).A).toEqual([{ Id: 'a', X: shown }]);
});

test('a column of plain text keeps everything as it was typed', () => {
  const styled = Array.from({ length: 3 }, () => [{ s: 'text' }]);
  const engine = engineOf({ A: [['Id'], ...styled] }, { text: { n: { pattern: '@' } } });
  expect(fillAndDump(engine, 'A', [{ Id: '2.10' }, { Id: 2.5 }, { Id: '=1+1' }]).records).toEqual([
    { Id: '2.10' },
    { Id: '2.5' },
    { Id: '=1+1' },
  ]);
});

test('rows beyond the sheet’s end make it longer, in the format of its last row', () => {
  const engine = engineOf({ A: [['Id', 'Cost']] });
  // Waits in the engine's buffer, as a script's writes do.
  engine.sheet('A')?.patch(999, 1, { s: { n: { pattern: '£#,##0.00' } } });
  const rows = Array.from({ length: 1200 }, (_, index) => ({ Id: `r${index}`, Cost: index }));
  expect(fillAndDump(engine, 'A', rows).records).toHaveLength(1200);
  expect(engine.sheet('A')?.display(1200, 1)).toBe('£1,199.00');
});

test('new rows are one edit, updates one for each rectangle; only a single cell tells its values', () => {
  const engine = engineOf({
    A: [
      ['Id', 'X', 'Y', 'Z'],
      ['a', 1, 2, 3],
      ['b', 1, 2, 3],
      ['c', 1, 2, 3],
    ],
  });
  expect(fillWorkbook(engine, { A: [{ Id: 'n' }, { Id: 'o', Y: 1 }] }).edits).toEqual([
    { sheetName: 'A', row: 4, column: 0, rows: 2, columns: 3 },
  ]);
  expect(fillWorkbook(engine, { A: [{ Id: 'a', Z: 7 }] }).edits).toEqual([
    { sheetName: 'A', row: 1, column: 3, rows: 1, columns: 1, value: '7', oldValue: '3' },
  ]);
  expect(
    fillWorkbook(engine, {
      A: [
        { Id: 'b', X: 7 },
        { Id: 'c', X: 8 },
      ],
    }).edits,
  ).toEqual([{ sheetName: 'A', row: 2, column: 1, rows: 2, columns: 1 }]);
});

test('1,000 rows of 60 cells are typed, each in its place', () => {
  const headers = Array.from({ length: 60 }, (_, column) => `H${column}`);
  const engine = engineOf({ A: [headers] });
  const rows = Array.from({ length: 1000 }, (_, row) =>
    Object.fromEntries(headers.map((header, column) => [header, column % 3 ? `text ${row}` : row * column])),
  );
  expect(fillWorkbook(engine, { A: rows })).toMatchObject({ added: 1000, updated: 0 });
  expect(dumpWorkbook(engine).A?.[999]).toMatchObject({ H1: 'text 999', H3: 2997 });
});

describe('dump', () => {
  test('leaves out blanks, blank rows, rows of unticked boxes alone, and the hidden sheet _host', () => {
    const engine = engineOf({
      A: [
        ['Id', 'Done'],
        ['a', ''],
        ['', false],
        ['', ''],
        ['b', false],
      ],
      _host: [['x']],
    });
    expect(dumpWorkbook(engine)).toEqual({ A: [{ Id: 'a' }, { Id: 'b', Done: false }] });
    expect(dumpWorkbook(engine, { display: true })).toEqual({ A: [{ Id: 'a' }, { Id: 'b', Done: 'FALSE' }] });
  });

  test('gives formulas as they were written, errors as text, and names columns without header by letter', () => {
    const engine = engineOf({
      A: [
        ['Id', '', 'Id'],
        [{ f: '=SUM(B2:B)' }, 4, { f: '=1/0' }],
      ],
    });
    expect(dumpWorkbook(engine, { formulas: true }).A).toEqual([{ Id: '=SUM(B2:B)', '[B]': 4, 'Id [C]': '=1/0' }]);
    expect(dumpWorkbook(engine).A).toEqual([{ Id: 4, '[B]': 4, 'Id [C]': '#DIV/0!' }]);
  });

  test('does not change the workbook it is given', () => {
    const { snapshot } = emptyBook();
    const before = structuredClone(snapshot);
    expect(dumpWorkbook(snapshot)).toEqual({ Sheet1: [] });
    expect(snapshot).toEqual(before);
  });

  test.each([
    [40_057, 'dd/mm/yyyy', '2009-09-01'],
    [40_057.395833333336, 'dd/mm/yyyy hh:mm', '2009-09-01T09:30:00'],
    [40_057, 'dd/mm/yyyy hh:mm', '2009-09-01T00:00:00'],
    [40_057.5, 'dd/mm/yyyy', '2009-09-01T12:00:00'],
    [0.5, 'hh:mm', 0.5],
    [1.25, '[h]:mm', 1.25],
    // The night of 25 October 2009 had an hour more; a cell knows nothing of it.
    [40_111.0625, 'd mmm yyyy h:mm', '2009-10-25T01:30:00'],
  ])('%d in the format %s is %s', (serial, pattern, text) => {
    expect(momentText(serial, pattern)).toBe(text);
  });
});
