/** The ranges of the custom functions: the platform's values in, one answer a row out. */
import { asText, type Cell } from '../domain/cell';
import { planYear, toDay } from '../domain/day';
import { Problem } from '../domain/problem';
import { parsePrinciple } from '../domain/rules';
import { type Grid, rulesOnly } from '../domain/rules-only';
import { proposalColumnKinds } from '../tabs/schema';
import { messages } from '../texts';
import { toCell } from './cells';

/** What a range or a single cell hands to a custom function. */
export type Given = unknown;
const MOST_ROWS = 1000;

export function principleCheck(headers: Given, rows: Given, criteria: Given, lists: Given, principle: Given): string[][] {
  const wanted = parsePrinciple(toCell(principle));
  if (wanted === undefined) throw new Problem(messages.badPrinciple);
  return column(rulesOnly(grid(headers), limited(rows), grid(criteria), grid(lists), proposalColumnKinds()).statuses(wanted));
}

export function verdict(headers: Given, rows: Given, criteria: Given, lists: Given): string[][] {
  return column(rulesOnly(grid(headers), limited(rows), grid(criteria), grid(lists), proposalColumnKinds()).verdicts());
}

/** '' for a blank cell or something that is not a date. */
export function planYears(dates: Given): string[][] {
  return limited(dates).map((row) => row.map((cell) => yearOf(cell)));
}

function yearOf(cell: Cell): string {
  const day = toDay(cell);
  return day === undefined ? (asText(cell).trim() === '' ? '' : messages.notADate) : planYear(day);
}

const column = (answers: readonly string[]): string[][] => answers.map((answer) => [answer]);

function grid(given: Given): Grid {
  const rows: unknown[] = Array.isArray(given) ? given : [[given]];
  return rows.map((row) => (Array.isArray(row) ? row.map(toCell) : [toCell(row)]));
}

function limited(given: Given): Grid {
  const rows = grid(given);
  if (rows.length > MOST_ROWS) throw new Problem(messages.tooManyRows(MOST_ROWS));
  return rows;
}
