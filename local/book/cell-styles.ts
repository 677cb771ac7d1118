/** One style: Univer's short names on one side, xlsx's on the other. What a new Google Sheet does by itself is written, but not read back. */
import type { Alignment, Border, BorderStyle, Borders, Font, Style } from '@cj-tech-master/excelts';
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import { Baseline, borderNames, doubleUnderline, type Horizontal, type Vertical, Wrap } from './codes';
import { fromFileColour, toArgb } from './colours';

export type FileStyle = Partial<Style>;

export const defaultFont = { name: 'Arial', size: 10 } as const;

const horizontalNames = ['general', 'left', 'center', 'right', 'justify', 'justify', 'distributed'] as const;
const verticalNames = ['none', 'top', 'middle', 'bottom'] as const;

export function toFileStyle(style: IStyleData): FileStyle {
  const fill = toArgb(style.bg?.rgb);
  const border = toBorders(style.bd);
  const alignment = toAlignment(style);
  const numFmt = toNumberFormat(style);
  return {
    font: toFont(style),
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } as const } : {}),
    ...(border ? { border } : {}),
    ...(alignment ? { alignment } : {}),
    ...(numFmt ? { numFmt } : {}),
  };
}

export function fromFileStyle(style: FileStyle): IStyleData {
  const format = typeof style.numFmt === 'string' ? style.numFmt : style.numFmt?.formatCode;
  const fill = style.fill?.type === 'pattern' && style.fill.pattern !== 'none' ? fromFileColour(style.fill.fgColor) : undefined;
  const border = fromBorders(style.border);
  return {
    ...fromFont(style.font),
    ...(fill ? { bg: { rgb: fill } } : {}),
    ...(border ? { bd: border } : {}),
    ...fromAlignment(style.alignment),
    ...(format && format !== 'General' ? { n: { pattern: format } } : {}),
  };
}

export function toFont(style: IStyleData): Partial<Font> {
  const colour = toArgb(style.cl?.rgb);
  return {
    name: style.ff ?? defaultFont.name,
    size: Math.round(style.fs ?? defaultFont.size),
    ...(style.bl ? { bold: true } : {}),
    ...(style.it ? { italic: true } : {}),
    ...(style.st?.s ? { strike: true } : {}),
    ...(style.ul?.s ? { underline: style.ul.t === doubleUnderline ? ('double' as const) : true } : {}),
    ...(style.va === Baseline.subscript ? { vertAlign: 'subscript' as const } : {}),
    ...(style.va === Baseline.superscript ? { vertAlign: 'superscript' as const } : {}),
    ...(colour ? { color: { argb: colour } } : {}),
  };
}

export function fromFont(font: Partial<Font> | undefined): IStyleData {
  if (!font) return {};
  const colour = fromFileColour(font.color);
  const underline = font.underline === true || (typeof font.underline === 'string' && font.underline !== 'none');
  const double = typeof font.underline === 'string' && font.underline.startsWith('double');
  return {
    ...(font.name && font.name !== defaultFont.name ? { ff: font.name } : {}),
    ...(font.size && font.size !== defaultFont.size ? { fs: font.size } : {}),
    ...(font.bold ? { bl: 1 } : {}),
    ...(font.italic ? { it: 1 } : {}),
    ...(font.strike ? { st: { s: 1 } } : {}),
    ...(underline ? { ul: { s: 1, ...(double ? { t: doubleUnderline } : {}) } } : {}),
    ...(font.vertAlign ? { va: Baseline[font.vertAlign] } : {}),
    // Black by theme is what every plain cell of Excel says.
    ...(colour && font.color?.theme !== 1 ? { cl: { rgb: colour } } : {}),
  };
}

function toNumberFormat(style: IStyleData): string | undefined {
  const pattern = style.n?.pattern;
  return pattern && pattern.toLowerCase() !== 'general' ? pattern : undefined;
}

function toAlignment(style: IStyleData): Partial<Alignment> | undefined {
  const alignment: Partial<Alignment> = {};
  const horizontal = horizontalNames[style.ht ?? 0];
  if (horizontal && horizontal !== 'general') alignment.horizontal = horizontal;
  const vertical = verticalNames[style.vt ?? 0];
  if (vertical && vertical !== 'none') alignment.vertical = vertical;
  if (style.tb === Wrap.wrap) alignment.wrapText = true;
  // xlsx has no "clip"; a stated reading order changes nothing for Latin text and tells it apart from "overflow".
  if (style.tb === Wrap.clip) alignment.readingOrder = 'ltr';
  if (style.tr?.v) alignment.textRotation = 'vertical';
  else if (style.tr?.a) alignment.textRotation = -style.tr.a;
  return Object.keys(alignment).length ? alignment : undefined;
}

function fromAlignment(alignment: Partial<Alignment> | undefined): IStyleData {
  if (!alignment) return {};
  const horizontal = (horizontalNames as readonly string[]).indexOf(alignment.horizontal ?? '');
  const vertical = (verticalNames as readonly string[]).indexOf(alignment.vertical ?? '');
  const rotation = alignment.textRotation;
  return {
    ...(horizontal > 0 ? { ht: horizontal as (typeof Horizontal)[keyof typeof Horizontal] } : {}),
    ...(vertical > 0 ? { vt: vertical as (typeof Vertical)[keyof typeof Vertical] } : {}),
    ...(alignment.wrapText ? { tb: Wrap.wrap } : alignment.readingOrder === 'ltr' ? { tb: Wrap.clip } : {}),
    ...(rotation === 'vertical' ? { tr: { a: 0, v: 1 } } : rotation ? { tr: { a: -rotation } } : {}),
  };
}

function toBorders(borders: Nullable<IBorderData>): Partial<Borders> | undefined {
  if (!borders) return undefined;
  const result: Partial<Borders> = {};
  for (const [side, short] of sides) {
    const border = toBorder(borders[short]);
    if (border) result[side] = border;
  }
  return Object.keys(result).length ? result : undefined;
}

const sides = [
  ['left', 'l'],
  ['right', 'r'],
  ['top', 't'],
  ['bottom', 'b'],
] as const;

function toBorder(border: Nullable<IBorderStyleData>): Partial<Border> | undefined {
  const style = border ? borderNames[border.s] : undefined;
  return style && { style: style satisfies BorderStyle, color: { argb: toArgb(border?.cl.rgb) ?? 'FF000000' } };
}

function fromBorders(borders: Partial<Borders> | undefined): IBorderData | undefined {
  const result: IBorderData = {};
  for (const [side, short] of sides) {
    const border = borders?.[side];
    const style = borderNames.findIndex((name) => name !== undefined && name === border?.style);
    if (style > 0) result[short] = { s: style, cl: { rgb: fromFileColour(border?.color) ?? '#000000' } };
  }
  return Object.keys(result).length ? result : undefined;
}
