/** Which of the engine's mutations other windows, the journal and the host care about. */
import type { Mutation } from './protocol';

const lasting =
  /^(?:sheet|data-validation)\.mutation\.|^formula\.mutation\.(?:set-array-formula-data|set-defined-name|remove-defined-name)$/;
/** Marks of one window's own. */
const passing = /\.(?:data-validation-formula-mark-dirty|toggle-note-popup|mark-dirty-filter-change|empty)$/;
const reshaping =
  /^sheet\.mutation\.(?:(?:insert|remove)-(?:row|rows|col|sheet)|move-(?:rows|columns|range)|reorder-range|set-worksheet-(?:order|name))$/;
/** What the way back from a step puts in its old place. */
const ruling = /^data-validation\.mutation\.|conditional-rule$|note$|filter-range$|remove-filter$|defined-name$/;
const watching = /^formula\.mutation\.(?:set|remove)-other-formula$/;

export const setRangeValues = 'sheet.mutation.set-range-values';
export const setArrays = 'formula.mutation.set-array-formula-data';
export const calculationStart = 'formula.mutation.set-formula-calculation-start';
export const calculated = 'formula.mutation.set-formula-calculation-result';

export const isLasting = (id: string): boolean => lasting.test(id) && !passing.test(id);
/** After it, a cell may have another address. */
export const isReshaping = (id: string): boolean => reshaping.test(id);
/** After it, earlier steps cannot be taken back any more. */
export const isFinal = (id: string): boolean => isReshaping(id) || ruling.test(id);
/** Of formulas that belong to a window's rules, not to cells. */
export const isWatching = (id: string): boolean => watching.test(id);

/** What a window may send of its own accord: changes of this workbook that calculate nothing. */
export function isAllowed({ id, params }: Mutation, unitId: string): boolean {
  if (params.unitId !== unitId) return false;
  return isLasting(id) && id !== setArrays;
}
