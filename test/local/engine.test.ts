import { emptySheet } from '../../local/engine/empty-sheet';
import { createEngine, type WorkbookEngine } from '../../local/engine/engine';

const now = Date.UTC(2026, 2, 2, 9, 30);

function open(cells: Record<string, Record<number, Record<number, object>>>): WorkbookEngine {
  const names = Object.keys(cells);
  const sheets = Object.fromEntries(
    names.map((name, index) => [String(index), { ...emptySheet(String(index), name), cellData: cells[name] }]),
  );
  const snapshot = {
    id: 'book',
    name: 'Book',
    appVersion: '',
    locale: 'enUS',
    styles: {},
    sheetOrder: Object.keys(sheets),
    sheets,
  };
  return createEngine(snapshot as unknown as Parameters<typeof createEngine>[0], { now: () => now });
}

function sheetOf(engine: WorkbookEngine, name = 'Plan') {
  const sheet = engine.sheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

describe('a workbook from a file', () => {
  test('calculates at the first look, whatever results the file had', () => {
    const engine = open({ Plan: { 0: { 0: { v: 2, t: 2 }, 1: { f: '=A1*3', v: 99, t: 2 } } } });
    expect(sheetOf(engine).reading(0, 1)).toMatchObject({ value: 6, formula: '=A1*3', kind: 'number', display: '6' });
  });

  test("reads xlsx's whole columns and open ends as open-ended ranges", () => {
    const engine = open({ Plan: { 0: { 1: { f: '=SUM(A2:A1048576)' } }, 2: { 0: { v: 4, t: 2 } } } });
    expect(sheetOf(engine).reading(0, 1)).toMatchObject({ value: 4, formula: '=SUM(A2:A)' });
  });

  test('1,000 rows of 78 columns open and are counted', () => {
    const cells: Record<number, Record<number, object>> = {};
    for (let row = 0; row < 1000; row++)
      cells[row] = Object.fromEntries(Array.from({ length: 26 * 3 }, (_, column) => [column, { v: row, t: 2 }]));
    const engine = open({ Plan: cells });
    engine.flush();
    expect(sheetOf(engine).contentSize()).toMatchObject({ rows: 1000, columns: 78 });
  });
});

describe('the buffer', () => {
  test('what was not flushed can be lost', () => {
    const engine = open({ Plan: {} });
    const sheet = sheetOf(engine);
    sheet.writeValue(0, 0, 'kept');
    engine.flush();
    sheet.writeValue(0, 0, 'lost');
    engine.discard();
    expect(sheet.reading(0, 0).value).toBe('kept');
  });

  test('a value and then a format for the same cell are both kept', () => {
    const engine = open({ Plan: {} });
    const sheet = sheetOf(engine);
    sheet.type(0, 0, '£5');
    sheet.patch(0, 0, { s: { bl: 1 } });
    expect(sheet.reading(0, 0)).toMatchObject({ value: 5, display: '£5' });
    expect(sheet.style(0, 0)).toMatchObject({ bl: 1, n: { pattern: '"£"#,##0' } });
  });
});

describe('typing as a person', () => {
  test('follows the rules of the keyboard and calculates', () => {
    const engine = open({ Plan: { 0: { 1: { f: '=A1+1' } } } });
    engine.applyTyped('Plan', 0, 0, '01/02/2026');
    expect(sheetOf(engine).display(0, 1)).toBe('46055');
    engine.applyTyped('Plan', 0, 0, true);
    expect(sheetOf(engine).value(0, 1)).toBe(2);
  });

  test('says which sheet or cell is not there', () => {
    const engine = open({ Plan: {} });
    expect(() => engine.applyTyped('Other', 0, 0, 1)).toThrow('There is no sheet "Other".');
    expect(() => engine.applyTyped('Plan', 1000, 0, 1)).toThrow('Row 1001, column 1 is outside the 1000 × 26 cells of "Plan".');
  });
});

describe("the script's functions", () => {
  const seen: unknown[] = [];
  const functions: Record<string, (...args: unknown[]) => unknown> = {
    ECHO: (...args) => {
      seen.push(args);
      return 'ok';
    },
    TABLE: () => [
      ['a', 1],
      ['b', new Date('2026-07-01T00:00:00+01:00')],
    ],
    FAIL: () => {
      throw new Error('no');
    },
    TWICE: (value) => Number(value) * 2,
  };
  const run = (name: string, args: unknown[]) => functions[name]?.(...args);
  const started = () => {
    const engine = open({ Plan: { 0: { 0: { v: 1, t: 2 }, 1: { v: 46054, t: 2, s: { n: { pattern: 'dd/mm/yyyy' } } } } } });
    engine.registerFunctions(Object.keys(functions), run);
    return { engine, sheet: sheetOf(engine) };
  };

  test('get blanks as empty texts, one cell as its value, a range as rows, and dates as dates', () => {
    const { engine, sheet } = started();
    seen.length = 0;
    sheet.writeFormula(2, 0, '=ECHO(A1,C1,A1:B2,B1,"t",TRUE)');
    engine.flush();
    const day = new Date('2026-02-01T00:00:00Z');
    expect(seen).toEqual([
      [
        1,
        '',
        [
          [1, day],
          ['', ''],
        ],
        day,
        't',
        true,
      ],
    ]);
  });

  test('may spill, and what spilled can be read, formatted and counted', () => {
    const { engine, sheet } = started();
    sheet.writeFormula(4, 3, '=TABLE()');
    engine.flush();
    expect([4, 5].map((row) => [3, 4].map((column) => sheet.display(row, column)))).toEqual([
      ['a', '1'],
      ['b', '01/07/2026'],
    ]);
    expect(sheet.contentSize()).toMatchObject({ rows: 6, columns: 5 });
    expect(sheet.formula(5, 4)).toBe('');
    sheet.writeValue(0, 0, 2);
    engine.flush();
    expect(sheet.value(4, 3)).toBe('a');
    expect(engine.snapshot().sheets['0']?.cellData?.[4]?.[3]).toMatchObject({ f: '=TABLE()', v: 'a' });
  });

  test('that throw show #ERROR! in their cell and leave the others alone', () => {
    const { engine, sheet } = started();
    sheet.writeFormula(2, 0, '=FAIL()');
    sheet.writeFormula(2, 1, '=IFERROR(FAIL(),"caught")');
    sheet.writeFormula(2, 2, '=TWICE(A1)');
    engine.flush();
    expect([0, 1, 2].map((column) => sheet.value(2, column))).toEqual(['#ERROR!', 'caught', 2]);
    expect(sheet.reading(2, 0).kind).toBe('error');
  });

  test('are found by formulas that were there before them', () => {
    const engine = open({ Plan: { 0: { 0: { f: '=TWICE(4)' } } } });
    engine.flush();
    expect(sheetOf(engine).value(0, 0)).toBe('#NAME?');
    engine.registerFunctions(['TWICE'], run);
    engine.flush();
    expect(sheetOf(engine).value(0, 0)).toBe(8);
  });
});
