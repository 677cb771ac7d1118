/** Choices, checks, colours and formulas as they should be; what staff have added of their own is left alone. */
import { repair } from '../../texts';
import { wrongFormulas } from '../formulas';
import { addMarks, missingMarks } from '../marks';
import { demandOf, ruleFor, setRules } from '../validations';
import type { Inspection } from './finding';

export const inspectValidations: Inspection = ({ tab, sheet, grid, headers, lists }) => {
  const last = sheet.getMaxRows();
  if (last < 2) return [];
  const rules = sheet.getRange(2, 1, last - 1, headers.length).getDataValidations();
  const broken = tab.columns.filter((column) => {
    const wanted = ruleFor(column, lists);
    return (
      wanted !== null &&
      isBroken(
        rules.map((row) => row[headers.indexOf(column.header)] ?? null),
        wanted,
        grid.length,
      )
    );
  });
  if (broken.length === 0) return [];
  const words = repair.validations(
    tab.name,
    broken.map(({ header }) => header),
  );
  return [{ words, mend: () => setRules(sheet, broken, headers, lists) }];
};

type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/**
 * The whole demand of the first and the last cell; of those between, whether they have a rule, and in rows that people have filled,
 * where a paste may have brought another, whether it is of its kind.
 */
function isBroken(rules: readonly (Rule | null)[], wanted: Rule, filled: number): boolean {
  const [kind, demand] = [String(wanted.getCriteriaType()), demandOf(wanted)];
  const ends = [rules[0], rules[rules.length - 1]];
  return (
    rules.includes(null) ||
    ends.some((rule) => demandOf(rule ?? null) !== demand) ||
    rules.slice(0, filled).some((rule) => String(rule?.getCriteriaType()) !== kind)
  );
}

export const inspectMarks: Inspection = ({ tab, sheet, headers }) => {
  if (missingMarks(sheet, tab, headers).length === 0) return [];
  return [{ words: repair.colours(tab.name), mend: () => addMarks(sheet, missingMarks(sheet, tab, headers), headers) }];
};

export const inspectFormulas: Inspection = ({ tab, sheet, grid }) => {
  const wrong = wrongFormulas(sheet, tab, grid);
  if (wrong.length === 0) return [];
  const mend = (isNew: boolean): void => {
    const still = isNew ? wrong : wrongFormulas(sheet, tab, sheet.getDataRange().getValues());
    for (const { row, column, formula } of still) {
      sheet.getRange(row, column).setFormula(formula);
    }
  };
  const words = repair.formulas(
    tab.name,
    wrong.map(({ name }) => name),
  );
  return [{ words, mend }];
};
