import { createEngine } from '../../local/engine/engine';
import { openBook } from './spreadsheet-fixture';

const rejected = (cell: string, hint = '') =>
  `The data you entered in cell ${cell} violates the data validation rules set on this cell.${hint}`;

describe('validations', () => {
  const { app, sheet, book } = openBook({ sheets: ['Plan', 'Lists'] });
  const lists = book.getSheetByName('Lists');
  lists?.getRange('A1:A3').setValues([['Open'], ['Closed, done'], [7]]);
  const build = () => app.newDataValidation().setAllowInvalid(false);
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const range = lists?.getRange('A1:A3');
  if (!range) throw new Error('no range');

  const cases: [what: string, rule: ReturnType<typeof build>, allowed: unknown[], refused: unknown[], hint?: string][] = [
    [
      'a list',
      build().requireValueInList(['A, B', 'C']),
      ['A, B', 'C', '', null],
      ['a, b', 'D', 1],
      ' Please enter one of the following values: A, B, C.',
    ],
    [
      'a list from a range',
      build().requireValueInRange(range),
      ['Open', 'Closed, done', 7, '7'],
      ['open', 8],
      ' Please enter one of the following values: Open, Closed, done, 7.',
    ],
    ['a checkbox', build().requireCheckbox(), [true, false, 'TRUE'], ['yes', 1]],
    ['a checkbox with its own values', build().requireCheckbox('Y', 'N'), ['Y', 'N'], [true, 'y']],
    ['a date', build().requireDate(), [day('2026-01-01'), '01/02/2026'], ['31/02/2026', 'soon']],
    ['a date not before', build().requireDateOnOrAfter(day('2026-03-01')), ['01/03/2026', '01/03/2026 12:00'], ['28/02/2026']],
    ['a date between', build().requireDateBetween(day('2026-03-01'), day('2026-03-31')), ['31/03/2026'], ['01/04/2026']],
    ['a number between', build().requireNumberBetween(1, 5), [1, 5, '2.5'], [0, 5.1, 'three', true]],
    ['a number other than', build().requireNumberNotEqualTo(3), [2], [3]],
    ['a text that contains', build().requireTextContains('Ab'), ['xaBy'], ['a b']],
    ['an e-mail address', build().requireTextIsEmail(), ['a@b.org'], ['a@b', 'a b@c.org']],
    ['a formula', build().requireFormulaSatisfied('=LEN(B2)<=3'), ['abc', 12], ['abcd', 1234]],
  ];
  test.each(cases.map((row) => ({ what: row[0], row })))('$what', ({ row: [, rule, allowed, refused, hint] }) => {
    const cell = sheet.getRange('B2').clear();
    cell.setDataValidation(rule.build());
    for (const value of allowed) expect(() => cell.setValue(value)).not.toThrow();
    for (const value of refused) {
      cell.setValue('');
      expect(() => cell.setValue(value)).toThrow(rejected('B2', hint));
      expect(cell.getValue()).toBe('');
    }
    const again = cell.getDataValidation();
    expect(again?.getCriteriaType()).toBe(rule.getCriteriaType());
    expect(again?.getAllowInvalid()).toBe(false);
  });

  test('invalid values are only warned about by default, and nothing is written when one of many is rejected', () => {
    const cells = sheet
      .getRange('D1:D2')
      .setDataValidation(app.newDataValidation().requireValueInList(['x']).setHelpText('Pick x').build());
    cells.setValues([['y'], ['z']]);
    expect(cells.getValues()).toEqual([['y'], ['z']]);
    expect(sheet.getRange('D2').getDataValidation()?.getHelpText()).toBe('Pick x');
    cells.clearContent().setDataValidation(build().requireValueInList(['x']).build());
    expect(() => cells.setValues([['x'], ['y']])).toThrow(rejected('D2', ' Please enter one of the following values: x.'));
    expect(cells.getValues()).toEqual([[''], ['']]);
  });

  test('a rule laid over part of another leaves the rest', () => {
    const rule = (item: string) => app.newDataValidation().requireValueInList([item]).build();
    sheet.getRange('F1:G4').setDataValidation(rule('all'));
    sheet.getRange('G2:G3').setDataValidations([[rule('one')], [null]]);
    const items = sheet
      .getRange('F1:G4')
      .getDataValidations()
      .map((row) => row.map((found) => String(found?.getCriteriaValues()[0])));
    expect(items).toEqual([
      ['all', 'all'],
      ['all', 'one'],
      ['all', 'undefined'],
      ['all', 'all'],
    ]);
  });

  test('the builder refuses what is no list, no range, no date', () => {
    expect(() => app.newDataValidation().requireValueInList('x' as never)).toThrow(
      "The parameters (String,boolean) don't match the method signature for SpreadsheetApp.DataValidationBuilder.requireValueInList.",
    );
    expect(() => app.newDataValidation().requireDateAfter('=I1' as never)).toThrow("don't match the method signature");
  });
});

