/** The form's steps and fields, and tick boxes, as pure functions. */

import type { Cell } from '../../src/domain/cell';
import { parseField, showCell } from '../../src/domain/form-field';
import { fieldOf, formColumns, leastWords, parseChanges, stepsOf } from '../../src/domain/proposal-form';
import { joinTicks, nameTicksOf, ticksOf } from '../../src/domain/ticks';
import { tabFiles } from '../guards/template-files';

const columns = tabFiles.find(({ tab }) => tab.name === 'Proposals')?.tab.columns ?? [];
const blank = (): Cell => '';

describe('the steps', () => {
  const steps = stepsOf(columns);

  test('are eight, none of them long', () => {
    expect(steps).toHaveLength(8);
    for (const { headers } of steps) expect(headers.length).toBeLessThanOrEqual(11);
  });

  test('hold each column that a person fills before the decision exactly once', () => {
    const decision = columns.findIndex(({ group }) => group?.startsWith('9 '));
    const wanted = columns.slice(0, decision).filter(({ script, header }) => !script && !['No', 'Status'].includes(header));
    expect(steps.flatMap(({ headers }) => headers)).toEqual(wanted.map(({ header }) => header));
    expect(formColumns(columns)).toHaveLength(wanted.length);
  });
});

describe('a field', () => {
  test('with tick boxes has the note as its hint without how to type several; one that is typed has all of it', () => {
    const look = { options: [], least: 0, locked: false };
    const hints = formColumns(columns).map((column) => ({ column, ...fieldOf(column, '', { ...look, hint: column.note }) }));
    const ticked = hints.filter(({ control }) => ['ticks', 'names'].includes(control));
    expect(ticked.map(({ hint }) => hint).filter((hint) => hint === '' || /semicolon|new line|separate|“/i.test(hint))).toEqual(
      [],
    );
    expect(ticked.find(({ column }) => column.header === 'Units supported')?.hint).toBe('Every unit and school that takes part.');
    expect(ticked.find(({ column }) => column.header === 'Barriers dealt with')?.hint).toBe(
      'What might keep people away, and is dealt with.',
    );
    expect(ticked.find(({ column }) => column.header === 'Target groups')?.hint).toBe('Whose gap it narrows.');
    expect(hints.filter((field) => !ticked.includes(field) && field.hint !== field.column.note)).toEqual([]);
  });

  test.each([
    ['date', '01/09/2009', { day: '2009-09-01', time: '00:00:00' }],
    ['date', '1.9.2009', { day: '2009-09-01', time: '00:00:00' }],
    ['amount', '£5,400.50', 5400.5],
    ['amount', '0', 0],
    ['number', '-3', -3],
    ['number', '1,200', 1200],
    ['tick', 'Yes', true],
    ['tick', '', false],
    ['date', '', ''],
    ['text', '  =1+1 ', '=1+1'],
    ['long', 'a\r\nb', 'a\nb'],
  ] as const)('%s takes %j', (control, typed, cell) => {
    expect(parseField(control, typed)).toEqual({ cell });
  });

  test.each([
    ['date', '31/02/2010', '31/02/2010 is not a real day; give it as dd/mm/yyyy'],
    ['date', 'soon', 'soon is not a real day; give it as dd/mm/yyyy'],
    ['amount', 'lots', '“lots” is not a number; give an amount in pounds'],
    ['amount', '5,40', '“5,40” is not a number; give an amount in pounds'],
    ['amount', '-5', '-£5 is below nothing'],
    ['number', '12 places', '“12 places” is not a number'],
    ['email', 'office@alderbrook', '“office@alderbrook” is not an e-mail address'],
  ] as const)('%s refuses %j', (control, typed, error) => {
    expect(parseField(control, typed)).toEqual({ error });
  });

  test('shows a day, an amount and a tick as they would be typed', () => {
    expect(showCell({ day: '2009-09-01', time: '00:00:00' }, 'date')).toBe('01/09/2009');
    expect(showCell(5400.5, 'amount')).toBe('5400.5');
    expect([showCell(true, 'tick'), showCell(false, 'tick'), showCell('', 'tick')]).toEqual(['Yes', '', '']);
  });
});

describe('changes', () => {
  const change = (header: string, text: string) => ({ header, seen: '' as Cell, text });

  test('need a title, on the form or on the sheet', () => {
    expect(parseChanges([change('Area', 'South')], columns, blank).errors).toEqual([
      { header: 'Title', message: 'Title: is blank' },
    ]);
    expect(parseChanges([change('Area', 'South')], columns, (header) => (header === 'Title' ? 'Bikes' : '')).errors).toEqual([]);
  });

  test('may not end before the start', () => {
    const fields = (header: string): Cell => (header === 'Title' ? 'Bikes' : header === 'Start' ? '02/09/2009' : '');
    expect(parseChanges([change('End', '01/09/2009')], columns, fields).errors).toEqual([
      { header: 'End', message: 'End: 01/09/2009 is before the start, 02/09/2009' },
    ]);
  });

  test('to columns that the form does not have are left out', () => {
    const { cells } = parseChanges([change('Verdict', 'Eligible'), change('Status', 'Approved')], columns, blank);
    expect([...cells]).toEqual([]);
  });
});

test('the least number of words comes from the rules in use', () => {
  const rule = (cells: Record<string, Cell>) => ({ row: 2, fields: (header: string) => cells[header] ?? '' });
  const least = leastWords(
    [
      rule({ Test: 'at least N words', Columns: 'The need', Value: 15, 'In use': 'Yes' }),
      rule({ Test: 'at least N words', Columns: 'What is new', Value: 10, 'In use': 'No' }),
      rule({ Test: 'open or justified', Columns: 'Open to; Reason if targeted', Value: 5, 'In use': 'Yes' }),
    ],
    columns,
  );
  expect([...least]).toEqual([
    ['The need', 15],
    ['Reason if targeted', 5],
  ]);
});

describe('tick boxes', () => {
  const groups = ['Boys', 'Gypsy, Roma and Traveller', 'Other (say which)'];

  test.each([
    ['Gypsy, Roma and Traveller, boys', 'Boys; Gypsy, Roma and Traveller'],
    ['Other: dance; Boys', 'Boys; Other: dance'],
    ['Other (say which)', 'Other (say which)'],
    ['Boys; Martians', 'Boys; Martians'],
    ['', ''],
  ])('of %j give %j', (cell, joined) => {
    expect(joinTicks(ticksOf(cell, groups))).toBe(joined);
  });

  test('keep what was typed and is on no list, until it is unticked', () => {
    const ticks = ticksOf('Boys; Martians', groups);
    expect(ticks).toMatchObject({ ticked: ['Boys'], typed: ['Martians'] });
    expect(joinTicks({ ...ticks, typed: [] })).toBe('Boys');
  });

  test('of names keep commas and those that are not offered', () => {
    const ticks = nameTicksOf('Ash, Elm and Oak School; alder pru', ['Alder PRU']);
    expect(ticks).toMatchObject({ ticked: ['Alder PRU'], other: { text: 'Ash, Elm and Oak School' } });
    expect(joinTicks(ticks)).toBe('Alder PRU; Ash, Elm and Oak School');
  });

  test('of Other stay one item', () => {
    expect(joinTicks({ ...ticksOf('Other', groups), other: { item: 'Other (say which)', text: 'a; b' } })).toBe('Other: a, b');
  });
});
