/** What a text makes of the cell that it is typed into; the page shows at once what the host would write. */
import type { IStyleData } from '@univerjs/core';
import { type CellPatch, emptyPatch, formulaPatch, patternPatch, valuePatch } from './cells';
import { closeRanges, type RowsOf } from './formula-text';
import { generalPattern, isDatePattern } from './number-format';
import { readTyped } from './typing';

export interface TypingPlace {
  /** The cell's number format. */
  pattern: string;
  /** Completes a day without one. */
  year: number;
  rowsOf: RowsOf;
}

export function typedPatch(input: string, { pattern, year, rowsOf }: TypingPlace): CellPatch {
  const typed = readTyped(input, pattern, year);
  if (typed.kind === 'empty') return emptyPatch;
  if (typed.kind === 'text') return valuePatch(typed.text, typed.quoted);
  if (typed.kind === 'formula') {
    const { formula, open } = closeRanges(typed.formula, rowsOf);
    return formulaPatch(formula, open);
  }
  const asksForFormat = typed.kind === 'number' && typed.pattern !== undefined && bringsFormat(typed.pattern, pattern);
  return { ...valuePatch(typed.value), ...(asksForFormat && { s: patternPatch(typed.pattern ?? null) as IStyleData }) };
}

/** What is typed brings its format to a cell that has none; a date does so even to a cell for amounts, or nobody could read it. */
function bringsFormat(typed: string, present: string): boolean {
  return present === generalPattern || (isDatePattern(typed) && !isDatePattern(present));
}
