/** Conditional formats. Written as rules of type expression (both libraries write the others wrongly); scales, bars and icons stay in `_host`. */
import type { ConditionalFormattingOptions, ConditionalFormattingRule, Style, Worksheet } from '@cj-tech-master/excelts';
import type { IStyleBase } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { cellName, parseRange, rangeName } from './a1';
import { fromFileStyle, fromFont, toFont } from './cell-styles';
import { fromFileColour, toArgb } from './colours';
import { fromFileFormula, toFileFormula } from './formula-text';

type Rule = IConditionFormattingRule['rule'];

export function toFileFormats(rules: IConditionFormattingRule[]): ConditionalFormattingOptions[] {
  return rules.flatMap((rule, index) => {
    const formula = rule.ranges[0] && toFormula(rule.rule, cellName(rule.ranges[0].startRow, rule.ranges[0].startColumn));
    if (!formula || !('style' in rule.rule)) return [];
    const style = toDifference(rule.rule.style);
    const ref = rule.ranges.map(rangeName).join(' ');
    return [{ ref, rules: [{ type: 'expression', formulae: [toFileFormula(formula)], priority: index + 1, style }] }];
  });
}

/** What decides whether the formats are still the ones that were written. */
export function formatsKey(formats: ConditionalFormattingOptions[]): unknown {
  return formats.map(({ ref, rules }) => ({
    ref,
    rules: rules.map((rule) => ({
      type: rule.type,
      formulae: 'formulae' in rule ? rule.formulae : undefined,
      priority: rule.priority,
      style: fromDifference(rule.style),
    })),
  }));
}

/** `dropped`: the types of rules that have no counterpart here. */
export function fromFileFormats(sheet: Worksheet): { rules: IConditionFormattingRule[]; dropped: string[] } {
  const dropped = new Set<string>();
  const found = (sheet.conditionalFormattings ?? []).flatMap(({ ref, rules }) => {
    const ranges = ref.split(/\s+/).flatMap((part) => parseRange(part) ?? []);
    return rules.flatMap((rule) => {
      const value = fromRule(rule, ranges[0] ? cellName(ranges[0].startRow, ranges[0].startColumn) : 'A1');
      if (!value) dropped.add(rule.type);
      return value && ranges.length ? [{ value, ranges, priority: rule.priority ?? 0, style: fromDifference(rule.style) }] : [];
    });
  });
  found.sort((a, b) => a.priority - b.priority);
  const rules = found.map(({ value, ranges, style }, index) => ({
    cfId: `file-${index + 1}`,
    ranges,
    stopIfTrue: false,
    rule: { type: 'highlightCell', subType: 'formula', value, style } as Rule,
  }));
  return { rules, dropped: [...dropped] };
}

function toFormula(rule: Rule, cell: string): string | undefined {
  if (rule.type !== 'highlightCell' || !('subType' in rule)) return undefined;
  if (rule.subType === 'formula') return rule.value;
  if (rule.subType === 'text') return textFormula(rule.operator, cell, `"${String(rule.value ?? '').replaceAll('"', '""')}"`);
  if (rule.subType === 'number') return numberFormula(rule.operator, cell, rule.value);
  return undefined;
}

function textFormula(operator: string, cell: string, text: string): string | undefined {
  const formulas: Record<string, string> = {
    containsText: `ISNUMBER(SEARCH(${text},${cell}))`,
    notContainsText: `ISERROR(SEARCH(${text},${cell}))`,
    beginsWith: `LEFT(${cell},LEN(${text}))=${text}`,
    endsWith: `RIGHT(${cell},LEN(${text}))=${text}`,
    equal: `${cell}=${text}`,
    notEqual: `${cell}<>${text}`,
    containsBlanks: `LEN(TRIM(${cell}))=0`,
    notContainsBlanks: `LEN(TRIM(${cell}))>0`,
    containsErrors: `ISERROR(${cell})`,
    notContainsErrors: `NOT(ISERROR(${cell}))`,
  };
  return formulas[operator];
}

function numberFormula(operator: string, cell: string, value: number | number[] | undefined): string | undefined {
  const [low, high] = Array.isArray(value) ? value : [value];
  if (low === undefined) return undefined;
  if (operator === 'between') return `AND(ISNUMBER(${cell}),${cell}>=${low},${cell}<=${high})`;
  if (operator === 'notBetween') return `AND(ISNUMBER(${cell}),OR(${cell}<${low},${cell}>${high}))`;
  const signs: Record<string, string> = {
    equal: '=',
    notEqual: '<>',
    greaterThan: '>',
    greaterThanOrEqual: '>=',
    lessThan: '<',
    lessThanOrEqual: '<=',
  };
  return signs[operator] && `AND(ISNUMBER(${cell}),${cell}${signs[operator]}${low})`;
}

function fromRule(rule: ConditionalFormattingRule, cell: string): string | undefined {
  const formulae = 'formulae' in rule ? (rule.formulae ?? []).map(String) : [];
  if (formulae[0] === undefined) return undefined;
  if (rule.type !== 'cellIs')
    return rule.type === 'expression' || rule.type === ('containsText' as string) ? fromFileFormula(formulae[0]) : undefined;
  const signs: Record<string, string> = {
    equal: '=',
    greaterThan: '>',
    lessThan: '<',
    notEqual: '<>',
    greaterThanOrEqual: '>=',
    lessThanOrEqual: '<=',
  };
  if (rule.operator === 'between') return fromFileFormula(`AND(${cell}>=${formulae[0]},${cell}<=${formulae[1]})`);
  const sign = signs[rule.operator ?? ''];
  return sign && fromFileFormula(`${cell}${sign}${formulae[0]}`);
}

/** Only what the rule changes; a whole font would override the cell's own. */
function toDifference(style: IStyleBase): Partial<Style> {
  const { name: _name, size: _size, ...font } = toFont(style);
  const background = toArgb(style.bg?.rgb);
  return {
    ...(Object.keys(font).length ? { font } : {}),
    ...(background ? { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: background } } as const } : {}),
  };
}

function fromDifference(style: Partial<Style> | undefined): IStyleBase {
  if (!style) return {};
  const { fill } = style;
  const background = fill?.type === 'pattern' ? fromFileColour(fill.bgColor ?? fill.fgColor) : undefined;
  const { numFmt } = style;
  return {
    ...fromFont(style.font),
    ...(background ? { bg: { rgb: background } } : {}),
    ...(numFmt ? fromFileStyle({ numFmt }) : {}),
  };
}
