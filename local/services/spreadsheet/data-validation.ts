/** SpreadsheetApp.DataValidation and its builder. */

import { EnumConstant } from '../../runtime/service-enum';
import { expose, signatureError } from '../../runtime/service-object';
import { type Check, checkArguments, isA, isBoolean, isDate, isList, isNothing, isNumber, isText, orNothing } from './arguments';
import { DataValidationCriteria, type ValidationCriterion } from './enums';
import type { Range } from './range';
import { RangeArea } from './range-area';
import type { Validation } from './validation-rule';

abstract class ValidationReader {
  constructor(protected validation: Validation) {}

  getAllowInvalid(): boolean {
    return this.validation.allowInvalid;
  }

  getCriteriaType(): EnumConstant {
    return DataValidationCriteria[this.validation.criterion];
  }

  getCriteriaValues(): unknown[] {
    return [...this.validation.values];
  }

  getHelpText(): string | null {
    return this.validation.helpText;
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder({ ...this.validation, values: [...this.validation.values] });
  }
}

export class DataValidation extends ValidationReader {
  /** For the range that takes the rule. */
  content(): Validation {
    return this.validation;
  }
}

export class DataValidationBuilder extends ValidationReader {
  constructor(validation: Validation = { criterion: 'VALUE_IN_LIST', values: [[]], allowInvalid: true, helpText: null }) {
    super(validation);
  }

  build(): DataValidation {
    return new DataValidation({ ...this.validation, values: [...this.validation.values] });
  }

  setAllowInvalid(allowInvalidData: boolean): this {
    checkArguments(`${builder}.setAllowInvalid`, [allowInvalidData], isBoolean);
    this.validation.allowInvalid = allowInvalidData;
    return this;
  }

  setHelpText(helpText: string | null): this {
    checkArguments(`${builder}.setHelpText`, [helpText], orNothing(isText));
    this.validation.helpText = helpText;
    return this;
  }

  withCriteria(criteria: EnumConstant, args: unknown[]): this {
    const known = criteria instanceof EnumConstant && criteria.name() in DataValidationCriteria;
    if (!known || !Array.isArray(args)) throw signatureError(`${builder}.withCriteria`, criteria, args);
    return this.require(criteria.name() as ValidationCriterion, args);
  }

  private require(criterion: ValidationCriterion, values: unknown[]): this {
    this.validation = { ...this.validation, criterion, values };
    return this;
  }

  private checked(method: string, criterion: ValidationCriterion, values: unknown[], check: Check): this {
    checkArguments(`${builder}.${method}`, values, ...values.map(() => check));
    return this.require(criterion, values);
  }

  requireCheckbox(checkedValue?: unknown, uncheckedValue?: unknown): this {
    return this.require(
      'CHECKBOX',
      [checkedValue, uncheckedValue].filter((value) => !isNothing(value)),
    );
  }

  requireValueInList(values: unknown[], showDropdown: boolean | null = true): this {
    checkArguments(`${builder}.requireValueInList`, [values, showDropdown], isList, orNothing(isBoolean));
    return this.require('VALUE_IN_LIST', [values.map(String), showDropdown ?? true]);
  }

  requireValueInRange(range: Range, showDropdown: boolean | null = true): this {
    checkArguments(`${builder}.requireValueInRange`, [range, showDropdown], isA(RangeArea), orNothing(isBoolean));
    return this.require('VALUE_IN_RANGE', [range, showDropdown ?? true]);
  }

  requireFormulaSatisfied(formula: string): this {
    return this.checked('requireFormulaSatisfied', 'CUSTOM_FORMULA', [formula], isText);
  }

  requireDate(): this {
    return this.require('DATE_IS_VALID_DATE', []);
  }

  requireDateAfter(date: Date): this {
    return this.checked('requireDateAfter', 'DATE_AFTER', [date], isDate);
  }

  requireDateBefore(date: Date): this {
    return this.checked('requireDateBefore', 'DATE_BEFORE', [date], isDate);
  }

