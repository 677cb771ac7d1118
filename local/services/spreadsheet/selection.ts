/** SpreadsheetApp.Selection and SpreadsheetApp.RangeList. */
import { expose } from '../../runtime/service-object';
import type { Book } from './book';
import type { Range } from './range';
import type { Sheet } from './sheet';

export class Selection {
  constructor(private readonly book: Book) {}

  getActiveSheet(): Sheet {
    return this.book.sheet(this.book.activeSheet());
  }

  getActiveRange(): Range | null {
    return this.book.activeRanges().at(-1) ?? null;
  }

  getActiveRangeList(): RangeList | null {
    const ranges = this.book.activeRanges();
    return ranges.length > 0 ? new RangeList(ranges) : null;
  }

  getCurrentCell(): Range | null {
    return this.getActiveRange()?.getCell(1, 1) ?? null;
  }
}

/** Methods that a list passes on to each of its ranges. */
const shared = [
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setBorder',
  'setFontColor',
  'setFontFamily',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setValue',
  'setVerticalAlignment',
  'setWrap',
  'setWrapStrategy',
  'trimWhitespace',
  'uncheck',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.RangeList & keyof Range)[];

export class RangeList {
  constructor(private readonly ranges: Range[]) {
    for (const method of shared)
      Object.defineProperty(this, method, {
        value: (...args: unknown[]) => {
          for (const range of ranges) (range[method] as (...passed: unknown[]) => unknown).apply(range, args);
          return this;
        },
      });
  }

  getRanges(): Range[] {
    return [...this.ranges];
  }

  /** Selects all of them; they must lie on one sheet. */
  activate(): this {
    const [first] = this.ranges;
    first?.book.select(
      first.engineSheet,
      this.ranges.map(({ area }) => area),
    );
    return this;
  }
}

expose(Selection, 'SpreadsheetApp.Selection', [
  'getActiveRange',
  'getActiveRangeList',
  'getActiveSheet',
  'getCurrentCell',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Selection)[]);

expose(RangeList, 'SpreadsheetApp.RangeList', [
  'activate',
  'getRanges',
  ...shared,
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.RangeList)[]);
