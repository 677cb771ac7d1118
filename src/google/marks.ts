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
  const made = new Set(sheet.getConditionalFormatRules().flatMap(madeBy));
  return wanted.filter(({ column, words }) => {
    const place = headers.indexOf(column.header) + 1;
    return !made.has(`${place} ${condition(place, words)}`);
  });
}

/** What a rule marks: each of its columns that it covers from the first row on, with its formula as it would read there. */
function madeBy(rule: Rule): string[] {
  const formula = String(rule.getBooleanCondition()?.getCriteriaValues()[0] ?? '');
  const ranges = rule.getRanges();
  const first = ranges[0]?.getColumn() ?? 1;
  return ranges
    .filter((range) => range.getRow() === 2)
    .flatMap((range) => {
      const [from, to] = [range.getColumn(), range.getLastColumn()];
      return Array.from(
        { length: to - from + 1 },
        (_, i) => `${from + i} ${formula.split(`$${letters(first)}2`).join(`$${letters(from + i)}2`)}`,
      );
    });
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
