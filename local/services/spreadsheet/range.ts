/** SpreadsheetApp.Range: what the script may do with a block of cells. */
import { expose } from '../../runtime/service-object';
import { addDeveloperMetadata, type DeveloperMetadata, developerMetadataOf } from './developer-metadata';
import { createFilter, type Filter, filterOf } from './filter';
import { type Protection, protect } from './protection';
import { RangeEdits } from './range-edits';

export class Range extends RangeEdits {
  protect(): Protection {
    this.book.mayChange('protect');
    return protect(this.book, this.engineSheet, this.area);
  }

  addDeveloperMetadata(key: string, value?: unknown, visibility?: unknown): this {
    addDeveloperMetadata(this.book, this.place(), key, value, visibility);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return developerMetadataOf(this.book, this.place());
  }

  createFilter(): Filter {
    return createFilter(this);
  }

  getFilter(): Filter | null {
    return filterOf(this.book, this.engineSheet);
  }

  private place() {
    return { sheetId: this.engineSheet.id, area: { ...this.area } };
  }
}

expose(Range, 'SpreadsheetApp.Range', [
  'activate',
  'activateAsCurrentCell',
  'addDeveloperMetadata',
  'canEdit',
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'copyTo',
  'createFilter',
  'getA1Notation',
  'getBackground',
  'getBackgrounds',
  'getCell',
  'getColumn',
  'getDataValidation',
  'getDataValidations',
  'getDeveloperMetadata',
  'getDisplayValue',
  'getDisplayValues',
  'getFilter',
  'getFontFamilies',
  'getFontFamily',
  'getFontLine',
  'getFontLines',
  'getFontSize',
  'getFontSizes',
  'getFontStyle',
  'getFontStyles',
  'getFontWeight',
  'getFontWeights',
  'getFormula',
  'getFormulas',
  'getGridId',
  'getHeight',
  'getHorizontalAlignment',
  'getHorizontalAlignments',
  'getLastColumn',
  'getLastRow',
  'getNote',
  'getNotes',
  'getNumColumns',
  'getNumRows',
  'getNumberFormat',
  'getNumberFormats',
  'getRow',
  'getRowIndex',
  'getSheet',
  'getValue',
  'getValues',
  'getVerticalAlignment',
  'getVerticalAlignments',
  'getWidth',
  'getWrap',
  'getWrapStrategies',
  'getWrapStrategy',
  'getWraps',
  'insertCheckboxes',
  'isBlank',
  'isChecked',
  'offset',
  'protect',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setBackgrounds',
  'setBorder',
  'setDataValidation',
  'setDataValidations',
  'setFontColor',
  'setFontColors',
  'setFontFamilies',
  'setFontFamily',
  'setFontLine',
  'setFontLines',
  'setFontSize',
  'setFontSizes',
  'setFontStyle',
  'setFontStyles',
  'setFontWeight',
  'setFontWeights',
  'setFormula',
  'setFormulas',
  'setHorizontalAlignment',
  'setHorizontalAlignments',
  'setNote',
  'setNotes',
  'setNumberFormat',
  'setNumberFormats',
  'setValue',
  'setValues',
  'setVerticalAlignment',
  'setVerticalAlignments',
  'setWrap',
  'setWrapStrategies',
  'setWrapStrategy',
  'setWraps',
  'shiftColumnGroupDepth',
  'shiftRowGroupDepth',
  'sort',
  'trimWhitespace',
  'uncheck',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Range)[]);
