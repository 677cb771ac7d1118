/** Try it: cells filled on a copy of a proposal, as a person would type them. */
import { check, seenDigest } from '../../src/domain/check';
import { prepare } from '../../src/domain/context';
import { read } from '../../src/domain/reading';
import { tryCells } from '../../src/domain/trial';
import { tabNamed } from '../../src/tabs/schema';
import { makeBook, meetsFirstFour, type Row, words } from './book';

const { columns } = tabNamed('Proposals');
const PRUs = [{ Id: 'ALD', Name: 'Alderbrook PRU', 'Pupils on roll': 40, 'FSM count': 20 }];
const People = [{ Name: 'Manager', 'E-mail': 'manager@example.org', Role: 'Team manager' }];

const good: Row = {
  ...meetsFirstFour,
  ...{ Section: 'Parenting support', Elements: 'Parenting support', 'Units supported': 'Alderbrook PRU' },
};

function attempt(
  change: Row,
  cells: Readonly<Record<string, string>>,
  others: readonly Row[] = [],
  judgements: readonly Row[] = [],
) {
  const book = makeBook({ PRUs, People, Proposals: [{ ...good, ...change }, ...others], Judgements: judgements });
  const [row] = book.proposals;
  if (row === undefined) throw new Error('no row');
  const context = prepare(book);
  const tried = Object.entries(cells).map(([header, text]) => ({ header, text }));
  return { trial: tryCells(row, context, tried, columns), now: check(row, context).verdict };
}

test.each([
  ['a day', { Start: '31/02/2010' }, { Start: '1/9/2009' }],
  ['an amount', { Cost: 'some' }, { Cost: '£1,200' }],
  ['an address', { 'Contact e-mail': 'office' }, { 'Contact e-mail': ' office@example.org ' }],
  ['an item of a list', { 'Need route': '' }, { 'Need route': 'Wider community needs' }],
  ['a tick', { Section: 'General' }, { 'Underpins all elements': 'Yes' }],
  ['a name', { 'Partner 1': '' }, { 'Partner 1': 'Kestrel Cycles' }],
])('%s is read as the sheet would read it', (_what, change, cells) => {
  const { trial, now } = attempt(change, cells);
  expect(now).not.toBe('Eligible');
  expect(trial).toEqual({ verdict: 'Eligible', cells: 1, left: [], errors: [] });
});

test('a blank counts as put right, and a cell that need not change is not counted', () => {
  expect(attempt({ 'The need': 'Too short' }, { 'The need': '', 'Who carries it on': '' }).trial).toMatchObject({
    verdict: 'Eligible',
    cells: 1,
  });
});

test('what would still have to change is said of the copy', () => {
  const { trial } = attempt({ 'The need': '', 'Need source': '' }, { 'The need': words(14) });
  expect(trial).toMatchObject({
    verdict: 'More evidence needed',
    left: [
      { header: 'Need source', text: 'Fill this in' },
      { header: 'The need', text: 'Write at least 15 words (14 now)' },
    ],
  });
});

test('a value that cannot be is an error of its field, and nothing is tried', () => {
  const { trial } = attempt({ Start: '', Cost: '' }, { Start: '31/02/2010', Cost: '10' });
  expect(trial).toEqual({
    verdict: '',
    cells: 0,
    left: [],
    errors: [{ header: 'Start', message: 'Start: 31/02/2010 is not a real day; give it as dd/mm/yyyy' }],
  });
});

test('a number of its own can be tried where two rows share one', () => {
  const { trial, now } = attempt({}, { No: '' }, [{ ...good, Title: 'Another' }]);
  expect(now).toBe('Fix the data first');
  expect(trial).toMatchObject({ verdict: 'Eligible', cells: 1 });
});

test('an override of the text on the sheet does not count for the text that is tried', () => {
  const change = { 'How it carries on': 'Too short', Title: '' };
  const book = makeBook({ PRUs, People, Proposals: [{ ...good, ...change }] });
  const [row] = book.proposals;
  if (row === undefined) throw new Error('no row');
  const context = prepare(book);
  const seen = seenDigest(4, read(row.fields, context), context);
  const override = { Proposal: 'PR-01', Principle: 4, Judgement: 'Override to met', By: 'manager@example.org', Seen: seen };
  const judgements = [{ ...override, Reason: 'The governors have promised it.' }];
  expect(attempt(change, { Title: 'A title' }, [], judgements).trial.verdict).toBe('Eligible');
  const other = { Title: 'A title', 'How it carries on': 'Short as well' };
  expect(attempt(change, other, [], judgements).trial.verdict).toBe('More evidence needed');
});
