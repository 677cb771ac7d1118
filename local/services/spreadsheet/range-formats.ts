/** How a range looks: number formats, colours, fonts, alignment. Getters tell what was set, not what a conditional format shows. */
import type { IStyleData, Nullable } from '@univerjs/core';
import type { CellPatch } from '../../engine/cells';
import { generalPattern } from '../../engine/number-format';
import type { EnumConstant } from '../../runtime/service-enum';
import { signatureError } from '../../runtime/service-object';
import { type Check, checkArguments, checkSize, isBoolean, isGrid, isNumber, isText, orNothing } from './arguments';
import { colourText } from './colours';
import { WrapStrategy } from './enums';
import { RangeValues } from './range-values';

type StylePatch = { [Key in keyof IStyleData]?: Nullable<IStyleData[Key]> };

/** Univer's enums for alignment and wrapping, which are not there at run time outside the engine's realm. */
const horizontal: Record<string, number | null> = { left: 1, center: 2, right: 3, normal: null };
const vertical: Record<string, number> = { top: 1, middle: 2, bottom: 3 };
const wraps: Record<string, number> = { OVERFLOW: 1, CLIP: 2, WRAP: 3 };

const keyOf = (table: Record<string, number | null>, value: unknown, otherwise: string) =>
  Object.keys(table).find((key) => table[key] === value) ?? otherwise;

export abstract class RangeFormats extends RangeValues {
  private style<T>(read: (style: Nullable<IStyleData>) => T): T[][] {
    this.reading();
    return this.grid((row, column) => read(this.engineSheet.style(row, column)));
  }

  private setStyles<T>(method: string, values: readonly (readonly T[])[], patch: (value: T) => StylePatch, check: Check): this {
    checkArguments(`SpreadsheetApp.Range.${method}`, [values], isGrid);
    checkSize(values, this.area);
    const wrong = values.flat().find((value) => !check(value));
    if (wrong !== undefined) throw signatureError(`SpreadsheetApp.Range.${method}`, values);
    this.writing(method);
    this.each((row, column, down, right) =>
      this.engineSheet.patch(row, column, { s: patch(values[down]?.[right] as T) as CellPatch['s'] }),
    );
    return this;
  }

  private setStyle<T>(method: string, value: T, patch: (value: T) => StylePatch, check: Check): this {
    checkArguments(`SpreadsheetApp.Range.${method}`, [value], check);
    const same = patch(value) as CellPatch['s'];
    this.writing(method);
    this.each((row, column) => this.engineSheet.patch(row, column, { s: { ...(same as object) } }));
    return this;
  }

  // Number formats; "general" takes a format away

  getNumberFormat(): string {
    return this.first(this.getNumberFormats());
  }

  getNumberFormats(): string[][] {
    this.reading();
    return this.grid((row, column) => {
      const pattern = this.engineSheet.patternOf(this.engineSheet.cell(row, column));
      return pattern === generalPattern ? '0.###############' : pattern;
    });
  }

  setNumberFormat(numberFormat: string): this {
    return this.setStyle('setNumberFormat', numberFormat, patternStyle, isText);
  }

  setNumberFormats(numberFormats: string[][]): this {
    return this.setStyles('setNumberFormats', numberFormats, patternStyle, isText);
  }

  // Colours

  getBackground(): string {
    return this.first(this.getBackgrounds());
  }

  getBackgrounds(): string[][] {
    return this.style((style) => style?.bg?.rgb ?? '#ffffff');
  }

  setBackground(color: string | null): this {
    return this.setStyle('setBackground', color, (value) => ({ bg: colourStyle(value) }), orNothing(isText));
  }

  setBackgrounds(colors: (string | null)[][]): this {
    return this.setStyles('setBackgrounds', colors, (value) => ({ bg: colourStyle(value) }), orNothing(isText));
  }

  setBackgroundRGB(red: number, green: number, blue: number): this {
    checkArguments('SpreadsheetApp.Range.setBackgroundRGB', [red, green, blue], isNumber, isNumber, isNumber);
    return this.setBackground(`#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`);
  }

  getFontColors(): string[][] {
    return this.style((style) => style?.cl?.rgb ?? '#000000');
  }

  setFontColor(color: string | null): this {
    return this.setStyle('setFontColor', color, (value) => ({ cl: colourStyle(value) }), orNothing(isText));
  }

  setFontColors(colors: (string | null)[][]): this {
    return this.setStyles('setFontColors', colors, (value) => ({ cl: colourStyle(value) }), orNothing(isText));
  }

  // Fonts

  getFontWeight(): string {
    return this.first(this.getFontWeights());
  }

  getFontWeights(): string[][] {
    return this.style((style) => (style?.bl === 1 ? 'bold' : 'normal'));
  }

  setFontWeight(weight: string | null): this {
    return this.setStyle('setFontWeight', weight, (value) => ({ bl: value === 'bold' ? 1 : null }), orNothing(isText));
  }

  setFontWeights(weights: (string | null)[][]): this {
    return this.setStyles('setFontWeights', weights, (value) => ({ bl: value === 'bold' ? 1 : null }), orNothing(isText));
  }

  getFontStyle(): string {
    return this.first(this.getFontStyles());
  }

  getFontStyles(): string[][] {
    return this.style((style) => (style?.it === 1 ? 'italic' : 'normal'));
  }

