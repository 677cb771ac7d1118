/** SpreadsheetApp: the script's door to the workbook it belongs to. */
import { WorkbookEngine } from '../../engine/engine';
import type { Execution } from '../../runtime/contract';
import { expose, ServiceError } from '../../runtime/service-object';
import { Book, type Makers, type SpreadsheetOptions } from './book';
import { ConditionalFormatRuleBuilder } from './conditional-format';
import { DataValidationBuilder } from './data-validation';
import {
  BooleanCriteria,
  BorderStyle,
  CopyPasteType,
  DataValidationCriteria,
  DeveloperMetadataVisibility,
  ProtectionType,
  SheetType,
  WrapStrategy,
} from './enums';
import { Range } from './range';
import type { RangeList, Selection } from './selection';
import { Sheet } from './sheet';
import { Spreadsheet } from './spreadsheet';

export function createSpreadsheetApp(execution: Execution, options: SpreadsheetOptions): SpreadsheetApp {
  const { engine } = execution;
  if (!(engine instanceof WorkbookEngine)) throw new TypeError('SpreadsheetApp needs an engine made by createEngine.');
  engine.timeZone = execution.state.timeZone;
  return new SpreadsheetApp(new Book(execution, engine, options, makers));
}

const makers: Makers = {
  range: (book, sheet, area) => new Range(book, sheet, area),
  sheet: (book, sheet) => new Sheet(book, sheet),
  spreadsheet: (book) => new Spreadsheet(book),
};

export class SpreadsheetApp {
  readonly BooleanCriteria = BooleanCriteria;
  readonly BorderStyle = BorderStyle;
  readonly CopyPasteType = CopyPasteType;
  readonly DataValidationCriteria = DataValidationCriteria;
  readonly DeveloperMetadataVisibility = DeveloperMetadataVisibility;
  readonly ProtectionType = ProtectionType;
  readonly SheetType = SheetType;
  readonly WrapStrategy = WrapStrategy;
  private readonly spreadsheet: Spreadsheet;

  constructor(private readonly book: Book) {
    this.spreadsheet = new Spreadsheet(book);
  }

  getActive(): Spreadsheet {
    return this.spreadsheet;
  }

  getActiveSpreadsheet(): Spreadsheet {
    return this.spreadsheet;
  }

  getActiveSheet(): Sheet {
    return this.spreadsheet.getActiveSheet();
  }

  getActiveRange(): Range | null {
    return this.spreadsheet.getActiveRange();
  }

  getCurrentCell(): Range | null {
    return this.spreadsheet.getCurrentCell();
  }

  setActiveSheet(sheet: Sheet): Sheet {
    return this.spreadsheet.setActiveSheet(sheet);
  }

  setActiveRange(range: Range): Range {
    return this.spreadsheet.setActiveRange(range);
  }

  setCurrentCell(cell: Range): Range {
    return this.spreadsheet.setCurrentCell(cell);
  }

  setActiveRangeList(rangeList: RangeList): RangeList {
    return this.spreadsheet.setActiveRangeList(rangeList);
  }

  getActiveRangeList(): RangeList | null {
    return this.spreadsheet.getActiveRangeList();
  }

  getSelection(): Selection {
    return this.spreadsheet.getSelection();
  }

  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder();
  }

  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder();
  }

  /** Another file is out of the host's reach; the workbook's own id is not. */
  openById(id: string): Spreadsheet {
    if (id !== this.spreadsheet.getId())
      throw new ServiceError(`Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`);
    return this.spreadsheet;
  }

  flush(): void {
    this.book.engine.flush();
  }

  getUi(): object {
    return this.book.options.getUi();
  }
}

const methods = [
  'flush',
  'getActive',
  'getActiveRange',
  'getActiveRangeList',
  'getActiveSheet',
  'getActiveSpreadsheet',
  'getCurrentCell',
  'getSelection',
  'getUi',
  'newConditionalFormatRule',
  'newDataValidation',
  'openById',
  'setActiveRange',
  'setActiveRangeList',
  'setActiveSheet',
  'setCurrentCell',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.SpreadsheetApp)[];

const enums = [
  'BooleanCriteria',
  'BorderStyle',
  'CopyPasteType',
  'DataValidationCriteria',
  'DeveloperMetadataVisibility',
  'ProtectionType',
  'SheetType',
  'WrapStrategy',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.SpreadsheetApp)[];

expose(SpreadsheetApp, 'SpreadsheetApp', methods, enums);