describe('checkboxes', () => {
  test('they start unticked, tick, and take their values away with them', () => {
    const { sheet } = openBook();
    const cells = sheet.getRange('A1:A2');
    cells.setValues([[true], ['text']]);
    cells.insertCheckboxes();
    expect(cells.getValues()).toEqual([[true], [false]]);
    expect([cells.isChecked(), sheet.getRange('A1').isChecked(), sheet.getRange('B1').isChecked()]).toEqual([null, true, null]);
    expect(cells.check().isChecked()).toBe(true);
    expect(sheet.getLastRow()).toBe(2);
    cells.removeCheckboxes();
    expect([cells.getValues(), cells.getDataValidation()]).toEqual([[[''], ['']], null]);
  });
});

describe('everything on the cells follows when rows and columns come, go and move', () => {
  const set = () => {
    const opened = openBook();
    const { app, sheet } = opened;
    sheet.getRange('B3').setValue('here').setNote('a note').setBackground('#ff0000');
    sheet.getRange('B3:B5').setDataValidation(app.newDataValidation().requireValueInList(['here', 'there']).build());
    const format = app
      .newConditionalFormatRule()
      .whenFormulaSatisfied('=$B3="here"')
      .setBackground('#00ff00')
      .setRanges([sheet.getRange('B3:B5')]);
    sheet.setConditionalFormatRules([format.build()]);
    sheet.getRange('D1').setFormula('=B3&COUNTA(B2:B)');
    sheet.getRange('B3:B5').protect().setDescription('kept');
    opened.book.setNamedRange('Place', sheet.getRange('B3'));
    return opened;
  };
  const where = ({ app, book, sheet }: ReturnType<typeof set>) => {
    const at = book.getRangeByName('Place')?.getA1Notation() ?? '';
    const cell = sheet.getRange(at);
    const last = cell.offset(2, 0);
    const [format] = sheet.getConditionalFormatRules();
    const [protection] = sheet.getProtections(app.ProtectionType.RANGE);
    return {
      at,
      value: cell.getValue(),
      note: cell.getNote(),
      background: cell.getBackground(),
      rule: cell.getDataValidation()?.getCriteriaType().name(),
      lastRule: last.getDataValidation()?.getCriteriaType().name(),
      format: [format?.getRanges()[0]?.getA1Notation(), format?.getBooleanCondition()?.getCriteriaValues()[0]],
      protection: protection?.getRange().getA1Notation(),
    };
  };
  const common = { value: 'here', note: 'a note', background: '#ff0000', rule: 'VALUE_IN_LIST', lastRule: 'VALUE_IN_LIST' };

  test('rows before', () => {
    const opened = set();
    opened.sheet.insertRowsBefore(1, 2);
    expect(where(opened)).toEqual({ ...common, at: 'B5', format: ['B5:B7', '=$B5="here"'], protection: 'B5:B7' });
    expect(opened.sheet.getRange('D3').getFormula()).toBe('=B5&COUNTA(B4:B)');
    expect(opened.sheet.getRange('D3').getValue()).toBe('here1');
  });

  test('a column before', () => {
    const opened = set();
    opened.sheet.insertColumnBefore(1);
    expect(where(opened)).toEqual({ ...common, at: 'C3', format: ['C3:C5', '=$C3="here"'], protection: 'C3:C5' });
    expect(opened.sheet.getRange('E1').getFormula()).toBe('=C3&COUNTA(C2:C)');
  });

  test('rows deleted', () => {
    const opened = set();
    opened.sheet.deleteRows(1, 1);
    expect(where(opened)).toEqual({ ...common, at: 'B2', format: ['B2:B4', '=$B2="here"'], protection: 'B2:B4' });
  });

  test('columns moved', () => {
    const opened = set();
    opened.sheet.moveColumns(opened.sheet.getRange('B:B'), 1);
    const { protection: _protection, ...rest } = where(opened);
    expect(rest).toEqual({ ...common, at: 'A3', format: ['A3:A5', '=$A3="here"'] });
    expect(opened.sheet.getRange('D1').getFormula()).toBe('=A3&COUNTA(A2:A)');
  });

  test('several rows and columns move together, down and to the right', () => {
    const opened = set();
    opened.sheet.moveRows(opened.sheet.getRange('3:5'), 9);
    opened.sheet.moveColumns(opened.sheet.getRange('A:B'), 4);
    const { protection: _protection, ...rest } = where(opened);
    expect(rest).toEqual({ ...common, at: 'C6', format: ['C6:C8', '=$C6="here"'] });
    expect(opened.sheet.getRange('D1').getValue()).toBe('here1');
  });

  test('validations of every kind stay with their cells, and grow with rows inserted among them', () => {
    const { app, sheet } = openBook();
    const build = () => app.newDataValidation();
    const rules = [
      build().requireValueInList(['Open', 'Closed']),
      build().requireValueInRange(sheet.getRange('Z1:Z3')),
      build().requireCheckbox(),
      build().requireDate(),
      build().requireDateOnOrAfter(new Date('2026-03-01T00:00:00Z')),
      build().requireNumberGreaterThanOrEqualTo(0),
      build().requireNumberBetween(1, 5),
      build().requireTextContains('Ab'),
      build().requireTextIsEmail(),
      build().requireFormulaSatisfied('=LEN(J3)<=3'),
    ];
    rules.forEach((rule, i) => {
      sheet.getRange(3, i + 1, 4).setDataValidation(rule.build());
    });
    const kinds = (row: number, column: number) =>
      (sheet.getRange(row, column, 1, rules.length).getDataValidations()[0] ?? []).map((rule) => rule?.getCriteriaType().name());
    const limits = () =>
      sheet
        .getRange(6, 2, 1, rules.length)
        .getDataValidations()[0]
        ?.map((rule) => rule?.getCriteriaValues());
    const [wanted, none] = [kinds(3, 1), rules.map(() => undefined)];
    expect(new Set(wanted).size).toBe(rules.length);
    sheet.insertRowsAfter(4, 2);
    sheet.insertColumnBefore(1);
    sheet.insertRowBefore(1);
    // Rows 4 to 9, from the second column on.
    expect([3, 4, 6, 9, 10].map((row) => kinds(row, 2))).toEqual([none, wanted, wanted, wanted, none]);
    expect(limits()?.[6]).toEqual([1, 5]);
    sheet.deleteRows(4, 2);
    sheet.deleteColumn(1);
    expect([3, 4, 7, 8].map((row) => kinds(row, 1))).toEqual([none, wanted, wanted, none]);
  });

  test('a rule whose first row goes keeps the meaning for the rest', () => {
    const { app, sheet } = openBook();
    const format = app
      .newConditionalFormatRule()
      .whenFormulaSatisfied('=$B3>$C$1')
      .setBold(true)
      .setRanges([sheet.getRange('A3:A9')]);
    sheet.setConditionalFormatRules([format.build()]);
    sheet.getRange('D3:D9').setDataValidation(app.newDataValidation().requireFormulaSatisfied('=D3>B3').build());
    sheet.deleteRows(3, 2);
    const [rule] = sheet.getConditionalFormatRules();
    expect([rule?.getRanges()[0]?.getA1Notation(), rule?.getBooleanCondition()?.getCriteriaValues()]).toEqual([
      'A3:A7',
      ['=$B3>$C$1'],
    ]);
    expect(sheet.getRange('D3').getDataValidation()?.getCriteriaValues()).toEqual(['=D3>B3']);
    sheet.deleteRows(3, 5);
    expect([sheet.getConditionalFormatRules(), sheet.getRange('D3').getDataValidation()]).toEqual([[], null]);
  });

  test('new rows look like the row that they were inserted from', () => {
    const { sheet } = openBook();
    sheet.getRange('A2').setBackground('#ff0000').setNumberFormat('0.00');
    sheet.insertRowsAfter(2, 2);
    sheet.insertRowBefore(2);
    expect(sheet.getRange('A2:A5').getBackgrounds().flat()).toEqual(['#ff0000', '#ff0000', '#ff0000', '#ff0000']);
    expect(sheet.getRange('A6').getBackground()).toBe('#ffffff');
  });

  test("a list's range, and formulas on other sheets, follow whichever sheet is in front", () => {
    const { app, book, sheet } = openBook({ sheets: ['Plan', 'Lists'] });
    const lists = book.getSheetByName('Lists');
    if (!lists) throw new Error('no sheet');
    sheet.getRange('A1').setDataValidation(app.newDataValidation().requireValueInRange(lists.getRange('B2:B4')).build());
    sheet
      .getRange('A2')
      .setDataValidation(app.newDataValidation().requireFormulaSatisfied('=COUNTIF(Lists!$B$2:$B,A2)>0').build());
    sheet.getRange('A3').setFormula('=SUM(Lists!B2:B4)');
    lists.insertRowAfter(2);
    lists.insertColumnBefore(1);
    lists.deleteRows(1, 1);
    const range = sheet.getRange('A1').getDataValidation()?.getCriteriaValues()[0] as ReturnType<typeof sheet.getRange>;
    expect([range.getSheet().getName(), range.getA1Notation()]).toEqual(['Lists', 'C1:C4']);
    expect(sheet.getRange('A2').getDataValidation()?.getCriteriaValues()).toEqual(['=COUNTIF(Lists!$C$1:$C,A2)>0']);
    expect(sheet.getRange('B2').getDataValidation()).toBeNull();
    lists.insertRowsAfter(1000, 5);
    expect(sheet.getRange('A2').getDataValidation()?.getCriteriaValues()).toEqual(['=COUNTIF(Lists!$C$1:$C,A2)>0']);
    expect(sheet.getRange('A3').getFormula()).toBe('=SUM(Lists!C1:C4)');
  });

  test('out of bounds', () => {
    const { sheet } = openBook();
    expect(() => sheet.deleteRows(999, 3)).toThrow('Those rows are out of bounds.');
    expect(() => sheet.hideColumns(27)).toThrow('Those columns are out of bounds.');
    expect(() => sheet.setColumnWidth(27, 5)).toThrow('Those columns are out of bounds.');
    expect(() => sheet.deleteRows(1, 1000)).toThrow("You can't delete all the rows on the sheet.");
    expect(() => sheet.insertRowsAfter('2' as never, 1)).toThrow(
      "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.insertRowsAfter.",
    );
  });
});

