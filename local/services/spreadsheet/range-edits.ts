/** Changes of whole blocks: clearing, copying, sorting, grouping. */
import type { ICellData, IRange, Nullable } from '@univerjs/core';
import type { Area } from '../../engine/a1';
import { rangeOf } from '../../engine/areas';
import { clearedStyle, contentOf, openMarks } from '../../engine/cells';
import { openRanges } from '../../engine/formula-text';
import { EnumConstant } from '../../runtime/service-enum';
import { signatureError } from '../../runtime/service-object';
import { checkArguments, isA, isNothing, isNumber, isText } from './arguments';
import { assertInside } from './bounds';
import type { Range } from './range';
import { RangeArea } from './range-area';
import { RangeRules } from './range-rules';
import { type SortKey, sortedRows } from './sort-order';

type ClearOptions = Partial<Record<'contentsOnly' | 'formatOnly' | 'validationsOnly' | 'commentsOnly', boolean>>;
type Part = 'content' | 'format' | 'validation' | 'note';

export abstract class RangeEdits extends RangeRules {
  clear(options?: ClearOptions | null): this {
    const chosen: [boolean | undefined, Part][] = [
      [options?.contentsOnly, 'content'],
      [options?.formatOnly, 'format'],
      [options?.validationsOnly, 'validation'],
      [options?.commentsOnly, 'note'],
    ];
    const parts = chosen.filter(([wanted]) => wanted).map(([, part]) => part);
    return this.clearParts('clear', parts.length > 0 ? parts : ['content', 'format']);
  }

  clearContent(): this {
    return this.clearParts('clearContent', ['content']);
  }

  clearFormat(): this {
    return this.clearParts('clearFormat', ['format']);
  }

  private clearParts(method: string, parts: readonly Part[]): this {
    this.writing(method);
    const sheet = this.engineSheet;
    if (parts.includes('validation')) sheet.rules.clearValidations(rangeOf(this.area));
    this.book.engine.apply();
    this.each((row, column) => {
      if (parts.includes('note')) sheet.rules.setNote(row, column, '');
      if (!sheet.worksheet.getCellMatrix().getValue(row, column)) return;
      if (parts.includes('content')) sheet.clear(row, column);
      if (parts.includes('format')) sheet.patch(row, column, { s: null });
    });
    return this;
  }

  /** Copies to `destination`, repeated as often as it fits; formulas move their relative references. */
  copyTo(
    destination: Range,
    options?: EnumConstant | { formatOnly?: boolean; contentsOnly?: boolean } | null,
    transposed?: boolean | null,
  ): void {
    checkArguments('SpreadsheetApp.Range.copyTo', [destination], isA(RangeArea));
    const type = copyType(options);
    if (!type) throw signatureError('SpreadsheetApp.Range.copyTo', destination, options, transposed);
    this.book.writing('copyTo', destination.getNumRows() * destination.getNumColumns());
    this.reading();
    const source = this.grid((row, column) => this.copied(row, column));
    const block = transposed ? transpose(source) : source;
    const area = repeated(destination.area, block.length, block[0]?.length ?? 1);
    assertInside(destination.engineSheet, area);
    for (let down = 0; down < area.rows; down++)
      for (let right = 0; right < area.columns; right++) {
        const cell = block[down % block.length]?.[right % (block[0]?.length ?? 1)];
        if (cell) destination.paste(cell, area.row + down, area.column + right, type);
      }
    if (type.validation) destination.copyRules(this.engineSheet, this.area, area);
  }

  private copied(row: number, column: number): Copied {
    const cell = this.engineSheet.worksheet.getCellMatrix().getValue(row, column);
    const shown = this.engineSheet.cell(row, column);
    return { row, column, cell: shown, formula: cell?.f ?? '', open: openMarks(cell), style: this.engineSheet.styleOf(shown) };
  }

  /** Called on the destination. */
  paste(copied: Copied, row: number, column: number, type: CopyParts): void {
    const sheet = this.engineSheet;
    if (type.content && copied.formula && !type.valuesOnly)
      sheet.writeFormula(
        row,
        column,
        openRanges(this.book.engine.movedFormula(copied.formula, column - copied.column, row - copied.row), copied.open),
      );
    else if (type.content) {
      const value = contentOf(copied.cell);
      if (value === '') sheet.clear(row, column);
      else
        sheet.patch(row, column, {
          v: copied.cell?.v ?? null,
          t: copied.cell?.t ?? null,
          f: null,
          si: null,
          p: null,
          custom: null,
        });
    }
    if (type.format)
      sheet.patch(row, column, { s: copied.style ? { ...clearedStyle, ...copied.style } : null } as Partial<ICellData>);
  }

