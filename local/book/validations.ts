/** Data validations: Univer's rules on one side, xlsx's on the other. */
import type { DataValidation, Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { ISheetDataValidationRule } from '@univerjs/core';
import { parseRange, rangeName } from './a1';
import { dateOf, serialOf } from './cell-values';
import { ErrorStyle } from './codes';
import { fromFileFormula, toFileFormula } from './formula-text';
import { ListStore, readStoredList } from './host-sheet';
import { escapeAttribute, unescapeText } from './xml-text';

/** A validation as the file holds it, with its ranges in A1. */
export type FileValidation = DataValidation & { sqref: string };

/** Excel's limits; the whole text stays in `_host`. */
const longestList = 255;
const longestTitle = 32;
const longestMessage = 225;

const tick = '"TRUE,FALSE"';
const errorStyles = ['information', 'stop', 'warning'] as const;
const numberTypes = ['whole', 'decimal', 'textLength', 'date'] as const;
/** From xlsx's first day to its last: a day, whichever it is. */
const anyDay = [1, 2_958_465];
const operators = [
  'between',
  'notBetween',
  'equal',
  'notEqual',
  'greaterThan',
  'lessThan',
  'greaterThanOrEqual',
  'lessThanOrEqual',
] as const;

/** Rules that xlsx cannot say (times, formulas as limits) are left out; they travel in `_host`. */
export function toFileValidations(rules: ISheetDataValidationRule[], lists: ListStore): FileValidation[] {
  return rules.flatMap((rule) => {
    const condition = toCondition(rule, lists);
    return condition
      ? rule.ranges.map((range) => ({ ...condition, ...toMessages(rule), sqref: rangeName(range) }) as FileValidation)
      : [];
  });
}

export function addValidations(sheet: Worksheet, validations: FileValidation[]): void {
  for (const { sqref, ...validation } of validations) sheet.dataValidations.add(`range:${sqref}`, validation as DataValidation);
}

/** In the order and form of {@link toFileValidations}, so that the two can be compared. */
export function readFileValidations(sheet: Worksheet): FileValidation[] {
  const entries = Object.entries(sheet.model.dataValidations ?? {});
  return entries.flatMap(([key, validation]) =>
    validation ? [{ ...validation, sqref: key.replace(/^range:/, '') } as FileValidation] : [],
  );
}

/** What decides whether a validation is still the one that was written. */
export function validationKey(validation: FileValidation): unknown {
  const formulae = 'formulae' in validation ? validation.formulae : undefined;
  return {
    ...validation,
    formulae: formulae?.map((formula) => (formula instanceof Date ? serialOf(formula) : formula)),
    operator: 'operator' in validation ? (validation.operator ?? 'between') : 'between',
  };
}

/** `kept`: the rules as they were saved; one that the file still has is taken back with what xlsx cannot say of it. */
export function fromFileValidations(
  book: Workbook,
  sheet: Worksheet,
  validations: FileValidation[],
  kept: ISheetDataValidationRule[],
): ISheetDataValidationRule[] {
  const whole = kept.filter(({ ranges }) => ranges.length === 1);
  const known = new Map(whole.flatMap((rule) => toFileValidations([rule], new ListStore()).map((one) => [demandOf(one), rule])));
  return validations.flatMap((validation, index) => {
    const same = known.get(demandOf(validation));
    if (same) return [same];
    const range = parseRange(validation.sqref, Math.max(1000, sheet.rowCount), Math.max(26, sheet.columnCount));
    if (!range || validation.type === 'any') return [];
    return [{ uid: `file-${index + 1}`, ranges: [range], ...fromCondition(book, validation), ...fromMessages(validation) }];
  });
}

/** Other programs spell the same rule in another way: quotes around a tab's name, a second limit where there is none. */
function demandOf(validation: FileValidation): string {
  const { type, operator, formulae } = { operator: 'between', formulae: [], ...validationParts(validation) };
  const limits = numberTypes.some((name) => name === type);
  const plain = formulae.map((formula) => String(formula).replace(/'(\w+)'!/g, '$1!'));
  const asked = limits ? [operator, ...plain.slice(0, /etween$/.test(operator) ? 2 : 1)] : plain.slice(0, 1);
  const { sqref, errorStyle = 'stop', error = '', prompt = '', allowBlank = false } = validation;
  return JSON.stringify([sqref, type, asked, errorStyle, unescapeText(error), unescapeText(prompt), allowBlank]);
}

function validationParts(validation: FileValidation): { type: string; operator?: string; formulae?: unknown[] } {
  const formulae = 'formulae' in validation ? validation.formulae : undefined;
  const operator = 'operator' in validation ? validation.operator : undefined;
  return {
    type: validation.type,
    ...(operator ? { operator } : {}),
    ...(formulae ? { formulae: formulae.map((formula) => (formula instanceof Date ? serialOf(formula) : formula)) } : {}),
  };
}

function toCondition(rule: ISheetDataValidationRule, lists: ListStore): DataValidation | undefined {
  const formula = rule.formula1 ?? '';
  if (rule.type === 'checkbox') return { type: 'list', formulae: [tick] };
  if (rule.type === 'list' || rule.type === 'listMultiple') {
    const formulae = [formula.startsWith('=') ? toFileFormula(formula) : toListFormula(listItems(formula), lists)];
    return { type: 'list', formulae };
  }
  if (rule.type === 'custom') return formula ? { type: 'custom', formulae: [toFileFormula(formula)] } : undefined;
  const type = numberTypes.find((name) => name === rule.type);
  return type && toLimits(type, rule);
}

function toLimits(type: (typeof numberTypes)[number], rule: ISheetDataValidationRule): DataValidation | undefined {
  if (rule.formula1 === undefined && type === 'date') {
    return { type, operator: 'between', formulae: anyDay.map((serial) => new Date(dateOf(serial))) };
  }
  const limits = [rule.formula1, rule.formula2].filter((limit) => limit !== undefined && limit !== '');
  const numbers = limits.map((limit) => (type === 'date' ? daySerial(String(limit)) : Number(limit)));
  if (numbers.length === 0 || numbers.some((number) => !Number.isFinite(number))) return undefined;
  const operator = operators.find((name) => name === rule.operator) ?? 'between';
  return { type, operator, formulae: type === 'date' ? numbers.map((serial) => new Date(dateOf(serial))) : numbers };
}

/** `40057`, `2009-09-01` or `2009/9/1`. */
function daySerial(text: string): number {
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  return day ? serialOf(new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])))) : Number(text);
}