describe('what a sheet remembers survives saving', () => {
  test('frozen, hidden, sized, grouped, coloured, noted, validated, formatted', () => {
    const { app, book, sheet, engine } = openBook({ sheets: ['Plan', 'Other'] });
    sheet.setFrozenRows(1);
    sheet.hideRows(5, 2);
    sheet.setColumnWidth(3, 250).setTabColor('green');
    sheet.getRange('C:D').shiftColumnGroupDepth(1);
    sheet.insertColumnBefore(1);
    sheet.setFrozenColumns(2);
    sheet.getColumnGroup(4, 1).collapse();
    sheet.getRange('A1').setNote('note').setWrap(true).setHorizontalAlignment('center').setFontSize(14);
    sheet.getRange('A2').insertCheckboxes();
    const first = app
      .newConditionalFormatRule()
      .whenNumberGreaterThan(5)
      .setBold(true)
      .setRanges([sheet.getRange('A1:A9')])
      .build();
    const second = app
      .newConditionalFormatRule()
      .whenTextContains('x')
      .setFontColor('red')
      .setRanges([sheet.getRange('B1')])
      .build();
    sheet.setConditionalFormatRules([first, second]);
    book.getSheetByName('Other')?.hideSheet();

    const again = openBook({ engine: createEngine(engine.snapshot()) });
    const { sheet: read } = again;
    expect([read.getFrozenRows(), read.getFrozenColumns(), read.isRowHiddenByUser(6), read.isRowHiddenByUser(7)]).toEqual([
      1,
      2,
      true,
      false,
    ]);
    expect([read.getColumnWidth(4), read.getColumnWidth(3), read.getTabColor()]).toEqual([250, 100, '#008000']);
    expect([
      read.getColumnGroupDepth(3),
      read.getColumnGroupDepth(4),
      read.getColumnGroupDepth(5),
      read.getColumnGroupDepth(6),
    ]).toEqual([0, 1, 1, 0]);
    expect([read.getColumnGroup(4, 1).isCollapsed(), read.isColumnHiddenByUser(5)]).toEqual([true, true]);
    const cell = read.getRange('A1');
    expect([cell.getNote(), cell.getWrap(), cell.getHorizontalAlignment(), cell.getFontSize()]).toEqual([
      'note',
      true,
      'center',
      14,
    ]);
    expect(read.getRange('A2').isChecked()).toBe(false);
    expect(
      read
        .getConditionalFormatRules()
        .map((rule) => [
          rule.getBooleanCondition()?.getCriteriaType().name(),
          rule.getBooleanCondition()?.getBold(),
          rule.getBooleanCondition()?.getFontColor(),
        ]),
    ).toEqual([
      ['NUMBER_GREATER_THAN', true, null],
      ['TEXT_CONTAINS', null, '#ff0000'],
    ]);
    expect(again.book.getSheetByName('Other')?.isSheetHidden()).toBe(true);
  });
});

