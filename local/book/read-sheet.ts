/** One worksheet of the file → one sheet of the snapshot, with its rules. */
import type { Cell, Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { ICellData, ISheetDataValidationRule, IWorksheetData } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { cellName } from './a1';
import type { FileStyle } from './cell-styles';
import { fromFileValue, plainTruth } from './cell-values';
import { formatsKey, fromFileFormats } from './conditional-formats';
import { readDefaultSizes, readLayout, withoutDepths } from './layout';
import type { TabLinks } from './links';
import { fromFileNotes, noteText } from './notes';
import { digest, type SheetRecord, takeBack } from './parts';
import { CellRestorer } from './restore-cell';
import type { StyleReader } from './style-table';
import { fromFileValidations, readFileValidations, validationKey } from './validations';
import type { SheetParts } from './write-sheet';

export interface SheetSource {
  book: Workbook;
  sheet: Worksheet;
  id: string;
  /** Absent in a file made elsewhere. */
  record: SheetRecord | undefined;
  styles: StyleReader;
  links: TabLinks;
  /** Whether the file holds results of formulas. */
  calculated: boolean;
}

/** `dropped`: what of this sheet cannot be kept, in words. */
export function readSheet(source: SheetSource): SheetParts & { dropped: string[] } {
  const { book, sheet, record } = source;
  const cells = new CellReader(source);
  const cellData = cells.read();
  const validations = readFileValidations(sheet);
  const formats = fromFileFormats(sheet);
  const formatsKept = record?.formats && record.formats.digest === digest(formatsKey(sheet.conditionalFormattings ?? []));
  return {
    data: { ...frameOf(source), cellData },
    validations: takeBack(record?.validations, validations.map(validationKey), () =>
      fromFileValidations(book, sheet, validations, (record?.validations?.value ?? []) as ISheetDataValidationRule[]),
    ) as ISheetDataValidationRule[],
    formats: (formatsKept ? record?.formats?.value : formats.rules) as IConditionFormattingRule[],
    notes: takeBack(record?.notes, cells.notes, () => fromFileNotes(cells.notes, cells.notePositions)) as SheetParts['notes'],
    dropped: formatsKept ? [] : formats.dropped.map((type) => `conditional format "${type}" on tab ${sheet.name}`),
  };
}

function frameOf({ sheet, id, record }: SheetSource): Partial<IWorksheetData> {
  const layout = readLayout(sheet);
  const rest = record?.rest ?? readDefaultSizes(sheet);
  const others = withoutDepths(record?.layout.value.custom);
  return {
    ...rest,
    ...takeBack(record?.layout, layout, () => ({ ...layout, custom: { ...others, ...layout.custom } })),
    id,
    name: record?.name ?? sheet.name,
    rowCount: Math.max(record?.rowCount ?? 1000, sheet.rowCount),
    columnCount: Math.max(record?.columnCount ?? 26, lastUsedColumn(sheet)),
  };
}

function lastUsedColumn(sheet: Worksheet): number {
  let last = 0;
  sheet.eachRow((row) => {
    last = Math.max(last, row.cellCount);
  });
  return last;
}

class CellReader {
  readonly notes: Record<string, string> = {};
  readonly notePositions = new Map<string, { row: number; column: number }>();
  private readonly data: Record<number, Record<number, ICellData>> = {};
  private readonly restorer: CellRestorer;

  constructor(private readonly source: SheetSource) {
    this.restorer = new CellRestorer(source.record);
  }

  read(): Record<number, Record<number, ICellData>> {
    this.source.sheet.eachRow({ includeEmpty: true }, (row, number) => {
      row.eachCell({ includeEmpty: true }, (cell, column) => this.readCell(cell, number - 1, column - 1));
    });
    this.expandColumns();
    return this.data;
  }

  private readCell(cell: Cell, row: number, column: number): void {
    if (cell.isMerged && cell.master !== cell) return;
    const { note } = cell;
    if (note) {
      this.notes[cellName(row, column)] = noteText(note);
      this.notePositions.set(cellName(row, column), { row, column });
    }
    const name = cellName(row, column);
    const read = fromFileValue(cell, this.source.calculated);
    if (read?.f) read.f = this.source.links.fromFile(read.f);
    const plain = read?.f && !this.restorer.hadFormula(name) ? plainTruth(read) : read;
    const content = this.restorer.needed ? this.restorer.restore(name, plain) : plain;
    const style = this.source.styles.idOf(cell.style as FileStyle);
    if (!content && !style) return;
    // Tens of thousands of cells: one object each, not two.
    const made = content ?? {};
    if (style) made.s = style;
    this.put(row, column, made);
  }

  /** A column's format stands for every cell that the file leaves out: ours those below the content, LibreOffice all blank ones. */
  private expandColumns(): void {
    const { sheet, record, styles } = this.source;
    const taken = record?.layout.digest === digest(readLayout(sheet)) ? record.layout.value.columnData : undefined;
    (sheet.columns ?? []).forEach((fileColumn, column) => {
      if (Object.keys(fileColumn.style).length === 0 || taken?.[column]?.s) return;
      const style = styles.idOf(fileColumn.style as FileStyle);
      const run = record?.filled[column] ?? { to: Math.max(1000, sheet.rowCount) - 1 };
      if (!style) return;
      for (let row = 0; row <= run.to; row++) {
        if (!this.data[row]?.[column] && !sheet.findCell(row + 1, column + 1)) this.put(row, column, { s: style });
      }
    });
  }

  private put(row: number, column: number, cell: ICellData): void {
    const cells = this.data[row];
    if (cells) cells[column] = cell;
    else this.data[row] = { [column]: cell };
  }
}
