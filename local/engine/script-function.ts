/** The script's custom functions as Univer functions; runs inside the engine's realm. */
import type { Nullable } from '@univerjs/core';
import {
  ArrayValueObject,
  BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ERROR_TYPE_SET,
  type ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';

/** What the host lends to the realm: Dates must be the host's own, and only the host knows the spreadsheet's zone. */
export interface ScriptFunctions {
  run(name: string, args: unknown[], cell: FormulaCell): unknown;
  isDatePattern(pattern: string): boolean;
  dateOf(serial: number): unknown;
  serialOf(date: object): number;
}
export interface FormulaCell {
  sheetId: string;
  row: number;
  column: number;
}

/** Google's own error for a function that threw; the engine must count it as an error, or ISERROR and IFERROR miss it. */
const scriptError = '#ERROR!' as ErrorType;
ERROR_TYPE_SET.add(scriptError);

const datePattern = 'dd/mm/yyyy';
const dateTimePattern = 'dd/mm/yyyy hh:mm:ss';

export function scriptFunction(name: string, script: ScriptFunctions): BaseFunction {
  class ScriptFunction extends BaseFunction {
    override minParams = 0;
    override maxParams = 255;

    override calculate(...variants: BaseValueObject[]) {
      const cell = { sheetId: this.subUnitId ?? '', row: this.row, column: this.column };
      try {
        const args = variants.map((variant) => argument(variant, script));
        return resultObject(script.run(name, args, cell), script);
      } catch {
        return ErrorValueObject.create(scriptError);
      }
    }
  }
  return new ScriptFunction(name);
}

function argument(variant: Nullable<BaseValueObject>, script: ScriptFunctions): unknown {
  if (!variant || variant.isNull()) return '';
  if (variant.isArray()) return grid(variant as ArrayValueObject, script);
  if (variant.isError()) return (variant as unknown as ErrorValueObject).getErrorType();
  const value = variant.getValue();
  return typeof value === 'number' && script.isDatePattern(variant.getPattern()) ? script.dateOf(value) : value;
}

/** A one-cell range is its value; any other range is rows of values, blanks as ''. */
function grid(variant: ArrayValueObject, script: ScriptFunctions): unknown {
  const rows = Array.from({ length: variant.getRowCount() }, (_, row) =>
    Array.from({ length: variant.getColumnCount() }, (_unused, column) => argument(variant.get(row, column), script)),
  );
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
}

function resultObject(result: unknown, script: ScriptFunctions) {
  if (!Array.isArray(result)) return valueObject(result, script);
  const rows = result.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  const width = Math.max(1, ...rows.map((row) => row.length));
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => Array.from({ length: width }, (_, index) => valueObject(row[index], script))),
    rowCount: rows.length,
    columnCount: width,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function valueObject(value: unknown, script: ScriptFunctions): BaseValueObject {
  if (value === null || value === undefined) return StringValueObject.create('');
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  if (Object.prototype.toString.call(value) !== '[object Date]') return StringValueObject.create(String(value));
  const serial = script.serialOf(value as object);
  return NumberValueObject.create(serial, Number.isInteger(serial) ? datePattern : dateTimePattern);
}
