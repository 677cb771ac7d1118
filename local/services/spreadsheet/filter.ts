/** SpreadsheetApp.Filter: the range with the filter buttons. Criteria are not supported, so no row is ever hidden by it. */
import { areaOf, rangeOf } from '../../engine/areas';
import type { EngineSheet } from '../../engine/sheet';
import { expose, ServiceError } from '../../runtime/service-object';
import { checkArguments, isBoolean, isNumber } from './arguments';
import type { Book } from './book';
import type { Range } from './range';

export class Filter {
  constructor(
    private readonly book: Book,
    private readonly sheet: EngineSheet,
  ) {}

  getRange(): Range {
    const range = this.sheet.rules.filterRange();
    if (!range) throw new ServiceError('The filter was removed.');
    return this.book.range(this.sheet, areaOf(range));
  }

  /** All rows but the header's; the column counts from 1 in the sheet. */
  sort(columnPosition: number, ascending: boolean): this {
    checkArguments('SpreadsheetApp.Filter.sort', [columnPosition, ascending], isNumber, isBoolean);
    const range = this.getRange();
    if (range.getNumRows() > 1) range.offset(1, 0, range.getNumRows() - 1).sort({ column: columnPosition, ascending });
    return this;
  }

  remove(): void {
    this.book.mayChange('remove');
    this.sheet.rules.setFilterRange(undefined);
  }
}

/** The sheet's one filter, if it has one. */
export function filterOf(book: Book, sheet: EngineSheet): Filter | null {
  return sheet.rules.filterRange() ? new Filter(book, sheet) : null;
}

export function createFilter(range: Range): Filter {
  const { book, engineSheet } = range;
  book.mayChange('createFilter');
  if (engineSheet.rules.filterRange()) throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
  engineSheet.rules.setFilterRange(rangeOf(range.area));
  return new Filter(book, engineSheet);
}

expose(Filter, 'SpreadsheetApp.Filter', [
  'getRange',
  'remove',
  'sort',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Filter)[]);
