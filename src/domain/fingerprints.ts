/** What a check read, as facts with names: their digest tells whether anything changed, the facts themselves say what. */

import type { FactKind } from '../texts';
import { type Cell, isMoment } from './cell';
import type { Examined } from './check';
import { dataView } from './check';
import { type CheckContext, numberOf, type ProposalRow } from './context';
import { moneyOf } from './data-checks';
import { showDay } from './day';
import { comparable, digest } from './digest';
import type { Effect } from './judgements';
import { showPounds } from './money';
import { PRINCIPLES, type Principle, type Reading } from './principles/criterion';
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

export function takeSnapshot(row: ProposalRow, result: Examined, context: CheckContext): Snapshot {
  const { reading } = result;
  const parts = [
    ...result.principles.map((principle) => principlePart(principle, reading, context)),
    dataPart(row, result, context),
  ];
  const digestOf = ({ headers, rules, facts }: PartRead): string =>
    digest(`[${JSON.stringify(headers.map((h) => [h, comparable(reading.cell(h))]))},${sortedJson(rules, facts)}]`);
  // Most proposals are as they were: what exactly they were is asked of few.
  const cells = once(
    () => new Map(parts.flatMap(({ headers }) => headers.map((header): [string, Cell] => [header, reading.cell(header)]))),
  );
  const facts = once(() => byPart(parts.map(({ rules, facts: own }) => new Map([...rules.facts, ...own]))));
  return {
    fingerprints: byPart(parts.map(digestOf)),
    headers: byPart(parts.map(({ headers }) => headers)),
    get cells() {
      return cells();
    },
    get facts() {
      return facts();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** `JSON.stringify([...rules.facts, ...facts].sort())` */
function sortedJson(rules: RulesRead, facts: ReadonlyMap<string, string>): string {
  const own = [...facts].sort();
  const gaps = gapsAround(
    own.map(([key]) => key),
    rules,
  );
  const json = [gaps[0], ...own.flatMap((fact, i) => [JSON.stringify(fact), gaps[i + 1]])];
  return `[${json.filter(Boolean).join()}]`;
}

/** The rules' facts before, between and after facts with these keys: no rule's fact has one of them. */
function gapsAround(keys: readonly string[], { sorted, gaps }: RulesRead): readonly string[] {
  const name = keys.join();
  const known = gaps.get(name);
  if (known !== undefined) return known;
  const places = keys.map((key) => sorted.filter((fact) => fact.key < `${key},`).length);
  const made = [...places, sorted.length].map((place, i) =>
    sorted
      .slice(places[i - 1] ?? 0, place)
      .map(({ json }) => json)
      .join(),
  );
  gaps.set(name, made);
  return made;
}

function byPart<T>(values: readonly T[]): Record<Part, T> {
  return Object.fromEntries(PARTS.map((part, i) => [part, values[i]])) as Record<Part, T>;
}

interface PartRead {
  readonly headers: readonly string[];
  /** What is the same for every proposal. */
  readonly rules: RulesRead;
  readonly facts: ReadonlyMap<string, string>;
}

/** What a principle reads beside a proposal's cells: its rows of Criteria, and the lists that these go by. */
interface RulesRead {
  readonly headers: readonly string[];
  readonly facts: ReadonlyMap<string, string>;
  /** The facts as `[key, value]` in JSON, sorted; most of a fingerprint's text, and the same for every proposal. */
  readonly sorted: readonly { readonly key: string; readonly json: string }[];
  /** What `gapsAround` has made of them. */
  readonly gaps: Map<string, readonly string[]>;
  readonly isAboutOrganisations: boolean;
}

const rulesReadIn = new WeakMap<CheckContext, Map<Principle, RulesRead>>();

function rulesRead(principle: Principle, context: CheckContext): RulesRead {
  const known = rulesReadIn.get(context) ?? new Map<Principle, RulesRead>();
  rulesReadIn.set(context, known);
  const found = known.get(principle) ?? readRules(principle, context);
  known.set(principle, found);
  return found;
}

function readRules(principle: Principle, context: CheckContext): RulesRead {
  const criteria = context.rules.criteria.filter((criterion) => criterion.principle === principle);
  const headers = [...new Set(criteria.flatMap(({ columns }) => columns))].sort();
  const facts = new Map<string, string>();
  for (const criterion of criteria) {
    facts.set(factKey('rule', criterion.id), 'used');
    for (const [column, value] of Object.entries(ruleOf(criterion))) facts.set(factKey('rulePart', criterion.id, column), value);
  }
  for (const header of criteria.flatMap(({ test, columns }) => test.lists.map((place) => columns[place] ?? ''))) {
    const list = context.kinds.list.get(header);
    if (list !== undefined) facts.set(factKey('list', list), [...(context.listOf(header) ?? [])].sort().join('; '));
  }
  const isAboutOrganisations = criteria.some(
    ({ test }) => test.name === 'different organisations' || test.name === 'partner confirmed',
  );
  const sorted = [...facts].sort().map((fact) => ({ key: String(fact), json: JSON.stringify(fact) }));
  return { headers, facts, sorted, gaps: new Map(), isAboutOrganisations };
}

function principlePart({ principle, effect }: Examined['principles'][number], reading: Reading, context: CheckContext): PartRead {
  const rules = rulesRead(principle, context);
  const facts = new Map<string, string>();
  if (rules.isAboutOrganisations) facts.set(factKey('organisations'), organisationsUsed(rules.headers, reading));
  facts.set(factKey('judgement'), describeEffect(effect));
  return { headers: rules.headers, rules, facts };
}

const NO_RULES: RulesRead = { headers: [], facts: new Map(), sorted: [], gaps: new Map(), isAboutOrganisations: false };

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

function dataPart(row: ProposalRow, result: Examined, context: CheckContext): PartRead {
  const { reading } = result;
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
  return { headers: DATA_CELLS, rules: NO_RULES, facts };
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