  requireDateBetween(start: Date, end: Date): this {
    return this.checked('requireDateBetween', 'DATE_BETWEEN', [start, end], isDate);
  }

  requireDateEqualTo(date: Date): this {
    return this.checked('requireDateEqualTo', 'DATE_EQUAL_TO', [date], isDate);
  }

  requireDateNotBetween(start: Date, end: Date): this {
    return this.checked('requireDateNotBetween', 'DATE_NOT_BETWEEN', [start, end], isDate);
  }

  requireDateOnOrAfter(date: Date): this {
    return this.checked('requireDateOnOrAfter', 'DATE_ON_OR_AFTER', [date], isDate);
  }

  requireDateOnOrBefore(date: Date): this {
    return this.checked('requireDateOnOrBefore', 'DATE_ON_OR_BEFORE', [date], isDate);
  }

  requireNumberBetween(start: number, end: number): this {
    return this.checked('requireNumberBetween', 'NUMBER_BETWEEN', [start, end], isNumber);
  }

  requireNumberEqualTo(number: number): this {
    return this.checked('requireNumberEqualTo', 'NUMBER_EQUAL_TO', [number], isNumber);
  }

  requireNumberGreaterThan(number: number): this {
    return this.checked('requireNumberGreaterThan', 'NUMBER_GREATER_THAN', [number], isNumber);
  }

  requireNumberGreaterThanOrEqualTo(number: number): this {
    return this.checked('requireNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [number], isNumber);
  }

  requireNumberLessThan(number: number): this {
    return this.checked('requireNumberLessThan', 'NUMBER_LESS_THAN', [number], isNumber);
  }

  requireNumberLessThanOrEqualTo(number: number): this {
    return this.checked('requireNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', [number], isNumber);
  }

  requireNumberNotBetween(start: number, end: number): this {
    return this.checked('requireNumberNotBetween', 'NUMBER_NOT_BETWEEN', [start, end], isNumber);
  }

  requireNumberNotEqualTo(number: number): this {
    return this.checked('requireNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', [number], isNumber);
  }

  requireTextContains(text: string): this {
    return this.checked('requireTextContains', 'TEXT_CONTAINS', [text], isText);
  }

  requireTextDoesNotContain(text: string): this {
    return this.checked('requireTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', [text], isText);
  }

  requireTextEqualTo(text: string): this {
    return this.checked('requireTextEqualTo', 'TEXT_EQUAL_TO', [text], isText);
  }

  requireTextIsEmail(): this {
    return this.require('TEXT_IS_VALID_EMAIL', []);
  }

  requireTextIsUrl(): this {
    return this.require('TEXT_IS_VALID_URL', []);
  }
}

const builder = 'SpreadsheetApp.DataValidationBuilder';
const readers = ['copy', 'getAllowInvalid', 'getCriteriaType', 'getCriteriaValues', 'getHelpText'] as const;

expose(
  DataValidation,
  'SpreadsheetApp.DataValidation',
  readers satisfies readonly (keyof GoogleAppsScript.Spreadsheet.DataValidation)[],
);

expose(DataValidationBuilder, builder, [
  ...readers,
  'build',
  'requireCheckbox',
  'requireDate',
  'requireDateAfter',
  'requireDateBefore',
  'requireDateBetween',
  'requireDateEqualTo',
  'requireDateNotBetween',
  'requireDateOnOrAfter',
  'requireDateOnOrBefore',
  'requireFormulaSatisfied',
  'requireNumberBetween',
  'requireNumberEqualTo',
  'requireNumberGreaterThan',
  'requireNumberGreaterThanOrEqualTo',
  'requireNumberLessThan',
  'requireNumberLessThanOrEqualTo',
  'requireNumberNotBetween',
  'requireNumberNotEqualTo',
  'requireTextContains',
  'requireTextDoesNotContain',
  'requireTextEqualTo',
  'requireTextIsEmail',
  'requireTextIsUrl',
  'requireValueInList',
  'requireValueInRange',
  'setAllowInvalid',
  'setHelpText',
  'withCriteria',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.DataValidationBuilder)[]);
