/** Judgements: who said what of a principle, on which text, and whether it counts (spec section 3, "Status and verdict"). */
import { asText, type Cell, isMoment } from './cell';
import { isChoice } from './choice';
import { toDay } from './day';
import type { Principle } from './principles/criterion';
import type { RowAt } from './rules';
import { parsePrinciple } from './rules';
import { countCharacters, sameId } from './text';

const KINDS = ['Agree', 'Override to met', 'Override to not met'] as const;
export type JudgementKind = (typeof KINDS)[number];
export const REASON_FROM = 20;

export interface Judgement {
  readonly row: number;
  readonly proposal: string;
  readonly principle: Principle | undefined;
  readonly kind: JudgementKind | undefined;
  readonly reason: string;
  readonly by: string;
  /** Sorts by day and time; blank first. */
  readonly on: string;
  /** Digest of the cells it was given on; blank until the first check binds it. */
  readonly seen: string;
}

export function parseJudgements(rows: readonly RowAt[]): Judgement[] {
  return rows.map(({ row, fields }) => ({
    row,
    proposal: sameId(asText(fields('Proposal'))),
    principle: parsePrinciple(fields('Principle')),
    kind: KINDS.find((kind) => isChoice(fields('Judgement'), kind)),
    reason: asText(fields('Reason')).trim(),
    by: asText(fields('By')).trim(),
    on: sortable(fields('On')),
    seen: asText(fields('Seen')).trim(),
  }));
}

function sortable(cell: Cell): string {
  if (isMoment(cell)) return `${cell.day} ${cell.time}`;
  const [date = '', time = '00:00'] = typeof cell === 'string' ? cell.trim().split(/\s+/) : [];
  const day = toDay(date);
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time);
  return day === undefined || clock === null ? '' : `${day} ${clock[1]?.padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}`;
}

/** Roles by lower-case e-mail address and by name: a person has every role of the rows that share the address. */
export interface People {
  rolesOf(by: string): ReadonlySet<string>;
}

const ROLES = ['ESCo', 'PRU head', 'Team manager', 'Finance'] as const;

export function parsePeople(rows: readonly RowAt[]): People {
  const people = rows.map(({ fields }) => ({
    name: sameId(asText(fields('Name'))),
    email: sameId(asText(fields('E-mail'))),
    role: ROLES.find((role) => isChoice(fields('Role'), role)) ?? '',
  }));
  return {
    rolesOf: (by) => {
      const wanted = sameId(by);
      const rows = wanted === '' ? [] : people.filter((person) => person.name === wanted || person.email === wanted);
      const emails = new Set(rows.map((person) => person.email).filter((email) => email !== ''));
      return new Set([...rows, ...people.filter((person) => emails.has(person.email))].map((person) => person.role));
    },
  };
}

/** What the latest judgement on a principle does. */
export type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'agreed'; readonly judgement: Judgement }
  | { readonly kind: 'overridden'; readonly to: 'met' | 'not met'; readonly judgement: Judgement }
  | { readonly kind: 'lapsed'; readonly judgement: Judgement }
  | { readonly kind: 'ignored'; readonly judgement: Judgement; readonly why: IgnoredBecause };

export type IgnoredBecause = 'unreadable' | 'unknown author' | 'short reason' | 'team manager only';

/** The latest row: by `On`, blank first, then lower in the tab. It counts alone; an earlier one is never revived. */
export function latest(judgements: readonly Judgement[]): Judgement | undefined {
  return judgements.reduce<Judgement | undefined>(
    (best, next) => (best === undefined || next.on >= best.on ? next : best),
    undefined,
  );
}

/** `seenNow` gives the digest of the principle's cells as they are. A blank `Seen` is bound to it. */
export function effectOf(judgement: Judgement | undefined, seenNow: () => string, people: People): Effect {
  if (judgement === undefined) return { kind: 'none' };
  if (judgement.seen !== '' && judgement.seen !== seenNow()) return { kind: 'lapsed', judgement };
  const why = whyIgnored(judgement, people);
  if (why !== undefined) return { kind: 'ignored', judgement, why };
  if (judgement.kind === 'Agree') return { kind: 'agreed', judgement };
  return { kind: 'overridden', to: judgement.kind === 'Override to met' ? 'met' : 'not met', judgement };
}

export function whyIgnored(judgement: Judgement, people: People): IgnoredBecause | undefined {
  if (judgement.kind === undefined || judgement.principle === undefined) return 'unreadable';
  const roles = people.rolesOf(judgement.by);
  if (!roles.has('ESCo') && !roles.has('Team manager')) return 'unknown author';
  if (judgement.kind === 'Agree') return undefined;
  if (countCharacters(judgement.reason) < REASON_FROM) return 'short reason';
  const needsManager = judgement.kind === 'Override to met' && judgement.principle <= 4;
  return needsManager && !roles.has('Team manager') ? 'team manager only' : undefined;
}

/** Rows of one proposal that name no principle: they can only be ignored, and say so. */
export function withoutPrinciple(judgements: readonly Judgement[]): Judgement[] {
  return judgements.filter((judgement) => judgement.principle === undefined);
}
