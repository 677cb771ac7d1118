/** Statuses by the criteria alone, from plain ranges: what the custom functions answer. No judgements, no data of other tabs. */
import { asText, type Cell, isBlank } from './cell';
import { computedStatus, type Verdict } from './check';
import type { ColumnKinds } from './context';
import { Directory } from './organisations';
import { PRINCIPLES, type Principle } from './principles/criterion';
import { type RuleReading, read } from './reading';
import { parseRules, type RowAt } from './rules';

export type Grid = readonly (readonly Cell[])[];

/** `headers` is one row; `criteria` and `lists` start with their own header row. Blank rows answer ''. */
export function rulesOnly(headers: Grid, rows: Grid, criteria: Grid, lists: Grid, kinds: ColumnKinds): RulesOnly {
  const names = (headers[0] ?? []).map((cell) => asText(cell).trim());
  const listOf = (header: string): readonly string[] | undefined => {
    const place = (lists[0] ?? []).findIndex((cell) => asText(cell).trim() === kinds.list.get(header));
    return place < 0
      ? undefined
      : lists.slice(1).flatMap((row) => (isBlank(row[place] ?? '') ? [] : [asText(row[place] ?? '').trim()]));
  };
  const filled = toRows(criteria[0] ?? [], criteria.slice(1), 2).filter(
    ({ fields }) => !isBlank(fields('Id')) || !isBlank(fields('Test')),
  );
  const context = { rules: parseRules(filled, { headers: names, listOf }), listOf, kinds, directory: new Directory([], []) };
  return new RulesOnly(toRows(names, rows, 1), context);
}

function toRows(headers: readonly Cell[], rows: Grid, first: number): RowAt[] {
  const places = new Map(headers.map((header, place) => [asText(header).trim(), place]));
  return rows.map((cells, i) => ({ row: first + i, fields: (header) => cells[places.get(header) ?? -1] ?? '' }));
}

export class RulesOnly {
  constructor(
    private readonly rows: readonly RowAt[],
    private readonly context: RuleReading,
  ) {}

  statuses(principle: Principle): string[] {
    return this.rows.map((row) => (this.isEmpty(row) ? '' : this.status(row, principle)));
  }

  verdicts(): string[] {
    return this.rows.map((row) => (this.isEmpty(row) ? '' : this.verdict(row)));
  }

  private status({ fields }: RowAt, principle: Principle): ReturnType<typeof computedStatus> {
    const reading = read(fields, this.context);
    const criteria = this.context.rules.criteria.filter((criterion) => criterion.principle === principle);
    return computedStatus(criteria.map((criterion) => ({ criterion, outcome: criterion.test.evaluate(criterion, reading) })));
  }

  private verdict(row: RowAt): Verdict {
    const first = PRINCIPLES.filter((principle) => principle <= 4).map((principle) => this.status(row, principle));
    if (first.includes('Not met')) return 'Does not meet the first four';
    return first.includes('Evidence missing') ? 'More evidence needed' : 'Eligible';
  }

  private isEmpty({ fields }: RowAt): boolean {
    const headers = new Set(this.context.rules.criteria.flatMap(({ columns }) => columns));
    return [...headers, 'No', 'Title'].every((header) => fields(header) === false || isBlank(fields(header)));
  }
}
