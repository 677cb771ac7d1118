/** What all spreadsheet objects of one execution share: the engine, the execution, and how to make each other. */
import { type Area, parseAddress } from '../../engine/a1';
import type { WorkbookEngine } from '../../engine/engine';
import type { EngineSheet } from '../../engine/sheet';
import type { Execution, UiEvent } from '../../runtime/contract';
import { ServiceError } from '../../runtime/service-object';
import { assertInside, firstCell } from './bounds';
import type { Range } from './range';
import type { Sheet } from './sheet';

export interface SpreadsheetOptions {
  getUi: () => object;
  /** Where a toast goes; the execution's metrics when left out. */
  toast?: (event: UiEvent) => void;
}

/** How to make the objects that the script gets; handed in, since they in turn need the book. */
export interface Makers {
  range(book: Book, sheet: EngineSheet, area: Area): Range;
  sheet(book: Book, sheet: EngineSheet): Sheet;
  spreadsheet(book: Book): object;
}

export class Book {
  private readonly sheets = new Map<EngineSheet, Sheet>();

  constructor(
    readonly execution: Execution,
    readonly engine: WorkbookEngine,
    readonly options: SpreadsheetOptions,
    private readonly make: Makers,
  ) {}

  sheet(engineSheet: EngineSheet): Sheet {
    const sheet = this.sheets.get(engineSheet) ?? this.make.sheet(this, engineSheet);
    this.sheets.set(engineSheet, sheet);
    return sheet;
  }

  spreadsheet(): object {
    return this.make.spreadsheet(this);
  }

  range(sheet: EngineSheet, area: Area): Range {
    return this.make.range(this, sheet, area);
  }

  /** A read sees all earlier writes, calculated. */
  reading(sheet: EngineSheet, area: Area): void {
    this.engine.flushFor(sheet, area);
    this.execution.countRead(area.rows * area.columns);
  }

  /** `method` as in "setValues", for the platform's words when a custom function tries to write. */
  writing(method: string, cells: number): void {
    this.mayChange(method);
    this.execution.countWrite(cells);
  }

  mayChange(method: string): void {
    if (this.execution.kind === 'custom-function') throw new ServiceError(`You do not have permission to call ${method}`);
  }

  /** The sheet whose tab is in front. */
  activeSheet(): EngineSheet {
    const name = this.engine.formulaCell?.sheetName ?? this.execution.selection.sheetName;
    const sheet = this.engine.sheet(name) ?? this.engine.sheets().find(({ hidden }) => !hidden);
    if (!sheet) throw new Error('The workbook has no visible sheet.');
    return sheet;
  }

  activeRanges(): Range[] {
    const sheet = this.activeSheet();
    const cell = this.engine.formulaCell;
    if (cell) return [this.range(sheet, { row: cell.row, column: cell.column, rows: 1, columns: 1 })];
    if (this.execution.selection.sheetName !== sheet.name) return [this.range(sheet, firstCell)];
    return this.execution.selection.ranges.map((area) => this.range(sheet, area));
  }

  select(sheet: EngineSheet, areas: readonly Area[] = [firstCell]): void {
    this.execution.selection = { sheetName: sheet.name, ranges: areas.map((area) => ({ ...area })) };
  }

  /** `own` is the sheet for an address without a sheet name. */
  rangeAt(text: string, own: EngineSheet): Range {
    return this.findRange(text, own) ?? this.namedRange(text) ?? rangeNotFound();
  }

  /** Undefined when its tab is not there. */
  findRange(text: string, own: EngineSheet): Range | undefined {
    const place = this.locate(text, own);
    if (!place) return undefined;
    assertInside(place.sheet, place.area);
    return this.range(place.sheet, place.area);
  }

  /** Undefined also when its cells are not there: a tab that was deleted may have come back smaller. */
  findRangeLeft(text: string, own: EngineSheet): Range | undefined {
    const place = this.locate(text, own);
    if (!place) return undefined;
    const { sheet, area } = place;
    const isThere = area.row + area.rows <= sheet.rowCount && area.column + area.columns <= sheet.columnCount;
    return isThere ? this.range(sheet, area) : undefined;
  }

  private locate(text: string, own: EngineSheet) {
    const address = parseAddress(text.trim());
    if (!address) return undefined;
    const sheet = address.sheetName === undefined ? own : this.engine.sheet(address.sheetName);
    if (!sheet) return undefined;
    const { firstRow = 0, firstColumn = 0, lastRow = sheet.rowCount - 1, lastColumn = sheet.columnCount - 1 } = address;
    const area = { row: firstRow, column: firstColumn, rows: lastRow - firstRow + 1, columns: lastColumn - firstColumn + 1 };
    return { sheet, area };
  }

  namedRange(name: string): Range | undefined {
    const reference = this.engine.names.find(name)?.reference;
    return reference === undefined ? undefined : this.findRange(reference, this.activeSheet());
  }
}

function rangeNotFound(): never {
  throw new ServiceError('Range not found');
}
