/** Choose… on the real workbook: which cells it opens for, what it ticks, and what it writes. */
import type { Host } from '../../local/host';
import type { ChooseResult, ChooseView } from '../../src/google/choose';
import { addressOf, cellRange, columnOf, openChoose, rowOf, serverCall, sheetOf } from './form-fixture';
import { lastMessage, openWorkbook, proposal, rows } from './workbook';

const saveTicks = (host: Host, view: ChooseView, ticked: readonly string[]) =>
  serverCall<ChooseResult>(host, 'saveChoices', { ...view, ticks: { ...view.ticks, ticked } });

test('ticks what the cell holds: an item with a comma is one, and what is on no list is kept', () => {
  const host = openWorkbook('small');
  cellRange(host, 'PR-03', 'Target groups').setValue('Gypsy, Roma and Traveller, girls; Martians; Other: dancers');
  const view = openChoose(host, addressOf(host, 'PR-03', 'Target groups'));
  expect(view).toMatchObject({ tab: 'Proposals', header: 'Target groups', name: 'PR-03', hint: '' });
  expect(view.ticks.ticked.slice().sort()).toEqual(['Girls', 'Gypsy, Roma and Traveller', 'Other (say which)']);
  expect(view.ticks).toMatchObject({ typed: ['Martians'], other: { text: 'dancers' } });
  saveTicks(host, view, [...view.ticks.ticked, 'Boys']);
  expect(proposal(host, 'PR-03')['Target groups']).toBe('Gypsy, Roma and Traveller; Boys; Girls; Other: dancers; Martians');
});

test.each(['Elements', 'Need route', 'Adds to', 'Barriers dealt with', 'Target groups', 'Units supported'])(
  '%s offers its list',
  (header) => {
    const host = openWorkbook('small');
    expect(openChoose(host, addressOf(host, 'PR-03', header)).ticks.options.length).toBeGreaterThan(1);
  },
);

test('areas of an action without a number are saved to its row, wherever it is by then', () => {
  const host = openWorkbook('empty');
  const sheet = sheetOf(host, 'Actions');
  sheet.getRange(3, columnOf(host, 'Summary', 'Actions')).setValue('Ring every school');
  const view = openChoose(host, `Actions!${sheet.getRange(3, columnOf(host, 'Areas', 'Actions')).getA1Notation()}`);
  sheet.insertRowsBefore(2, 2);
  saveTicks(host, view, ['South', 'North east']);
  expect(rows(host, 'Actions').find(({ Summary }) => Summary === 'Ring every school')?.Areas).toBe('North east; South');
});

test.each([
  ['another column', 'Proposals!B3'],
  ['the header', 'Proposals!Q1'],
  ['a blank row', 'Proposals!Q70'],
  ['another tab', 'PRUs!B2'],
])('%s: says where it works, and opens nothing', (_, selection) => {
  const host = openWorkbook('small');
  host.callWith({ kind: 'menu', selection }, 'chooseValues');
  expect(lastMessage(host)).toContain('Choose… works in these columns');
  expect(lastMessage(host)).toContain('Areas on Actions');
  expect(host.ui.some(({ kind }) => kind === 'dialog')).toBe(false);
});

test('of several cells it takes the first, and says so', () => {
  const host = openWorkbook('small');
  const first = addressOf(host, 'PR-03', 'Elements');
  const view = openChoose(host, `${first}:${first.replace('Proposals!', '').replace(/\d+/, (row) => String(Number(row) + 2))}`);
  expect(view).toMatchObject({ name: 'PR-03', hint: 'Several cells were selected; this is the first, Elements, PR-03.' });
});

describe('while it is open', () => {
  test('a cell that somebody changes is not overwritten; theirs is shown, and can be replaced on purpose', () => {
    const host = openWorkbook('small');
    const view = openChoose(host, addressOf(host, 'PR-03', 'Elements'));
    cellRange(host, 'PR-03', 'Elements').setValue('Childcare');
    const result = saveTicks(host, view, ['Community access']);
    expect(result.theirs).toEqual({ cell: 'Childcare', shown: 'Childcare' });
    expect(proposal(host, 'PR-03').Elements).toBe('Childcare');
    saveTicks(host, { ...view, seen: result.theirs?.cell ?? '' }, ['Community access']);
    expect(proposal(host, 'PR-03').Elements).toBe('Community access');
  });

  test.each([
    [
      'sorted',
      (host: Host) => sheetOf(host).getRange(2, 1, 9, sheetOf(host).getLastColumn()).sort({ column: 2, ascending: false }),
    ],
    ['a column moved', (host: Host) => sheetOf(host).moveColumns(sheetOf(host).getRange(1, columnOf(host, 'Elements'), 1, 1), 3)],
  ])('%s: the choice lands in its own cell', (_, person) => {
    const host = openWorkbook('small');
    const view = openChoose(host, addressOf(host, 'PR-03', 'Elements'));
    person(host);
    saveTicks(host, view, ['Community access']);
    expect(proposal(host, 'PR-03').Elements).toBe('Community access');
  });

  test('a row that is deleted is said in words', () => {
    const host = openWorkbook('small');
    const view = openChoose(host, addressOf(host, 'PR-03', 'Elements'));
    sheetOf(host).deleteRow(rowOf(host, 'PR-03'));
    expect(() => saveTicks(host, view, [])).toThrow('The row of PR-03 is not there any more');
  });
});
