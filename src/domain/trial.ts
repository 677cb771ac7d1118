/** Try it: what a check would say of a copy of a proposal with some cells filled (spec section 3). Nothing is written. */
import { formWords, sentence } from '../texts';
import type { Cell } from './cell';
import { check, type Verdict, withCells } from './check';
import type { CheckContext, ProposalRow } from './context';
import { type Parsed, parseField } from './form-field';
import {
  controlOf,
  type FieldError,
  type FormColumn,
  type FormField,
  fieldOf,
  leastWords,
  type Offers,
  optionsOf,
} from './proposal-form';
import type { RowAt } from './rules';
import { type ChangePlan, planChanges } from './what-to-change';

/** A cell to fill on the copy; with a blank text it counts as filled well. */
export interface TrialCell {
  readonly header: string;
  readonly text: string;
}

export interface CellToChange {
  readonly header: string;
  readonly text: string;
}

export interface Trial {
  /** '' when nothing was tried, because a field is wrong. */
  readonly verdict: Verdict | '';
  /** How many cells were filled. */
  readonly cells: number;
  /** What would still have to change. */
  readonly left: readonly CellToChange[];
  readonly errors: readonly FieldError[];
}

/** What the fields of a trial are made from: the columns of Proposals, the rows of Criteria, and what the columns offer. */
export interface TrialSheet {
  readonly columns: readonly FormColumn[];
  readonly criteria: readonly RowAt[];
  readonly offers: Offers;
}

const columnNamed = (header: string, columns: readonly FormColumn[]): FormColumn =>
  columns.find((column) => column.header === header) ?? { header, type: 'text' };

/** The fields to type trial values into, by header. */
export function trialFields(
  headers: readonly string[],
  row: ProposalRow,
  { columns, criteria, offers }: TrialSheet,
): Map<string, FormField> {
  const least = leastWords(criteria, columns);
  const fieldFor = (header: string): FormField => {
    const column = columnNamed(header, columns);
    const look = { hint: '', options: optionsOf(column, offers), least: least.get(header) ?? 0, locked: false };
    return fieldOf(column, row.fields(header), look);
  };
  return new Map(headers.map((header) => [header, fieldFor(header)]));
}

export function tryCells(
  row: ProposalRow,
  context: CheckContext,
  tried: readonly TrialCell[],
  columns: readonly FormColumn[],
): Trial {
  const plan = planChanges(row, check(row, context), context);
  const cells = new Map<string, Cell>();
  const errors: FieldError[] = [];
  for (const { header, text } of tried) {
    const value = plan.changes.find((change) => change.header === header)?.value;
    // What need not change any more needs no filling either.
    if (text.trim() === '' && value === undefined) continue;
    const control = controlOf(columnNamed(header, columns));
    const parsed: Parsed = text.trim() === '' && value !== undefined ? { cell: value } : parseField(control, text);
    if (parsed.error === undefined) cells.set(header, parsed.cell);
    else errors.push({ header, message: formWords.fieldError(header, parsed.error) });
  }
  if (errors.length > 0) return { verdict: '', cells: 0, left: [], errors };
  const result = check(row, context, cells);
  return {
    verdict: result.verdict,
    cells: cells.size,
    left: cellsOf(planChanges(withCells(row, cells), result, context)),
    errors,
  };
}

export const cellsOf = ({ changes }: ChangePlan): CellToChange[] =>
  changes.map(({ header, asks }) => ({ header, text: sentence.asks(asks) }));
