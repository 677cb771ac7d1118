/** What the cells of a column offer and accept. All of it warns and nothing blocks: what people paste stays. */
import type { FullColumn } from '../tabs/schema';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

const ANY = 1e12;

/** The lists of the Lists tab as they stand, by header; none when the tab is missing. */
export function listRanges(): Map<string, GoogleAppsScript.Spreadsheet.Range> {
  const lists = SpreadsheetApp.getActive().getSheetByName('Lists');
  if (lists === null || lists.getMaxRows() < 2) return new Map();
  const [names = []] = lists.getRange(1, 1, 1, Math.max(1, lists.getLastColumn())).getValues();
  return new Map(names.map((name, place) => [String(name).trim(), lists.getRange(2, place + 1, lists.getMaxRows() - 1, 1)]));
}

/** Null for a column that takes anything, and for a choice whose list is not there yet. */
export function ruleFor(column: FullColumn, lists: ReturnType<typeof listRanges>): Rule | null {
  const { type, script, list, note, least = -ANY, most = ANY } = column;
  const rule = SpreadsheetApp.newDataValidation().setAllowInvalid(true).setHelpText(note);
  // Not insertCheckboxes: that would fill every row with FALSE, down to the last.
  if (type === 'tick') return rule.requireCheckbox().build();
  if (script === true) return null;
  if (type === 'date' || type === 'date and time') return rule.requireDate().build();
  if (type === 'email') return rule.requireTextIsEmail().build();
  if (type === 'money' || type === 'number') return rule.requireNumberBetween(least, most).build();
  const items = type === 'choice' ? lists.get(list ?? '') : undefined;
  return items === undefined ? null : rule.requireValueInRange(items, true).build();
}

/** What a rule demands, whatever its help text says: which list, which bounds. Rows may come and go below a list; its column counts. */
export function demandOf(rule: Rule | null): string {
  if (rule === null) return '';
  const values = rule.getCriteriaValues().map((value) => {
    const range = value as Partial<GoogleAppsScript.Spreadsheet.Range> | null;
    return typeof range?.getGridId === 'function' ? [range.getGridId(), range.getColumn?.(), range.getRow?.()] : value;
  });
  return `${rule.getCriteriaType()} ${JSON.stringify(values)}`;
}

/** Sets the rules of neighbouring rows 2 to the last, one call a column. */
export function setRules(
  sheet: Sheet,
  columns: readonly FullColumn[],
  headers: readonly string[],
  lists: ReturnType<typeof listRanges>,
): void {
  for (const column of columns) {
    const place = headers.indexOf(column.header);
    const rule = ruleFor(column, lists);
    if (place >= 0 && rule !== null) sheet.getRange(2, place + 1, sheet.getMaxRows() - 1, 1).setDataValidation(rule);
  }
}
