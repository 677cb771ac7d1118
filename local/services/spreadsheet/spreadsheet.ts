/** SpreadsheetApp.Spreadsheet: the workbook. */

import type { EnumConstant } from '../../runtime/service-enum';
import { expose, ServiceError } from '../../runtime/service-object';
import { checkArguments, isA, isText } from './arguments';
import type { Book } from './book';
import { fullReference } from './bounds';
import { addDeveloperMetadata, type DeveloperMetadata, developerMetadataOf } from './developer-metadata';
import { NamedRange } from './named-range';
import { type Protection, protectionsOf } from './protection';
import { Range } from './range';
import type { ScriptValue } from './range-values';
import { RangeList, Selection } from './selection';
import { Sheet } from './sheet';
import { sheetNumber } from './sheet-number';

export class Spreadsheet {
  constructor(readonly book: Book) {}

  getId(): string {
    return this.book.execution.state.workbookId;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.getId()}/edit`;
  }

  getName(): string {
    return this.book.engine.book.workbook.getName();
  }

  rename(name: string): void {
    this.book.mayChange('rename');
    this.book.engine.execute('sheet.mutation.set-workbook-name', { name });
  }

  getSpreadsheetLocale(): string {
    return this.book.execution.state.locale;
  }

  setSpreadsheetLocale(locale: string): void {
    this.book.mayChange('setSpreadsheetLocale');
    this.book.execution.state.locale = locale;
  }

  getSpreadsheetTimeZone(): string {
    return this.book.execution.state.timeZone;
  }

  setSpreadsheetTimeZone(timeZone: string): void {
    this.book.mayChange('setSpreadsheetTimeZone');
    this.book.execution.state.timeZone = timeZone;
    this.book.engine.timeZone = timeZone;
  }

  toast(message: string, title = '', _timeoutSeconds?: number | null): void {
    const event = { kind: 'toast' as const, title: String(title ?? ''), text: String(message) };
    if (this.book.options.toast) this.book.options.toast(event);
    else this.book.execution.metrics.ui.push(event);
  }

  // Sheets

  getSheets(): Sheet[] {
    return this.book.engine.sheets().map((sheet) => this.book.sheet(sheet));
  }

  getNumSheets(): number {
    return this.getSheets().length;
  }

  getSheetByName(name: string): Sheet | null {
    const sheet = this.book.engine.sheet(name);
    return sheet ? this.book.sheet(sheet) : null;
  }

  getSheetById(id: number): Sheet | null {
    const sheet = this.book.engine.sheets().find((candidate) => sheetNumber(candidate.id) === id);
    return sheet ? this.book.sheet(sheet) : null;
  }

  getActiveSheet(): Sheet {
    return this.book.sheet(this.book.activeSheet());
  }

  setActiveSheet(sheet: Sheet): Sheet {
    checkArguments('SpreadsheetApp.Spreadsheet.setActiveSheet', [sheet], isA(Sheet));
    return sheet.activate();
  }

  /** insertSheet(), (name), (index), (name, index); an index counts from 0. The new sheet becomes the active one. */
  insertSheet(nameOrIndex?: string | number | null, position?: number | null): Sheet {
    this.book.mayChange('insertSheet');
    const name = typeof nameOrIndex === 'string' ? nameOrIndex : this.freeName();
    const index = typeof nameOrIndex === 'number' ? nameOrIndex : position;
    if (this.book.engine.sheet(name))
      throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
    const active = this.book.engine.sheets().indexOf(this.book.activeSheet());
    const sheet = this.book.engine.insertSheet(name, index ?? active + 1);
    this.book.select(sheet);
    return this.book.sheet(sheet);
  }

  private freeName(): string {
    let number = this.getNumSheets() + 1;
    while (this.book.engine.sheet(`Sheet${number}`)) number += 1;
    return `Sheet${number}`;
  }

  deleteSheet(sheet: Sheet): void {
    checkArguments('SpreadsheetApp.Spreadsheet.deleteSheet', [sheet], isA(Sheet));
    this.book.mayChange('deleteSheet');
    const others = this.book.engine.sheets().filter((other) => other !== sheet.engineSheet);
    const next = others.find(({ hidden }) => !hidden);
    if (!next) throw new ServiceError("You can't remove all the visible sheets in a document.");
    const wasActive = this.book.activeSheet() === sheet.engineSheet;
    this.book.engine.removeSheet(sheet.engineSheet);
    if (wasActive) this.book.select(next);
  }

  /** `position` counts from 1. */
  moveActiveSheet(position: number): void {
    this.book.mayChange('moveActiveSheet');
    if (!(position >= 1 && position <= this.getNumSheets())) throw new ServiceError('Sheet index out of range.');
    this.book.engine.moveSheet(this.book.activeSheet(), position - 1);
  }

  // Ranges

  getRange(a1Notation: string): Range {
    checkArguments('SpreadsheetApp.Spreadsheet.getRange', [a1Notation], isText);
    return this.book.rangeAt(a1Notation, this.book.activeSheet());
  }

  getDataRange(): Range {
    return this.getActiveSheet().getDataRange();
  }

  getLastRow(): number {
    return this.getActiveSheet().getLastRow();
  }

  getLastColumn(): number {
    return this.getActiveSheet().getLastColumn();
  }

  appendRow(rowContents: unknown[]): Sheet {
    return this.getActiveSheet().appendRow(rowContents);
  }

  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number): ScriptValue[][] {
    return this.getActiveSheet().getSheetValues(startRow, startColumn, numRows, numColumns);
  }

  // Named ranges

  getRangeByName(name: string): Range | null {
    return this.book.namedRange(name) ?? null;
  }

  getNamedRanges(): NamedRange[] {
    return this.book.engine.names
      .list()
      .filter(({ name }) => this.book.namedRange(name))
      .map(({ id }) => new NamedRange(this.book, id));
  }

  setNamedRange(name: string, range: Range): void {
    checkArguments('SpreadsheetApp.Spreadsheet.setNamedRange', [name, range], isText, isA(Range));
    this.book.mayChange('setNamedRange');
    this.book.engine.names.set(name, fullReference(range.engineSheet, range.area));
  }

  removeNamedRange(name: string): void {
    this.book.mayChange('removeNamedRange');
    const found = this.book.engine.names.find(name);
    if (!found) throw new ServiceError(`Named range "${name}" not found.`);
    this.book.engine.names.remove(found.id);
  }

  // Selection

  getActiveRange(): Range | null {
    return this.book.activeRanges().at(-1) ?? null;
  }

  getActiveCell(): Range {
    return this.getCurrentCell() ?? this.getRange('A1');
  }

  getCurrentCell(): Range | null {
    return this.getActiveRange()?.getCell(1, 1) ?? null;
  }

  setActiveRange(range: Range): Range {
    checkArguments('SpreadsheetApp.Spreadsheet.setActiveRange', [range], isA(Range));
    return range.activate();
  }

  setCurrentCell(cell: Range): Range {
    return this.setActiveRange(cell);
  }

  setActiveSelection(range: Range | string): Range {
    return (typeof range === 'string' ? this.getRange(range) : range).activate();
  }

  getSelection(): Selection {
    return new Selection(this.book);
  }

  getActiveRangeList(): RangeList | null {
    return this.getSelection().getActiveRangeList();
  }

  setActiveRangeList(rangeList: RangeList): RangeList {
    checkArguments('SpreadsheetApp.Spreadsheet.setActiveRangeList', [rangeList], isA(RangeList));
    return rangeList.activate();
  }

  getRangeList(a1Notations: string[]): RangeList {
    return this.getActiveSheet().getRangeList(a1Notations);
  }

  // Protections and metadata

  getProtections(type: EnumConstant): Protection[] {
    return protectionsOf(this.book, type);
  }

  addDeveloperMetadata(key: string, value?: unknown, visibility?: unknown): this {
    addDeveloperMetadata(this.book, {}, key, value, visibility);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return developerMetadataOf(this.book, {});
  }
}

expose(Spreadsheet, 'SpreadsheetApp.Spreadsheet', [
  'addDeveloperMetadata',
  'appendRow',
  'deleteSheet',
  'getActiveCell',
  'getActiveRange',
  'getActiveRangeList',
  'getActiveSheet',
  'getCurrentCell',
  'getDataRange',
  'getDeveloperMetadata',
  'getId',
  'getLastColumn',
  'getLastRow',
  'getName',
  'getNamedRanges',
  'getNumSheets',
  'getProtections',
  'getRange',
  'getRangeByName',
  'getRangeList',
  'getSelection',
  'getSheetById',
  'getSheetByName',
  'getSheetValues',
  'getSheets',
  'getSpreadsheetLocale',
  'getSpreadsheetTimeZone',
  'getUrl',
  'insertSheet',
  'moveActiveSheet',
  'removeNamedRange',
  'rename',
  'setActiveRange',
  'setActiveRangeList',
  'setActiveSelection',
  'setActiveSheet',
  'setCurrentCell',
  'setNamedRange',
  'setSpreadsheetLocale',
  'setSpreadsheetTimeZone',
  'toast',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Spreadsheet)[]);
