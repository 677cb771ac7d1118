/** The checks that were made of a proposal, from the rows of the Checks tab. */
import { asText } from './cell';
import { check } from './check';
import { type CheckContext, numberOf, type ProposalRow } from './context';
import { takeSnapshot } from './fingerprints';
import { type ChangedSince, changesSince, describeChanges, isUpToDate, type Remembered, recall } from './out-of-date';
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
  readonly remembered: Remembered;
}

/** The check to compare with: one that fits exactly, or else the newest that can be read. */
export function pastOf(
  row: ProposalRow,
  context: CheckContext,
  history: History,
  fits: (past: Past) => boolean,
): Past | undefined {
  const no = numberOf(row.fields);
  let newest: Past | undefined;
  for (const at of history.candidates(no, context.rowsNumbered(no).length)) {
    const remembered = recall(asText(at.fields('Fingerprints')), asText(at.fields('Cells read')));
    if (remembered === undefined) continue;
    const past = { at, remembered };
    if (fits(past)) return past;
    newest ??= past;
  }
  return newest;
}

/** What has changed since the last check, a line each, '' when nothing has; undefined when there was none. */
export function describePast(row: ProposalRow, context: CheckContext, history: History): string | undefined {
  if (history.candidates(numberOf(row.fields), 1).length === 0) return undefined;
  const snapshot = takeSnapshot(row, check(row, context), context);
  const past = pastOf(row, context, history, ({ remembered }) => isUpToDate(snapshot, remembered));
  return past === undefined ? undefined : describeChanges(snapshot, past.remembered);
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
  const snapshot = takeSnapshot(row, check(row, context), context);
  const past = pastOf(row, context, new History(checks), ({ remembered }) => isUpToDate(snapshot, remembered));
  if (past === undefined) return undefined;
  const shown = (header: string): string => asText(past.at.fields(header)).trim();
  return { on: shown('On'), verdict: shown('Verdict'), changes: changesSince(snapshot, past.remembered) };
}
