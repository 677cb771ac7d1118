/** What a check read, as facts with names: their digest tells whether anything changed, the facts themselves say what. */

import type { FactKind } from '../texts';
import { type Cell, isMoment } from './cell';
import type { CheckResult, PrincipleResult } from './check';
import { dataView } from './check';
import { type CheckContext, numberOf, type ProposalRow } from './context';
import { moneyOf } from './data-checks';
import { showDay } from './day';
import { comparable, digest } from './digest';
import type { Effect } from './judgements';
import { showPounds } from './money';
import { PRINCIPLES, type Principle, type Reading } from './principles/criterion';
import { read } from './reading';
import { ruleOf } from './rules';

export type Part = `${Principle}` | 'Data';
export const PARTS: readonly Part[] = [...PRINCIPLES.map((principle) => `${principle}` as Part), 'Data'];

/** The cells that only the data checks read; of the principles' cells they read what the remarks say. */
const DATA_CELLS = ['No', 'Title', 'Lead unit', 'Contact e-mail', 'Start', 'End', 'Cost', 'Cost lines'];
/** Codes whose remarks are facts themselves, because they read other rows or texts that belong to a principle. */
const REMARK_FACTS = ['E02', 'E09', 'W04', 'W05', 'W06', 'W08', 'W09', 'W10', 'W11'];

export interface Snapshot {
  readonly fingerprints: Readonly<Record<Part, string>>;
  /** Shown values of every cell read, by header. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** The headers that each part reads. */
  readonly headers: Readonly<Record<Part, readonly string[]>>;
  /** Everything else that each part reads, by `factKey`. */
  readonly facts: Readonly<Record<Part, ReadonlyMap<string, string>>>;
}

const BETWEEN = ' | ';

/** A fact's kind and what it is about: `factKey('rulePart', 'C3.1', 'Value') //=> 'rulePart | C3.1 | Value'` */
export const factKey = (kind: FactKind, ...about: string[]): string => [kind, ...about].join(BETWEEN);

/** The parts of a key; `kind` is what a record of an older edition may not know. */
export function readFactKey(key: string): { kind: string; about: string; part: string } {
  const [kind = '', about = '', ...rest] = key.split(BETWEEN);
  return { kind, about, part: rest.join(BETWEEN) };
}

export function takeSnapshot(row: ProposalRow, result: CheckResult, context: CheckContext): Snapshot {
  const reading = read(row.fields, context);
  const parts = [
    ...result.principles.map((principle) => principlePart(principle, reading, context)),
    dataPart(row, reading, result, context),
  ];
  const cells = new Map<string, Cell>();
  for (const { headers } of parts) for (const header of headers) cells.set(header, reading.cell(header));
  return {
    cells,
    fingerprints: byPart(
      parts.map(({ headers, facts }) =>
        digest(JSON.stringify([headers.map((h) => [h, comparable(reading.cell(h))]), [...facts].sort()])),
      ),
    ),
    headers: byPart(parts.map(({ headers }) => headers)),
    facts: byPart(parts.map(({ facts }) => facts)),
  };
}

function byPart<T>(values: readonly T[]): Record<Part, T> {
  return Object.fromEntries(PARTS.map((part, i) => [part, values[i]])) as Record<Part, T>;
}

interface PartRead {
  readonly headers: readonly string[];
  readonly facts: ReadonlyMap<string, string>;
}

function principlePart({ criteria, effect }: PrincipleResult, reading: Reading, context: CheckContext): PartRead {
  const headers = [...new Set(criteria.flatMap(({ criterion }) => criterion.columns))].sort();
  const facts = new Map<string, string>();
  for (const { criterion } of criteria) {
    facts.set(factKey('rule', criterion.id), 'used');
    for (const [column, value] of Object.entries(ruleOf(criterion))) facts.set(factKey('rulePart', criterion.id, column), value);
  }
  const listed = criteria.flatMap(({ criterion: { test, columns } }) => test.lists.map((place) => columns[place] ?? ''));
  for (const header of listed) {
    const list = context.kinds.list.get(header);
    if (list !== undefined) facts.set(factKey('list', list), [...reading.list(header)].sort().join('; '));
  }
  if (
    criteria.some(
      ({ criterion }) => criterion.test.name === 'different organisations' || criterion.test.name === 'partner confirmed',
    )
  ) {
    facts.set(factKey('organisations'), organisationsUsed(headers, reading));
  }
  facts.set(factKey('judgement'), describeEffect(effect));
  return { headers, facts };
}

function organisationsUsed(headers: readonly string[], reading: Reading): string {
  const names = [...new Set(headers.flatMap((header) => reading.names(header)))];
  return [...new Set(names.map((name) => reading.organisations.rowsUsed(name)).filter((rows) => rows !== ''))].sort().join('; ');
}

function describeEffect(effect: Effect): string {
  if (effect.kind === 'none') return '';
  const { kind, by, reason, on } = effect.judgement;
  return [effect.kind === 'agreed' || effect.kind === 'overridden' ? '' : effect.kind, kind ?? '', by, on, reason]
    .filter(Boolean)
    .join(', ');
}

function dataPart(row: ProposalRow, reading: Reading, result: CheckResult, context: CheckContext): PartRead {
  const view = dataView(row, reading, result.principles, context.judgementsOn(numberOf(row.fields)), context);
  const money = moneyOf(view);
  const { planYear, financialYearEnd } = context.settings;
  const facts = new Map<string, string>([
    [factKey('planYear'), `${showDay(planYear.start)} to ${showDay(planYear.end)}`],
    [factKey('financialYearEnd'), financialYearEnd],
    [factKey('unit'), reading.organisations.pru(reading.text('Lead unit')) ?? ''],
    [factKey('guideline'), money?.guideline === undefined ? '' : showPounds(money.guideline)],
    [factKey('broughtForward'), money === undefined ? '' : showPounds(money.broughtForward)],
    [factKey('committed'), money === undefined ? '' : showPounds(money.others)],
  ]);
  for (const { code, column } of result.remarks) {
    if (REMARK_FACTS.some((known) => code.startsWith(known))) facts.set(factKey('remark', code, column), code);
  }
  return { headers: DATA_CELLS, facts };
}

/** Cells as JSON holds them: numbers, ticks and text as they are, days as `{"day": …}`. */
export function toJson(cell: Cell): unknown {
  return isMoment(cell) ? { day: cell.time === '00:00:00' ? cell.day : `${cell.day} ${cell.time}` } : cell;
}

export function fromJson(value: unknown): Cell | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const moment = typeof value === 'object' && value !== null && 'day' in value ? String(value.day) : undefined;
  const [day, time] = moment?.split(' ') ?? [];
  return day === undefined ? undefined : { day, time: time ?? '00:00:00' };
}
