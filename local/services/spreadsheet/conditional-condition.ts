/** Conditional formats' conditions as formulas, for those that Univer has no operator of its own for. */
import { columnName } from '../../engine/a1';
import { serialOfInstant } from '../../engine/serial';
import type { BooleanCriterion } from './enums';

/** `row` and `column` are 0-based: the first cell of the first range. */
export function conditionFormula(
  criterion: BooleanCriterion,
  values: readonly unknown[],
  row: number,
  column: number,
  zone: string,
): string {
  const cell = `${columnName(column)}${row + 1}`;
  const [first, second] = values.map((value) => literal(value, zone));
  const found = `ISNUMBER(SEARCH(${first},${cell}))`;
  const formulas: Record<BooleanCriterion, string> = {
    CUSTOM_FORMULA: String(values[0] ?? '').replace(/^=/, ''),
    CELL_EMPTY: `ISBLANK(${cell})`,
    CELL_NOT_EMPTY: `NOT(ISBLANK(${cell}))`,
    TEXT_CONTAINS: found,
    TEXT_DOES_NOT_CONTAIN: `NOT(${found})`,
    TEXT_EQUAL_TO: `UPPER(${cell})=UPPER(${first})`,
    TEXT_STARTS_WITH: `LEFT(${cell},LEN(${first}))=${first}`,
    TEXT_ENDS_WITH: `RIGHT(${cell},LEN(${first}))=${first}`,
    DATE_AFTER: `AND(ISNUMBER(${cell}),INT(${cell})>${first})`,
    DATE_BEFORE: `AND(ISNUMBER(${cell}),INT(${cell})<${first})`,
    DATE_EQUAL_TO: `AND(ISNUMBER(${cell}),INT(${cell})=${first})`,
    NUMBER_BETWEEN: `AND(ISNUMBER(${cell}),${cell}>=${first},${cell}<=${second})`,
    NUMBER_NOT_BETWEEN: `AND(ISNUMBER(${cell}),OR(${cell}<${first},${cell}>${second}))`,
    NUMBER_EQUAL_TO: `AND(ISNUMBER(${cell}),${cell}=${first})`,
    NUMBER_NOT_EQUAL_TO: `AND(ISNUMBER(${cell}),${cell}<>${first})`,
    NUMBER_GREATER_THAN: `AND(ISNUMBER(${cell}),${cell}>${first})`,
    NUMBER_GREATER_THAN_OR_EQUAL_TO: `AND(ISNUMBER(${cell}),${cell}>=${first})`,
    NUMBER_LESS_THAN: `AND(ISNUMBER(${cell}),${cell}<${first})`,
    NUMBER_LESS_THAN_OR_EQUAL_TO: `AND(ISNUMBER(${cell}),${cell}<=${first})`,
  };
  return `=${formulas[criterion]}`;
}

function literal(value: unknown, zone: string): string {
  if (value instanceof Date) return String(Math.floor(serialOfInstant(value.getTime(), zone)));
  return typeof value === 'number' ? String(value) : `"${String(value).replaceAll('"', '""')}"`;
}
