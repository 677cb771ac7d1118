/** Validations as the script builds them, and as Univer's rules. */
import { closeRanges, openLastRows } from '../../engine/formula-text';
import { instantOfSerial, serialOfInstant } from '../../engine/serial';
import type { EngineSheet } from '../../engine/sheet';
import type { ValidationRule } from '../../engine/sheet-rules';
import { readTyped } from '../../engine/typing';
import type { Book } from './book';
import { fullReference } from './bounds';
import type { ValidationCriterion } from './enums';
import type { Range } from './range';

export interface Validation {
  criterion: ValidationCriterion;
  values: unknown[];
  allowInvalid: boolean;
  helpText: string | null;
}

/** Univer's DataValidationErrorStyle. */
const errorStyle = { stop: 1, warning: 2 };
/** Univer's DataValidationRenderMode. */
const renderMode = { text: 0, custom: 2 };

const operators = {
  AFTER: 'greaterThan',
  BEFORE: 'lessThan',
  BETWEEN: 'between',
  EQUAL_TO: 'equal',
  NOT_BETWEEN: 'notBetween',
  ON_OR_AFTER: 'greaterThanOrEqual',
  ON_OR_BEFORE: 'lessThanOrEqual',
  GREATER_THAN: 'greaterThan',
  GREATER_THAN_OR_EQUAL_TO: 'greaterThanOrEqual',
  LESS_THAN: 'lessThan',
  LESS_THAN_OR_EQUAL_TO: 'lessThanOrEqual',
  NOT_EQUAL_TO: 'notEqual',
} as const;
const dateComparisons = ['AFTER', 'BEFORE', 'BETWEEN', 'EQUAL_TO', 'NOT_BETWEEN', 'ON_OR_AFTER', 'ON_OR_BEFORE'] as const;
const numberComparisons = [
  'BETWEEN',
  'EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL_TO',
  'NOT_BETWEEN',
  'NOT_EQUAL_TO',
] as const;

/** Univer keeps only formulas for what it cannot check itself; what the script asked for travels beside it. */
interface Remembered {
  criterion: ValidationCriterion;
  values: unknown[];
}

export function toRule(validation: Validation, sheet: EngineSheet, cell: string): ValidationRule {
  const rule = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: validation.allowInvalid ? errorStyle.warning : errorStyle.stop,
    showInputMessage: validation.helpText !== null,
    ...(validation.helpText !== null && { prompt: validation.helpText, error: validation.helpText }),
    ...condition(validation, sheet, cell),
  };
  return rule as ValidationRule;
}

function condition({ criterion, values }: Validation, sheet: EngineSheet, cell: string): object {
  const [first, second] = values;
  const { engine } = sheet;
  if (criterion === 'VALUE_IN_LIST')
    return { type: 'list', formula1: JSON.stringify((first as unknown[]).map(String)), ...dropdown(second) };
  if (criterion === 'VALUE_IN_RANGE') return { type: 'list', formula1: absoluteReference(first as Range), ...dropdown(second) };
  if (criterion === 'CHECKBOX') return { type: 'checkbox', formula1: checkboxText(first), formula2: checkboxText(second) };
  if (criterion === 'CUSTOM_FORMULA')
    return { type: 'custom', formula1: closeRanges(String(first), (name) => engine.rowsOf(name, sheet)).formula };
  if (criterion === 'DATE_IS_VALID_DATE') return { type: 'date' };
  if (criterion.startsWith('DATE_'))
    return compared(
      'date',
      criterion,
      values.map((value) => dayText(value, engine.timeZone)),
    );
  if (criterion.startsWith('NUMBER_')) return compared('decimal', criterion, values.map(String));
  const remembered: Remembered = { criterion, values };
  return { type: 'custom', formula1: textFormula(criterion, String(first), cell), bizInfo: remembered };
}

function dropdown(show: unknown) {
  return { showDropDown: show !== false, renderMode: show === false ? renderMode.text : renderMode.custom };
}

