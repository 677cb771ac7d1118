/** Formulas as Excel stores them: no leading `=`, and functions newer than 2007 carry a prefix or Excel shows #NAME?. */
import { columnLetters, columnNumber } from './a1';

const newer = new Set(
  (
    'ACOT AGGREGATE ARABIC BASE BITAND BITOR BITXOR CEILING.MATH CONCAT COVARIANCE.P DAYS DECIMAL FLOOR.MATH FORMULATEXT IFNA IFS ' +
    'ISFORMULA ISOWEEKNUM MAXIFS MINIFS NUMBERVALUE PERCENTILE.EXC PERCENTILE.INC QUARTILE.INC RANK.AVG RANK.EQ SEQUENCE SHEET SHEETS ' +
    'SORTBY STDEV.P STDEV.S SWITCH TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK ' +
    'HSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR LET LAMBDA RANDARRAY'
  ).split(' '),
);
const worksheetOnly = new Set(['FILTER', 'SORT']);

export function toFileFormula(formula: string): string {
  return outsideQuotes(formula.replace(/^=/, ''), (part) =>
    part.replace(/(?<![\w.])([A-Za-z][A-Za-z0-9.]*)(?=\()/g, (name) => {
      const upper = name.toUpperCase();
      if (worksheetOnly.has(upper)) return `_xlfn._xlws.${name}`;
      return newer.has(upper) ? `_xlfn.${name}` : name;
    }),
  );
}

export function fromFileFormula(formula: string): string {
  const plain = outsideQuotes(formula, (part) => part.replace(/_xlfn\.|_xlws\.|_xlpm\./g, ''));
  return plain.startsWith('=') ? plain : `=${plain}`;
}

/** A formula shared with a cell further up or left: the same text with its relative references moved. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return outsideQuotes(formula, (part) =>
    part.replace(/(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![\w(.!])/g, (_, fixedColumn, letters, fixedRow, row) => {
      const column = fixedColumn ? letters : columnLetters(columnNumber(letters) + columns);
      return `${fixedColumn}${column}${fixedRow}${fixedRow ? row : Number(row) + rows}`;
    }),
  );
}

/** Leaves "text" and 'sheet names' alone. */
function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join('');
}
