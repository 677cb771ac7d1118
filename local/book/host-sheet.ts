/** The hidden sheet `_host`: JSON in column A, in pieces; from column C on, the long lists of choices that a validation refers to. */
import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import { cellName, columnLetters } from './a1';
import type { HostRecord } from './parts';
import { escapeText } from './xml-text';

export const hostSheetName = '_host';
const heading = 'Kept by the local host: what xlsx cannot hold. Do not edit.';
const pieceLength = 30_000;
const firstListColumn = 2;

export function writeHostSheet(sheet: Worksheet, record: HostRecord): void {
  // Plain ASCII, so that no piece can end within a surrogate pair.
  const json = JSON.stringify(record).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  sheet.state = 'hidden';
  sheet.getCell('A1').value = heading;
  for (let start = 0, row = 2; start < json.length; start += pieceLength, row++) {
    // A leading letter keeps a piece from looking like a formula or being trimmed.
    sheet.getCell(row, 1).value = escapeText(`j${json.slice(start, start + pieceLength)}`);
  }
}

/** Undefined for a file made elsewhere. */
export function readHostSheet(book: Workbook): HostRecord | undefined {
  const sheet = book.getWorksheet(hostSheetName);
  if (!sheet) return undefined;
  let json = '';
  for (let row = 2; row <= sheet.rowCount; row++) {
    const piece = sheet.getCell(row, 1).value;
    if (typeof piece === 'string' && piece.startsWith('j')) json += piece.slice(1);
  }
  try {
    const record = JSON.parse(json) as HostRecord;
    if (record.version === 1) return record;
    throw new Error(`version ${String(record.version)}, expected 1`);
  } catch (cause) {
    throw new Error(`the hidden sheet ${hostSheetName} cannot be read (${(cause as Error).message})`, { cause });
  }
}

/** Lists of choices too long for a validation's own text; each takes a column of the hidden sheet. */
export class ListStore {
  private readonly lists: string[][] = [];
  private readonly formulas = new Map<string, string>();

  formulaOf(items: string[]): string {
    const key = JSON.stringify(items);
    const known = this.formulas.get(key);
    if (known) return known;
    const column = columnLetters(firstListColumn + this.lists.length);
    const formula = `${hostSheetName}!$${column}$1:$${column}$${items.length}`;
    this.lists.push(items);
    this.formulas.set(key, formula);
    return formula;
  }

  writeTo(sheet: Worksheet): void {
    this.lists.forEach((items, index) => {
      items.forEach((item, row) => {
        sheet.getCell(cellName(row, firstListColumn + index)).value = escapeText(item);
      });
    });
  }
}

export function readStoredList(book: Workbook, formula: string): string[] | undefined {
  const match = /^'?_host'?!\$([A-Z]+)\$1:\$\1\$(\d+)$/.exec(formula);
  const sheet = book.getWorksheet(hostSheetName);
  if (!match || !sheet) return undefined;
  return Array.from({ length: Number(match[2]) }, (_, index) => String(sheet.getCell(`${match[1]}${index + 1}`).value ?? ''));
}
