/** Whether an area lies on its sheet, in the platform's words. */
import { type Area, areaText } from '../../engine/a1';
import type { EngineSheet } from '../../engine/sheet';
import { ServiceError } from '../../runtime/service-object';

export const firstCell: Area = { row: 0, column: 0, rows: 1, columns: 1 };

export function assertInside(sheet: EngineSheet, area: Area): void {
  if (area.rows < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
  if (area.row < 0) throw new ServiceError('The starting row of the range is too small.');
  if (area.column < 0) throw new ServiceError('The starting column of the range is too small.');
  if (area.row + area.rows > sheet.rowCount || area.column + area.columns > sheet.columnCount)
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
}

/** As a formula on another sheet writes it: 'My sheet'!A1:B2 */
export function fullReference(sheet: EngineSheet, area: Area): string {
  return `'${sheet.name.replaceAll("'", "''")}'!${areaText(area)}`;
}
