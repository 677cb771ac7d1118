/** What File ▸ Make a copy takes along, and what stays with the first workbook. */
import { emptyBook } from '../../local/book/empty-book';
import { openHost } from '../../local/host';

const first = openHost(emptyBook({ name: 'Plan', owner: 'a@example.org', workbookId: 'first' }), {
  dist: undefined,
  user: 'a@example.org',
});
first.edit('Sheet1!A1', 'Title');
first.edit('Sheet1!A2', '=LEN(A1)');
first.services.SpreadsheetApp.getActive().getSheets()[0]?.protect().setDescription('Grey cells');
first.state.properties.script.secret = '1';
first.state.properties.document.seen = '1';
first.state.triggers.push({ id: 't', handler: 'dailyWork', user: 'a@example.org', event: 'CLOCK', settings: {} });
const copy = openHost(first.copyAsGoogle('b@example.org'), { dist: undefined, user: 'b@example.org' });
const copied = copy.services.SpreadsheetApp.getActive();

test('a copy has the same cells and protections, another id and another name', () => {
  expect(copy.dump({ formulas: true })).toEqual(first.dump({ formulas: true }));
  expect(copied.getName()).toBe('Copy of Plan');
  expect(copied.getId()).not.toBe('first');
  expect(copied.getId()).toMatch(/^[\w-]{44}$/);
  const { ProtectionType } = copy.services.SpreadsheetApp;
  expect(copied.getProtections(ProtectionType.SHEET).map((protection) => protection.getDescription())).toEqual(['Grey cells']);
});

test('a copy belongs to its maker and has neither triggers nor properties', () => {
  expect(copy.state).toMatchObject({ owner: 'b@example.org', triggers: [], properties: { script: {}, document: {}, user: {} } });
});

test('what happens in the copy stays there', () => {
  copy.edit('Sheet1!A1', 'Changed title');
  expect(first.dump()).toEqual({ Sheet1: [{ Title: 5 }] });
  expect(first.state).toMatchObject({ workbookId: 'first', owner: 'a@example.org', properties: { script: { secret: '1' } } });
});

test('document properties come along only where the test asks for it', () => {
  const { state } = first.copyAsGoogle('b@example.org', { documentProperties: true });
  expect(state.properties).toEqual({ script: {}, document: { seen: '1' }, user: {} });
});
