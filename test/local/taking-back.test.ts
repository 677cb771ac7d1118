/** What comes, goes or moves in a sheet can be put back as it was: cells, formulas, rules, notes, sizes, groups, names. */
import type { WorkbookEngine } from '../../local/engine/engine';
import { removeReversibly, reversibly } from '../../local/engine/taking-back';
import { openBook } from './spreadsheet-fixture';

function filled() {
  const { app, book, sheet, engine } = openBook({ sheets: ['Plan', 'Sums'] });
  sheet
    .getRange('A1:E1')
    .setValues([['No', 'Title', 'Status', 'Start', 'Cost']])
    .setFontWeight('bold');
  sheet
    .getRange('A2:E6')
    .setValues([1, 2, 3, 4, 5].map((n) => [`PR-0${n}`, `Title ${n}`, 'Draft', new Date(2026, 2, n), n * 100]));
  sheet.getRange('F2').setFormula('=E2*2');
  sheet.getRange('F3:F6').setFormulas([['=E3+E2'], ['=$E$4'], ['=SUM(E$2:E5)'], ['=F5&B4']]);
  const sums = book.getSheetByName('Sums');
  sums?.getRange('A1:A3').setFormulas([['=SUM(Plan!E2:E)'], ['=Plan!B4'], ['=COUNTIF(Plan!C2:C6,"Draft")']]);
  const rule = () => app.newDataValidation();
  sheet.getRange('C2:C6').setDataValidation(rule().requireValueInList(['Draft', 'Done']).build());
  sheet.getRange('D2:D6').setDataValidation(rule().requireDate().build());
  sheet.getRange('E2:E6').setDataValidation(rule().requireNumberGreaterThan(0).build());
  sheet.getRange('B2:B6').setDataValidation(rule().requireFormulaSatisfied('=LEN(B2)<20').build());
  sheet.getRange('B2').setDataValidation(rule().requireTextContains('T').build());
  const format = app.newConditionalFormatRule().setBackground('#ff0000');
  sheet.setConditionalFormatRules([
    format
      .copy()
      .whenFormulaSatisfied('=$E2>$E$4')
      .setRanges([sheet.getRange('A2:E6')])
      .build(),
    format
      .copy()
      .whenTextEqualTo('Draft')
      .setRanges([sheet.getRange('C2:C6')])
      .build(),
  ]);
  sheet.getRange('B3').setNote('a note');
  sheet.getRange('B4').setNote('another');
  sheet.getRange('D4').setBackground('#00ff00');
  sheet.setColumnWidth(2, 222).setRowHeight(4, 55);
  sheet.getRange('C:D').shiftColumnGroupDepth(1);
  sheet.hideColumns(8);
  sheet.hideRows(9);
  book.setNamedRange('Costs', sheet.getRange('E2:E6'));
  engine.flush();
  return engine;
}

const plan = (engine: WorkbookEngine) => {
  const sheet = engine.sheet('Plan');
  if (!sheet) throw new Error('no sheet');
  return sheet;
};
type Shape = ReturnType<typeof plan>['shape'];

const changes: [what: string, change: (shape: Shape) => void][] = [
  ['a row inserted above', (shape) => shape.insertRows(1, 1, 0)],
  ['rows inserted among others', (shape) => shape.insertRows(3, 2, 2)],
  ['a column inserted', (shape) => shape.insertColumns(2, 1, 1)],
  ['a row deleted that formulas name', (shape) => shape.deleteRows(3, 1)],
  ['the first rows of every rule deleted', (shape) => shape.deleteRows(1, 2)],
  ['all filled rows deleted', (shape) => shape.deleteRows(1, 5)],
  ['a column deleted with its rule', (shape) => shape.deleteColumns(2, 1)],
  ['columns deleted that formulas and a name name', (shape) => shape.deleteColumns(3, 2)],
  ['a row moved down', (shape) => shape.moveRows(2, 1, 6)],
  ['rows moved up', (shape) => shape.moveRows(4, 2, 1)],
  ['columns moved', (shape) => shape.moveColumns(1, 2, 5)],
];

/** Without what has no meaning: a style kept beside its like, blank entries, and the order of keys. */
function shown(engine: WorkbookEngine): unknown {
  const { sheets, resources = [], styles } = engine.snapshot();
  const tabs = Object.values(sheets).map(({ cellData = {}, rowData = {}, columnData = {}, ...sheet }) => {
    const cells = Object.entries(cellData).flatMap(([row, line]) =>
      Object.entries(line as Record<string, { v?: unknown; f?: unknown; s?: unknown; custom?: unknown } | null>).flatMap(
        ([column, cell]) => {
          const { v, f, s, custom } = cell ?? {};
          const style = typeof s === 'string' ? styles[s] : s;
          const content = JSON.parse(JSON.stringify({ v: v ?? '', f, style: style ?? {}, custom })) as { v: unknown };
          return content.v === '' && !f && Object.keys(style ?? {}).length === 0 ? [] : [[`${row} ${column}`, content] as const];
        },
      ),
    );
    const lines = (data: object) =>
      Object.entries(data)
        .map(([line, { w, h, hd = 0 }]) => [line, JSON.parse(JSON.stringify({ w, h, hd }))] as const)
        .filter(([, { w, h, hd }]) => w !== undefined || h !== undefined || hd !== 0);
    return {
      cells: Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1))),
      rows: lines(rowData),
      columns: lines(columnData),
      size: [sheet.rowCount, sheet.columnCount],
      custom: sheet.custom,
    };
  });
  const kept = resources
    .filter(({ name }) => /DATA_VALIDATION|CONDITIONAL|DEFINED_NAME|NOTE/.test(name))
    .map(({ name, data }) => [name, JSON.parse(data || '{}', (key, value) => (key === 'id' ? undefined : value)) as unknown]);
  return { tabs, kept: Object.fromEntries(kept) };
}

test.each(changes.map(([what, change]) => ({ what, change })))('$what, and back', ({ change }) => {
  const engine = filled();
  const before = shown(engine);
  const takeBack = reversibly(plan(engine), () => change(plan(engine).shape));
  expect(shown(engine)).not.toEqual(before);
  takeBack();
  expect(shown(engine)).toEqual(before);
});

test('a sheet deleted that formulas and a name name, and back', () => {
  const engine = filled();
  const before = shown(engine);
  const takeBack = removeReversibly(plan(engine));
  engine.flush();
  expect(engine.sheet('Sums')?.value(0, 0)).not.toBe(1500);
  takeBack();
  expect(shown(engine)).toEqual(before);
});

test('several changes, taken back from the last to the first', () => {
  const engine = filled();
  const before = shown(engine);
  const ways = changes.slice(1, 6).map(([, change]) => reversibly(plan(engine), () => change(plan(engine).shape)));
  for (const takeBack of ways.toReversed()) takeBack();
  expect(shown(engine)).toEqual(before);
});
