/** SpreadsheetApp.Sheet: what the script may do with one tab. */
import { expose } from '../../runtime/service-object';
import { SheetArea } from './sheet-area';

export class Sheet extends SheetArea {}

expose(Sheet, 'SpreadsheetApp.Sheet', [
  'activate',
  'appendRow',
  'getDataRange',
  'getIndex',
  'getLastColumn',
  'getLastRow',
  'getMaxColumns',
  'getMaxRows',
  'getName',
  'getRange',
  'getSheetId',
  'getSheetName',
  'getSheetValues',
  'setName',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Sheet)[]);
