/** The values and formulas of a range. */

import { instantOfSerial, serialOfInstant } from '../../engine/serial';
import { ServiceError, signatureError } from '../../runtime/service-object';
import { checkArguments, checkSize, isGrid, isText } from './arguments';
import { RangeArea } from './range-area';
import { assertAllowed, withFormulaRules } from './validation-check';

/** What getValues answers for a cell. */
export type ScriptValue = string | number | boolean | Date;

export abstract class RangeValues extends RangeArea {
  getValue(): ScriptValue {
    return this.first(this.getValues());
  }

  getValues(): ScriptValue[][] {
    this.reading();
    return this.grid((row, column) => this.scriptValue(row, column));
  }

  protected scriptValue(row: number, column: number): ScriptValue {
    const value = this.engineSheet.value(row, column);
    if (typeof value !== 'number' || !this.engineSheet.isDate(row, column)) return value;
    return new Date(instantOfSerial(value, this.book.engine.timeZone));
  }

  protected first<T>(grid: T[][]): T {
    return (grid[0] as T[])[0] as T;
  }

  getDisplayValue(): string {
    return this.first(this.getDisplayValues());
  }

  getDisplayValues(): string[][] {
    this.reading();
    return this.grid((row, column) => this.engineSheet.display(row, column));
  }

  getFormula(): string {
    return this.first(this.getFormulas());
  }

  getFormulas(): string[][] {
    this.reading();
    return this.grid((row, column) => this.engineSheet.formula(row, column));
  }

  isBlank(): boolean {
    this.reading();
    return this.grid((row, column) => this.engineSheet.value(row, column) === '' && this.engineSheet.formula(row, column) === '')
      .flat()
      .every(Boolean);
  }

  setValue(value: unknown): this {
    const values = this.grid(() => value);
    this.checkValues('setValue', values, [value]);
    return this.writeValues('setValue', values);
  }

  setValues(values: unknown[][]): this {
    checkArguments('SpreadsheetApp.Range.setValues', [values], isGrid);
    checkSize(values, this.area);
    this.checkValues('setValues', values, [values]);
    return this.writeValues('setValues', values);
  }

  private checkValues(method: string, values: unknown[][], args: unknown[]): void {
    const fits = (value: unknown) => typeof value !== 'object' || value === null || value instanceof Date;
    if (!values.every((row) => row.every(fits))) throw signatureError(`SpreadsheetApp.Range.${method}`, ...args);
  }

  /** Nothing is written when a validation rejects one of the values. */
  private writeValues(method: string, values: unknown[][]): this {
    this.writing(method);
    assertAllowed(this.book, this.engineSheet, this.area, values);
    withFormulaRules(this.book, this.engineSheet, this.area, () =>
      this.each((row, column, down, right) => this.writeValue(row, column, values[down]?.[right])),
    );
    return this;
  }

  private writeValue(row: number, column: number, value: unknown): void {
    const sheet = this.engineSheet;
    if (value === null || value === undefined) sheet.clear(row, column);
    else if (value instanceof Date) sheet.writeSerial(row, column, serialOfInstant(value.getTime(), this.book.engine.timeZone));
    else if (typeof value === 'number' && !Number.isFinite(value)) sheet.writeValue(row, column, '#NUM!');
    else if (typeof value === 'number' || typeof value === 'boolean') sheet.writeValue(row, column, value);
    else this.typeText(row, column, String(value));
  }

  private typeText(row: number, column: number, text: string): void {
    try {
      this.engineSheet.type(row, column, text);
    } catch (error) {
      throw error instanceof RangeError ? new ServiceError(error.message) : error;
    }
  }

  setFormula(formula: string): this {
    checkArguments('SpreadsheetApp.Range.setFormula', [formula], isText);
    return this.writeFormulas(
      'setFormula',
      this.grid(() => formula),
    );
  }

  setFormulas(formulas: string[][]): this {
    checkArguments('SpreadsheetApp.Range.setFormulas', [formulas], isGrid);
    checkSize(formulas, this.area);
    return this.writeFormulas('setFormulas', formulas);
  }

  /** setFormula takes the text with or without its `=`; an empty text empties the cell. */
  private writeFormulas(method: string, formulas: string[][]): this {
    this.writing(method);
    this.each((row, column, down, right) => {
      const formula = String(formulas[down]?.[right] ?? '');
      if (formula === '') this.engineSheet.clear(row, column);
      else this.engineSheet.writeFormula(row, column, formula.startsWith('=') ? formula : `=${formula}`);
    });
    return this;
  }
}
