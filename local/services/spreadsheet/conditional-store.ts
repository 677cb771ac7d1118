/** Conditional formats between the script's rules and Univer's. */
import { areaOf, rangeOf } from '../../engine/areas';
import { closeRanges, openLastRows } from '../../engine/formula-text';
import type { EngineSheet } from '../../engine/sheet';
import type { ConditionalFormat } from '../../engine/sheet-rules';
import { ServiceError } from '../../runtime/service-object';
import type { Book } from './book';
import { conditionFormula } from './conditional-condition';
import { ConditionalFormatRule, type FormatContent, type Look } from './conditional-format';
import type { BooleanCriterion } from './enums';

/** What the script asked for, beside the formula that stands for it. */
interface Remembered {
  criterion?: BooleanCriterion;
  values?: unknown[];
}
type StyledRule = {
  type: string;
  subType?: string;
  operator?: string;
  value?: unknown;
  style?: ReturnType<typeof styleOf>;
} & Remembered;

/** Conditions that Univer knows by itself: a page shows them without anything being calculated. */
const textOperators: Partial<Record<BooleanCriterion, string>> = {
  CELL_EMPTY: 'containsBlanks',
  CELL_NOT_EMPTY: 'notContainsBlanks',
  TEXT_CONTAINS: 'containsText',
  TEXT_DOES_NOT_CONTAIN: 'notContainsText',
  TEXT_ENDS_WITH: 'endsWith',
  TEXT_EQUAL_TO: 'equal',
  TEXT_STARTS_WITH: 'beginsWith',
};

export function toFormat({ ranges, criterion, values, look }: FormatContent, sheet: EngineSheet): ConditionalFormat {
  const [first] = ranges;
  if (!first || !criterion) throw new ServiceError('A conditional format rule needs a range.');
  const { engine } = sheet;
  const remembered: Remembered = criterion === 'CUSTOM_FORMULA' ? {} : { criterion, values };
  const operator = textOperators[criterion];
  const condition = (): Partial<StyledRule> => {
    if (operator !== undefined) return { subType: 'text', operator, value: String(values[0] ?? '') };
    const formula = conditionFormula(criterion, values, first.area.row, first.area.column, engine.timeZone);
    return { subType: 'formula', value: closeRanges(formula, (name) => engine.rowsOf(name, sheet)).formula };
  };
  const rule: StyledRule = { type: 'highlightCell', ...condition(), style: styleOf(look), ...remembered };
  return { ranges: ranges.map(({ area }) => rangeOf(area)), stopIfTrue: false, rule } as unknown as ConditionalFormat;
}

/** Scales and icons from a file are no rules that the script can hold; they are left out. */
export function fromFormat(format: ConditionalFormat, sheet: EngineSheet, book: Book): ConditionalFormatRule[] {
  const rule = format.rule as unknown as StyledRule;
  if (rule.type !== 'highlightCell' || (rule.subType !== 'formula' && rule.criterion === undefined)) return [];
  const formula = openLastRows(String(rule.value), (name) => book.engine.rowsOf(name, sheet));
  const content = {
    ranges: format.ranges.map((range) => book.range(sheet, areaOf(range))),
    criterion: rule.criterion ?? ('CUSTOM_FORMULA' as const),
    values: rule.values ?? [formula],
    look: lookOf(rule.style ?? {}),
  };
  return [new ConditionalFormatRule(content)];
}

const flag = (value: boolean | null) => (value === null ? undefined : value ? 1 : 0);
const line = (value: boolean | null) => (value === null ? undefined : { s: value ? 1 : 0 });

function styleOf(look: Look): {
  bg?: { rgb: string };
  cl?: { rgb: string };
  bl?: number;
  it?: number;
  st?: { s: number };
  ul?: { s: number };
} {
  const style = {
    bg: look.background === null ? undefined : { rgb: look.background },
    cl: look.fontColour === null ? undefined : { rgb: look.fontColour },
    bl: flag(look.bold),
    it: flag(look.italic),
    st: line(look.strikethrough),
    ul: line(look.underline),
  };
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}

function lookOf(style: ReturnType<typeof styleOf>): Look {
  const truth = (value: number | undefined) => (value === undefined ? null : value === 1);
  return {
    background: style.bg?.rgb ?? null,
    fontColour: style.cl?.rgb ?? null,
    bold: truth(style.bl),
    italic: truth(style.it),
    strikethrough: truth(style.st?.s),
    underline: truth(style.ul?.s),
  };
}
