/** SpreadsheetApp.ConditionalFormatRule, its builder and its condition. */
import { EnumConstant } from '../../runtime/service-enum';
import { expose, ServiceError, signatureError } from '../../runtime/service-object';
import { type Check, checkArguments, isA, isBoolean, isDate, isList, isNumber, isText, orNothing } from './arguments';
import { colourText } from './colours';
import { BooleanCriteria, type BooleanCriterion } from './enums';
import type { Range } from './range';
import { RangeArea } from './range-area';

export interface FormatContent {
  ranges: Range[];
  criterion: BooleanCriterion | undefined;
  values: unknown[];
  look: Look;
}

/** null: the rule leaves it alone. */
export interface Look {
  background: string | null;
  fontColour: string | null;
  bold: boolean | null;
  italic: boolean | null;
  strikethrough: boolean | null;
  underline: boolean | null;
}

const plain: Look = { background: null, fontColour: null, bold: null, italic: null, strikethrough: null, underline: null };

export class BooleanCondition {
  constructor(
    private readonly criterion: BooleanCriterion,
    private readonly values: unknown[],
    private readonly look: Look,
  ) {}

  getCriteriaType(): EnumConstant {
    return BooleanCriteria[this.criterion];
  }

  getCriteriaValues(): unknown[] {
    return [...this.values];
  }

  getBackground(): string | null {
    return this.look.background;
  }

  getFontColor(): string | null {
    return this.look.fontColour;
  }

  getBold(): boolean | null {
    return this.look.bold;
  }

  getItalic(): boolean | null {
    return this.look.italic;
  }

  getStrikethrough(): boolean | null {
    return this.look.strikethrough;
  }

  getUnderline(): boolean | null {
    return this.look.underline;
  }
}

abstract class FormatReader {
  constructor(protected content: FormatContent) {}

  getRanges(): Range[] {
    return [...this.content.ranges];
  }

  getBooleanCondition(): BooleanCondition | null {
    const { criterion, values, look } = this.content;
    return criterion ? new BooleanCondition(criterion, values, look) : null;
  }

  getGradientCondition(): null {
    return null;
  }

  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder({ ...this.content, look: { ...this.content.look } });
  }
}

export class ConditionalFormatRule extends FormatReader {
  /** For the sheet that takes the rule. */
  read(): FormatContent {
    return this.content;
  }
}

export class ConditionalFormatRuleBuilder extends FormatReader {
  constructor(content: FormatContent = { ranges: [], criterion: undefined, values: [], look: { ...plain } }) {
    super(content);
  }

  build(): ConditionalFormatRule {
    if (!this.content.criterion) throw new ServiceError('A conditional format rule needs a condition.');
    return new ConditionalFormatRule({ ...this.content, look: { ...this.content.look } });
  }

  setRanges(ranges: Range[]): this {
    checkArguments(`${builder}.setRanges`, [ranges], isList);
    for (const range of ranges) checkArguments(`${builder}.setRanges`, [range], isA(RangeArea));
    this.content = { ...this.content, ranges: [...ranges] };
    return this;
  }

  // How it looks; null takes a part away

  private paint<Part extends keyof Look>(method: string, part: Part, value: Look[Part], check: Check): this {
    checkArguments(`${builder}.${method}`, [value], orNothing(check));
    this.content.look = { ...this.content.look, [part]: value ?? null };
    return this;
  }

  setBackground(color: string | null): this {
    return this.paint('setBackground', 'background', color && colourText(color), isText);
  }

  setFontColor(color: string | null): this {
    return this.paint('setFontColor', 'fontColour', color && colourText(color), isText);
  }

  setBold(bold: boolean | null): this {
    return this.paint('setBold', 'bold', bold, isBoolean);
  }

  setItalic(italic: boolean | null): this {
    return this.paint('setItalic', 'italic', italic, isBoolean);
  }

  setStrikethrough(strikethrough: boolean | null): this {
    return this.paint('setStrikethrough', 'strikethrough', strikethrough, isBoolean);
  }

  setUnderline(underline: boolean | null): this {
    return this.paint('setUnderline', 'underline', underline, isBoolean);
  }

  // When it applies

  withCriteria(criteria: EnumConstant, args: unknown[]): this {
    const known = criteria instanceof EnumConstant && criteria.name() in BooleanCriteria;
    if (!known || !Array.isArray(args)) throw signatureError(`${builder}.withCriteria`, criteria, args);
    return this.when('withCriteria', criteria.name() as BooleanCriterion, args, () => true);
  }

