/** The fewest cells that would make a proposal eligible (spec section 3, "What to change"). */

import { ask, sentence } from '../texts';
import type { Cell } from './cell';
import { type CheckResult, check, isMet, MUST_BE_MET, type PrincipleResult, type Verdict } from './check';
import type { CheckContext, ProposalRow } from './context';
import { isError } from './data-checks';
import { organisationKey } from './organisations';
import type { Criterion, Repair } from './principles/criterion';
import { filler } from './principles/writing';
import { read } from './reading';

export interface Change {
  readonly header: string;
  /** What the person is asked to do, lower case. */
  readonly asks: readonly string[];
  /** A value that would do. */
  readonly value: Cell;
}

export interface ChangePlan {
  /** Errors in the data first, then the cells of principles 1 to 4. */
  readonly changes: readonly Change[];
  /** Principles that somebody has overridden to not met: only that person, or new text, can lift it. */
  readonly overridden: readonly PrincipleResult[];
}

/** How much trouble a set of changes is: cells first, then filled choices that must change. */
interface Cost {
  readonly cells: number;
  readonly changed: number;
}

interface Found {
  readonly cost: Cost;
  readonly assigned: ReadonlyMap<string, Change>;
}

const LONGEST_SEARCH = 4000;

export function planChanges(row: ProposalRow, result: CheckResult, context: CheckContext): ChangePlan {
  const overridden = result.principles.filter(
    ({ principle, status }) => MUST_BE_MET.includes(principle) && status === 'Overridden: not met',
  );
  const errors = errorChanges(row, result, context);
  if (result.verdict === 'Eligible') return { changes: [], overridden };
  const search = new Search(row, result, context, errors);
  const place = ({ header }: Change): number => context.headers.indexOf(header);
  const changes = [...errors.values(), ...[...search.run().values()].sort((a, b) => place(a) - place(b))];
  return { changes, overridden };
}

/** The verdict of a copy with those cells filled: the proof of a plan. */
export function prove({ changes }: ChangePlan, row: ProposalRow, context: CheckContext): Verdict {
  return check(row, context, new Map(changes.map(({ header, value }) => [header, value]))).verdict;
}

/** One line a cell, each starting with its header, then who has overridden what. */
export function showChanges({ changes, overridden }: ChangePlan): string {
  const cells = changes.map(({ header, asks }) => sentence.change(header, asks));
  const people = overridden.flatMap(({ principle, effect }) =>
    effect.kind === 'overridden' ? [sentence.overriddenBy(principle, effect.judgement.by, effect.judgement.reason)] : [],
  );
  return [...cells, ...people].join('\n');
}

function errorChanges(row: ProposalRow, result: CheckResult, context: CheckContext): Map<string, Change> {
  const changes = new Map<string, Change>();
  for (const { column, text } of result.remarks.filter(isError)) {
    const known = changes.get(column);
    changes.set(column, {
      header: column,
      asks: [...(known?.asks ?? []), text],
      value: known?.value ?? wellFilled(column, row, context),
    });
  }
  return changes;
}

/** A value without errors for a column that the data checks found wrong. */
function wellFilled(header: string, row: ProposalRow, context: CheckContext): Cell {
  const { start } = context.settings.planYear;
  if (header === 'Lead unit') return freeUnit(row, context);
  if (header === 'Start' || header === 'End')
    return { day: header === 'Start' ? start : context.settings.planYear.end, time: '00:00:00' };
  if (header === 'Cost') return 1;
  if (header === 'Contact e-mail') return 'somebody@example.org';
  return header === 'No' ? `${header} of its own` : filler(1);
}

/** A PRU that the row does not name yet, so that it counts as one more organisation. */
function freeUnit(row: ProposalRow, context: CheckContext): string {
  const reading = read(row.fields, context);
  const named = ['Units supported', 'Partner 1', 'Partner 2', 'Partner 3'].flatMap((header) => reading.names(header));
  const units = [...context.units.keys()];
  const free = units.find((unit) => !named.some((name) => context.directory.group([name, unit]).same(name, unit)));
  return free ?? units.find((unit) => organisationKey(unit) !== '') ?? 'A unit on the PRUs tab';
}