describe('borders and copies', () => {
  test('edges are drawn, left alone or taken away one by one', () => {
    const { sheet, engine, app } = openBook();
    const range = sheet.getRange('A1:B2').setBorder(true, true, true, true, false, null, 'red', app.BorderStyle.SOLID_THICK);
    range.setBorder(null, null, false, null, null, null);
    engine.flush();
    const line = { s: 13, cl: { rgb: '#ff0000' } };
    expect(sheet.engineSheet.style(0, 0)?.bd).toEqual({ t: line, l: line });
    expect(sheet.engineSheet.style(1, 1)?.bd).toEqual({ r: line });
    expect(() => sheet.getRange('A1').setBorder('yes' as never, true, true, true, true, true)).toThrow(
      "don't match the method signature for SpreadsheetApp.Range.setBorder.",
    );
  });

  test('copyTo repeats, moves relative references and takes formats and validations along', () => {
    const { app, sheet } = openBook();
    sheet
      .getRange('A1:B1')
      .setValues([[2, '=A1*$A$1']])
      .setFontWeight('bold');
    sheet.getRange('A1').setDataValidation(app.newDataValidation().requireNumberGreaterThan(1).build());
    sheet.getRange('A1:B1').copyTo(sheet.getRange('A2:B3'));
    expect(sheet.getRange('B1:B3').getFormulas().flat()).toEqual(['=A1*$A$1', '=A2*$A$1', '=A3*$A$1']);
    expect(sheet.getRange('A3').getDataValidation()?.getCriteriaValues()).toEqual([1]);
    expect(sheet.getRange('B3').getFontWeight()).toBe('bold');
    sheet.getRange('B1').copyTo(sheet.getRange('D1'), app.CopyPasteType.PASTE_VALUES);
    expect([sheet.getRange('D1').getValue(), sheet.getRange('D1').getFormula()]).toEqual([4, '']);
  });

  test('sort orders numbers before texts and blanks last, whichever way', () => {
    const { sheet } = openBook();
    const range = sheet.getRange('A1:B5').setValues([
      ['b', 1],
      ['', 2],
      [10, 3],
      ['A', 4],
      [9, 5],
    ]);
    expect(
      range
        .sort(1)
        .getValues()
        .map(([value]) => value),
    ).toEqual([9, 10, 'A', 'b', '']);
    expect(
      range
        .sort({ column: 1, ascending: false })
        .getValues()
        .map(([value]) => value),
    ).toEqual(['b', 'A', 10, 9, '']);
    expect(() => range.sort('A')).toThrow(
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.sort.",
    );
  });
});