  private when(method: string, criterion: BooleanCriterion, values: unknown[], check: Check): this {
    checkArguments(`${builder}.${method}`, values, ...values.map(() => check));
    this.content = { ...this.content, criterion, values };
    return this;
  }

  whenFormulaSatisfied(formula: string): this {
    return this.when('whenFormulaSatisfied', 'CUSTOM_FORMULA', [formula], isText);
  }

  whenCellEmpty(): this {
    return this.when('whenCellEmpty', 'CELL_EMPTY', [], isText);
  }

  whenCellNotEmpty(): this {
    return this.when('whenCellNotEmpty', 'CELL_NOT_EMPTY', [], isText);
  }

  whenTextContains(text: string): this {
    return this.when('whenTextContains', 'TEXT_CONTAINS', [text], isText);
  }

  whenTextDoesNotContain(text: string): this {
    return this.when('whenTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', [text], isText);
  }

  whenTextEqualTo(text: string): this {
    return this.when('whenTextEqualTo', 'TEXT_EQUAL_TO', [text], isText);
  }

  whenTextStartsWith(text: string): this {
    return this.when('whenTextStartsWith', 'TEXT_STARTS_WITH', [text], isText);
  }

  whenTextEndsWith(text: string): this {
    return this.when('whenTextEndsWith', 'TEXT_ENDS_WITH', [text], isText);
  }

  whenDateAfter(date: Date): this {
    return this.when('whenDateAfter', 'DATE_AFTER', [date], isDate);
  }

  whenDateBefore(date: Date): this {
    return this.when('whenDateBefore', 'DATE_BEFORE', [date], isDate);
  }

  whenDateEqualTo(date: Date): this {
    return this.when('whenDateEqualTo', 'DATE_EQUAL_TO', [date], isDate);
  }

  whenNumberBetween(start: number, end: number): this {
    return this.when('whenNumberBetween', 'NUMBER_BETWEEN', [start, end], isNumber);
  }

  whenNumberNotBetween(start: number, end: number): this {
    return this.when('whenNumberNotBetween', 'NUMBER_NOT_BETWEEN', [start, end], isNumber);
  }

  whenNumberEqualTo(number: number): this {
    return this.when('whenNumberEqualTo', 'NUMBER_EQUAL_TO', [number], isNumber);
  }

  whenNumberNotEqualTo(number: number): this {
    return this.when('whenNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', [number], isNumber);
  }

  whenNumberGreaterThan(number: number): this {
    return this.when('whenNumberGreaterThan', 'NUMBER_GREATER_THAN', [number], isNumber);
  }

  whenNumberGreaterThanOrEqualTo(number: number): this {
    return this.when('whenNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [number], isNumber);
  }

  whenNumberLessThan(number: number): this {
    return this.when('whenNumberLessThan', 'NUMBER_LESS_THAN', [number], isNumber);
  }

  whenNumberLessThanOrEqualTo(number: number): this {
    return this.when('whenNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', [number], isNumber);
  }
}

const builder = 'SpreadsheetApp.ConditionalFormatRuleBuilder';
const readers = ['copy', 'getBooleanCondition', 'getGradientCondition', 'getRanges'] as const;

expose(
  ConditionalFormatRule,
  'SpreadsheetApp.ConditionalFormatRule',
  readers satisfies readonly (keyof GoogleAppsScript.Spreadsheet.ConditionalFormatRule)[],
);

expose(BooleanCondition, 'SpreadsheetApp.BooleanCondition', [
  'getBackground',
  'getBold',
  'getCriteriaType',
  'getCriteriaValues',
  'getFontColor',
  'getItalic',
  'getStrikethrough',
  'getUnderline',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.BooleanCondition)[]);

expose(ConditionalFormatRuleBuilder, builder, [
  ...readers,
  'build',
  'setBackground',
  'setBold',
  'setFontColor',
  'setItalic',
  'setRanges',
  'setStrikethrough',
  'setUnderline',
  'whenCellEmpty',
  'whenCellNotEmpty',
  'whenDateAfter',
  'whenDateBefore',
  'whenDateEqualTo',
  'whenFormulaSatisfied',
  'whenNumberBetween',
  'whenNumberEqualTo',
  'whenNumberGreaterThan',
  'whenNumberGreaterThanOrEqualTo',
  'whenNumberLessThan',
  'whenNumberLessThanOrEqualTo',
  'whenNumberNotBetween',
  'whenNumberNotEqualTo',
  'whenTextContains',
  'whenTextDoesNotContain',
  'whenTextEndsWith',
  'whenTextEqualTo',
  'whenTextStartsWith',
  'withCriteria',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder)[]);
