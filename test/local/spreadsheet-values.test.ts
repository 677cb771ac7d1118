import { createEngine } from '../../local/engine/engine';
import { type engineWith, openBook } from './spreadsheet-fixture';

const longText = 'x'.repeat(50_001);

describe('setValue reads a text as typed in a British spreadsheet', () => {
  const cases: [typed: string, value: unknown, display: string, format?: string][] = [
    ['text', 'text', 'text'],
    ['12', 12, '12'],
    ['-3.5', -3.5, '-3.5'],
    ['007', 7, '7'],
    ['1,234', 1234, '1,234', '#,##0'],
    ['1,234.5', 1234.5, '1,234.50', '#,##0.00'],
    ['1,23', '1,23', '1,23'],
    ['£1,250', 1250, '£1,250', '"£"#,##0'],
    ['-£5.50', -5.5, '-£5.50', '"£"#,##0.00'],
    ['(5)', -5, '-5'],
    ['10%', 0.1, '10%', '0%'],
    ['1e3', 1000, '1.00E+03', '0.00E+00'],
    ['true', true, 'TRUE'],
    ['FALSE', false, 'FALSE'],
    ['01/02/2026', new Date('2026-02-01T00:00:00Z'), '01/02/2026', 'dd/mm/yyyy'],
    ['1/7/26', new Date('2026-06-30T23:00:00Z'), '01/07/2026', 'dd/mm/yyyy'],
    ['29/02/2024', new Date('2024-02-29T00:00:00Z'), '29/02/2024'],
    ['2026-04-01', new Date('2026-03-31T23:00:00Z'), '2026-04-01', 'yyyy-mm-dd'],
    ['1 March 2026', new Date('2026-03-01T00:00:00Z'), '1 Mar 2026'],
    ['01/02/2026 13:45', new Date('2026-02-01T13:45:00Z'), '01/02/2026 13:45:00'],
    ['31/02/2010', '31/02/2010', '31/02/2010'],
    ['29/02/2023', '29/02/2023', '29/02/2023'],
    ['13/13/2026', '13/13/2026', '13/13/2026'],
    ['12:75', '12:75', '12:75'],
    ["'=1+1", '=1+1', '=1+1'],
    ["'007", '007', '007'],
    ["'", '', ''],
    ['', '', ''],
    ['=', '=', '='],
    ['=1+1', 2, '2'],
    ['+1', 1, '1'],
    ['01632 960001', '01632 960001', '01632 960001'],
    ['#N/A', '#N/A', '#N/A'],
  ];
  const { sheet } = openBook();
  test.each(cases.map((row) => ({ typed: row[0], row })))('$typed', ({ row: [typed, value, display, format] }) => {
    const cell = sheet.getRange('B2').clear().setValue(typed);
    expect(cell.getValue()).toEqual(value);
    expect(cell.getDisplayValue()).toBe(display);
    if (format) expect(cell.getNumberFormat()).toBe(format);
  });
});

describe('values keep their type', () => {
  test('numbers, booleans, dates, blanks and errors come back as getValues promises', () => {
    const { sheet } = openBook();
    const day = new Date('2026-07-01T00:00:00+01:00');
    const moment = new Date('2026-01-05T08:15:30Z');
    sheet.getRange('A1:F1').setValues([[1.5, true, day, null, '=1/0', moment]]);
    expect(sheet.getRange('A1:F1').getValues()).toEqual([[1.5, true, day, '', '#DIV/0!', moment]]);
    expect(sheet.getRange('A1:F1').getDisplayValues()).toEqual([
      ['1.5', 'TRUE', '01/07/2026', '', '#DIV/0!', '05/01/2026 08:15:30'],
    ]);
  });

  test('a date keeps the number format that the cell has', () => {
    const { sheet } = openBook();
    const cell = sheet.getRange('A1').setNumberFormat('d mmm yyyy');
    cell.setValue(new Date('2026-03-02T00:00:00Z'));
    expect(cell.getDisplayValue()).toBe('2 Mar 2026');
  });

  test('a plain text cell keeps what looks like a number, a date or a formula', () => {
    const { sheet } = openBook();
    const cells = sheet.getRange('A1:C1').setNumberFormat('@');
    cells.setValues([['007', '01/02/2026', '=1+1']]);
    expect(cells.getValues()).toEqual([['007', '01/02/2026', '=1+1']]);
    expect(cells.getFormulas()).toEqual([['', '', '']]);
  });

  test('an apostrophe is no part of the value and the text survives saving and styling', () => {
    const { sheet, engine } = openBook();
    sheet.getRange('A1').setValue("'=SUM(1)");
    sheet.getRange('A2').setValue("'12").setFontWeight('bold');
    expect(engine.sheet('Plan')?.reading(0, 0)).toMatchObject({ value: '=SUM(1)', kind: 'text', quoted: true });
    const again = openBook({ engine: reopen(engine) });
    expect(again.sheet.getRange('A1:A2').getValues()).toEqual([['=SUM(1)'], ['12']]);
    expect(again.sheet.getRange('A1').getFormula()).toBe('');
  });

  test('an empty text and null empty a cell but leave its format', () => {
    const { sheet } = openBook();
    const cell = sheet.getRange('A1').setValue('£5');
    cell.setValue('');
    expect([cell.getValue(), cell.getNumberFormat(), cell.isBlank()]).toEqual(['', '"£"#,##0', true]);
  });
});

