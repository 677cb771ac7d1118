/** The guideline amount of each unit: spec section 4, "Available" and "Indicative amount". Amounts are integer pence. */
import { type Cell, isBlank } from './cell';
import { isChoice } from './choice';
import { toPence } from './money';
import type { Settings } from './settings';

export interface BudgetLine {
  readonly line: string;
  readonly name: string;
  readonly block: Cell;
  readonly amount: Cell;
  readonly fromThisPot: Cell;
}

export interface Unit {
  readonly name: string;
  readonly pupils: Cell;
  readonly fsm: Cell;
  readonly broughtForward: Cell;
  readonly setByHand: Cell;
}

/** Received less every line from this pot; or the lines that stop the sum: deducted without an amount, or not a number. */
export type Available =
  | { readonly pence: number; readonly deducted: readonly BudgetLine[] }
  | { readonly stoppedBy: readonly string[] };

export function available(lines: readonly BudgetLine[]): Available {
  const received = lines.filter((line) => isChoice(line.block, 'Received'));
  const deducted = lines.filter(isDeducted);
  const unreadable = [...received.filter((line) => !isBlank(line.amount)), ...deducted].filter(
    (line) => toPence(line.amount) === undefined,
  );
  const stoppedBy = unreadable.map((line) => `${line.line} ${line.name}`.trim());
  if (stoppedBy.length > 0) return { stoppedBy };
  const sum = (some: readonly BudgetLine[]): number => some.reduce((total, line) => total + (toPence(line.amount) ?? 0), 0);
  return { pence: sum(received) - sum(deducted), deducted };
}

/** Blank means Yes for known expenditure and co-ordination, No for countywide; money received is never deducted. */
function isDeducted(line: BudgetLine): boolean {
  if (isChoice(line.block, 'Received')) return false;
  if (isBlank(line.fromThisPot)) return isChoice(line.block, 'Known expenditure') || isChoice(line.block, 'Co-ordination');
  return isChoice(line.fromThisPot, 'Yes') || line.fromThisPot === true;
}

/** Pence by unit, in the order given; undefined where it cannot be worked out. An amount set by hand always replaces it. */
export function indicativeAmounts(
  lines: readonly BudgetLine[],
  units: readonly Unit[],
  weights: Settings['weights'],
): (number | undefined)[] {
  const pot = available(lines);
  const shares = 'pence' in pot && pot.pence >= 0 ? unitShares(units, weights) : undefined;
  const worked = shares === undefined || !('pence' in pot) ? undefined : splitExactly(pot.pence, shares);
  return units.map((unit, i) => toPence(unit.setByHand) ?? worked?.[i]);
}

function unitShares(units: readonly Unit[], weights: Settings['weights']): number[] | undefined {
  const total = weights.equal + weights.pupils + weights.fsm;
  const counts = units.flatMap((unit) => [unit.pupils, unit.fsm]);
  if (Math.abs(total - 1) > 1e-9 || counts.some((count) => typeof count !== 'number' || count < 0)) return undefined;
  const pupils = proportions(units.map((unit) => Number(unit.pupils)));
  const fsm = proportions(units.map((unit) => Number(unit.fsm)));
  return units.map((_, i) => weights.equal / units.length + weights.pupils * (pupils[i] ?? 0) + weights.fsm * (fsm[i] ?? 0));
}

/** Each count's part of the sum; equal parts when all are 0. */
function proportions(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => (sum === 0 ? 1 / counts.length : count / sum));
}

/** Whole pence that add up exactly: spare pence go to the largest remainders, ties in order. */
export function splitExactly(pence: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => Math.round(pence * share * 1e6) / 1e6);
  const whole = exact.map(Math.floor);
  const spare = pence - whole.reduce((total, part) => total + part, 0);
  const byRemainder = exact.map((part, i) => ({ i, rest: part - Math.floor(part) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, spare)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}
