/** SpreadsheetApp.NamedRange. */
import { expose, ServiceError } from '../../runtime/service-object';
import { checkArguments, isA, isText } from './arguments';
import type { Book } from './book';
import { fullReference } from './bounds';
import type { Range } from './range';
import { RangeArea } from './range-area';

export class NamedRange {
  constructor(
    private readonly book: Book,
    private readonly id: string,
  ) {}

  private entry() {
    const entry = this.book.engine.names.list().find(({ id }) => id === this.id);
    if (!entry) throw new ServiceError('Named range not found.');
    return entry;
  }

  getName(): string {
    return this.entry().name;
  }

  getRange(): Range {
    return this.book.rangeAt(this.entry().reference, this.book.activeSheet());
  }

  setName(name: string): this {
    checkArguments('SpreadsheetApp.NamedRange.setName', [name], isText);
    this.book.mayChange('setName');
    this.book.engine.names.set(name, this.entry().reference, this.id);
    return this;
  }

  setRange(range: Range): this {
    checkArguments('SpreadsheetApp.NamedRange.setRange', [range], isA(RangeArea));
    this.book.mayChange('setRange');
    this.book.engine.names.set(this.getName(), fullReference(range.engineSheet, range.area), this.id);
    return this;
  }

  remove(): void {
    this.book.mayChange('remove');
    this.book.engine.names.remove(this.entry().id);
  }
}

expose(NamedRange, 'SpreadsheetApp.NamedRange', [
  'getName',
  'getRange',
  'remove',
  'setName',
  'setRange',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.NamedRange)[]);
