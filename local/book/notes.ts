/** Notes of a sheet: Univer keeps them by row and column, the file as comments. */
import type { Comment, Worksheet } from '@cj-tech-master/excelts';
import type { ISheetNote } from '@univerjs/sheets-note';
import { cellName } from './a1';
import { keepWritten } from './layout';
import { escapeText } from './xml-text';

export type SheetNotes = Record<string, Record<string, ISheetNote>>;

/** Univer's own size of a new note, in pixels. */
const size = { width: 160, height: 72 };

export function toFileNotes(notes: SheetNotes): Record<string, string> {
  const cells = Object.values(notes).flatMap((row) => Object.values(row));
  return Object.fromEntries(cells.filter(({ note }) => note).map(({ row, col, note }) => [cellName(row, col), note]));
}

export function addNotes(sheet: Worksheet, notes: Record<string, string>): void {
  for (const [name, text] of Object.entries(notes)) {
    const cell = sheet.getCell(name);
    cell.note = escapeText(text);
    keepWritten(cell);
  }
}

export function fromFileNotes(
  notes: Record<string, string>,
  positions: Map<string, { row: number; column: number }>,
): SheetNotes {
  const result: SheetNotes = {};
  for (const [cell, note] of Object.entries(notes)) {
    const at = positions.get(cell);
    if (!at) continue;
    result[at.row] = { ...result[at.row], [at.column]: { id: `file-${cell}`, row: at.row, col: at.column, ...size, note } };
  }
  return result;
}

/** Comments by other programs may be in pieces of different fonts. */
export function noteText(note: string | Pick<Comment, 'texts'> | undefined): string {
  if (typeof note === 'string') return note;
  return (note?.texts ?? []).map((run) => run.text).join('');
}
