/** One proposal as the sidebar shows it: plain values only, so that it can cross to the browser. */

import { sentence, view as words } from '../texts';
import { asText } from './cell';
import { cellsRead, check, digestOf, isMet, MUST_BE_MET, type PrincipleResult, type Status, seenDigest } from './check';
import { PRINCIPLE_HEADERS } from './columns';
import { type CheckContext, isDecided, numberOf, type ProposalRow } from './context';
import { showRemark } from './data-checks';
import { condensed } from './digest';
import type { Effect } from './judgements';
import { beforeAndNow, type Remembered } from './out-of-date';
import { type LastCheck, lastCheck, rememberedChecks } from './past-checks';
import type { Principle, Reading } from './principles/criterion';
import type { FormField } from './proposal-form';
import { read } from './reading';
import type { RowAt } from './rules';
import { type CellToChange, cellsOf, type TrialSheet, trialFields } from './trial';
import { planChanges, prove } from './what-to-change';

export interface RuleView {
  readonly id: string;
  readonly words: string;
  /** The columns to fill or change, first the one to go to. */
  readonly columns: readonly string[];
}

export interface PrincipleView {
  readonly principle: number;
  readonly name: string;
  readonly status: Status;
  readonly met: boolean;
  /** 1 to 4. */
  readonly required: boolean;
  /** Only somebody else, the team manager, may override it to met. */
  readonly managerOnly: boolean;
  readonly failing: readonly RuleView[];
  /** An override counts now; Agree would withdraw it. */
  readonly overridden: boolean;
  /** What has been said of it, in words; '' when nothing. */
  readonly judgement: string;
  /** When a judgement was given on an earlier text: what has changed since, old beside new. */
  readonly lapsed: readonly { readonly header: string; readonly before: string; readonly now: string }[];
  /** To send back with a judgement: the text it is given on. */
  readonly seen: string;
}

/** A cell to change, with the field to try a value in. */
export interface ChangeView extends CellToChange {
  readonly field: FormField;
}

/** A proposal by its number and, for numbers that are used twice, its row. */
export interface Neighbour {
  readonly no: string;
  readonly row: number;
}

export interface ProposalView {
  readonly no: string;
  /** Where it was when it was read. */
  readonly row: number;
  /** The numbered proposals above and below it on the sheet. */
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  /** Null when it was never checked. */
  readonly lastCheck: LastCheck | null;
  readonly title: string;
  readonly verdict: string;
  readonly othersMet: number;
  readonly priority: string;
  readonly ready: string;
  readonly principles: readonly PrincipleView[];
  readonly changes: readonly ChangeView[];
  readonly notes: readonly string[];
  /** The verdict of a copy with these cells filled; '' when there is nothing to change. */
  readonly proven: string;
  readonly remarks: readonly { readonly column: string; readonly text: string }[];
  /** The address of whoever looks at it; '' when that is not known. */
  readonly by: string;
  /** The status when the decision stands and no judgement can be added, else ''. */
  readonly decided: string;
}

/** What a view needs besides the proposal and the rules. */
export interface ViewedSheet extends TrialSheet {
  /** All proposals, in the order of the sheet. */
  readonly proposals: readonly ProposalRow[];
  /** The rows of the Checks tab. */
  readonly checks: readonly RowAt[];
  /** The address of whoever looks at it; '' when that is not known. */
  readonly by: string;
}

