/** The columns of a principle are folded away until somebody needs them; they travel with the file, and the sidebar opens them. */
import { bookFromBytes } from '../../local/book/read-book';
import { bookToBytes } from '../../local/book/write-book';
import { openHost } from '../../local/host';
import { copyOf, NOW, openWorkbook } from './workbook';

type Opened = ReturnType<typeof openWorkbook>;

function sheetOf(host: Opened) {
  const sheet = host.services.SpreadsheetApp.getActive().getSheetByName('Proposals');
  if (sheet === null) throw new Error('No tab Proposals.');
  const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
  return { sheet, place: (header: string) => headers.indexOf(header) + 1 };
}

/** Each group by the header of its first folded column: whether it is closed. */
function groupsOf(host: Opened): Record<string, boolean> {
  const { sheet, place } = sheetOf(host);
  const firsts = ['Section', 'Underpins all elements', 'Need source', 'Partner 1 role', 'Who carries it on', 'Baseline number'];
  const others = ['Involved in delivery', 'Reason if targeted', 'Gap measure', 'Assessor'];
  return Object.fromEntries(
    [...firsts, ...others].map((header) => [header, sheet.getColumnGroup(place(header), 1)?.isCollapsed() ?? false]),
  );
}

const open = { Section: false, Assessor: false };
const closed = {
  ...{ 'Underpins all elements': true, 'Need source': true, 'Partner 1 role': true, 'Who carries it on': true },
  ...{ 'Baseline number': true, 'Involved in delivery': true, 'Reason if targeted': true, 'Gap measure': true },
};

test('a new workbook shows who, what and how much, and one column of each principle', () => {
  expect(groupsOf(openWorkbook('small'))).toEqual({ ...open, ...closed });
});

test('a link of the sidebar opens the group of the cell that it selects, and no other', () => {
  const host = openWorkbook('small');
  host.call('goToCell', { no: 'PR-02' }, 'The need');
  expect(groupsOf(host)).toEqual({ ...open, ...closed, 'Need source': false });
  const { sheet, place } = sheetOf(host);
  expect(sheet.getActiveCell().getColumn()).toBe(place('The need'));
});

test('in the file they are groups as well, the closed ones closed', async () => {
  const host = openWorkbook('small');
  host.call('goToCell', { no: 'PR-02' }, 'The need');
  const book = await bookFromBytes(await bookToBytes(copyOf(host)), 'plan.xlsx');
  expect(groupsOf(openHost(book, { now: NOW }))).toEqual(groupsOf(host));
});
