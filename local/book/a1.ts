/** A1 notation; rows and columns are 0-based as in the snapshot. */
import type { IRange } from '@univerjs/core';

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function rangeName(range: IRange): string {
  const first = cellName(range.startRow, range.startColumn);
  const last = cellName(range.endRow, range.endColumn);
  return first === last ? first : `${first}:${last}`;
}

/** `B2` or `$B$2:C9`; undefined when the text is anything else. `A:B` and `1:2` reach to the sheet's last row or column. */
export function parseRange(text: string, rowCount = 1_048_576, columnCount = 16_384): IRange | undefined {
  const match = /^\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?$/i.exec(text.trim());
  if (!match || text.trim() === '') return undefined;
  const [, left, top, right, bottom] = match;
  const single = !text.includes(':');
  if (single && !(left && top)) return undefined;
  if (Boolean(left) !== Boolean(single ? left : right)) return undefined;
  const range = {
    startRow: top ? Number(top) - 1 : 0,
    endRow: single ? Number(top) - 1 : bottom ? Number(bottom) - 1 : rowCount - 1,
    startColumn: left ? columnNumber(left) : 0,
    endColumn: single ? columnNumber(left ?? '') : right ? columnNumber(right) : columnCount - 1,
  };
  return range;
}

/** `Lists!A2:A9` or `'My tab'!A2` → the sheet's name and the rest. */
export function splitSheetName(reference: string): { sheet: string; range: string } | undefined {
  const quoted = /^'((?:[^']|'')+)'!(.+)$/.exec(reference);
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), range: quoted[2] ?? '' };
  const plain = /^([^'!]+)!(.+)$/.exec(reference);
  return plain ? { sheet: plain[1] ?? '', range: plain[2] ?? '' } : undefined;
}

export function quoteSheetName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
