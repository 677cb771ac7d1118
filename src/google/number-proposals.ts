/** Gives each new proposal its number: the next one ever, kept in Settings, never one that was used before. */
import { asText, type Cell, isBlank } from '../domain/cell';
import { prepare } from '../domain/context';
import { Problem } from '../domain/problem';
import type { Table } from '../tabs/table';
import { messages } from '../texts';
import { fromCell, fromId, toCell } from './cells';
import { type ReadBook, sheetNamed } from './workbook';

const SETTING = 'Last proposal number';
const PREFIX = 'PR-';

/** The book as it is once new rows have their numbers; the same book when none is new. */
export function numberNewProposals(read: ReadBook): ReadBook {
  // Rules and settings first: a message that nothing was changed must be true.
  prepare(read.book);
  const unnumbered = read.book.proposals.filter(({ fields }) => isBlank(fields('No'))).map(({ row }) => row);
  if (unnumbered.length === 0) return read;
  const setting = read.settings.rows.find(({ fields }) => asText(fields('Setting')).trim() === SETTING);
  if (setting === undefined) throw new Problem(messages.settingMissing(SETTING));
  const counted = setting.fields('Value');
  if (!isBlank(counted) && (typeof counted !== 'number' || counted < 0)) {
    throw new Problem(messages.setting(setting.row, SETTING, asText(counted), messages.expectCount));
  }
  const used = read.proposals.rows.map(({ fields }) => numberIn(fields('No')));
  const last = Math.max(0, Number(counted), ...used);
  const numbers = new Map(unnumbered.map((row, i) => [row, `${PREFIX}${String(last + i + 1).padStart(2, '0')}`]));

  requireUnmoved(read.settings, 'Setting', setting.row);
  writeOne(read.settings, 'Value', setting.row, [last + unnumbered.length]);
  requireUnmoved(read.proposals, 'No');
  for (const [first, count] of blocks(unnumbered)) {
    writeOne(
      read.proposals,
      'No',
      first,
      Array.from({ length: count }, (_, i) => numbers.get(first + i) ?? ''),
    );
  }
  return withNumbers(read, numbers);
}

const numberIn = (cell: Cell): number => Number(/(\d{1,9})\s*$/.exec(asText(cell))?.[1] ?? 0);

/** People may have sorted or inserted since the read: the column is read once more, right before it is written. */
function requireUnmoved(table: Table, header: string, row?: number): void {
  const column = (table.places.get(header) ?? 0) + 1;
  const first = row ?? 1;
  const height = row === undefined ? table.rows.length + 1 : 1;
  const cells = sheetNamed(table.tab.name).getRange(first, column, height, 1).getValues();
  const expected =
    row === undefined ? [header, ...table.rows.map(({ fields }) => fields(header))] : [table.rows[row - 2]?.fields(header)];
  const same = cells.every(([value], i) => JSON.stringify(toCell(value)) === JSON.stringify(expected[i] ?? ''));
  if (!same) throw new Problem(messages.rowsMoved);
}

function writeOne(table: Table, header: string, row: number, values: readonly Cell[]): void {
  const column = (table.places.get(header) ?? 0) + 1;
  const grid = values.map((value) => [typeof value === 'string' ? fromId(value) : fromCell(value)]);
  sheetNamed(table.tab.name).getRange(row, column, grid.length, 1).setValues(grid);
}

/** Runs of neighbouring rows: `blocks([2, 3, 7]) //=> [[2, 2], [7, 1]]` */
function blocks(rows: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found[found.length - 1];
    if (last !== undefined && last[0] + last[1] === row) last[1]++;
    else found.push([row, 1]);
  }
  return found;
}

function withNumbers(read: ReadBook, numbers: ReadonlyMap<number, string>): ReadBook {
  const numbered = <T extends { row: number; fields: (header: string) => Cell }>(row: T): T => {
    const no = numbers.get(row.row);
    return no === undefined ? row : { ...row, fields: (header: string) => (header === 'No' ? no : row.fields(header)) };
  };
  return {
    ...read,
    proposals: { ...read.proposals, rows: read.proposals.rows.map(numbered) },
    book: { ...read.book, proposals: read.book.proposals.map(numbered) },
  };
}