function absoluteReference(range: Range): string {
  const reference = fullReference(range.engineSheet, range.area);
  const cut = reference.lastIndexOf('!') + 1;
  return `=${reference.slice(0, cut)}${reference.slice(cut).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;
}

function checkboxText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function compared(type: 'date' | 'decimal', criterion: string, [formula1, formula2]: string[]): object {
  const operator = operators[criterion.replace(/^(DATE|NUMBER)_/, '') as keyof typeof operators];
  return { type, operator, formula1, ...(formula2 !== undefined && { formula2 }) };
}

/** A date's day in the spreadsheet's zone; its time of day does not count. */
function dayText(value: unknown, zone: string): string {
  if (!(value instanceof Date)) return String(value);
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serialOfInstant(value.getTime(), zone)) * 86_400_000);
  return day.toISOString().slice(0, 10);
}

/** What the page and the file can check; scripts are checked by the criterion itself. */
function textFormula(criterion: ValidationCriterion, text: string, cell: string): string {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  if (criterion === 'TEXT_CONTAINS') return `=ISNUMBER(SEARCH(${quoted},${cell}))`;
  if (criterion === 'TEXT_DOES_NOT_CONTAIN') return `=ISERROR(SEARCH(${quoted},${cell}))`;
  if (criterion === 'TEXT_EQUAL_TO') return `=EXACT(${cell},${quoted})`;
  if (criterion === 'TEXT_IS_VALID_EMAIL') return `=AND(ISNUMBER(FIND("@",${cell})),ISNUMBER(FIND(".",${cell})))`;
  return `=OR(LEFT(${cell},7)="http://",LEFT(${cell},8)="https://")`;
}

export function fromRule(rule: ValidationRule, sheet: EngineSheet, book: Book): Validation {
  const remembered = rule.bizInfo as Remembered | undefined;
  return {
    ...(remembered?.criterion ? { criterion: remembered.criterion, values: remembered.values } : read(rule, sheet, book)),
    allowInvalid: rule.errorStyle !== errorStyle.stop,
    helpText: rule.prompt ?? rule.error ?? null,
  };
}

function read(rule: ValidationRule, sheet: EngineSheet, book: Book): Remembered {
  const { type, formula1 = '', formula2 } = rule;
  const shown = rule.showDropDown !== false;
  if (type === 'checkbox')
    return { criterion: 'CHECKBOX', values: [formula1, formula2].filter((text) => text).map((text) => typedValue(String(text))) };
  if (type === 'list' && formula1.startsWith('=')) {
    const items = book.findRangeLeft(withoutDollars(formula1.slice(1)), sheet);
    // A list whose column or tab was deleted is no range any more.
    return items ? { criterion: 'VALUE_IN_RANGE', values: [items, shown] } : { criterion: 'CUSTOM_FORMULA', values: [formula1] };
  }
  if (type === 'list' || type === 'listMultiple') return { criterion: 'VALUE_IN_LIST', values: [listItems(formula1), shown] };
  if (type === 'date' && formula1 === '') return { criterion: 'DATE_IS_VALID_DATE', values: [] };
  if (type === 'date' || type === 'decimal' || type === 'whole') return readComparison(rule, book.engine.timeZone);
  return { criterion: 'CUSTOM_FORMULA', values: [openLastRows(formula1, (name) => book.engine.rowsOf(name, sheet))] };
}

/** 'Pay $'!$A$2:$A$9 → 'Pay $'!A2:A9: a tab may have the sign in its name. */
function withoutDollars(reference: string): string {
  const cut = reference.lastIndexOf('!') + 1;
  return reference.slice(0, cut) + reference.slice(cut).replaceAll('$', '');
}

function typedValue(text: string): unknown {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
}

/** Univer keeps a list's items as JSON, in older files separated by commas. */
export function listItems(formula: string): string[] {
  if (formula.startsWith('['))
    try {
      return (JSON.parse(formula) as unknown[]).map(String);
    } catch {
      // A list whose first item begins with a bracket.
    }
  return formula.split(',').filter((item) => item !== '');
}

function readComparison({ type, operator, formula1, formula2 }: ValidationRule, zone: string): Remembered {
  const isDate = type === 'date';
  const names = isDate ? dateComparisons : numberComparisons;
  const name = names.find((candidate) => operators[candidate] === String(operator ?? 'between')) ?? 'BETWEEN';
  const limits = [formula1, formula2].filter((limit) => limit !== undefined && limit !== '').map(String);
  const serial = (text: string) => (/^[\d.]+$/.test(text) ? Number(text) : serialOfText(text));
  return {
    criterion: `${isDate ? 'DATE' : 'NUMBER'}_${name}` as ValidationCriterion,
    values: limits.map((limit) => (isDate ? new Date(instantOfSerial(serial(limit), zone)) : Number(limit))),
  };
}

function serialOfText(text: string): number {
  const typed = readTyped(text, undefined, 2000);
  return typed.kind === 'number' ? typed.value : Number.NaN;
}
