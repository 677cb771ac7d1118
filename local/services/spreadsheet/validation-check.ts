/** Rejecting validations bind scripts too: what a value becomes in the cell is held against the rule. */
import type { IRange } from '@univerjs/core';
import { type Area, areaText } from '../../engine/a1';
import { overlaps, rangeOf } from '../../engine/areas';
import { type CellValue, emptyPatch } from '../../engine/cells';
import { isDatePattern } from '../../engine/number-format';
import { serialOfInstant } from '../../engine/serial';
import type { EngineSheet } from '../../engine/sheet';
import { readTyped } from '../../engine/typing';
import { ServiceError } from '../../runtime/service-object';
import type { Book } from './book';
import type { Range } from './range';
import { fromRule, type Validation } from './validation-rule';

/** A value as the cell will hold it. */
interface Entry {
  value: CellValue;
  isDate: boolean;
}

/** Univer's DataValidationErrorStyle.STOP. */
const stop = 1;

/** Throws the platform's error for the first value that a rejecting rule refuses; formulas' results are not known yet. */
export function assertAllowed(book: Book, sheet: EngineSheet, area: Area, values: readonly (readonly unknown[])[]): void {
  const strict = sheet.rules
    .validations()
    .some((rule) => rule.errorStyle === stop && rule.ranges.some((range) => overlaps(range, rangeOf(area))));
  if (!strict) return;
  const known = new Map<string, Validation>();
  for (let down = 0; down < area.rows; down++)
    for (let right = 0; right < area.columns; right++) {
      const [row, column] = [area.row + down, area.column + right];
      const rule = sheet.rules.validationAt(row, column);
      if (rule?.errorStyle !== stop) continue;
      const validation = known.get(rule.uid) ?? fromRule(rule, sheet, book);
      known.set(rule.uid, validation);
      const entry = entryOf(book, sheet, row, column, values[down]?.[right]);
      if (entry && !allows(validation, entry, sheet)) refuse(validation, row, column, sheet);
    }
}

/** A custom formula can only judge what stands in the cell: it is written, and taken back when the formula says no. */
export function withFormulaRules(book: Book, sheet: EngineSheet, area: Area, write: () => void): void {
  const range = rangeOf(area);
  const rules = sheet.rules
    .validations()
    .filter(
      (rule) =>
        rule.errorStyle === stop && rule.type === 'custom' && !rule.bizInfo && rule.ranges.some((part) => overlaps(part, range)),
    );
  if (rules.length === 0) {
    write();
    return;
  }
  book.engine.flush();
  const cells = rules.flatMap((rule) => rule.ranges.flatMap((part) => cellsOf(part, range).map((cell) => ({ ...cell, rule }))));
  const before = cells.map(({ row, column }) => ({ ...sheet.worksheet.getCellMatrix().getValue(row, column) }));
  write();
  const refused = cells.find(({ row, column, rule }) => {
    const satisfied = sheet.rules.satisfiesFormula(rule.uid, row, column);
    return !satisfied && sheet.value(row, column) !== '';
  });
  if (!refused) return;
  cells.forEach(({ row, column }, index) => {
    sheet.patch(row, column, { ...emptyPatch, s: null });
    sheet.patch(row, column, { ...before[index] });
  });
  refuse(fromRule(refused.rule, sheet, book), refused.row, refused.column, sheet);
}

function cellsOf(part: IRange, range: IRange): { row: number; column: number }[] {
  const cells: { row: number; column: number }[] = [];
  for (let row = Math.max(part.startRow, range.startRow); row <= Math.min(part.endRow, range.endRow); row++)
    for (
      let column = Math.max(part.startColumn, range.startColumn);
      column <= Math.min(part.endColumn, range.endColumn);
      column++
    )
      cells.push({ row, column });
  return cells;
}

/** The platform's words; a list names its values. */
export function refuse(validation: Validation, row: number, column: number, sheet: EngineSheet): never {
  const cell = areaText({ row, column, rows: 1, columns: 1 });
  const items = listed(validation, sheet);
  const hint = items ? ` Please enter one of the following values: ${items.join(', ')}.` : '';
  throw new ServiceError(`The data you entered in cell ${cell} violates the data validation rules set on this cell.${hint}`);
}

