/** SpreadsheetApp: the script's door to the workbook it belongs to. */
import { WorkbookEngine } from '../../engine/engine';
import type { Execution } from '../../runtime/contract';
import { expose } from '../../runtime/service-object';
import { Book, type SpreadsheetOptions } from './book';
import type { Range } from './range';
import type { Sheet } from './sheet';
import { Spreadsheet } from './spreadsheet';

export function createSpreadsheetApp(execution: Execution, options: SpreadsheetOptions): SpreadsheetApp {
  const { engine } = execution;
  if (!(engine instanceof WorkbookEngine)) throw new TypeError('SpreadsheetApp needs an engine made by createEngine.');
  engine.timeZone = execution.state.timeZone;
  return new SpreadsheetApp(new Book(execution, engine, options));
}

export class SpreadsheetApp {
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

  flush(): void {
    this.book.engine.flush();
  }

  getUi(): object {
    return this.book.options.getUi();
  }
}

expose(SpreadsheetApp, 'SpreadsheetApp', [
  'flush',
  'getActive',
  'getActiveRange',
  'getActiveSheet',
  'getActiveSpreadsheet',
  'getCurrentCell',
  'getUi',
  'setActiveRange',
  'setActiveSheet',
  'setCurrentCell',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.SpreadsheetApp)[]);