  /** Called on the destination: the source's validations, laid out as often as its cells. */
  copyRules(source: Range['engineSheet'], from: Area, to: Area): void {
    const found: { rule: object; range: IRange }[] = [];
    for (let row = to.row; row < to.row + to.rows; row++)
      for (let column = to.column; column < to.column + to.columns; column++) {
        const rule = source.rules.validationAt(
          from.row + ((row - to.row) % from.rows),
          from.column + ((column - to.column) % from.columns),
        );
        if (rule) found.push({ rule, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } });
      }
    this.engineSheet.rules.clearValidations(rangeOf(to));
    const byRule = new Map<object, IRange[]>();
    for (const { rule, range } of found) byRule.set(rule, [...(byRule.get(rule) ?? []), range]);
    for (const [rule, ranges] of byRule) {
      const {
        uid: _uid,
        ranges: _ranges,
        ...rest
      } = rule as Parameters<typeof this.engineSheet.rules.addValidation>[0] & { uid: string; ranges: IRange[] };
      this.engineSheet.rules.addValidation(rest, ranges);
    }
  }

  /** A column number, {column, ascending}, or a list of these; columns count from 1 in the sheet. */
  sort(sortSpecObj: unknown): this {
    this.writing('sort');
    this.reading();
    const keys = (Array.isArray(sortSpecObj) ? sortSpecObj : [sortSpecObj]).map((spec) => sortKey(spec, sortSpecObj));
    const rows = this.grid((row, column) => this.copied(row, column));
    const order = sortedRows(
      rows.map((row) => row.map(({ cell }) => contentOf(cell))),
      keys.map((key) => ({ ...key, column: key.column - this.area.column })),
    );
    const everything = { content: true, format: true, validation: false, valuesOnly: false };
    order.forEach((from, to) => {
      for (const cell of rows[from] ?? []) this.paste(cell, this.area.row + to, cell.column, everything);
    });
    return this;
  }

  trimWhitespace(): this {
    this.writing('trimWhitespace');
    this.reading();
    this.each((row, column) => {
      const value = this.engineSheet.value(row, column);
      if (typeof value === 'string' && this.engineSheet.formula(row, column) === '' && trimmed(value) !== value)
        this.engineSheet.writeValue(row, column, trimmed(value));
    });
    return this;
  }

  shiftColumnGroupDepth(delta: number): this {
    checkArguments('SpreadsheetApp.Range.shiftColumnGroupDepth', [delta], isNumber);
    this.book.mayChange('shiftColumnGroupDepth');
    const { shape } = this.engineSheet;
    const { column, columns } = this.area;
    for (let index = column; index < column + columns; index++)
      shape.setColumnDepth(index, depth(shape.columnDepth(index) + delta));
    return this;
  }

  shiftRowGroupDepth(delta: number): this {
    checkArguments('SpreadsheetApp.Range.shiftRowGroupDepth', [delta], isNumber);
    this.book.mayChange('shiftRowGroupDepth');
    const { shape } = this.engineSheet;
    const { row, rows } = this.area;
    for (let index = row; index < row + rows; index++) shape.setRowDepth(index, depth(shape.rowDepth(index) + delta));
    return this;
  }
}

interface Copied {
  row: number;
  column: number;
  cell: Nullable<ICellData>;
  /** As the engine keeps it, with open-ended ranges closed; `open` tells which they are. */
  formula: string;
  open: number[];
  style: Nullable<object>;
}

interface CopyParts {
  content: boolean;
  format: boolean;
  validation: boolean;
  valuesOnly: boolean;
}

const nothing: CopyParts = { content: false, format: false, validation: false, valuesOnly: false };
const copyTypes: Record<string, CopyParts> = {
  PASTE_NORMAL: { content: true, format: true, validation: true, valuesOnly: false },
  PASTE_NO_BORDERS: { content: true, format: true, validation: true, valuesOnly: false },
  PASTE_FORMAT: { ...nothing, format: true },
  PASTE_FORMULA: { ...nothing, content: true },
  PASTE_VALUES: { ...nothing, content: true, valuesOnly: true },
  PASTE_DATA_VALIDATION: { ...nothing, validation: true },
};

function copyType(options: unknown): CopyParts | undefined {
  if (isNothing(options)) return copyTypes.PASTE_NORMAL;
  if (options instanceof EnumConstant) return copyTypes[options.name()];
  const { formatOnly, contentsOnly } = options as { formatOnly?: boolean; contentsOnly?: boolean };
  if (formatOnly) return copyTypes.PASTE_FORMAT;
  return contentsOnly ? { ...nothing, content: true } : copyTypes.PASTE_NORMAL;
}

/** trimmed('  a   b ') //=> 'a b' */
const trimmed = (text: string) => text.trim().replace(/\s+/g, ' ');
const depth = (wanted: number) => Math.min(8, Math.max(0, wanted));

function transpose<T>(grid: T[][]): T[][] {
  return (grid[0] ?? []).map((_, column) => grid.map((row) => row[column] as T));
}

/** The whole number of times that the block fits, at least once. */
function repeated(area: Area, rows: number, columns: number): Area {
  const times = (space: number, size: number) => (space % size === 0 ? space : size);
  return { ...area, rows: times(area.rows, rows), columns: times(area.columns, columns) };
}

function sortKey(spec: unknown, whole: unknown): SortKey {
  if (isNumber(spec)) return { column: Number(spec) - 1, ascending: true };
  const { column, ascending = true } = (spec ?? {}) as { column?: unknown; ascending?: unknown };
  if (!isNumber(column) || isText(ascending)) throw signatureError('SpreadsheetApp.Range.sort', whole);
  return { column: Number(column) - 1, ascending: ascending !== false };
}
