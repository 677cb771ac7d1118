/** The words of the criteria engine: a criterion is one row of the Criteria tab, a test is what its `Test` names. */
import type { Cell } from '../cell';
import type { Choices } from '../choice';
import type { Grouping } from '../organisations';

export const PRINCIPLES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Principle = (typeof PRINCIPLES)[number];

/** *ok*; *missing*: blank or too short; *fail*: filled in, and breaks the rule. */
export type Outcome = 'ok' | 'missing' | 'fail';

export interface Criterion {
  readonly id: string;
  readonly principle: Principle;
  readonly test: PrincipleTest;
  readonly columns: readonly string[];
  /** The number that the test needs; 0 for tests that need none. */
  readonly value: number;
  readonly ifMissing: string;
  readonly ifNotMet: string;
}

/** What a test may see of one proposal. */
export interface Reading {
  cell(header: string): Cell;
  /** The shown text of a cell, ends trimmed. */
  text(header: string): string;
  /** What was chosen from the column's list; for groups, "Other: …" is the list's Other. */
  choices(header: string): Choices;
  groups(header: string): Choices;
  choice(header: string): string | undefined;
  /** The items of the column's list. */
  list(header: string): readonly string[];
  /** The names of organisations in the cell: several for a column of names, else one; none for a blank. */
  names(header: string): readonly string[];
  /** Whether the column holds several names. */
  holdsNames(header: string): boolean;
  readonly organisations: Grouping;
}

/** One cell of a repair. `changes` is true when a person must change a filled choice rather than fill a blank or short cell. */
export interface CellRepair {
  readonly header: string;
  /** A value that would do, to prove the repair by checking again. */
  readonly value: Cell;
  /** What the person is asked to do, lower case: "say who carries it on". */
  readonly ask: string;
  readonly changes: boolean;
}
export type Repair = readonly CellRepair[];

export interface PrincipleTest {
  readonly name: string;
  /** How many columns it reads: exactly, or at least. */
  readonly columns: { readonly least: number; readonly most: number };
  readonly needsValue: boolean;
  /** Which of its columns (by place) must have a list of choices. */
  readonly lists: readonly number[];
  evaluate(criterion: Criterion, reading: Reading): Outcome;
  /** The ways in which a criterion that is not ok could be mended, best first. */
  repairs(criterion: Criterion, reading: Reading): readonly Repair[];
}

/** The nth column of a criterion; the rules are read so that a test always has the columns it needs. */
export function column(criterion: Criterion, place: number): string {
  return criterion.columns[place] ?? '';
}