describe('a filter', () => {
  test('is the only one of its sheet, sorts below its header, and goes', () => {
    const { sheet } = openBook();
    const range = sheet.getRange('A1:A3');
    range.setValues([['Name'], ['b'], ['a']]);
    const filter = range.createFilter();
    expect(() => range.createFilter()).toThrow("You can't create a filter in a sheet that already has a filter.");
    filter.sort(1, true);
    expect(range.getValues()).toEqual([['Name'], ['a'], ['b']]);
    sheet.insertColumnBefore(1);
    expect(sheet.getFilter()?.getRange().getA1Notation()).toBe('B1:B3');
    filter.remove();
    expect(sheet.getFilter()).toBeNull();
  });
});

describe('sheets', () => {
  test('new ones become active, names are unique, and one must stay visible', () => {
    const { book, sheet } = openBook();
    const made = book.insertSheet('New');
    expect([book.getActiveSheet().getName(), made.getMaxRows(), made.getMaxColumns()]).toEqual(['New', 1000, 26]);
    expect(book.getSheetById(made.getSheetId())?.getName()).toBe('New');
    expect(() => book.insertSheet('New')).toThrow('A sheet with the name "New" already exists. Please enter another name.');
    expect(() => sheet.setName('New')).toThrow('A sheet with the name "New" already exists. Please enter another name.');
    book.moveActiveSheet(1);
    expect(book.getSheets().map((each) => each.getName())).toEqual(['New', 'Plan']);
    made.hideSheet();
    expect(book.getActiveSheet().getName()).toBe('Plan');
    expect(() => sheet.hideSheet()).toThrow("You can't hide all the sheets in a document.");
    expect(() => book.deleteSheet(sheet)).toThrow("You can't remove all the visible sheets in a document.");
  });

  test('the selection follows activate, and a list selects several ranges', () => {
    const { app, book, sheet } = openBook();
    sheet.getRange('B2:C3').activate();
    expect([app.getActiveRange()?.getA1Notation(), app.getCurrentCell()?.getA1Notation()]).toEqual(['B2:C3', 'B2']);
    sheet.getRangeList(['A1', 'D4:D5']).activate();
    expect(
      book
        .getActiveRangeList()
        ?.getRanges()
        .map((range) => range.getA1Notation()),
    ).toEqual(['A1', 'D4:D5']);
    const list = sheet.getRangeList(['A1', 'B2']) as unknown as GoogleAppsScript.Spreadsheet.RangeList;
    list.setValue('x');
    expect(sheet.getRange('A1:B2').getValues()).toEqual([
      ['x', ''],
      ['', 'x'],
    ]);
  });

  test('toasts are shown to the person', () => {
    const { book, execution } = openBook();
    book.toast('Saved', 'Plan');
    expect(execution.metrics.ui).toEqual([{ kind: 'toast', title: 'Plan', text: 'Saved' }]);
  });
});