  setFontStyle(fontStyle: string | null): this {
    return this.setStyle('setFontStyle', fontStyle, (value) => ({ it: value === 'italic' ? 1 : null }), orNothing(isText));
  }

  setFontStyles(fontStyles: (string | null)[][]): this {
    return this.setStyles('setFontStyles', fontStyles, (value) => ({ it: value === 'italic' ? 1 : null }), orNothing(isText));
  }

  getFontLine(): string {
    return this.first(this.getFontLines());
  }

  getFontLines(): string[][] {
    return this.style((style) => (style?.ul?.s === 1 ? 'underline' : style?.st?.s === 1 ? 'line-through' : 'none'));
  }

  setFontLine(line: string | null): this {
    return this.setStyle('setFontLine', line, lineStyle, orNothing(isText));
  }

  setFontLines(lines: (string | null)[][]): this {
    return this.setStyles('setFontLines', lines, lineStyle, orNothing(isText));
  }

  getFontSize(): number {
    return this.first(this.getFontSizes());
  }

  getFontSizes(): number[][] {
    return this.style((style) => style?.fs ?? 10);
  }

  setFontSize(size: number): this {
    return this.setStyle('setFontSize', size, (fs) => ({ fs }), isNumber);
  }

  setFontSizes(sizes: number[][]): this {
    return this.setStyles('setFontSizes', sizes, (fs) => ({ fs }), isNumber);
  }

  getFontFamily(): string {
    return this.first(this.getFontFamilies());
  }

  getFontFamilies(): string[][] {
    return this.style((style) => style?.ff ?? 'Arial');
  }

  setFontFamily(family: string | null): this {
    return this.setStyle('setFontFamily', family, (ff) => ({ ff }), orNothing(isText));
  }

  setFontFamilies(families: (string | null)[][]): this {
    return this.setStyles('setFontFamilies', families, (ff) => ({ ff }), orNothing(isText));
  }

  // Alignment and wrapping

  getHorizontalAlignment(): string {
    return this.first(this.getHorizontalAlignments());
  }

  getHorizontalAlignments(): string[][] {
    return this.style((style) => keyOf(horizontal, style?.ht, 'general'));
  }

  setHorizontalAlignment(alignment: string | null): this {
    return this.setStyle('setHorizontalAlignment', alignment, horizontalStyle, orNothing(isText));
  }

  setHorizontalAlignments(alignments: (string | null)[][]): this {
    return this.setStyles('setHorizontalAlignments', alignments, horizontalStyle, orNothing(isText));
  }

  getVerticalAlignment(): string {
    return this.first(this.getVerticalAlignments());
  }

  getVerticalAlignments(): string[][] {
    return this.style((style) => keyOf(vertical, style?.vt, 'bottom'));
  }

  setVerticalAlignment(alignment: string | null): this {
    return this.setStyle('setVerticalAlignment', alignment, verticalStyle, orNothing(isText));
  }

  setVerticalAlignments(alignments: (string | null)[][]): this {
    return this.setStyles('setVerticalAlignments', alignments, verticalStyle, orNothing(isText));
  }

  getWrap(): boolean {
    return this.first(this.getWraps());
  }

  getWraps(): boolean[][] {
    return this.style((style) => style?.tb === wraps.WRAP);
  }

  setWrap(isWrapEnabled: boolean): this {
    return this.setStyle('setWrap', isWrapEnabled, wrapStyle, isBoolean);
  }

  setWraps(isWrapEnabled: boolean[][]): this {
    return this.setStyles('setWraps', isWrapEnabled, wrapStyle, isBoolean);
  }

  getWrapStrategy(): EnumConstant {
    return this.first(this.getWrapStrategies());
  }

  getWrapStrategies(): EnumConstant[][] {
    return this.style((style) => WrapStrategy[keyOf(wraps, style?.tb, 'OVERFLOW') as keyof typeof WrapStrategy]);
  }

  setWrapStrategy(strategy: EnumConstant): this {
    return this.setStyle('setWrapStrategy', strategy, (value) => ({ tb: wraps[value.name()] ?? null }), isWrapStrategy);
  }

  setWrapStrategies(strategies: EnumConstant[][]): this {
    return this.setStyles('setWrapStrategies', strategies, (value) => ({ tb: wraps[value.name()] ?? null }), isWrapStrategy);
  }
}

const isWrapStrategy: Check = (value) => Object.values(WrapStrategy).includes(value as EnumConstant);
const patternStyle = (pattern: string): StylePatch => ({ n: /^general$/i.test(pattern) ? null : { pattern } });
const colourStyle = (colour: string | null) => (colour ? { rgb: colourText(colour) } : null);
const lineStyle = (line: string | null): StylePatch => ({
  ul: line === 'underline' ? { s: 1 } : null,
  st: line === 'line-through' ? { s: 1 } : null,
});
const horizontalStyle = (alignment: string | null): StylePatch => ({
  ht: alignment === null ? null : (horizontal[alignment] ?? null),
});
const verticalStyle = (alignment: string | null): StylePatch => ({
  vt: alignment === null ? null : (vertical[alignment] ?? null),
});
const wrapStyle = (wrap: boolean): StylePatch => ({ tb: wrap ? (wraps.WRAP ?? null) : (wraps.OVERFLOW ?? null) });
