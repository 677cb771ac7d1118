/** One proposal's cells as the tests read them; `with` some cells replaced, to try a change without writing it. */
import { asText, type Cell, type Fields } from './cell';
import { matchChoice, parseChoices, parseGroups, parseNames } from './choice';
import { NAME_COLUMNS } from './columns';
import type { CheckContext } from './context';

import type { Grouping } from './organisations';
import type { Reading } from './principles/criterion';

/** The part of a check's context that the criteria need. */
export type RuleReading = Pick<CheckContext, 'rules' | 'listOf' | 'kinds' | 'directory'>;

export type Overlay = ReadonlyMap<string, Cell>;

export function read(fields: Fields, context: RuleReading, overlay: Overlay = new Map()): Reading {
  const cell = (header: string): Cell => overlay.get(header) ?? fields(header);
  const list = (header: string): readonly string[] => context.listOf(header) ?? [];
  const names = (header: string): readonly string[] => {
    const found = context.kinds.names.has(header) ? parseNames(cell(header)) : [asText(cell(header)).trim()];
    return found.filter((name) => name !== '');
  };
  let grouping: Grouping | undefined;
  return {
    cell,
    list,
    names,
    text: (header) => asText(cell(header)).trim(),
    choices: (header) => parseChoices(cell(header), list(header)),
    groups: (header) => parseGroups(cell(header), list(header)),
    choice: (header) => matchChoice(cell(header), list(header)),
    holdsNames: (header) => context.kinds.names.has(header),
    get organisations() {
      grouping ??= context.directory.group(nameColumns(context.rules).flatMap(names));
      return grouping;
    },
  };
}

const nameColumnsOf = new WeakMap<RuleReading['rules'], readonly string[]>();

/** The columns whose names are compared: the known ones, and those that a row of Criteria adds to a test of partners. */
function nameColumns(rules: RuleReading['rules']): readonly string[] {
  const found = nameColumnsOf.get(rules) ?? findNameColumns(rules);
  nameColumnsOf.set(rules, found);
  return found;
}

function findNameColumns({ criteria }: RuleReading['rules']): string[] {
  const added = criteria.flatMap(({ test, columns }) => {
    if (test.name === 'different organisations') return columns;
    return test.name === 'partner confirmed' ? columns.filter((_, place) => place === 0 || place % 3 === 1) : [];
  });
  return [...new Set<string>([...NAME_COLUMNS, ...added])];
}
