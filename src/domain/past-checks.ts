/** The checks that were made of a proposal, from the rows of the Checks tab. */
import { asText } from './cell';
import { examine } from './check';
import { type CheckContext, numberOf, type ProposalRow } from './context';
import { takeSnapshot } from './fingerprints';
import {
  type ChangedSince,
  changesSince,
  describeChanges,
  isUpToDate,
  type Remembered,
  recall,
  recallFingerprints,
} from './out-of-date';
import type { RowAt } from './rules';
import { sameId } from './text';

/** The latest check of each proposal. Numbers used twice (E02) share a history, so any of their checks may be the row's own. */
export class History {
  private readonly byNumber = new Map<string, RowAt[]>();

  constructor(checks: readonly RowAt[]) {
    for (const at of checks) {
      const no = sameId(asText(at.fields('Proposal')));
      const known = this.byNumber.get(no);
      if (known === undefined) this.byNumber.set(no, [at]);
      else known.push(at);
    }
  }

  /** Newest first; one candidate for each row that carries the number. */
  candidates(no: string, rows: number): readonly RowAt[] {
    return (this.byNumber.get(no) ?? []).slice(-Math.max(1, rows)).reverse();
  }
}

/** What the checks of a proposal read, newest first. */
export function rememberedChecks(checks: readonly RowAt[], no: string): Remembered[] {
  const own = checks.filter(({ fields }) => sameId(asText(fields('Proposal'))) === no).reverse();
  return own.flatMap(({ fields }) => recall(asText(fields('Fingerprints')), asText(fields('Cells read'))) ?? []);
}

export interface Past {
  readonly at: RowAt;
  /** What it read, when that is no longer so. */
  readonly before: Remembered | undefined;
}

/** Whether what was read at a check, and found, is what is there now. */
export type Fits = (at: RowAt, fingerprints: Remembered['fingerprints']) => boolean;

/** The check to compare with: one that fits exactly, or else the newest that can be read. */
export function pastOf(row: ProposalRow, context: CheckContext, history: History, fits: Fits): Past | undefined {
  const no = numberOf(row.fields);
  let newest: Past | undefined;
  for (const at of history.candidates(no, context.rowsNumbered(no).length)) {
    const stored = asText(at.fields('Fingerprints'));
    const fingerprints = recallFingerprints(stored);
    if (fingerprints && fits(at, fingerprints)) return { at, before: undefined };
    const before = newest ? undefined : recall(stored, asText(at.fields('Cells read')));
    if (before !== undefined) newest = { at, before };
  }
  return newest;
}

/** What has changed since the last check, a line each, '' when nothing has; undefined when there was none. */
export function describePast(row: ProposalRow, context: CheckContext, history: History): string | undefined {
  if (history.candidates(numberOf(row.fields), 1).length === 0) return undefined;
  const snapshot = takeSnapshot(row, examine(row, context), context);
  const past = pastOf(row, context, history, (_, fingerprints) => isUpToDate(snapshot, fingerprints));
  return past && (past.before === undefined ? '' : describeChanges(snapshot, past.before));
}

export interface LastCheck {
  /** As a person reads it: dd/mm/yyyy hh:mm. */
  readonly on: string;
  readonly verdict: string;
  /** What has changed since; none when the proposal is up to date. */
  readonly changes: readonly ChangedSince[];
}

/** Undefined when the proposal was never checked. */
export function lastCheck(row: ProposalRow, context: CheckContext, checks: readonly RowAt[]): LastCheck | undefined {
  const snapshot = takeSnapshot(row, examine(row, context), context);
  const past = pastOf(row, context, new History(checks), (_, fingerprints) => isUpToDate(snapshot, fingerprints));
  if (past === undefined) return undefined;
  const shown = (header: string): string => asText(past.at.fields(header)).trim();
  return { on: shown('On'), verdict: shown('Verdict'), changes: past.before ? changesSince(snapshot, past.before) : [] };
}
