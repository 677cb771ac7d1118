/** What a cell holds once it is inside: no `Date` and no spreadsheet type crosses this line. */

/** A date cell, in the workbook's zone: day as `YYYY-MM-DD`, time as `HH:MM:SS`. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}

export type Cell = string | number | boolean | Moment;

export function isMoment(cell: Cell): cell is Moment {
  return typeof cell === 'object';
}

/** Blank to a person: nothing, or only white space. An unticked box and 0 are not blank. */
export function isBlank(cell: Cell): boolean {
  return typeof cell === 'string' && cell.trim() === '';
}

/** The cell as a person reads it; days as dd/mm/yyyy. */
export function asText(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (!isMoment(cell)) return String(cell);
  const day = cell.day.split('-').reverse().join('/');
  return cell.time === '00:00:00' ? day : `${day} ${cell.time.slice(0, 5)}`;
}

/** A row's cells by header. */
export type Fields = (header: string) => Cell;
