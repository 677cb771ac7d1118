/** Verdicts, statuses and RAG in colour. The word says it all: colour, bold and italics only repeat it. */
import type { FullColumn, FullTab, Mark } from '../tabs/schema';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Text on its background: at least 4.5 to 1. */
const LOOKS: Readonly<Record<Mark, { background: string; text: string; bold?: true; italic?: true }>> = {
  good: { background: '#e6f4ea', text: '#0d652d' },
  note: { background: '#e8f0fe', text: '#174ea6' },
  wait: { background: '#fef7e0', text: '#6f4a00', italic: true },
  bad: { background: '#fce8e6', text: '#a50e0e', bold: true },
};

/** In a template: whatever the cell holds. */
const ANYTHING = '*';

export interface Marked {
  readonly column: FullColumn;
  readonly mark: Mark;
  readonly word: string;
}

/** The tab's words that are shown in a colour. */
export function marked(tab: FullTab): Marked[] {
  return tab.columns.flatMap((column) =>
    Object.entries(column.marks ?? {}).flatMap(([mark, words]) =>
      (words ?? []).map((word) => ({ column, mark: mark as Mark, word })),
    ),
  );
}

/** The tab's marks that no rule of the sheet makes. */
export function missingMarks(sheet: Sheet, tab: FullTab, headers: readonly string[]): Marked[] {
  const wanted = marked(tab).filter(({ column }) => headers.includes(column.header));
  if (wanted.length === 0) return [];
  const made = new Set(sheet.getConditionalFormatRules().flatMap(madeBy));
  return wanted.filter(({ column, word }) => !made.has(`${headers.indexOf(column.header) + 1} ${word}`));
}

/** What a rule marks: its word, in each column that it covers from the first row on. */
function madeBy(rule: Rule): string[] {
  const condition = rule.getBooleanCondition();
  const kind = String(condition?.getCriteriaType());
  if (kind !== 'TEXT_EQUAL_TO' && kind !== 'CELL_NOT_EMPTY') return [];
  const word = kind === 'CELL_NOT_EMPTY' ? ANYTHING : String(condition?.getCriteriaValues()[0]);
  return rule.getRanges().flatMap((range) => {
    const [from, to] = [range.getColumn(), range.getLastColumn()];
    return range.getRow() > 2 ? [] : Array.from({ length: to - from + 1 }, (_, i) => `${from + i} ${word}`);
  });
}

/** Adds a rule for each word, over all its columns, to those that are there, in one call; staff's own stay in front. */
export function addMarks(sheet: Sheet, missing: readonly Marked[], headers: readonly string[]): void {
  if (missing.length === 0) return;
  const rows = Math.max(1, sheet.getMaxRows() - 1);
  const alike = new Map<string, Marked[]>();
  for (const one of missing) alike.set(`${one.mark} ${one.word}`, [...(alike.get(`${one.mark} ${one.word}`) ?? []), one]);
  const rules = [...alike.values()].flatMap((same) => {
    const ranges = same.map(({ column }) => sheet.getRange(2, headers.indexOf(column.header) + 1, rows, 1));
    return same[0] === undefined ? [] : [ruleFor(same[0], ranges)];
  });
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...rules]);
}

function ruleFor({ mark, word }: Marked, ranges: GoogleAppsScript.Spreadsheet.Range[]): Rule {
  const { background, text, bold, italic } = LOOKS[mark];
  const rule = SpreadsheetApp.newConditionalFormatRule();
  const shown = word === ANYTHING ? rule.whenCellNotEmpty() : rule.whenTextEqualTo(word);
  shown.setBackground(background).setFontColor(text).setRanges(ranges);
  if (bold) shown.setBold(true);
  if (italic) shown.setItalic(true);
  return shown.build();
}

export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
