/** What belongs to a sheet as a whole: its tab, selection, groups, conditional formats, protections, metadata, clearing. */
import type { EnumConstant } from '../../runtime/service-enum';
import { ServiceError } from '../../runtime/service-object';
import { checkArguments, isA, isBoolean, isList, isNothing, isNumber, isText, orNothing } from './arguments';
import { colourText } from './colours';
import { ConditionalFormatRule } from './conditional-format';
import { fromFormat, toFormat } from './conditional-store';
import { addDeveloperMetadata, type DeveloperMetadata, developerMetadataOf } from './developer-metadata';
import { SheetType } from './enums';
import { columnLine, type Group, groupAt, rowLine, setAllHidden } from './group';
import { type Protection, protect, protectionsOf } from './protection';
import type { Range } from './range';
import { RangeArea } from './range-area';
import { RangeList, Selection } from './selection';
import { SheetStructure } from './sheet-structure';

export abstract class SheetExtras extends SheetStructure {
  getType(): EnumConstant {
    return SheetType.GRID;
  }

  // The tab

  isSheetHidden(): boolean {
    return this.engineSheet.hidden;
  }

  hideSheet(): this {
    this.book.mayChange('hideSheet');
    const visible = this.book.engine.sheets().filter((sheet) => !sheet.hidden && sheet !== this.engineSheet);
    const [next] = visible;
    if (!next) throw new ServiceError("You can't hide all the sheets in a document.");
    const wasActive = this.book.activeSheet() === this.engineSheet;
    this.engineSheet.shape.setHidden(true);
    if (wasActive) this.book.select(next);
    return this;
  }

  showSheet(): this {
    this.book.mayChange('showSheet');
    this.engineSheet.shape.setHidden(false);
    return this;
  }

  getTabColor(): string | null {
    return this.engineSheet.shape.tabColour;
  }

  setTabColor(color: string | null): this {
    checkArguments('SpreadsheetApp.Sheet.setTabColor', [color], orNothing(isText));
    this.book.mayChange('setTabColor');
    this.engineSheet.shape.setTabColour(color ? colourText(color) : null);
    return this;
  }

  hasHiddenGridlines(): boolean {
    return this.engineSheet.shape.gridlinesHidden;
  }

  setHiddenGridlines(hideGridlines: boolean): this {
    checkArguments('SpreadsheetApp.Sheet.setHiddenGridlines', [hideGridlines], isBoolean);
    this.book.mayChange('setHiddenGridlines');
    this.engineSheet.shape.setGridlinesHidden(hideGridlines);
    return this;
  }

  // Selection

  getRangeList(a1Notations: string[]): RangeList {
    checkArguments('SpreadsheetApp.Sheet.getRangeList', [a1Notations], isList);
    return new RangeList(a1Notations.map((text) => this.getRange(text)));
  }

  getSelection(): Selection {
    return new Selection(this.book);
  }

  getActiveRange(): Range | null {
    return this.book.activeSheet() === this.engineSheet ? (this.book.activeRanges().at(-1) ?? null) : this.getRange('A1');
  }

  getActiveCell(): Range {
    return this.getCurrentCell() ?? this.getRange('A1');
  }

  getCurrentCell(): Range | null {
    return this.getActiveRange()?.getCell(1, 1) ?? null;
  }

  setActiveRange(range: Range): Range {
    checkArguments('SpreadsheetApp.Sheet.setActiveRange', [range], isA(RangeArea));
    return range.activate();
  }

  setCurrentCell(cell: Range): Range {
    return this.setActiveRange(cell);
  }

  setActiveSelection(range: Range | string): Range {
    return this.setActiveRange(typeof range === 'string' ? this.getRange(range) : range);
  }

  setActiveRangeList(rangeList: RangeList): RangeList {
    checkArguments('SpreadsheetApp.Sheet.setActiveRangeList', [rangeList], isA(RangeList));
    return rangeList.activate();
  }

  // Conditional formats

