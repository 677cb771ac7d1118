/** The order in which Google Sheets sorts: numbers, then texts without regard to case, then booleans; blanks always last. */
import type { CellValue } from '../../engine/cells';

export interface SortKey {
  column: number;
  ascending: boolean;
}

const collator = new Intl.Collator('en-GB', { sensitivity: 'base' });
const rank = (value: CellValue) => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** sortedRows([['b'], ['a']], [{ column: 0, ascending: true }]) //=> [1, 0]; equal rows keep their order. */
export function sortedRows(rows: readonly (readonly CellValue[])[], keys: readonly SortKey[]): number[] {
  const order = rows.map((_, index) => index);
  return order.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const difference = compare(rows[a]?.[column] ?? '', rows[b]?.[column] ?? '', ascending);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

function compare(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const difference = rank(a) - rank(b) || (typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b));
  return ascending ? difference : -difference;
}
