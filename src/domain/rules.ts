/** Reads the Criteria tab into criteria, or says which rows cannot be read and why. */

import { messages } from '../texts';
import { asText, type Cell, type Fields, isBlank } from './cell';
import { isChoice } from './choice';
import { digest } from './digest';
import { type Criterion, PRINCIPLES, type Principle, type PrincipleTest } from './principles/criterion';
import { principleTests } from './principles/tests';
import { Problem } from './problem';
import { fold, plain } from './text';

export interface Rules {
  /** The rows in use, in tab order. */
  readonly criteria: readonly Criterion[];
  /** The columns that each principle reads, by all of its rows, in use or not: switching a row off leaves judgements standing. */
  readonly cellsRead: ReadonlyMap<Principle, readonly string[]>;
  /** Digest of the rows in use. */
  readonly version: string;
}

export interface RowAt {
  /** As the sheet numbers it. */
  readonly row: number;
  readonly fields: Fields;
}

export interface RuleContext {
  /** The headers of the Proposals tab. */
  readonly headers: readonly string[];
  /** The items of a column's list; undefined when the column has none. */
  readonly listOf: (header: string) => readonly string[] | undefined;
  /** What to say after the rows that cannot be read; a cell with a custom function has nothing to add. */
  readonly nextStep?: string;
}

/** Throws a Problem that names each row that cannot be read. */
export function parseRules(rows: readonly RowAt[], context: RuleContext): Rules {
  const problems: string[] = [];
  const criteria: Criterion[] = [];
  const cellsRead = new Map<Principle, string[]>();
  const ids = new Set<string>();
  for (const at of rows) {
    const parsed = parseRow(at, context, ids);
    if (parsed.principle !== undefined) {
      cellsRead.set(parsed.principle, [...new Set([...(cellsRead.get(parsed.principle) ?? []), ...parsed.known])]);
    }
    if (parsed.problem !== undefined) problems.push(parsed.problem);
    else if (parsed.criterion !== undefined) criteria.push(parsed.criterion);
  }
  if (problems.length > 0)
    throw new Problem([...problems, ...(context.nextStep === undefined ? [] : [context.nextStep])].join('\n'));
  return { criteria, cellsRead, version: digest(JSON.stringify(criteria.map(describe).sort())) };
}

const describe = (criterion: Criterion): string =>
  JSON.stringify([criterion.id, criterion.principle, ruleOf(criterion), criterion.ifMissing, criterion.ifNotMet]);

/** What decides a status, without the words: by column of the Criteria tab. */
export const ruleOf = ({ test, columns, value }: Criterion): Readonly<Record<string, string>> => ({
  Test: test.name,
  Columns: columns.join('; '),
  Value: test.needsValue ? String(value) : '',
});

interface ParsedRow {
  principle?: Principle | undefined;
  known: string[];
  problem?: string | undefined;
  criterion?: Criterion;
}

function parseRow({ row, fields }: RowAt, context: RuleContext, ids: Set<string>): ParsedRow {
  const text = (header: string): string => asText(fields(header)).trim();
  const id = text('Id');
  const principle = parsePrinciple(fields('Principle'));
  const { known, unknown } = parseColumns(text('Columns'), context.headers);
  const inUse = fields('In use');
  if (isOff(inUse)) return { principle, known };
  const bad = (column: string, why: string): ParsedRow => ({
    principle,
    known,
    problem: messages.criterion(row, id, column, why),
  });

  if (id === '') return bad('Id', messages.criterionNeedsId);
  if (ids.has(fold(id))) return bad('Id', messages.criterionIdTwice);
  ids.add(fold(id));
  if (!isOn(inUse)) return bad('In use', messages.yesOrNo(asText(inUse)));
  if (principle === undefined) return bad('Principle', messages.oneToEight(text('Principle')));
  const test = principleTests.find((candidate) => plain(candidate.name) === plain(text('Test')));
  if (test === undefined)
    return bad(
      'Test',
      messages.unknownTest(
        text('Test'),
        principleTests.map((candidate) => candidate.name),
      ),
    );
  if (unknown.length > 0) return bad('Columns', messages.unknownColumns(unknown));
  const wrong = wrongColumns(test, known, context);
  if (wrong !== undefined) return bad('Columns', wrong);
  const value = fields('Value');
  if (test.needsValue && !isCount(value)) return bad('Value', messages.wholeNumber(asText(value), typeof value === 'string'));
  return {
    principle,
    known,
    criterion: {
      id,
      principle,
      test,
      columns: known,
      value: test.needsValue && typeof value === 'number' ? value : 0,
      ifMissing: text('If missing'),
      ifNotMet: text('If not met'),
    },
  };
}

const isOff = (cell: Cell): boolean => cell === false || isChoice(cell, 'No');
const isOn = (cell: Cell): boolean => cell === true || isChoice(cell, 'Yes');
const isCount = (cell: Cell): boolean => typeof cell === 'number' && Number.isInteger(cell) && cell >= 1 && cell <= 10_000;

/** 1 to 8, as a number or at the start of a text such as "3 Partnership working". */
export function parsePrinciple(cell: Cell): Principle | undefined {
  const text = isBlank(cell) ? '' : asText(cell).trim();
  const number = typeof cell === 'number' ? cell : Number(/^(\d)(?:\s|$)/.exec(text)?.[1]);
  return PRINCIPLES.find((principle) => principle === number);
}

function parseColumns(text: string, headers: readonly string[]): { known: string[]; unknown: string[] } {
  const known: string[] = [];
  const unknown: string[] = [];
  for (const typed of text.split(/[;\r\n]/).map((part) => part.trim())) {
    if (typed === '') continue;
    const header =
      headers.find((candidate) => candidate === typed) ?? headers.find((candidate) => plain(candidate) === plain(typed));
    if (header === undefined) unknown.push(typed);
    else known.push(header);
  }
  return { known, unknown };
}

function wrongColumns(test: PrincipleTest, columns: readonly string[], context: RuleContext): string | undefined {
  const { least, most } = test.columns;
  if (columns.length < least || columns.length > most) return messages.columnCount(test.name, least, most, columns.length);
  if (test.name === 'partner confirmed' && columns.length % 3 !== 1) return messages.partnerColumns;
  const bare = test.lists.map((place) => columns[place] ?? '').find((header) => (context.listOf(header) ?? []).length === 0);
  return bare === undefined ? undefined : messages.columnWithoutList(bare);
}