describe('writes are checked in the words of the platform', () => {
  const { sheet } = openBook();
  const refusals: [what: string, act: () => unknown, message: string][] = [
    [
      'too few rows',
      () => sheet.getRange('A1:B3').setValues([[1, 2]]),
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 3.',
    ],
    [
      'too many columns',
      () => sheet.getRange('A1:B1').setValues([[1, 2, 3]]),
      'The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
    ],
    [
      'a ragged grid',
      () => sheet.getRange('A1:B2').setValues([[1, 2], [3]]),
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
    [
      'no grid',
      () => sheet.getRange('A1').setValues('x' as never),
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      'a formula that is a number',
      () => sheet.getRange('A1').setFormula(5 as never),
      "The parameters (number) don't match the method signature for SpreadsheetApp.Range.setFormula.",
    ],
    ['zero rows', () => sheet.getRange(1, 1, 0), 'The number of rows in the range must be at least 1.'],
    ['zero columns', () => sheet.getRange(1, 1, 1, 0), 'The number of columns in the range must be at least 1.'],
    ['row 0', () => sheet.getRange(0, 1), 'The starting row of the range is too small.'],
    ['column 0', () => sheet.getRange(1, 0), 'The starting column of the range is too small.'],
    [
      'beyond the last row',
      () => sheet.getRange(1001, 1),
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    [
      'beyond the last column',
      () => sheet.getRange('AA1'),
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ['no such range', () => sheet.getRange('nonsense'), 'Range not found'],
    [
      'a text as row',
      () => sheet.getRange('1' as never, 2),
      "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    [
      'a text that is too long',
      () => sheet.getRange('A1').setValue(longText),
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
  ];
  test.each(refusals)('%s', (_what, act, message) => {
    expect(act).toThrow(expect.objectContaining({ name: 'Exception', message }));
  });

  test('a custom function may read and may not write', () => {
    const { sheet: readOnly } = openBook({ kind: 'custom-function' });
    expect(readOnly.getRange('A1').getValue()).toBe('');
    expect(() => readOnly.getRange('A1').setValue(1)).toThrow('You do not have permission to call setValue');
    expect(() => readOnly.getRange('A1').setNote('x')).toThrow('You do not have permission to call setNote');
    expect(() => readOnly.insertRowAfter(1)).toThrow('You do not have permission to call insertRowAfter');
  });
});

describe('formulas', () => {
  test('open-ended ranges calculate, and read back as written', () => {
    const { sheet, book } = openBook({ sheets: ['Plan', "Head's list"] });
    const list = book.getSheetByName("Head's list");
    list?.getRange('B1:B3').setValues([[1], [2], [4]]);
    const formulas = ["=SUM('Head''s list'!B2:B)", "=SUM('Head''s list'!B:B)", '=COUNTIF($A$1:$A,"A2:A")&"A2:A"', '=SUM(B1:C1)'];
    sheet.getRange('D1:G1').setFormulas([formulas]);
    expect(sheet.getRange('D1:G1').getValues()).toEqual([[6, 7, '0A2:A', 0]]);
    expect(sheet.getRange('D1:G1').getFormulas()).toEqual([formulas]);
  });

  test('an open-ended range also sees rows that come later', () => {
    const { sheet } = openBook();
    sheet.getRange('B1').setFormula('=SUM(A2:A)');
    sheet.insertRowsAfter(1000, 5);
    sheet.getRange('A1005').setValue(3);
    expect(sheet.getRange('B1').getValue()).toBe(3);
    sheet.insertColumnBefore(1);
    sheet.deleteRows(2, 10);
    expect(sheet.getRange('C1').getFormula()).toBe('=SUM(B2:B)');
    expect(sheet.getRange('C1').getValue()).toBe(3);
  });

  test('today is the day of the clock', () => {
    const { sheet } = openBook();
    sheet.getRange('A1').setFormula('=TODAY()');
    expect(sheet.getRange('A1').getDisplayValue()).toBe('02/03/2026');
  });

  test('a formula that only shows an empty text is content', () => {
    const { sheet } = openBook();
    sheet.getRange('C4').setFormula('=""');
    expect([sheet.getLastRow(), sheet.getLastColumn(), sheet.getRange('C4').isBlank()]).toEqual([4, 3, false]);
  });
});

describe('the data of a sheet', () => {
  test('an empty sheet has A1 as its data and no last row', () => {
    const { sheet } = openBook();
    sheet.getRange('D9').setBackground('red');
    expect([sheet.getDataRange().getA1Notation(), sheet.getLastRow(), sheet.getLastColumn()]).toEqual(['A1', 0, 0]);
  });

  test('appendRow writes below the content and grows a full sheet', () => {
    const { sheet } = openBook();
    sheet.appendRow(['a', '01/02/2026']).appendRow(['b']);
    expect(sheet.getDataRange().getDisplayValues()).toEqual([
      ['a', '01/02/2026'],
      ['b', ''],
    ]);
    sheet.getRange('A1000').setValue('last');
    sheet.appendRow(['after']);
    expect([sheet.getMaxRows(), sheet.getRange('A1001').getValue()]).toEqual([1001, 'after']);
  });

  test('reads and writes are counted by cells', () => {
    const { sheet, counts } = openBook();
    sheet.getRange('A1:B2').setValues([
      [1, 2],
      [3, 4],
    ]);
    sheet.getRange('A1:A2').getValues();
    expect(counts).toEqual({ reads: 1, writes: 1, cells: 6 });
  });
});

function reopen(engine: ReturnType<typeof engineWith>) {
  return createEngine(engine.snapshot());
}