describe('notes of a header row stay with their headers', () => {
  const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
  type Tab = ReturnType<typeof openBook>['sheet'];
  test.each<[string, (sheet: Tab) => void]>([
    ['a column deleted', (sheet) => sheet.deleteColumn(3)],
    ['two columns deleted', (sheet) => sheet.deleteColumns(2, 2)],
    ['a column inserted', (sheet) => sheet.insertColumnBefore(4)],
    ['a column moved right', (sheet) => sheet.moveColumns(sheet.getRange('B:B'), 6)],
    ['a column moved left', (sheet) => sheet.moveColumns(sheet.getRange('E:E'), 2)],
    ['a row inserted above', (sheet) => sheet.insertRowBefore(1)],
    ['the row moved down', (sheet) => sheet.moveRows(sheet.getRange('1:1'), 5)],
    ['rows above inserted and deleted', (sheet) => sheet.insertRowsBefore(1, 3).deleteRows(2, 2)],
  ])('%s', (_, change) => {
    const { sheet } = openBook();
    sheet
      .getRange('A1:F1')
      .setValues([letters])
      .setNotes([letters.map((letter) => `note ${letter}`)]);
    change(sheet);
    const range = sheet.getDataRange();
    const notes = range.getNotes();
    const seen = range.getValues().flatMap((row, i) => row.map((value, j) => [value, notes[i]?.[j]]));
    expect(seen).toEqual(seen.map(([value]) => [value, value === '' ? '' : `note ${value}`]));
    expect(seen.filter(([value]) => value !== '').length).toBeGreaterThan(3);
  });
});

describe('a list of another tab', () => {
  const listOn = (name: string) => {
    const { app, sheet, book } = openBook({ sheets: ['Plan', name] });
    const items = book.getSheetByName(name)?.getRange('B1:B3');
    if (!items) throw new Error('no range');
    sheet.getRange('A1:A2').setDataValidation(app.newDataValidation().requireValueInRange(items, true).build());
    return { sheet, book, read: () => sheet.getRange('A1').getDataValidation() };
  };

  test('may stand on a tab with the sign of a fixed reference in its name', () => {
    const [items] = listOn('Pay $1').read()?.getCriteriaValues() ?? [];
    expect((items as GoogleAppsScript.Spreadsheet.Range).getA1Notation()).toBe('B1:B3');
  });

  test('that was deleted leaves a rule that can be read', () => {
    const column = listOn('Lists');
    column.book.getSheetByName('Lists')?.deleteColumn(2);
    expect(String(column.read()?.getCriteriaType())).toBe('CUSTOM_FORMULA');
    const tab = listOn('Lists');
    const lists = tab.book.getSheetByName('Lists');
    if (lists) tab.book.deleteSheet(lists);
    expect(() => tab.sheet.getRange('A1:A2').getDataValidations()).not.toThrow();
    const smaller = tab.book.insertSheet('Lists');
    smaller.deleteRows(3, smaller.getMaxRows() - 2);
    expect(String(tab.read()?.getCriteriaType())).toBe('CUSTOM_FORMULA');
  });
});
