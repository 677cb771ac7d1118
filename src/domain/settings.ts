/** The settings that rules and money read, or a Problem that names the one that cannot be read. */

import { messages } from '../texts';
import { asText, type Cell, isBlank } from './cell';
import { toDay, toMonthDay } from './day';
import { Problem } from './problem';
import type { RowAt } from './rules';

export interface Settings {
  readonly planYear: { readonly start: string; readonly end: string };
  /** `MM-DD`. */
  readonly financialYearEnd: string;
  readonly priorityMinimum: number;
  /** Shares of the guideline, each 0 to 1; whether they add up to 1 is for the allocation to say. */
  readonly weights: { readonly equal: number; readonly pupils: number; readonly fsm: number };
}

export function parseSettings(rows: readonly RowAt[]): Settings {
  const problems: string[] = [];
  const read = <T>(name: string, parse: (cell: Cell) => T | undefined, expected: string): T | undefined => {
    const found = rows.find(({ fields }) => asText(fields('Setting')).trim() === name);
    const value = found === undefined ? undefined : parse(found.fields('Value'));
    if (found === undefined) problems.push(messages.settingMissing(name));
    else if (value === undefined) problems.push(messages.setting(found.row, name, asText(found.fields('Value')), expected));
    return value;
  };
  const start = read('Plan year start', toDay, messages.expectDay);
  const end = read('Plan year end', toDay, messages.expectDay);
  const financialYearEnd = read('Financial year end', monthDay, messages.expectMonthDay);
  const priorityMinimum = read('Priority minimum', count, messages.expectCount);
  const equal = read('Weight equal share', share, messages.expectShare);
  const pupils = read('Weight pupils', share, messages.expectShare);
  const fsm = read('Weight FSM', share, messages.expectShare);
  if (start !== undefined && end !== undefined && end < start) problems.push(messages.planYearBackwards);
  if (start === undefined || end === undefined || financialYearEnd === undefined || priorityMinimum === undefined)
    throw new Problem(problems.join('\n'));
  if (equal === undefined || pupils === undefined || fsm === undefined || problems.length > 0)
    throw new Problem(problems.join('\n'));
  return { planYear: { start, end }, financialYearEnd, priorityMinimum, weights: { equal, pupils, fsm } };
}

const monthDay = (cell: Cell): string | undefined => (typeof cell === 'string' ? toMonthDay(cell) : toDay(cell)?.slice(5));
const count = (cell: Cell): number | undefined =>
  typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 ? cell : undefined;

/** A percentage cell: 0.4 for 40%. Above 150% somebody has typed 40 for 40%. */
function share(cell: Cell): number | undefined {
  if (isBlank(cell) || typeof cell !== 'number') return undefined;
  return cell >= 0 && cell <= 1.5 ? cell : undefined;
}
