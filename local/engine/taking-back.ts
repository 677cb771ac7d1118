/**
 * Rows and columns that came, went or moved, put back: Univer undoes its own part; rules, notes, heights and widths become again what
 * they were.
 */
import type { ISheetDataValidationRule } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import type { EngineSheet } from './sheet';

/** Makes the change, and gives what takes it back. Valid for as long as no other change gives cells another address. */
export function reversibly(sheet: EngineSheet, change: () => void): () => void {
  const { engine } = sheet;
  const rules = rulesOf(engine);
  const lines = copy(sheet.shape.lines());
  engine.takeUndo();
  change();
  const undo = engine.takeUndo();
  return () => {
    for (const { id, params } of undo) engine.execute(id, params);
    restore(engine, rules);
    if (!isSame(lines, sheet.shape.lines())) sheet.shape.restoreLines(lines);
    engine.closeRangesAgain();
  };
}

/** The same for a whole sheet, with what formulas and names elsewhere said of it. */
export function removeReversibly(sheet: EngineSheet): () => void {
  const { engine } = sheet;
  const rules = rulesOf(engine);
  const names = engine.names.list();
  const formulas = engine.sheets().map((other) => [other.id, copy(other.formulaCells())] as const);
  const config = copy(sheet.worksheet.getConfig());
  const index = engine.sheets().indexOf(sheet);
  engine.removeSheet(sheet);
  return () => {
    engine.execute('sheet.mutation.insert-sheet', { sheet: config, index });
    for (const [id, cells] of formulas)
      for (const { row, column, cell } of cells) {
        const other = engine.sheetById(id);
        if (other && (other.worksheet.getCellRaw(row, column)?.f ?? null) !== cell.f) other.patch(row, column, cell);
      }
    for (const { id, name, reference } of names) engine.names.set(name, reference, id);
    restore(engine, rules);
    engine.closeRangesAgain();
  };
}

interface Rules {
  validations: ISheetDataValidationRule[];
  formats: IConditionFormattingRule[];
  notes: { row: number; column: number; text: string }[];
}

function rulesOf(engine: EngineSheet['engine']): Map<string, Rules> {
  return new Map(
    engine.sheets().map(({ id, rules }) => {
      const [validations, formats] = [rules.validations(), rules.conditionalFormats()];
      return [id, copy({ validations, formats, notes: rules.notes() })];
    }),
  );
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function restore(engine: EngineSheet['engine'], before: ReadonlyMap<string, Rules>): void {
  const now = rulesOf(engine);
  for (const { id, rules } of engine.sheets()) {
    const [was, is] = [before.get(id), now.get(id)];
    if (!was || !is) continue;
    if (!isSame(was.validations, is.validations)) rules.restoreValidations(was.validations);
    if (!isSame(was.formats, is.formats)) rules.restoreConditionalFormats(was.formats);
    if (!isSame(was.notes, is.notes)) rules.restoreNotes(was.notes);
  }
}
