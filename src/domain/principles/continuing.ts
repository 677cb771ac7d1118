/** Tests of what lasts: how it goes on after the funding, and what is added. */

import { ask } from '../../texts';
import { isBlank } from '../cell';
import { isChoice } from '../choice';
import { countWords } from '../text';
import { type Criterion, column, type PrincipleTest, type Reading } from './criterion';
import { filler } from './writing';

const NO_PLAN = 'No plan to continue';
const ONE_OFF = 'One-off that leaves something behind';
const COUNTED = ['Range', 'Availability'];

/** Two routes to prove a repair with: one that somebody carries on, and the one-off. */
function routes(header: string, reading: Reading): string[] {
  const usable = reading.list(header).filter((item) => !isChoice(item, NO_PLAN) && !isChoice(item, ONE_OFF));
  const oneOff = reading.list(header).filter((item) => isChoice(item, ONE_OFF));
  return [...usable.slice(0, 1), ...oneOff];
}

export const continuingTests: readonly PrincipleTest[] = [
  {
    name: 'continuation route',
    columns: { least: 1, most: 1 },
    needsValue: false,
    lists: [0],
    evaluate: (criterion, reading) => {
      const header = column(criterion, 0);
      if (isBlank(reading.cell(header))) return 'missing';
      const route = reading.choice(header);
      return route === undefined || isChoice(route, NO_PLAN) ? 'fail' : 'ok';
    },
    repairs: (criterion, reading) => {
      const header = column(criterion, 0);
      const changes = !isBlank(reading.cell(header));
      return routes(header, reading).map((value) => [
        { header, value, ask: isChoice(value, ONE_OFF) ? ask.oneOff : ask.route, changes },
      ]);
    },
  },
  {
    // Columns: the route, who carries it on, what is left behind.
    name: 'carried on or left behind',
    columns: { least: 3, most: 3 },
    needsValue: true,
    lists: [0],
    evaluate: (criterion, reading) => {
      if (isOneOff(criterion, reading))
        return countWords(reading.text(column(criterion, 2))) < criterion.value ? 'missing' : 'ok';
      return isBlank(reading.cell(column(criterion, 1))) ? 'missing' : 'ok';
    },
    repairs: (criterion, reading) => {
      const [route, who, left] = [column(criterion, 0), column(criterion, 1), column(criterion, 2)];
      const oneOff = isOneOff(criterion, reading);
      const [carried, oneOffRoute] = routes(route, reading);
      const write = {
        header: left,
        value: filler(criterion.value),
        ask: ask.words(criterion.value, countWords(reading.text(left))),
        changes: false,
      };
      const name = { header: who, value: 'A named organisation', ask: ask.whoCarriesOn, changes: false };
      const switchTo = (oneOff ? carried : oneOffRoute) ?? '';
      const change = {
        header: route,
        value: switchTo,
        ask: oneOff ? ask.route : ask.oneOff,
        changes: !isBlank(reading.cell(route)),
      };
      return [[oneOff ? write : name], [change]];
    },
  },
  {
    // Columns: what it adds to, the baseline, the planned number.
    name: 'planned above baseline',
    columns: { least: 3, most: 3 },
    needsValue: false,
    lists: [0],
    evaluate: (criterion, reading) => {
      const chosen = reading.choices(column(criterion, 0)).known;
      if (!chosen.some((item) => COUNTED.some((counted) => isChoice(item, counted)))) return 'ok';
      const [baseline, planned] = [reading.cell(column(criterion, 1)), reading.cell(column(criterion, 2))];
      if (typeof baseline !== 'number' || typeof planned !== 'number') return 'missing';
      return planned <= baseline ? 'fail' : 'ok';
    },
    repairs: (criterion, reading) => {
      const [baseline, planned] = [column(criterion, 1), column(criterion, 2)];
      const before = reading.cell(baseline);
      const after = reading.cell(planned);
      const from = typeof before === 'number' ? before : 0;
      const fillPlanned = { header: planned, value: from + 1, ask: ask.plannedNumber, changes: typeof after === 'number' };
      const fillBaseline = {
        header: baseline,
        value: typeof after === 'number' ? after - 1 : 0,
        ask: ask.baselineNumber,
        changes: typeof before === 'number',
      };
      if (typeof before !== 'number') return typeof after === 'number' ? [[fillBaseline]] : [[fillBaseline, fillPlanned]];
      return [[fillPlanned]];
    },
  },
  {
    // Columns: the measure, the direction.
    name: 'measure and direction',
    columns: { least: 2, most: 2 },
    needsValue: false,
    lists: [],
    evaluate: (criterion, reading) => (hasMeasure(criterion, reading) && hasDirection(criterion, reading) ? 'ok' : 'missing'),
    repairs: (criterion, reading) => {
      const [measure, direction] = [column(criterion, 0), column(criterion, 1)];
      const name = { header: measure, value: filler(1), ask: ask.measure, changes: false };
      const choose = { header: direction, value: 'Increase', ask: ask.direction, changes: !isBlank(reading.cell(direction)) };
      return [[...(hasMeasure(criterion, reading) ? [] : [name]), ...(hasDirection(criterion, reading) ? [] : [choose])]];
    },
  },
];

const isOneOff = (criterion: Criterion, reading: Reading): boolean => isChoice(reading.cell(column(criterion, 0)), ONE_OFF);
const hasMeasure = (criterion: Criterion, reading: Reading): boolean => !isBlank(reading.cell(column(criterion, 0)));
const hasDirection = (criterion: Criterion, reading: Reading): boolean =>
  ['Increase', 'Decrease'].some((direction) => isChoice(reading.cell(column(criterion, 1)), direction));
