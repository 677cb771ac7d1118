/** Cell addresses as text; rows and columns are 0-based on our side of these functions. */

/** columnName(0) //=> 'A'; columnName(27) //=> 'AB' */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** columnIndex('AB') //=> 27 */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** What an address says; a missing side is open: `B:B` has columns only, `A2:A` no last row. */
export interface Address {
  sheetName: string | undefined;
  firstRow: number | undefined;
  firstColumn: number | undefined;
  lastRow: number | undefined;
  lastColumn: number | undefined;
}

const a1Pattern = /^(?:('(?:[^']|'')+'|[^'!]+)!)?\$?([A-Z]{1,3})?\$?(\d+)?(:\$?([A-Z]{1,3})?\$?(\d+)?)?$/i;
const r1c1Pattern = /^(?:('(?:[^']|'')+'|[^'!]+)!)?R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i;

export function parseAddress(text: string): Address | undefined {
  const [, sheet, row, column, lastRow = row, lastColumn = column] = r1c1Pattern.exec(text) ?? [];
  if (row !== undefined && column !== undefined)
    return ordered(sheetNameOf(sheet), indexOf(row), Number(column) - 1, indexOf(lastRow), Number(lastColumn) - 1);
  const match = a1Pattern.exec(text);
  if (!match) return undefined;
  const [, name, letters, digits, second, lastLetters, lastDigits] = match;
  const isRange = second !== undefined;
  const complete = letters !== undefined && digits !== undefined;
  const sameKind =
    (lastLetters !== undefined) === (letters !== undefined) || (lastDigits !== undefined) === (digits !== undefined);
  if (isRange ? !(lastLetters ?? lastDigits) || !(letters ?? digits) || !sameKind : !complete) return undefined;
  return ordered(
    sheetNameOf(name),
    indexOf(digits),
    letters === undefined ? undefined : columnIndex(letters),
    indexOf(isRange ? lastDigits : digits),
    isRange ? (lastLetters === undefined ? undefined : columnIndex(lastLetters)) : columnIndex(letters ?? ''),
  );
}

function ordered(
  sheetName: string | undefined,
  row: number | undefined,
  column: number | undefined,
  row2: number | undefined,
  column2: number | undefined,
): Address {
  const [firstRow, lastRow] = inOrder(row, row2);
  const [firstColumn, lastColumn] = inOrder(column, column2);
  return { sheetName, firstRow, firstColumn, lastRow, lastColumn };
}

const inOrder = (a: number | undefined, b: number | undefined) => (a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]);
const indexOf = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits) - 1);

function sheetNameOf(part: string | undefined): string | undefined {
  return part?.startsWith("'") ? part.slice(1, -1).replaceAll("''", "'") : part;
}

/** areaText({ row: 1, column: 0, rows: 2, columns: 2 }) //=> 'A2:B3' */
export function areaText({ row, column, rows, columns }: Area): string {
  const first = `${columnName(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnName(column + columns - 1)}${row + rows}`;
}

export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
