/** Tests of what is chosen from a list. */

import { ask } from '../../texts';
import { isBlank } from '../cell';
import { isChoice } from '../choice';
import { countWords } from '../text';
import { column, type PrincipleTest } from './criterion';
import { filler } from './writing';

const GENERAL = 'General';
/** The core offer has five elements, whatever else a list may hold. */
const FIVE = 5;
const OPEN = 'All pupils at the units named';
const TARGETED = 'Targeted';

export const choosingTests: readonly PrincipleTest[] = [
  {
    name: 'at least N chosen',
    columns: { least: 1, most: 1 },
    needsValue: true,
    lists: [0],
    evaluate: (criterion, reading) => (reading.choices(column(criterion, 0)).known.length < criterion.value ? 'missing' : 'ok'),
    repairs: (criterion, reading) => {
      const header = column(criterion, 0);
      const value = reading.list(header).slice(0, criterion.value).join('; ');
      return [[{ header, value, ask: ask.choose(criterion.value), changes: reading.text(header) !== '' }]];
    },
  },
  {
    name: 'known groups',
    columns: { least: 1, most: 1 },
    needsValue: true,
    lists: [0],
    evaluate: (criterion, reading) => {
      const groups = reading.groups(column(criterion, 0));
      if (groups.unknown.length > 0) return 'fail';
      return groups.known.length < criterion.value ? 'missing' : 'ok';
    },
    repairs: (criterion, reading) => {
      const header = column(criterion, 0);
      const value = reading.list(header).slice(0, criterion.value).join('; ');
      return [[{ header, value, ask: ask.chooseGroups(reading.groups(header).unknown), changes: reading.text(header) !== '' }]];
    },
  },
  {
    // Columns: the elements, the section, the tick for "underpins all".
    name: 'core offer elements',
    columns: { least: 3, most: 3 },
    needsValue: false,
    lists: [0],
    evaluate: (criterion, reading) => {
      const elements = reading.choices(column(criterion, 0));
      if (elements.unknown.length > 0) return 'fail';
      if (elements.known.length === 0) return 'missing';
      const spansAll = elements.known.length >= FIVE;
      const general = isChoice(reading.cell(column(criterion, 1)), GENERAL);
      return general && !spansAll && reading.cell(column(criterion, 2)) !== true ? 'fail' : 'ok';
    },
    repairs: (criterion, reading) => {
      const [elements, section, tick] = [column(criterion, 0), column(criterion, 1), column(criterion, 2)];
      const all = reading.list(elements);
      const chosen = reading.choices(elements);
      const choose = {
        header: elements,
        value: all.join('; '),
        ask: ask.elements(chosen.unknown),
        changes: chosen.known.length > 0,
      };
      if (chosen.unknown.length > 0 || chosen.known.length === 0) return [[{ ...choose, changes: chosen.unknown.length > 0 }]];
      return [
        [{ header: tick, value: true, ask: ask.tickUnderpins, changes: false }],
        [{ ...choose, ask: ask.allElements }],
        [{ header: section, value: all[0] ?? '', ask: ask.sectionNotGeneral, changes: true }],
      ];
    },
  },
  {
    // Columns: who it is open to, the reason if it is targeted.
    name: 'open or justified',
    columns: { least: 2, most: 2 },
    needsValue: true,
    lists: [],
    evaluate: (criterion, reading) => {
      const open = reading.cell(column(criterion, 0));
      if (isBlank(open)) return 'missing';
      if (isChoice(open, OPEN)) return 'ok';
      if (!isChoice(open, TARGETED)) return 'fail';
      return countWords(reading.text(column(criterion, 1))) < criterion.value ? 'missing' : 'ok';
    },
    repairs: (criterion, reading) => {
      const [open, reason] = [column(criterion, 0), column(criterion, 1)];
      const openToAll = { header: open, value: OPEN, ask: ask.openTo, changes: !isBlank(reading.cell(open)) };
      if (!isChoice(reading.cell(open), TARGETED)) return [[openToAll]];
      return [
        [
          {
            header: reason,
            value: filler(criterion.value),
            ask: ask.words(criterion.value, countWords(reading.text(reason))),
            changes: false,
          },
        ],
        [openToAll],
      ];
    },
  },
];
