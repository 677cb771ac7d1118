/** What is typed into a cell is read as the host reads it: British dates, `'` for text, open-ended ranges. */
import { CellValueType, type ICellData, type Nullable, type Workbook, type Worksheet } from '@univerjs/core';
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from '@univerjs/sheets';
import { openMarks } from '../engine/cells';
import { openRanges } from '../engine/formula-text';
import { britishPattern, generalPattern } from '../engine/number-format';
import { typedPatch } from '../engine/typed-cell';
import type { Injector } from './univer';

interface Place {
  workbook: Workbook;
  worksheet: Worksheet;
  row: number;
  col: number;
}

const quoted = CellValueType.FORCE_STRING;

/** Before Univer's own readers, which take dates for American ones. */
const first = 1000;

export function readAsTheHost(injector: Injector): void {
  const { writeCellInterceptor } = injector.get(SheetInterceptorService);
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: first,
    handler: (cell, place, next) => {
      const text = typedText(cell);
      return text === undefined ? next(cell) : ({ ...cell, ...patchAt(place, text) } as ICellData);
    },
  });
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: first,
    // As it was typed, not as Univer needs it.
    handler: (cell, place, next) => {
      const open = openMarks(cell);
      if (cell?.f && open.length > 0) return { ...cell, f: openRanges(cell.f, open) };
      return next(cell?.t === quoted && isText(place, String(cell.v ?? '')) ? { ...cell, t: CellValueType.STRING } : cell);
    },
  });
}

function patchAt({ workbook, worksheet, row, col }: Place, text: string) {
  const present = worksheet.getCellRaw(row, col);
  const style = present ? workbook.getStyles().getStyleByCell(present) : undefined;
  return typedPatch(text, {
    pattern: britishPattern(style?.n?.pattern) ?? generalPattern,
    year: new Date().getFullYear(),
    rowsOf: (name) => (name === undefined ? worksheet : workbook.getSheetBySheetName(name))?.getRowCount(),
  });
}

/** Without an apostrophe too: none is shown then. */
function isText(place: Place, text: string): boolean {
  const { f, t, v } = patchAt(place, text);
  return !f && v === text && (t === CellValueType.STRING || t === quoted);
}

/** Undefined for text that was formatted letter by letter, which stays a document. */
function typedText(cell: Nullable<ICellData>): string | undefined {
  if (!cell) return undefined;
  if (cell.f) return cell.f;
  if (cell.p) return plainText(cell);
  const text = String(cell.v ?? '');
  return cell.t === quoted ? `'${text}` : text;
}

/** Several lines make a document of Univer's even without any format. */
function plainText({ p }: ICellData): string | undefined {
  const { dataStream = '', textRuns = [], customRanges = [], customBlocks = [], paragraphs = [] } = p?.body ?? {};
  const isFormatted =
    textRuns.some(({ ts }) => ts && Object.keys(ts).length > 0) ||
    customRanges.length > 0 ||
    customBlocks.length > 0 ||
    paragraphs.some(({ bullet }) => bullet);
  return isFormatted ? undefined : dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n');
}
