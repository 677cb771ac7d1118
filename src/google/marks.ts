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

export interface Marked {
  readonly column: FullColumn;
  readonly mark: Mark;
  readonly words: readonly string[];
}

/** The tab's words that are shown in a colour. */
export function marked(tab: FullTab): Marked[] {
  return tab.columns.flatMap((column) =>
    Object.entries(column.marks ?? {}).map(([mark, words]) => ({ column, mark: mark as Mark, words: words ?? [] })),
  );
}

/** The tab's marks that no rule of the sheet makes. */
export function missingMarks(sheet: Sheet, tab: FullTab, headers: readonly string[]): Marked[] {
  const wanted = marked(tab).filter(({ column }) => headers.includes(column.header));
  if (wanted.length === 0) return [];
  const rules = sheet.getConditionalFormatRules();
  return wanted.filter((one) => !rules.some((rule) => isMade(rule, one, headers.indexOf(one.column.header) + 1)));
}

function isMade(rule: Rule, { words }: Marked, column: number): boolean {
  const formula = String(rule.getBooleanCondition()?.getCriteriaValues()[0] ?? '');
  const covers = rule
    .getRanges()
    .some((range) => range.getColumn() <= column && column <= range.getLastColumn() && range.getRow() === 2);
  return covers && formula === condition(rule.getRanges()[0]?.getColumn() ?? column, words);
}

/** Adds rules to those that are there, in one call; staff's own stay in front. */
export function addMarks(sheet: Sheet, missing: readonly Marked[], headers: readonly string[]): void {
  if (missing.length === 0) return;
  const rows = Math.max(1, sheet.getMaxRows() - 1);
  const rules = missing.map(({ column, mark, words }) => {
    const place = headers.indexOf(column.header) + 1;
    const { background, text, bold, italic } = LOOKS[mark];
    const rule = SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(condition(place, words))
      .setBackground(background)
      .setFontColor(text)
      .setRanges([sheet.getRange(2, place, rows, 1)]);
    if (bold) rule.setBold(true);
    if (italic) rule.setItalic(true);
    return rule.build();
  });
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...rules]);
}

/** @example condition(3, ['Met', 'Overridden: met']) //=> '=OR($C2="Met",$C2="Overridden: met")' */
function condition(column: number, words: readonly string[]): string {
  const cell = `$${letters(column)}2`;
  if (words.includes('*')) return `=${cell}<>""`;
  const tests = words.map((word) => `${cell}="${word}"`);
  return tests.length === 1 ? `=${tests[0]}` : `=OR(${tests.join(',')})`;
}

export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
