/** Everything besides the row itself that a check reads, prepared once for all rows. */

import { messages } from '../texts';
import { type BudgetLine, indicativeAmounts, type Unit } from './allocation';
import { asText, type Fields } from './cell';
import { isChoice, parseNames } from './choice';
import { DECIDED } from './columns';
import { type Judgement, type People, parseJudgements, parsePeople } from './judgements';
import { toPence } from './money';
import { Directory } from './organisations';
import { PRINCIPLES } from './principles/criterion';
import { Problem } from './problem';
import { parseRules, type RowAt, type Rules } from './rules';
import { parseSettings, type Settings } from './settings';
import { titleWords } from './similar-actions';
import { sameId } from './text';

export interface ProposalRow extends RowAt {
  isFormula(header: string): boolean;
}

/** What a column is to the check, from the template. */
export interface ColumnKinds {
  /** The name of the column's list. */
  readonly list: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
}

/** The tabs as read; rows carry their sheet row. */
export interface Book {
  readonly headers: readonly string[];
  readonly kinds: ColumnKinds;
  readonly proposals: readonly ProposalRow[];
  readonly judgements: readonly RowAt[];
  readonly actions: readonly RowAt[];
  readonly prus: readonly RowAt[];
  readonly budget: readonly RowAt[];
  readonly organisations: readonly RowAt[];
  readonly people: readonly RowAt[];
  readonly criteria: readonly RowAt[];
  readonly settings: readonly RowAt[];
  readonly payments: readonly RowAt[];
  /** Items by list name. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export interface Commitment {
  readonly row: number;
  readonly pence: number;
}

export interface CheckContext {
  /** The headers of Proposals, in the sheet's order. */
  readonly headers: readonly string[];
  readonly rules: Rules;
  readonly settings: Settings;
  readonly directory: Directory;
  readonly people: People;
  readonly kinds: ColumnKinds;
  listOf(header: string): readonly string[] | undefined;
  judgementsOn(no: string): readonly Judgement[];
  readonly judgements: readonly Judgement[];
  readonly actions: readonly { number: string; words: ReadonlySet<string>; from: string }[];
  /** Guideline and brought forward by PRU name, in pence. */
  readonly units: ReadonlyMap<string, { guideline: number | undefined; broughtForward: number }>;
  commitmentsOf(pru: string): readonly Commitment[];
  /** The sheet rows that carry a number. */
  rowsNumbered(no: string): readonly number[];
}

export const numberOf = (fields: Fields): string => sameId(asText(fields('No')));
export const isDecided = (fields: Fields): boolean => DECIDED.some((status) => isChoice(fields('Status'), status));

/** Throws a Problem when the rules or settings cannot be read. */
export function prepare(book: Book): CheckContext {
  const listOf = (header: string): readonly string[] | undefined => {
    const list = book.kinds.list.get(header);
    return list === undefined ? undefined : book.lists.get(list);
  };
  const rules = parseRules(book.criteria, { headers: book.headers, listOf, nextStep: messages.correctRules });
  const bare = PRINCIPLES.filter((principle) => !rules.criteria.some((criterion) => criterion.principle === principle));
  // Nothing to check is not the same as nothing found: money must not follow from an empty tab.
  if (bare.length > 0) throw new Problem(bare.map(messages.noRule).join('\n'));
  const settings = parseSettings(book.settings);
  const directory = makeDirectory(book);
  const judgements = parseJudgements(book.judgements);
  const commitments = groupBy(committed(book, directory), ([pru]) => pru);
  const numbered = groupBy(book.proposals, ({ fields }) => numberOf(fields));
  const byProposal = groupBy(judgements, (judgement) => judgement.proposal);
  return {
    headers: book.headers,
    rules,
    settings,
    directory,
    people: parsePeople(book.people),
    kinds: book.kinds,
    listOf,
    judgements,
    judgementsOn: (no) => (no === '' ? [] : (byProposal.get(no) ?? [])),
    actions: book.actions.map(({ fields }) => ({
      number: asText(fields('Number')).trim(),
      words: titleWords(asText(fields('Action'))),
      from: sameId(asText(fields('From proposal'))),
    })),
    units: guidelines(book, settings),
    commitmentsOf: (pru) => (commitments.get(pru) ?? []).map(([, commitment]) => commitment),
    rowsNumbered: (no) => (numbered.get(no) ?? []).map(({ row }) => row),
  };
}

function makeDirectory(book: Book): Directory {
  return new Directory(
    book.prus.map(({ fields }) => asText(fields('Name')).trim()),
    book.organisations.map(({ fields }) => ({
      name: asText(fields('Name')).trim(),
      spellings: parseNames(fields('Spellings')),
    })),
  );
}

function guidelines(book: Book, settings: Settings): CheckContext['units'] {
  const units: Unit[] = book.prus.map(({ fields }) => ({
    name: asText(fields('Name')).trim(),
    pupils: fields('Pupils on roll'),
    fsm: fields('FSM count'),
    broughtForward: fields('Brought forward'),
    setByHand: fields('Set by hand'),
  }));
  const lines: BudgetLine[] = book.budget.map(({ fields }) => ({
    line: asText(fields('Line')).trim(),
    name: asText(fields('Name')).trim(),
    block: fields('Block'),
    amount: fields('Amount'),
    fromThisPot: fields('From this pot'),
  }));
  const amounts = indicativeAmounts(lines, units, settings.weights);
  return new Map(
    units.map((unit, i) => [unit.name, { guideline: amounts[i], broughtForward: toPence(unit.broughtForward) ?? 0 }]),
  );
}

/** Approved amounts from approval on; of a completed proposal what was spent; nothing of a withdrawn one (spec section 4). */
function* committed(book: Book, directory: Directory): Generator<[string, Commitment]> {
  const holding = ['Approved', 'Approved with conditions', 'Released', 'Delivering'];
  for (const { row, fields } of book.proposals) {
    const completed = isChoice(fields('Status'), 'Completed');
    if (!completed && !holding.some((status) => isChoice(fields('Status'), status))) continue;
    const lead = asText(fields('Lead unit')).trim();
    const pru = directory.group([lead]).pru(lead);
    const pence = completed ? spentOn(numberOf(fields), book) : (toPence(fields('Amount approved')) ?? 0);
    if (pru !== undefined) yield [pru, { row, pence }];
  }
}

function spentOn(no: string, book: Book): number {
  return book.payments
    .filter(({ fields }) => sameId(asText(fields('Proposal'))) === no && isChoice(fields('Kind'), 'Spend'))
    .reduce((sum, { fields }) => sum + (toPence(fields('Amount')) ?? 0), 0);
}

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
