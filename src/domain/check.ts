/** Checks one proposal: criteria, judgements, data checks, verdict (spec section 3). Pure: the same cells give the same result. */
import type { Cell } from './cell';
import { type CheckContext, numberOf, type ProposalRow } from './context';
import { findRemarks, isError, type Remark, type RowView } from './data-checks';
import { condensed, digest, type Kept } from './digest';
import { type Effect, effectOf, type Judgement, latest, whyIgnored, withoutPrinciple } from './judgements';
import { type Criterion, type Outcome, PRINCIPLES, type Principle, type Reading } from './principles/criterion';
import { type Overlay, read } from './reading';

export type Status = 'Met' | 'Not met' | 'Evidence missing' | 'Overridden: met' | 'Overridden: not met';
export type Verdict = 'Fix the data first' | 'Does not meet the first four' | 'More evidence needed' | 'Eligible';

export interface CriterionResult {
  readonly criterion: Criterion;
  readonly outcome: Outcome;
}

export interface PrincipleResult {
  readonly principle: Principle;
  readonly status: Status;
  /** What the criteria alone say. */
  readonly computed: 'Met' | 'Not met' | 'Evidence missing';
  readonly criteria: readonly CriterionResult[];
  readonly effect: Effect;
}

/** What a check finds before it holds anything against the rules: with the cells, all that its fingerprints cover. */
export interface Examined {
  /** The cells as they were read for it. */
  readonly reading: Reading;
  readonly principles: readonly Pick<PrincipleResult, 'principle' | 'effect'>[];
  readonly remarks: readonly Remark[];
}

export interface CheckResult extends Examined {
  readonly principles: readonly PrincipleResult[];
  readonly verdict: Verdict;
  readonly othersMet: number;
  readonly priority: 'Yes' | 'No';
  readonly ready: 'Yes' | 'No';
}

export const MUST_BE_MET: readonly Principle[] = [1, 2, 3, 4];

export function isMet(status: Status): boolean {
  return status === 'Met' || status === 'Overridden: met';
}

/** `overlay` replaces some cells: the check of a copy, nothing written. */
export function check(row: ProposalRow, context: CheckContext, overlay: Overlay = new Map()): CheckResult {
  const examined = examine(overlay.size === 0 ? row : withCells(row, overlay), context);
  const { reading, remarks } = examined;
  const principles = examined.principles.map(({ principle, effect }) => checkPrinciple(principle, effect, reading, context));
  const verdict = verdictOf(principles, remarks);
  const othersMet = principles.filter(({ principle, status }) => principle > 4 && isMet(status)).length;
  const confirmed = principles.every(
    ({ principle, effect }) => principle > 4 || effect.kind === 'agreed' || effect.kind === 'overridden',
  );
  return {
    reading,
    principles,
    verdict,
    othersMet,
    priority: verdict === 'Eligible' && othersMet >= context.settings.priorityMinimum ? 'Yes' : 'No',
    ready: verdict === 'Eligible' && confirmed ? 'Yes' : 'No',
    remarks,
  };
}

export function examine(row: ProposalRow, context: CheckContext): Examined {
  const reading = read(row.fields, context);
  const judgements = context.judgementsOn(numberOf(row.fields));
  const principles = PRINCIPLES.map((principle) => {
    const judgement = latest(judgements.filter((candidate) => candidate.principle === principle));
    return { principle, effect: effectOf(judgement, () => seenDigest(principle, reading, context), context.people) };
  });
  return { reading, principles, remarks: findRemarks(dataView(row, reading, principles, judgements, context)) };
}

/** A copy of the row with some cells replaced. */
export function withCells(row: ProposalRow, overlay: Overlay): ProposalRow {
  const fields = (header: string): Cell => overlay.get(header) ?? row.fields(header);
  return { row: row.row, fields, isFormula: (header) => !overlay.has(header) && row.isFormula(header) };
}

function checkPrinciple(principle: Principle, effect: Effect, reading: Reading, context: CheckContext): PrincipleResult {
  const criteria = context.rules.criteria
    .filter((criterion) => criterion.principle === principle)
    .map((criterion) => ({ criterion, outcome: criterion.test.evaluate(criterion, reading) }));
  const computed = computedStatus(criteria);
  return {
    principle,
    computed,
    criteria,
    effect,
    status: effect.kind === 'overridden' ? `Overridden: ${effect.to}` : computed,
  };
}

export function computedStatus(criteria: readonly CriterionResult[]): PrincipleResult['computed'] {
  if (criteria.some(({ outcome }) => outcome === 'fail')) return 'Not met';
  return criteria.some(({ outcome }) => outcome === 'missing') ? 'Evidence missing' : 'Met';
}

/** Of the cells only: neither rules nor judgements count, and the order of rows on the Criteria tab does not either. */
export function seenDigest(principle: Principle, { cell }: Pick<Reading, 'cell'>, context: CheckContext): string {
  return digestOf(cellsRead(principle, context), cell);
}

/** The same digest of cells as they once were. */
export function digestOf(headers: readonly string[], cell: (header: string) => Kept): string {
  return digest(JSON.stringify(headers.map((header) => [header, condensed(cell(header))])));
}

/** The headers that a principle reads, by all its rules, sorted. */
export function cellsRead(principle: Principle, context: CheckContext): string[] {
  return [...(context.rules.cellsRead.get(principle) ?? [])].sort();
}

export function dataView(
  row: ProposalRow,
  reading: Reading,
  principles: Examined['principles'],
  judgements: readonly Judgement[],
  context: CheckContext,
): RowView {
  const unreadable = withoutPrinciple(judgements).map((judgement) => ({
    kind: 'ignored' as const,
    judgement,
    why: whyIgnored(judgement, context.people) ?? ('unreadable' as const),
  }));
  const ignored = principles.flatMap(({ effect }) => (effect.kind === 'ignored' ? [effect] : []));
  return {
    row,
    reading,
    context,
    ignored: [...ignored, ...unreadable],
  };
}

function verdictOf(principles: readonly PrincipleResult[], remarks: readonly Remark[]): Verdict {
  const first = principles.filter(({ principle }) => MUST_BE_MET.includes(principle)).map(({ status }) => status);
  if (remarks.some(isError)) return 'Fix the data first';
  if (first.some((status) => status === 'Not met' || status === 'Overridden: not met')) return 'Does not meet the first four';
  return first.includes('Evidence missing') ? 'More evidence needed' : 'Eligible';
}
