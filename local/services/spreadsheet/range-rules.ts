/** What hangs on a range's cells: validations, checkboxes and notes. */
import { areaText } from '../../engine/a1';
import { rangeOf, rectangles } from '../../engine/areas';
import { ServiceError } from '../../runtime/service-object';
import { checkArguments, checkSize, isA, isGrid, isNothing, isNumber, isText, orNothing } from './arguments';
import { DataValidation } from './data-validation';
import { RangeBorders } from './range-borders';
import { fromRule, toRule, type Validation } from './validation-rule';

export abstract class RangeRules extends RangeBorders {
  // Validations

  getDataValidation(): DataValidation | null {
    return this.first(this.getDataValidations());
  }

  getDataValidations(): (DataValidation | null)[][] {
    this.reading();
    const made = new Map<string, DataValidation>();
    return this.grid((row, column) => {
      const rule = this.engineSheet.rules.validationAt(row, column);
      if (!rule) return null;
      const validation = made.get(rule.uid) ?? new DataValidation(fromRule(rule, this.engineSheet, this.book));
      made.set(rule.uid, validation);
      return validation;
    });
  }

  setDataValidation(rule: DataValidation | null): this {
    checkArguments('SpreadsheetApp.Range.setDataValidation', [rule], orNothing(isA(DataValidation)));
    this.writing('setDataValidation');
    return this.placeValidations(this.grid(() => rule));
  }

  setDataValidations(rules: (DataValidation | null)[][]): this {
    checkArguments('SpreadsheetApp.Range.setDataValidations', [rules], isGrid);
    checkSize(rules, this.area);
    for (const rule of rules.flat())
      checkArguments('SpreadsheetApp.Range.setDataValidations', [rule], orNothing(isA(DataValidation)));
    this.writing('setDataValidations');
    return this.placeValidations(rules);
  }

  clearDataValidations(): this {
    return this.setDataValidation(null);
  }

  private placeValidations(rules: readonly (readonly (DataValidation | null)[])[]): this {
    const { rules: place } = this.engineSheet;
    place.clearValidations(rangeOf(this.area));
    const grid = rules.map((row) => row.map((rule) => rule ?? undefined));
    for (const [rule, ranges] of rectangles(grid, this.area.row, this.area.column)) {
      const [{ startRow: row, startColumn: column } = rangeOf(this.area)] = ranges;
      place.addValidation(toRule(rule.content(), this.engineSheet, areaText({ row, column, rows: 1, columns: 1 })), ranges);
    }
    return this;
  }

  // Checkboxes

  insertCheckboxes(checkedValue?: unknown, uncheckedValue?: unknown): this {
    this.writing('insertCheckboxes');
    const values = [checkedValue, uncheckedValue].filter((value) => !isNothing(value));
    const rule = new DataValidation({ criterion: 'CHECKBOX', values, allowInvalid: false, helpText: null });
    this.placeValidations(this.grid(() => rule));
    const [checked = true, unchecked = values.length > 0 ? '' : false] = values;
    const keep = [checked, unchecked].map(String);
    this.book.engine.flush();
    this.each((row, column) => {
      const value = this.engineSheet.value(row, column);
      if (value === '' || !keep.includes(String(value))) this.engineSheet.type(row, column, unchecked as string | boolean);
    });
    return this;
  }

  removeCheckboxes(): this {
    this.writing('removeCheckboxes');
    this.each((row, column) => {
      const checkbox = this.checkboxAt(row, column);
      if (checkbox && [checkbox.checked, checkbox.unchecked].some((state) => state === this.engineSheet.value(row, column)))
        this.engineSheet.clear(row, column);
    });
    this.each((row, column) => {
      if (this.checkboxAt(row, column))
        this.engineSheet.rules.clearValidations({ startRow: row, endRow: row, startColumn: column, endColumn: column });
    });
    return this;
  }

  /** null when a cell is no checkbox or the checkboxes differ. */
  isChecked(): boolean | null {
    this.reading();
    const states = this.grid((row, column) => {
      const checkbox = this.checkboxAt(row, column);
      return checkbox ? this.engineSheet.value(row, column) === checkbox.checked : null;
    }).flat();
    const [state = null] = states;
    return states.every((other) => other === state) ? state : null;
  }

  check(): this {
    return this.tick('check', 'checked');
  }

  uncheck(): this {
    return this.tick('uncheck', 'unchecked');
  }

  private tick(method: string, state: 'checked' | 'unchecked'): this {
    this.writing(method);
    this.each((row, column) => {
      const checkbox = this.checkboxAt(row, column);
      if (checkbox) this.engineSheet.type(row, column, checkbox[state]);
    });
    return this;
  }

  private checkboxAt(row: number, column: number): { checked: string | boolean; unchecked: string | boolean } | undefined {
    const rule = this.engineSheet.rules.validationAt(row, column);
    if (rule?.type !== 'checkbox') return undefined;
    const { values }: Validation = fromRule(rule, this.engineSheet, this.book);
    const [checked = true, unchecked = values.length > 0 ? '' : false] = values as (string | boolean)[];
    return { checked, unchecked };
  }

  // Notes

  getNote(): string {
    return this.first(this.getNotes());
  }

  getNotes(): string[][] {
    this.reading();
    return this.grid((row, column) => this.engineSheet.rules.note(row, column));
  }

  setNote(note: string | null): this {
    checkArguments('SpreadsheetApp.Range.setNote', [note], orNothing(isText));
    return this.writeNotes(
      'setNote',
      this.grid(() => note),
    );
  }

  setNotes(notes: unknown[][]): this {
    checkArguments('SpreadsheetApp.Range.setNotes', [notes], isGrid);
    checkSize(notes, this.area);
    const fits = (note: unknown) => isNothing(note) || isText(note) || isNumber(note);
    if (!notes.flat().every(fits))
      throw new ServiceError("The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setNotes.");
    return this.writeNotes('setNotes', notes);
  }

  clearNote(): this {
    return this.setNote(null);
  }

  private writeNotes(method: string, notes: readonly (readonly unknown[])[]): this {
    this.writing(method);
    this.each((row, column, down, right) => this.engineSheet.rules.setNote(row, column, noteText(notes[down]?.[right])));
    return this;
  }
}

/** The platform turns the number 25 into "25.0". */
function noteText(note: unknown): string {
  if (typeof note === 'number') return Number.isInteger(note) ? `${note}.0` : String(note);
  return isNothing(note) ? '' : String(note);
}
