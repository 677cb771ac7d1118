/** SpreadsheetApp.Range: what the script may do with a block of cells. */
import { expose } from '../../runtime/service-object';
import { RangeValues } from './range-values';

export class Range extends RangeValues {}

expose(Range, 'SpreadsheetApp.Range', [
  'activate',
  'activateAsCurrentCell',
  'canEdit',
  'getA1Notation',
  'getCell',
  'getColumn',
  'getDisplayValue',
  'getDisplayValues',
  'getFormula',
  'getFormulas',
  'getGridId',
  'getHeight',
  'getLastColumn',
  'getLastRow',
  'getNumColumns',
  'getNumRows',
  'getRow',
  'getRowIndex',
  'getSheet',
  'getValue',
  'getValues',
  'getWidth',
  'isBlank',
  'offset',
  'setFormula',
  'setFormulas',
  'setValue',
  'setValues',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Range)[]);
