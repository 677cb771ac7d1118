/** Checks the proposals of a workbook and says what to write where. Pure: the caller reads before and writes after. */

import { sentence } from '../texts';
import type { Cell, Moment } from './cell';
import { asText } from './cell';
import { type CheckResult, check, seenDigest } from './check';
import { PRINCIPLE_HEADERS } from './columns';
import { type Book, type CheckContext, isDecided, numberOf, type ProposalRow, prepare } from './context';
import { showRemark } from './data-checks';
import { takeSnapshot } from './fingerprints';
import type { Judgement } from './judgements';
import { isUpToDate, remember } from './out-of-date';
import { describePast, type Fits, History, pastOf } from './past-checks';
import { PRINCIPLES } from './principles/criterion';
import { read } from './reading';
import type { RowAt } from './rules';
import { planChanges, showChanges } from './what-to-change';

/** Values of script columns by header. */
export type Values = Readonly<Record<string, Cell>>;

export interface BookPlan {
  /** By the proposal's sheet row; rows that keep what they have are left out. */
  readonly values: ReadonlyMap<number, Values>;
  /** Rows to add to Checks, without their id. */
  readonly records: readonly Values[];
  /** By the judgement's sheet row: the text it is now bound to. */
  readonly seen: ReadonlyMap<number, string>;
  readonly summary: string;
}

export interface CheckOptions {
  readonly now: Moment;
  readonly by: string;
  /** The sheet rows to check; all when undefined. The others only learn whether they are out of date. */
  readonly only?: ReadonlySet<number>;
  /** Recompute `Out of date` of these rows (all when `only` is undefined), check none: what an edit and the night do. */
  readonly compareOnly?: boolean;
  /** The rows that `only` leaves out are not looked at. */
  readonly withoutOthers?: boolean;
  /** Check decided rows as well, once: for rows that come with their decision and have no check yet. */
  readonly decidedToo?: boolean;
}

/** `checks` are the rows of the Checks tab. Throws a Problem when rules or settings cannot be read. */
export function checkBook(book: Book, checks: readonly RowAt[], options: CheckOptions): BookPlan {
  const context = prepare(book);
  const history = new History(checks);
  const values = new Map<number, Values>();
  const records: Values[] = [];
  const seen = new Map<number, string>();
  const verdicts = new Map<string, number>();
  let decided = 0;
  for (const row of book.proposals) {
    const isOne = options.only?.has(row.row) ?? true;
    if ((options.compareOnly || options.withoutOthers) && !isOne) continue;
    const selected = !options.compareOnly && isOne;
    if (isDecided(row.fields) && !options.decidedToo) {
      if (selected) decided++;
      continue;
    }
    if (!selected) {
      const outOfDate = describePast(row, context, history);
      if (outOfDate !== undefined) values.set(row.row, { 'Out of date': outOfDate });
      continue;
    }
    const { cells, record, bound, verdict } = checkRow(row, context, history, options);
    values.set(row.row, cells);
    if (record !== undefined) records.push(record);
    for (const [at, digest] of bound) seen.set(at, digest);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  const checked = [...verdicts.values()].reduce((sum, n) => sum + n, 0);
  const only = checked === 1 && options.only !== undefined ? nameOf(book, options.only) : '';
  return { values, records, seen, summary: sentence.checked({ only, checked, changed: records.length, verdicts, decided }) };
}

function nameOf(book: Book, rows: ReadonlySet<number>): string {
  const row = book.proposals.find((proposal) => rows.has(proposal.row) && !isDecided(proposal.fields));
  return row === undefined ? '' : asText(row.fields('No')).trim();
}

/** Besides the principles: what a row that could not be checked must not go on saying. */
const OTHER_CELLS = ['Verdict', 'What to change', 'Others met', 'Priority', 'Ready for decision'];

interface RowPlan {
  readonly cells: Values;
  readonly record?: Values;
  readonly bound: ReadonlyMap<number, string>;
  readonly verdict: string;
}

function checkRow(row: ProposalRow, context: CheckContext, history: History, options: CheckOptions): RowPlan {
  try {
    const result = check(row, context);
    const shown = describe(result);
    const snapshot = takeSnapshot(row, result, context);
    const isSame: Fits = (at, fingerprints) =>
      isUpToDate(snapshot, fingerprints) &&
      ['Verdict', 'Statuses', 'Codes'].every((header) => asText(at.fields(header)) === asText(shown[header] ?? ''));
    const past = pastOf(row, context, history, isSame);
    const same = past !== undefined && past.before === undefined;
    const cells = {
      ...scriptCells(row, result, context),
      'Out of date': '',
      'Checked on': same ? past.at.fields('On') : options.now,
    };
    const bound = bind(row, context);
    if (same) return { cells, bound, verdict: result.verdict };
    const record: Values = {
      Proposal: asText(row.fields('No')).trim(),
      On: options.now,
      By: options.by,
      'Rules version': context.rules.version,
      ...shown,
      Fingerprints: JSON.stringify(snapshot.fingerprints),
      'Cells read': remember(snapshot),
    };
    return { cells, record, bound, verdict: result.verdict };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const blank = Object.fromEntries([...Object.values(PRINCIPLE_HEADERS), ...OTHER_CELLS].map((header) => [header, '']));
    return { cells: { ...blank, 'Data checks': sentence.rowFailed(why) }, bound: new Map(), verdict: sentence.notChecked };
  }
}

function scriptCells(row: ProposalRow, result: CheckResult, context: CheckContext): Values {
  const statuses = result.principles.map(({ principle, status }) => [PRINCIPLE_HEADERS[principle], status] as const);
  return {
    Verdict: result.verdict,
    'What to change': showChanges(planChanges(row, result, context)),
    ...Object.fromEntries(statuses),
    'Others met': result.othersMet,
    Priority: result.priority,
    'Ready for decision': result.ready,
    'Data checks': result.remarks.map(showRemark).join('\n'),
  };
}

/** How a check is recorded: statuses by principle, each criterion that is not ok in its own words, the codes. */
function describe(result: CheckResult): Values {
  return {
    Verdict: result.verdict,
    Statuses: result.principles.map(({ principle, status }) => `${PRINCIPLE_HEADERS[principle]}: ${status}`).join('\n'),
    Reasons: reasons(result).join('\n'),
    Codes: [...new Set(result.remarks.map(({ code }) => code))].join('; '),
  };
}

export function reasons(result: CheckResult): string[] {
  return result.principles.flatMap(({ principle, criteria }) =>
    criteria
      .filter(({ outcome }) => outcome !== 'ok')
      .map(({ criterion, outcome }) => {
        const words = outcome === 'missing' ? criterion.ifMissing : criterion.ifNotMet;
        return sentence.criterion(principle, criterion.id, words === '' ? sentence.notMetWithoutWords : words);
      }),
  );
}

/** Judgements typed into the tab are bound, at the next check, to the text as it is then. */
function bind(row: ProposalRow, context: CheckContext): Map<number, string> {
  const no = numberOf(row.fields);
  // A number used twice (E02) does not say which text was judged.
  if (context.rowsNumbered(no).length > 1) return new Map();
  const reading = read(row.fields, context);
  const unbound = context.judgementsOn(no).filter((judgement) => judgement.seen === '');
  return new Map(unbound.flatMap((judgement) => boundTo(judgement, reading, context)));
}

function boundTo(judgement: Judgement, reading: ReturnType<typeof read>, context: CheckContext): [number, string][] {
  const principle = PRINCIPLES.find((known) => known === judgement.principle);
  return principle === undefined ? [] : [[judgement.row, seenDigest(principle, reading, context)]];
}
