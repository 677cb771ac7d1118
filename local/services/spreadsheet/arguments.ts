/** Checks of what the script passes, with the platform's words for what does not fit. */
import { ServiceError, signatureError } from '../../runtime/service-object';

export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isDate: Check = (value) => value instanceof Date;
export const isGrid: Check = (value) => Array.isArray(value) && value.every((row) => Array.isArray(row));
export const isList: Check = (value) => Array.isArray(value);
export const isNothing: Check = (value) => value === null || value === undefined;
export const orNothing =
  (check: Check): Check =>
  (value) =>
    isNothing(value) || check(value);
export const isA =
  (type: abstract new (...args: never[]) => object): Check =>
  (value) =>
    value instanceof type;

/** `method` in full: "SpreadsheetApp.Range.setValues". */
export function checkArguments(method: string, args: readonly unknown[], ...checks: readonly Check[]): void {
  if (!checks.every((check, index) => check(args[index]))) throw signatureError(method, ...args);
}

export interface Size {
  rows: number;
  columns: number;
}

/** A grid for a range must have the range's size exactly. */
export function checkSize(grid: readonly (readonly unknown[])[], { rows, columns }: Size): void {
  if (grid.length !== rows)
    throw new ServiceError(
      `The number of rows in the data does not match the number of rows in the range. The data has ${grid.length} but the range has ${rows}.`,
    );
  const uneven = grid.find((row) => row.length !== columns);
  if (uneven)
    throw new ServiceError(
      `The number of columns in the data does not match the number of columns in the range. The data has ${uneven.length} but the range has ${columns}.`,
    );
}