/** Univer keeps a list's items as JSON, in older books separated by commas. */
export function listItems(formula: string): string[] {
  try {
    const items: unknown = JSON.parse(formula);
    if (Array.isArray(items)) return items.map(String);
  } catch {
    // Not JSON: the older form.
  }
  return formula.split(',').filter((item) => item !== '');
}

function toListFormula(items: string[], lists: ListStore): string {
  const text = `"${items.join(',').replaceAll('"', '""')}"`;
  const plain = items.every((item) => !/[,"\n]|^\s|\s$/.test(item));
  return plain && text.length <= longestList ? escapeAttribute(text) : lists.formulaOf(items);
}

function fromCondition(book: Workbook, validation: FileValidation): { type: string; formula1?: string; formula2?: string } {
  const formulae = 'formulae' in validation ? (validation.formulae ?? []) : [];
  const [first, second] = formulae.map((formula) => (formula instanceof Date ? serialOf(formula) : formula));
  if (validation.type === 'list') {
    const text = String(first ?? '');
    if (text.toUpperCase() === tick) return { type: 'checkbox' };
    const items = text.startsWith('"') ? unescapeText(text.slice(1, -1)).split(',') : readStoredList(book, text);
    return { type: 'list', formula1: items ? JSON.stringify(items.map((item) => item.trim())) : fromFileFormula(text) };
  }
  if (validation.type === 'custom') return { type: 'custom', formula1: fromFileFormula(String(first ?? 'TRUE')) };
  if (validation.type === 'date' && first === anyDay[0] && second === anyDay[1]) return { type: 'date' };
  const operator = 'operator' in validation ? validation.operator : undefined;
  return {
    type: validation.type,
    ...(operator ? { operator } : {}),
    ...(first === undefined ? {} : { formula1: String(first) }),
    ...(second === undefined ? {} : { formula2: String(second) }),
  };
}

function toMessages(rule: ISheetDataValidationRule): Partial<DataValidation> {
  const texts = {
    errorTitle: toMessage(rule.errorTitle, longestTitle),
    error: toMessage(rule.error, longestMessage),
    promptTitle: toMessage(rule.promptTitle, longestTitle),
    prompt: toMessage(rule.prompt, longestMessage),
  };
  return {
    ...(rule.allowBlank === false ? {} : { allowBlank: true }),
    // Unlike Univer, xlsx shows neither message unless it is told to.
    ...(rule.showErrorMessage === false ? {} : { showErrorMessage: true }),
    ...(texts.prompt ? { showInputMessage: true } : {}),
    // 'stop' is xlsx's default and is not read back.
    ...(rule.errorStyle === ErrorStyle.stop || rule.errorStyle === undefined ? {} : { errorStyle: errorStyles[rule.errorStyle] }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
  };
}

function toMessage(text: string | undefined, longest: number): string | undefined {
  return text ? escapeAttribute(text.slice(0, longest)) : undefined;
}

function fromMessages(validation: FileValidation): Partial<ISheetDataValidationRule> {
  const style = errorStyles.findIndex((name) => name === (validation.errorStyle ?? 'stop'));
  const texts = {
    errorTitle: validation.errorTitle,
    error: validation.error,
    promptTitle: validation.promptTitle,
    prompt: validation.prompt,
  };
  return {
    allowBlank: validation.allowBlank ?? false,
    showErrorMessage: validation.showErrorMessage ?? false,
    showInputMessage: validation.showInputMessage ?? false,
    ...(style >= 0 ? { errorStyle: style } : {}),
    ...Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, unescapeText(text)]] : []))),
  };
}
