/** A sheet's validations, conditional formats and notes, in Univer's own resources, so that the page and the file have them. */
import type { IRange, ISheetDataValidationRule } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { overlaps, without } from './areas';
import { contentOf } from './cells';
import type { EngineSheet } from './sheet';

/** A validation without its place. */
export type ValidationRule = Omit<ISheetDataValidationRule, 'uid' | 'ranges'>;
export type ConditionalFormat = Omit<IConditionFormattingRule, 'cfId'>;

/** Univer's UpdateRuleType.RANGE, whose enum is not there at run time outside the engine's realm. */
const updateRanges = 1;
const noteSize = { width: 160, height: 100 };

export class SheetRules {
  constructor(private readonly sheet: EngineSheet) {}

  private get engine() {
    return this.sheet.engine;
  }

  private run(id: string, params: object): void {
    this.engine.execute(id, { subUnitId: this.sheet.id, sheetId: this.sheet.id, ...params });
  }

  // Validations

  validations(): ISheetDataValidationRule[] {
    return this.engine.book.sheetValidations.getRules(this.engine.unitId, this.sheet.id) ?? [];
  }

  validationAt(row: number, column: number): ISheetDataValidationRule | undefined {
    return this.engine.book.sheetValidations.getRuleByLocation(this.engine.unitId, this.sheet.id, row, column);
  }

  /** What a custom formula says of a cell's present value; true while it says nothing. */
  satisfiesFormula(uid: string, row: number, column: number): boolean {
    this.engine.flush();
    const result = this.engine.book.validationFormulas.getCellFormulaValueSync(
      this.engine.unitId,
      this.sheet.id,
      uid,
      row,
      column,
    );
    if (!result) return true;
    const value = contentOf(result);
    return typeof value === 'string' ? /^true$/i.test(value) : Boolean(value);
  }

  /** Takes the cells out of whatever rules cover them. */
  clearValidations(range: IRange): void {
    for (const { uid, ranges } of [...this.validations()]) {
      if (!ranges.some((part) => overlaps(part, range))) continue;
      const left = ranges.flatMap((part) => without(part, range));
      if (left.length === 0) this.run('data-validation.mutation.removeRule', { ruleId: uid });
      else this.run('data-validation.mutation.updateRule', { ruleId: uid, payload: { type: updateRanges, payload: left } });
    }
  }

  /** The ranges must be free of other rules. */
  clearAll(): void {
    for (const { uid } of [...this.validations()]) this.replaceValidation(uid, undefined);
  }

  addValidation(rule: ValidationRule, ranges: IRange[]): void {
    const index = this.validations().length;
    this.run('data-validation.mutation.addRule', { rule: { ...rule, uid: this.engine.newId('validation'), ranges }, index });
  }

  /** New cells and formula for a rule; undefined takes it away. */
  replaceValidation(uid: string, change: { ranges: IRange[]; formula1: string | undefined } | undefined): void {
    const rule = this.validations().find((candidate) => candidate.uid === uid);
    if (!rule || (change && change.formula1 === rule.formula1 && sameRanges(change.ranges, rule.ranges))) return;
    this.run('data-validation.mutation.removeRule', { ruleId: uid });
    if (change) this.run('data-validation.mutation.addRule', { rule: { ...rule, ...change }, index: this.validations().length });
  }

  /** As they once were, in the same order. */
  restoreValidations(rules: readonly ISheetDataValidationRule[]): void {
    this.clearAll();
    for (const [index, rule] of rules.entries()) this.run('data-validation.mutation.addRule', { rule, index });
  }

  removeConditionalFormat(cfId: string): void {
    this.run('sheet.mutation.delete-conditional-rule', { cfId });
  }

  replaceConditionalFormat(rule: IConditionFormattingRule): void {
    this.run('sheet.mutation.set-conditional-rule', { cfId: rule.cfId, rule });
  }

  // Conditional formats, the first to apply first

  conditionalFormats(): IConditionFormattingRule[] {
    return this.engine.book.conditionalFormats.getSubunitRules(this.engine.unitId, this.sheet.id) ?? [];
  }

  setConditionalFormats(formats: readonly ConditionalFormat[]): void {
    this.restoreConditionalFormats(formats.map((format) => ({ ...format, cfId: this.engine.newId('format') })));
  }

  restoreConditionalFormats(rules: readonly IConditionFormattingRule[]): void {
    for (const { cfId } of [...this.conditionalFormats()]) this.removeConditionalFormat(cfId);
    // Univer puts a new rule in front of the others.
    for (const rule of rules.toReversed()) this.run('sheet.mutation.add-conditional-rule', { rule });
  }

  // The filter

  filterRange(): IRange | undefined {
    return this.engine.book.filters.getFilterModel(this.engine.unitId, this.sheet.id)?.getRange();
  }

  setFilterRange(range: IRange | undefined): void {
    if (range) this.run('sheet.mutation.set-filter-range', { range });
    else this.run('sheet.mutation.remove-filter', {});
  }

  // Notes

  note(row: number, column: number): string {
    return this.engine.book.notes.getNote(this.engine.unitId, this.sheet.id, { row, col: column })?.note ?? '';
  }

  setNote(row: number, column: number, text: string): void {
    const old = this.engine.book.notes.getNote(this.engine.unitId, this.sheet.id, { row, col: column });
    if (text === (old?.note ?? '')) return;
    const place = { row, col: column };
    if (text === '') this.run('sheet.mutation.remove-note', place);
    else
      this.run('sheet.mutation.update-note', {
        ...place,
        note: { ...noteSize, ...old, ...place, id: old?.id ?? this.engine.newId('note'), note: text },
      });
  }

  /** All of the sheet's notes, and no other. */
  restoreNotes(notes: readonly { row: number; column: number; text: string }[]): void {
    const wanted = new Set(notes.map(({ row, column }) => `${row} ${column}`));
    for (const { row, column } of this.notes()) if (!wanted.has(`${row} ${column}`)) this.setNote(row, column, '');
    for (const { row, column, text } of notes) this.setNote(row, column, text);
  }

  notes(): { row: number; column: number; text: string }[] {
    const notes = this.engine.book.notes.getSheetNotes(this.engine.unitId, this.sheet.id);
    return [...(notes?.values() ?? [])].map(({ row, col, note }) => ({ row, column: col, text: note }));
  }
}

function sameRanges(a: IRange[], b: IRange[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