  getConditionalFormatRules(): ConditionalFormatRule[] {
    return this.engineSheet.rules.conditionalFormats().flatMap((format) => fromFormat(format, this.engineSheet, this.book));
  }

  /** Replaces all rules of the sheet. */
  setConditionalFormatRules(rules: ConditionalFormatRule[]): void {
    checkArguments('SpreadsheetApp.Sheet.setConditionalFormatRules', [rules], isList);
    for (const rule of rules)
      checkArguments('SpreadsheetApp.Sheet.setConditionalFormatRules', [rule], isA(ConditionalFormatRule));
    this.book.mayChange('setConditionalFormatRules');
    this.engineSheet.rules.setConditionalFormats(rules.map((rule) => toFormat(rule.read(), this.engineSheet)));
  }

  clearConditionalFormatRules(): void {
    this.setConditionalFormatRules([]);
  }

  // Clearing and sorting

  private whole(): Range {
    const { rowCount: rows, columnCount: columns } = this.engineSheet;
    return this.book.range(this.engineSheet, { row: 0, column: 0, rows, columns });
  }

  clear(options?: { formatOnly?: boolean; contentsOnly?: boolean } | null): this {
    this.whole().clear(options);
    if (isNothing(options)) this.clearConditionalFormatRules();
    return this;
  }

  clearContents(): this {
    this.whole().clearContent();
    return this;
  }

  clearFormats(): this {
    this.whole().clearFormat();
    return this;
  }

  clearNotes(): this {
    this.book.mayChange('clearNotes');
    for (const { row, column } of this.engineSheet.rules.notes()) this.engineSheet.rules.setNote(row, column, '');
    return this;
  }

  /** All rows but the frozen ones. */
  sort(columnPosition: number, ascending?: boolean | null): this {
    checkArguments('SpreadsheetApp.Sheet.sort', [columnPosition, ascending], isNumber, orNothing(isBoolean));
    const { rows, columns } = this.contentSize();
    const frozen = this.getFrozenRows();
    if (rows > frozen)
      this.getRange(frozen + 1, 1, rows - frozen, columns).sort({ column: columnPosition, ascending: ascending ?? true });
    return this;
  }

  // Groups

  getColumnGroupDepth(columnIndex: number): number {
    return this.engineSheet.shape.columnDepth(columnIndex - 1);
  }

  getRowGroupDepth(rowIndex: number): number {
    return this.engineSheet.shape.rowDepth(rowIndex - 1);
  }

  getColumnGroup(columnIndex: number, groupDepth: number): Group {
    return groupAt(this.book, this.engineSheet, columnLine, columnIndex, groupDepth);
  }

  getRowGroup(rowIndex: number, groupDepth: number): Group {
    return groupAt(this.book, this.engineSheet, rowLine, rowIndex, groupDepth);
  }

  collapseAllColumnGroups(): this {
    this.book.mayChange('collapseAllColumnGroups');
    setAllHidden(this.engineSheet, columnLine, true);
    return this;
  }

  expandAllColumnGroups(): this {
    this.book.mayChange('expandAllColumnGroups');
    setAllHidden(this.engineSheet, columnLine, false);
    return this;
  }

  collapseAllRowGroups(): this {
    this.book.mayChange('collapseAllRowGroups');
    setAllHidden(this.engineSheet, rowLine, true);
    return this;
  }

  expandAllRowGroups(): this {
    this.book.mayChange('expandAllRowGroups');
    setAllHidden(this.engineSheet, rowLine, false);
    return this;
  }

  // Protections and metadata

  protect(): Protection {
    this.book.mayChange('protect');
    return protect(this.book, this.engineSheet);
  }

  getProtections(type: EnumConstant): Protection[] {
    return protectionsOf(this.book, type, this.engineSheet);
  }

  addDeveloperMetadata(key: string, value?: unknown, visibility?: unknown): this {
    addDeveloperMetadata(this.book, { sheetId: this.engineSheet.id }, key, value, visibility);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return developerMetadataOf(this.book, { sheetId: this.engineSheet.id });
  }
}
