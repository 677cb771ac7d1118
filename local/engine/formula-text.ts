/**
 * Google's open-ended ranges (`A2:A`), which Univer does not know: it gets them closed at the sheet's last row, and the
 * cell remembers which of the formula's ranges were open, by their place in it. The places survive inserted rows and
 * renamed sheets, so the text that the script wrote can always be rebuilt from the formula that Univer keeps up to date.
 */
const rangeOrText =
  /"(?:[^"]|"")*"|(?<![\w.$'])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d+):(\$?[A-Za-z]{1,3})(\$?\d+)?(?![\w(!.])/gu;

/** Rows of the sheet that a reference names, or of the formula's own sheet; undefined for a sheet that is not there. */
export type RowsOf = (sheetName: string | undefined) => number | undefined;

export interface ClosedFormula {
  formula: string;
  /** Which of the formula's ranges were open; empty for most formulas. */
  open: number[];
}

/** closeRanges('=SUM(A2:A)', () => 1000) //=> { formula: '=SUM(A2:A1000)', open: [0] } */
export function closeRanges(formula: string, rowsOf: RowsOf): ClosedFormula {
  if (!formula.includes(':')) return { formula, open: [] };
  const open: number[] = [];
  const closed = eachRange(formula, (place, range) => {
    const rows = rowsOf(sheetNameOf(range.sheet));
    if (rows === undefined || (range.lastRow !== undefined && range.lastRow <= rows)) return undefined;
    open.push(place);
    return `${range.sheet ?? ''}${range.first}:${range.column}${rows}`;
  });
  return { formula: closed, open };
}

/** openRanges('=SUM(A2:A1000)', [0]) //=> '=SUM(A2:A)' */
export function openRanges(formula: string, open: readonly number[]): string {
  if (open.length === 0) return formula;
  return eachRange(formula, (place, range) =>
    open.includes(place) ? `${range.sheet ?? ''}${range.first}:${range.column}` : undefined,
  );
}

/** For rules' formulas, which have no place to remember: a range that ends at the sheet's last row counts as open. */
export function openLastRows(formula: string, rowsOf: RowsOf): string {
  return eachRange(formula, (_, range) =>
    range.lastRow !== undefined && range.lastRow === rowsOf(sheetNameOf(range.sheet))
      ? `${range.sheet ?? ''}${range.first}:${range.column}`
      : undefined,
  );
}

interface RangeText {
  sheet: string | undefined;
  first: string;
  column: string;
  lastRow: number | undefined;
}

function eachRange(formula: string, replace: (place: number, range: RangeText) => string | undefined): string {
  let place = -1;
  return formula.replace(rangeOrText, (whole, sheet?: string, first?: string, column?: string, last?: string) => {
    if (first === undefined || column === undefined) return whole;
    place += 1;
    const lastRow = last === undefined ? undefined : Number(last.replace('$', ''));
    return replace(place, { sheet, first, column, lastRow }) ?? whole;
  });
}

function sheetNameOf(prefix: string | undefined): string | undefined {
  const name = prefix?.slice(0, -1);
  return name?.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
