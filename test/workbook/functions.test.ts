import { openWorkbook } from './workbook';

const RANGES = 'Proposals!A1:BV1,Proposals!A2:BV12,Criteria!A1:I24,Lists!A1:W15';

describe('custom functions in cells', () => {
  const host = openWorkbook('small');
  const spreadsheet = host.services.SpreadsheetApp.getActive();
  const sheet = spreadsheet.insertSheet('Tryout');
  const column = (formula: string): unknown[] => {
    sheet.clear();
    sheet.getRange('A1').setFormula(formula);
    return sheet
      .getRange('A1:A11')
      .getValues()
      .map(([value]) => value);
  };

  test('VERDICT answers one verdict a row, by the rules only', () => {
    expect(column(`=VERDICT(${RANGES})`)).toEqual([
      'Eligible',
      'Eligible',
      'Does not meet the first four',
      'More evidence needed',
      'More evidence needed',
      'Eligible',
      'Does not meet the first four',
      'Does not meet the first four',
      'Does not meet the first four',
      '',
      '',
    ]);
  });

  test('PRINCIPLE_CHECK answers one status a row', () => {
    expect(column(`=PRINCIPLE_CHECK(${RANGES},5)`).slice(0, 6)).toEqual([
      'Met',
      'Not met',
      'Met',
      'Met',
      'Met',
      'Evidence missing',
    ]);
  });

  test('a range given is a dependency: an edit shows in the answer', () => {
    column(`=PRINCIPLE_CHECK(${RANGES},5)`);
    expect(sheet.getRange('A2').getValue()).toBe('Not met');
    const proposals = spreadsheet.getSheetByName('Proposals');
    const headers = proposals?.getDataRange().getValues()[0] ?? [];
    host.edit(`Proposals!${proposals?.getRange(3, headers.indexOf('Planned number') + 1).getA1Notation()}`, 3);
    expect(sheet.getRange('A2').getValue()).toBe('Met');
  });

  test('PLAN_YEAR answers dates, one or many, and says when something is none', () => {
    expect(column('=PLAN_YEAR(Proposals!M2:M6)').slice(0, 5)).toEqual(['2009-10', '2009-10', '2009-10', '2009-10', '2009-10']);
    expect(host.call('PLAN_YEAR', [['31/08/2010'], ['01/09/2010'], ['soon'], ['']])).toEqual([
      ['2009-10'],
      ['2010-11'],
      ['not a date'],
      [''],
    ]);
  });

  test('an answer without room is #REF!, as on Google, and writes over nothing', () => {
    sheet.clear();
    sheet.getRange('A3').setValue('in the way');
    sheet.getRange('A1').setFormula(`=VERDICT(${RANGES})`);
    expect(sheet.getRange('A1:A4').getValues().flat()).toEqual(['#REF!', '', 'in the way', '']);
    expect(sheet.getRange('A1').getDisplayValue()).toBe('#REF!');
  });

  test('what cannot be answered is an error in the cell, and says why', () => {
    expect(column(`=PRINCIPLE_CHECK(${RANGES},9)`)[0]).toBe('#ERROR!');
    expect(() => host.call('PRINCIPLE_CHECK', [['No']], [['1']], [['Id']], [['Sections']], 9)).toThrow(
      'The principle must be a number from 1 to 8.',
    );
    expect(() =>
      host.call(
        'VERDICT',
        [['No']],
        Array.from({ length: 1001 }, () => ['1']),
        [['Id']],
        [['Sections']],
      ),
    ).toThrow('Give at most 1000 rows at a time.');
  });
});
