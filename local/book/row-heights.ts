/**
 * How high a row must be for its wrapped texts. Google and Excel's screen work it out by drawing; a file carries it, and a program that
 * finds none shows one line and prints the rest over the row below. Not a fixed height: the row grows again with what is typed.
 */
import type { Worksheet } from '@cj-tech-master/excelts';
import type { FileStyle } from './cell-styles';
import { defaultFont } from './cell-styles';

/** Arial's widths in thousandths of the font's size, which Helvetica and Liberation Sans share; letters not named are 556. */
const widths: Readonly<Record<number, string>> = {
  222: 'ijl‘’',
  278: " !,./:;I[]\\ft|'",
  333: '()-r“”',
  500: 'ckJsvxyz',
  584: '+<=>~–',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  1000: '%@W—…',
};
const usual = 556;
const widthOf = new Map(Object.entries(widths).flatMap(([width, letters]) => [...letters].map((one) => [one, Number(width)])));

const pixelsPerPoint = 96 / 72;
const padding = 6;
const boldness = 1.08;
/** Points from one line to the next, for each point of the font. */
const leading = 1.2;
const above = 3;
/** Excel's limit. */
const highest = 409;

interface Wrapped {
  readonly text: string;
  /** Pixels. */
  readonly width: number;
  readonly style: FileStyle;
}

/** Points, or undefined where one line is enough. */
export function heightOf(cells: readonly Wrapped[]): number | undefined {
  const heights = cells.flatMap(({ text, width, style }) => {
    const { size = defaultFont.size, bold } = style.font ?? {};
    const room = ((width - padding) / (size * pixelsPerPoint)) * 1000;
    const lines = countLines(text, bold ? room / boldness : room);
    return lines > 1 ? [lines * size * leading + above] : [];
  });
  return heights.length === 0 ? undefined : Math.min(highest, Math.ceil(Math.max(...heights)));
}

/** As many words on a line as fit; a word longer than a line is broken. `room` in thousandths of the font's size. */
function countLines(text: string, room: number): number {
  return text.split('\n').reduce((sum, paragraph) => sum + countParagraph(paragraph, room), 0);
}

function countParagraph(paragraph: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const word of paragraph.split(/(?<=[ -])/)) {
    const width = measure(word.trimEnd());
    if (used > 0 && used + width > room) [lines, used] = [lines + 1, 0];
    if (width > room) lines += Math.ceil(width / room) - 1;
    used += measure(word);
  }
  return lines;
}

function measure(text: string): number {
  let sum = 0;
  for (const letter of text) sum += widthOf.get(letter) ?? usual;
  return sum;
}

/** Gives every row that nobody has set a height of its own what the wrapped texts in sight need. */
export function fitRows(sheet: Worksheet, widthOfColumn: (column: number) => number): void {
  sheet.eachRow((row) => {
    if (row.customHeight) return;
    const wrapped: Wrapped[] = [];
    row.eachCell((cell, column) => {
      if (cell.style.alignment?.wrapText !== true || cell.isMerged || sheet.getColumn(column).hidden) return;
      wrapped.push({ text: cell.text, width: widthOfColumn(column - 1), style: cell.style });
    });
    const height = heightOf(wrapped);
    if (height === undefined) return;
    row.height = height;
    row.customHeight = false;
  });
}
