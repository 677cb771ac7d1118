/** Tests of what is written: filled in, long enough, answered Yes. */

import { ask } from '../../texts';
import { isBlank } from '../cell';
import { isChoice } from '../choice';
import { countWords } from '../text';
import { column, type PrincipleTest } from './criterion';

const one = { least: 1, most: 1 };

/** Text long enough for this and any other test of the same cell, used only to prove a repair. */
export const filler = (words: number): string => Array.from({ length: Math.max(words, 100) }, () => 'word').join(' ');

export const writingTests: readonly PrincipleTest[] = [
  {
    name: 'not blank',
    columns: one,
    needsValue: false,
    lists: [],
    evaluate: (criterion, reading) => (isBlank(reading.cell(column(criterion, 0))) ? 'missing' : 'ok'),
    repairs: (criterion) => [[{ header: column(criterion, 0), value: filler(1), ask: ask.fillIn, changes: false }]],
  },
  {
    name: 'at least N words',
    columns: one,
    needsValue: true,
    lists: [],
    evaluate: (criterion, reading) => (countWords(reading.text(column(criterion, 0))) < criterion.value ? 'missing' : 'ok'),
    repairs: (criterion, reading) => {
      const header = column(criterion, 0);
      return [
        [
          {
            header,
            value: filler(criterion.value),
            ask: ask.words(criterion.value, countWords(reading.text(header))),
            changes: false,
          },
        ],
      ];
    },
  },
  {
    name: 'is Yes',
    columns: one,
    needsValue: false,
    lists: [],
    evaluate: (criterion, reading) => {
      const cell = reading.cell(column(criterion, 0));
      if (isBlank(cell)) return 'missing';
      return typeof cell === 'string' && isChoice(cell, 'Yes') ? 'ok' : 'fail';
    },
    repairs: (criterion, reading) => {
      const header = column(criterion, 0);
      return [[{ header, value: 'Yes', ask: ask.yes, changes: !isBlank(reading.cell(header)) }]];
    },
  },
];