function entryOf(book: Book, sheet: EngineSheet, row: number, column: number, value: unknown): Entry | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const pattern = sheet.pattern(row, column);
  if (value instanceof Date) return { value: serialOfInstant(value.getTime(), book.engine.timeZone), isDate: true };
  if (typeof value === 'number') return { value, isDate: isDatePattern(pattern) };
  if (typeof value === 'boolean') return { value, isDate: false };
  const typed = readTyped(String(value), pattern, book.engine.year());
  if (typed.kind === 'formula' || typed.kind === 'empty') return undefined;
  if (typed.kind === 'text') return { value: typed.text, isDate: false };
  return { value: typed.value, isDate: typed.kind === 'number' && isDatePattern(typed.pattern ?? pattern) };
}

function allows(validation: Validation, entry: Entry, sheet: EngineSheet): boolean {
  const { criterion, values } = validation;
  const items = listed(validation, sheet);
  if (items) return items.includes(textOf(entry.value, sheet));
  if (criterion === 'CHECKBOX')
    return (values.length > 0 ? [...values, ...(values.length === 1 ? [''] : [])] : [true, false])
      .map(String)
      .includes(String(entry.value));
  if (criterion.startsWith('DATE_')) return entry.isDate && dateAllows(criterion, Math.floor(Number(entry.value)), values, sheet);
  if (criterion.startsWith('NUMBER_'))
    return typeof entry.value === 'number' && compare(criterion.replace('NUMBER_', ''), entry.value, values.map(Number));
  if (criterion.startsWith('TEXT_')) return textAllows(criterion, textOf(entry.value, sheet), String(values[0] ?? ''));
  return true;
}

/** What the drop-down offers, for a list in the rule or in a range. */
function listed({ criterion, values }: Validation, sheet: EngineSheet): string[] | undefined {
  if (criterion === 'VALUE_IN_LIST') return (values[0] as unknown[]).map(String);
  if (criterion !== 'VALUE_IN_RANGE') return undefined;
  sheet.engine.flush();
  return (values[0] as Range)
    .getDisplayValues()
    .flat()
    .filter((text) => text !== '');
}

const textOf = (value: CellValue, sheet: EngineSheet) => sheet.displayOf(value, undefined);

function dateAllows(criterion: string, day: number, values: readonly unknown[], sheet: EngineSheet): boolean {
  const limits = values.map((value) => Math.floor(serialOfInstant((value as Date).getTime(), sheet.engine.timeZone)));
  return compare(criterion.replace('DATE_', ''), day, limits);
}

function compare(comparison: string, value: number, [low = 0, high = 0]: number[]): boolean {
  const answers: Record<string, boolean> = {
    IS_VALID_DATE: true,
    AFTER: value > low,
    GREATER_THAN: value > low,
    BEFORE: value < low,
    LESS_THAN: value < low,
    ON_OR_AFTER: value >= low,
    GREATER_THAN_OR_EQUAL_TO: value >= low,
    ON_OR_BEFORE: value <= low,
    LESS_THAN_OR_EQUAL_TO: value <= low,
    EQUAL_TO: value === low,
    NOT_EQUAL_TO: value !== low,
    BETWEEN: value >= low && value <= high,
    NOT_BETWEEN: value < low || value > high,
  };
  return answers[comparison] ?? true;
}

function textAllows(criterion: string, text: string, wanted: string): boolean {
  const contains = text.toLowerCase().includes(wanted.toLowerCase());
  if (criterion === 'TEXT_CONTAINS') return contains;
  if (criterion === 'TEXT_DOES_NOT_CONTAIN') return !contains;
  if (criterion === 'TEXT_EQUAL_TO') return text === wanted;
  if (criterion === 'TEXT_IS_VALID_EMAIL') return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
  return /^(https?:\/\/)?[^\s./]+(\.[^\s./]+)+(\/\S*)?$/i.test(text);
}