/** What the check would say now; nothing is taken from the sheet's own script columns. */
export function viewProposal(row: ProposalRow, context: CheckContext, sheet: ViewedSheet): ProposalView {
  const result = check(row, context);
  const plan = planChanges(row, result, context);
  const reading = read(row.fields, context);
  const history = rememberedChecks(sheet.checks, numberOf(row.fields));
  const isManager = context.people.rolesOf(sheet.by).has('Team manager');
  return {
    no: asText(row.fields('No')).trim(),
    row: row.row,
    ...neighboursOf(row, sheet.proposals),
    lastCheck: lastCheck(row, context, sheet.checks) ?? null,
    title: asText(row.fields('Title')).trim(),
    verdict: result.verdict,
    othersMet: result.othersMet,
    priority: result.priority,
    ready: result.ready,
    principles: result.principles.map((principle) => viewPrinciple(principle, reading, context, history, isManager)),
    changes: viewChanges(cellsOf(plan), row, sheet),
    notes: plan.overridden.flatMap(({ principle, effect }) =>
      effect.kind === 'overridden' ? [sentence.overriddenBy(principle, effect.judgement.by, effect.judgement.reason)] : [],
    ),
    proven: plan.changes.length === 0 ? '' : prove(plan, row, context),
    remarks: result.remarks.map((remark) => ({ column: remark.column, text: showRemark(remark) })),
    by: sheet.by,
    decided: isDecided(row.fields) ? asText(row.fields('Status')).trim() : '',
  };
}

function neighboursOf({ row }: ProposalRow, proposals: readonly ProposalRow[]): Pick<ProposalView, 'previous' | 'next'> {
  const numbered = proposals.flatMap((other) => {
    const no = asText(other.fields('No')).trim();
    return no === '' ? [] : [{ no, row: other.row }];
  });
  const [nearest] = numbered.filter((other) => other.row < row).slice(-1);
  return { previous: nearest ?? null, next: numbered.find((other) => other.row > row) ?? null };
}

function viewChanges(cells: readonly CellToChange[], row: ProposalRow, sheet: ViewedSheet): ChangeView[] {
  const fields = trialFields(
    cells.map(({ header }) => header),
    row,
    sheet,
  );
  return cells.flatMap((cell) => {
    const field = fields.get(cell.header);
    return field === undefined ? [] : [{ ...cell, field }];
  });
}

function viewPrinciple(
  { principle, status, criteria, effect }: PrincipleResult,
  reading: Reading,
  context: CheckContext,
  history: readonly Remembered[],
  isManager: boolean,
): PrincipleView {
  const failing = criteria.filter(({ outcome }) => outcome !== 'ok');
  return {
    principle,
    name: PRINCIPLE_HEADERS[principle],
    status,
    met: isMet(status),
    required: MUST_BE_MET.includes(principle),
    managerOnly: MUST_BE_MET.includes(principle) && !isManager,
    failing: failing.map(({ criterion, outcome }) => ({
      id: criterion.id,
      words: (outcome === 'missing' ? criterion.ifMissing : criterion.ifNotMet) || sentence.notMetWithoutWords,
      columns: (criterion.test.repairs(criterion, reading)[0] ?? []).map(({ header }) => header),
    })),
    overridden: effect.kind === 'overridden',
    judgement: describeEffect(effect),
    lapsed: effect.kind === 'lapsed' ? changedSince(principle, effect.judgement.seen, reading, context, history) : [],
    seen: seenDigest(principle, reading, context),
  };
}

/** Finds the text that was judged among the proposal's checks, newest first; nothing when none of them read it. */
function changedSince(
  principle: Principle,
  seen: string,
  reading: Reading,
  context: CheckContext,
  history: readonly Remembered[],
): PrincipleView['lapsed'] {
  const headers = cellsRead(principle, context);
  const judged = history.find(({ cells }) => digestOf(headers, (header) => cells.get(header) ?? '') === seen);
  if (judged === undefined) return [];
  const changed = headers.filter((header) => condensed(judged.cells.get(header) ?? '') !== condensed(reading.cell(header)));
  return changed.map((header) => {
    const [before, now] = beforeAndNow(header, judged.cells.get(header) ?? '', reading.cell(header));
    return { header, before, now };
  });
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'none':
      return '';
    case 'agreed':
      return words.agreed(effect.judgement.by);
    case 'overridden':
      return words.overridden(effect.to, effect.judgement.by, effect.judgement.reason);
    case 'lapsed':
      return words.lapsed(effect.judgement.by);
    case 'ignored':
      return words.ignored(effect.why, effect.judgement.by);
  }
}
