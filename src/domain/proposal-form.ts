/** The form of one proposal: its eight steps, from the columns of the Proposals tab, and what its fields are. */
import { formWords, remark } from '../texts';
import { asText, type Cell, type Fields } from './cell';
import { isChoice } from './choice';
import { toDay } from './day';
import { type Control, type Parsed, parseField, showCell } from './form-field';
import type { RowAt } from './rules';
import { withoutTyping } from './ticks';

/** A column as the form needs it. */
export interface FormColumn {
  readonly header: string;
  readonly type: string;
  readonly list?: string;
  readonly script?: boolean;
  /** Begins with the number of its principle, 0 for the proposal itself and 9 for the decision. */
  readonly group?: string;
}

export interface FormStep {
  readonly title: string;
  readonly headers: readonly string[];
}

export interface FormField {
  readonly control: Control;
  readonly hint: string;
  /** For choices: what is offered. For text: suggestions. */
  readonly options: readonly string[];
  /** The least number of words that the Criteria tab asks for; 0 when it asks for none. */
  readonly least: number;
  /** The cell when the form was opened. */
  readonly seen: Cell;
  readonly text: string;
  /** Not to be changed here: the cell holds a formula. */
  readonly locked: boolean;
}

const DECISION = 9;
const groupOf = ({ group }: FormColumn): number => Number(group?.split(' ')[0] ?? 0);

/** What a person fills before the decision; the script gives the number, and a move the status. */
export function formColumns<T extends FormColumn>(columns: readonly T[]): T[] {
  return columns.filter(
    (column) => column.script !== true && column.type !== 'id' && column.header !== 'Status' && groupOf(column) < DECISION,
  );
}

/** The proposal itself, then the principles; the first two are short enough to share a step. */
export function stepsOf(columns: readonly FormColumn[]): FormStep[] {
  const steps = formWords.steps.map((title) => ({ title, headers: [] as string[] }));
  for (const column of formColumns(columns)) {
    const group = groupOf(column);
    steps[group < 2 ? group : group - 1]?.headers.push(column.header);
  }
  return steps;
}

const CONTROLS: Readonly<Record<string, Control>> = {
  'long text': 'long',
  choices: 'ticks',
  choice: 'select',
  names: 'names',
  email: 'email',
  tick: 'tick',
  date: 'date',
  money: 'amount',
  number: 'number',
};

export function controlOf({ type, list }: FormColumn): Control {
  return list === 'Yes or no' ? 'radios' : (CONTROLS[type] ?? 'text');
}

/** What the columns offer: the items of their lists, or the names of organisations. */
export interface Offers {
  readonly listOf: (header: string) => readonly string[] | undefined;
  readonly prus: readonly string[];
  readonly organisations: readonly string[];
}

export function optionsOf({ header, list }: FormColumn, offers: Offers): readonly string[] {
  if (list !== undefined) return offers.listOf(header) ?? [];
  if (header === 'Lead unit') return offers.prus;
  return header === 'Units supported' || /^Partner \d$/.test(header) ? offers.organisations : [];
}

const WORD_TESTS = ['at least N words', 'open or justified', 'carried on or left behind'];

/** By column, how many words the rows of Criteria ask for that are in use: those of a long text are in its rule's last column. */
export function leastWords(criteria: readonly RowAt[], columns: readonly FormColumn[]): Map<string, number> {
  const long = new Set(columns.filter(({ type }) => type === 'long text').map(({ header }) => header));
  const least = new Map<string, number>();
  for (const { fields } of criteria) {
    const value = fields('Value');
    const counts = WORD_TESTS.some((test) => isChoice(fields('Test'), test)) && !isChoice(fields('In use'), 'No');
    if (!counts || typeof value !== 'number') continue;
    for (const header of asText(fields('Columns'))
      .split(';')
      .map((part) => part.trim())) {
      if (long.has(header)) least.set(header, Math.max(value, least.get(header) ?? 0));
    }
  }
  return least;
}

export interface Change {
  readonly header: string;
  /** The cell when the form was opened. */
  readonly seen: Cell;
  readonly text: string;
}

export interface FieldError {
  readonly header: string;
  readonly message: string;
}

/** What the changes become, or what is wrong with them; `fields` are the cells of the row as they are now. */
export function parseChanges(
  changes: readonly Change[],
  columns: readonly FormColumn[],
  fields: Fields,
): { cells: ReadonlyMap<string, Cell>; errors: FieldError[] } {
  const cells = new Map<string, Cell>();
  const errors: FieldError[] = [];
  const fail = (header: string, why: string): void => void errors.push({ header, message: formWords.fieldError(header, why) });
  for (const { header, text } of changes) {
    const column = formColumns(columns).find((known) => known.header === header);
    if (column === undefined) continue;
    const parsed: Parsed = parseField(controlOf(column), text);
    if (parsed.error !== undefined) fail(header, parsed.error);
    else cells.set(header, parsed.cell);
  }
  const now = (header: string): Cell => cells.get(header) ?? fields(header);
  const given = (header: string): boolean => changes.some((change) => change.header === header);
  if (asText(now('Title')).trim() === '') fail('Title', remark.blankTitle);
  const [start, end] = [toDay(now('Start')), toDay(now('End'))];
  const isBackwards = start !== undefined && end !== undefined && end < start;
  if (isBackwards && (given('Start') || given('End'))) fail('End', remark.endBeforeStart(end, start));
  return { cells, errors };
}

export function fieldOf(
  column: FormColumn,
  cell: Cell,
  look: { readonly hint: string; readonly options: readonly string[]; readonly least: number; readonly locked: boolean },
): FormField {
  const control = controlOf(column);
  const hint = control === 'ticks' || control === 'names' ? withoutTyping(look.hint) : look.hint;
  return { control, ...look, hint, seen: cell, text: showCell(cell, control) };
}
