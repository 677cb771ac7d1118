/**
 * Validations and conditional formats keep their cells and their meaning when rows or columns come, go or move:
 * their formulas are written for the first of their cells, so that cell decides how the references read afterwards.
 */
import type { IRange } from '@univerjs/core';
import type { WorkbookEngine } from './engine';
import { closeRanges, openLastRows } from './formula-text';
import type { EngineSheet } from './sheet';

/** A change as Univer's reference followers know it. */
export interface Effect {
  id: string;
  params: { range?: IRange; fromRange?: IRange; toRange?: IRange };
}

interface Placed {
  ranges: IRange[];
  formula: string;
}

/** Call before the change, with its sheet in front; the answer applies it to the rules, after the change. */
export function prepareFollowers(changed: EngineSheet, effect: Effect): () => void {
  const changes = changed.engine
    .sheets()
    .flatMap((sheet) => [...validations(sheet, changed, effect), ...formats(sheet, changed, effect)]);
  const rowsBefore = changed.rowCount;
  return () => {
    for (const change of changes) change((formula, sheet) => extended(formula, sheet, changed, rowsBefore));
  };
}

/** Univer moves the others by a formula's followers, which are taken from it (`entry.ts`), also where a rule has no formula. */
const followedByUniver = new Set<string>(['any', 'checkbox', 'list', 'listMultiple']);

type Extend = (formula: string, sheet: EngineSheet) => string;

/** A rule of another sheet follows only when its formula names a sheet. */
const mayFollow = (sheet: EngineSheet, changed: EngineSheet, formula: unknown): boolean =>
  sheet === changed || String(formula ?? '').includes('!');

function validations(sheet: EngineSheet, changed: EngineSheet, effect: Effect): ((extend: Extend) => void)[] {
  return sheet.rules
    .validations()
    .filter(({ type, formula1 }) => !followedByUniver.has(type) && mayFollow(sheet, changed, formula1))
    .map(({ uid, ranges, formula1 }) => {
      // A limit that is a number or a day is no formula.
      const formula = formula1?.startsWith('=') ? formula1 : '';
      const placed = follow(sheet, changed, effect, { ranges, formula });
      return (extend) => {
        const moved = formula === '' ? formula1 : placed && extend(placed.formula, sheet);
        sheet.rules.replaceValidation(uid, placed && { ranges: placed.ranges, formula1: moved });
      };
    });
}

function formats(sheet: EngineSheet, changed: EngineSheet, effect: Effect): ((extend: Extend) => void)[] {
  const formulaOf = ({ rule }: { rule: object }): string => {
    const { subType, value } = rule as { subType?: unknown; value?: unknown };
    return subType === 'formula' && typeof value === 'string' ? value : '';
  };
  const formats = sheet.rules.conditionalFormats().filter((format) => mayFollow(sheet, changed, formulaOf(format)));
  return formats.map((format) => {
    const formula = formulaOf(format);
    const placed = follow(sheet, changed, effect, { ranges: format.ranges, formula });
    return (extend) => {
      if (!placed) return sheet.rules.removeConditionalFormat(format.cfId);
      const moved = extend(placed.formula, sheet);
      if (moved === formula && JSON.stringify(placed.ranges) === JSON.stringify(format.ranges)) return;
      const rule = formula === '' ? format.rule : { ...format.rule, value: moved };
      sheet.rules.replaceConditionalFormat({ ...format, ranges: placed.ranges, rule: rule as typeof format.rule });
    };
  });
}

/** undefined when no cell of the rule is left. */
function follow(sheet: EngineSheet, changed: EngineSheet, effect: Effect, { ranges, formula }: Placed): Placed | undefined {
  const { engine } = sheet;
  if (sheet !== changed) return { ranges, formula: formula && engine.followedFormula(sheet.id, formula, effect) };
  const after = ranges.flatMap((range) => engine.followedRange(range, effect));
  const [first] = ranges;
  const anchor = first && survivor(engine, ranges, effect);
  const [start] = after;
  if (!first || !anchor || !start) return undefined;
  if (!formula) return { ranges: after, formula };
  const atAnchor = engine.movedFormula(
    formula,
    anchor.from.startColumn - first.startColumn,
    anchor.from.startRow - first.startRow,
  );
  const followed = engine.followedFormula(sheet.id, atAnchor, effect);
  const moved = engine.movedFormula(followed, start.startColumn - anchor.to.startColumn, start.startRow - anchor.to.startRow);
  return { ranges: after, formula: moved };
}

/** The first cell of the rule that the change leaves, before and after. */
function survivor(engine: WorkbookEngine, ranges: IRange[], effect: Effect): { from: IRange; to: IRange } | undefined {
  const candidates = ranges.flatMap(({ startRow, startColumn, endRow, endColumn }) => {
    const hole = effect.params.range;
    const rows = [startRow, hole ? hole.endRow + 1 : startRow].filter((row) => row >= startRow && row <= endRow);
    const columns = [startColumn, hole ? hole.endColumn + 1 : startColumn].filter(
      (column) => column >= startColumn && column <= endColumn,
    );
    return rows.flatMap((row) =>
      columns.map((column) => ({ startRow: row, endRow: row, startColumn: column, endColumn: column })),
    );
  });
  for (const from of candidates) {
    const [to] = engine.followedRange(from, effect);
    if (to) return { from, to };
  }
  return undefined;
}

/** Ranges that ended at the changed sheet's last row still do. */
function extended(formula: string, sheet: EngineSheet, changed: EngineSheet, rowsBefore: number): string {
  const { engine } = sheet;
  const isChanged = (name: string | undefined) => (name === undefined ? sheet : engine.sheet(name)) === changed;
  const open = openLastRows(formula, (name) => (isChanged(name) ? rowsBefore : undefined));
  return closeRanges(open, (name) => engine.rowsOf(name, sheet)).formula;
}