/** Depth first over the repairs of whichever criterion is not ok; the first of the cheapest sets wins. */
class Search {
  private best: Found | undefined;
  private steps = 0;
  private readonly criteria: readonly Criterion[];
  private readonly headersOf: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(
    private readonly row: ProposalRow,
    private readonly result: CheckResult,
    private readonly context: CheckContext,
    private readonly errors: ReadonlyMap<string, Change>,
  ) {
    this.criteria = context.rules.criteria.filter(({ principle }) => MUST_BE_MET.includes(principle));
    this.headersOf = new Map(MUST_BE_MET.map((principle) => [principle, new Set(context.rules.cellsRead.get(principle) ?? [])]));
  }

  run(): ReadonlyMap<string, Change> {
    this.step(new Map(), { cells: 0, changed: 0 });
    return this.best?.assigned ?? this.firstColumns();
  }

  private step(assigned: ReadonlyMap<string, Change>, cost: Cost): void {
    if (this.steps++ > LONGEST_SEARCH || !this.isCheaper(cost)) return;
    const open = this.openRepairs(assigned);
    if (open === undefined) {
      this.best = { cost, assigned };
      return;
    }
    for (const repair of open) {
      const cells = repair.filter(({ header }) => !assigned.has(header));
      const next = new Map(assigned);
      for (const { header, ask: wanted, value } of cells) next.set(header, { header, asks: [wanted], value });
      this.step(next, {
        cells: cost.cells + cells.length,
        changed: cost.changed + cells.filter(({ changes }) => changes).length,
      });
    }
  }

  private isCheaper(cost: Cost): boolean {
    const best = this.best?.cost;
    return best === undefined || cost.cells < best.cells || (cost.cells === best.cells && cost.changed < best.changed);
  }

  /** The repairs of the criterion that leaves the fewest ways; undefined when all are ok, none when there is no way. */
  private openRepairs(assigned: ReadonlyMap<string, Change>): readonly Repair[] | undefined {
    const overlay = new Map([...this.errors.values(), ...assigned.values()].map(({ header, value }) => [header, value]));
    const reading = read(this.row.fields, this.context, overlay);
    let fewest: readonly Repair[] | undefined;
    for (const criterion of this.criteria) {
      if (this.isSettled(criterion, overlay) || criterion.test.evaluate(criterion, reading) === 'ok') continue;
      const repairs = criterion.test
        .repairs(criterion, reading)
        .filter((repair) => repair.length > 0 && repair.every(({ header }) => !overlay.has(header)));
      if (fewest === undefined || repairs.length < fewest.length) fewest = repairs;
    }
    return fewest;
  }

  /** Errors in other cells count as well filled; an override stands until one of its principle's cells is on the list. */
  private isSettled(criterion: Criterion, overlay: ReadonlyMap<string, Cell>): boolean {
    if (criterion.columns.length === 1 && this.errors.has(criterion.columns[0] ?? '')) return true;
    const principle = this.result.principles.find((found) => found.principle === criterion.principle);
    if (principle?.effect.kind !== 'overridden') return false;
    const lapses = [...overlay.keys()].some((header) => this.headersOf.get(criterion.principle)?.has(header));
    return !lapses && isMet(principle.status);
  }

  /** When the rules leave no way that the search can prove: what each failing criterion reads first. */
  private firstColumns(): ReadonlyMap<string, Change> {
    const failing = this.result.principles.filter(({ principle, status }) => MUST_BE_MET.includes(principle) && !isMet(status));
    const criteria = failing.flatMap((principle) => principle.criteria.filter(({ outcome }) => outcome !== 'ok'));
    return new Map(
      criteria.map(({ criterion, outcome }) => {
        const header = criterion.columns.find((candidate) => candidate !== 'Lead unit') ?? '';
        const words = outcome === 'missing' ? criterion.ifMissing : criterion.ifNotMet;
        return [header, { header, asks: [words === '' ? ask.fillIn : words], value: '' }];
      }),
    );
  }
}
