/** Adds rows to a tab that people share: below the last that anybody has filled, only in cells that are blank, and with a way back. */

import type { NewRow } from '../domain/bring-in/brought';
import { asText, type Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { runsOf } from '../tabs/schema';
import { filledRows, type Table, type TableRow } from '../tabs/table';
import { bringing } from '../texts';
import { fromCell, fromId } from './cells';
import { readTable, sheetNamed } from './workbook';

/** Rows that are being added; `takeBack` says whether all of them could be. */
export interface Addition {
  readonly tab: string;
  readonly write: () => void;
  readonly takeBack: () => boolean;
}

/** Nothing is written before `write`. Throws a Problem when the cells are not blank any more. */
export function additionTo(table: Table, rows: readonly NewRow[]): Addition {
  const tab = table.tab.name;
  const first = filledRows(table).reduce((last, { row }) => Math.max(last, row), 1) + 1;
  const columns = table.tab.columns.filter(({ script, type }) => script !== true && type !== 'formula');
  const types = new Map(columns.map(({ header, type }) => [header, type]));
  const runs = runsOf([...types.keys()], table.places);
  const placeOf = (header: string): number => (table.places.get(header) ?? 0) + 1;
  const block = (run: readonly string[]): GoogleAppsScript.Spreadsheet.Range =>
    sheetNamed(tab).getRange(first, placeOf(run[0] ?? ''), rows.length, run.length);
  const cellOf = (row: NewRow, header: string): Cell => row.cells[header] ?? '';
  const write = (): void => {
    makeRoom(tab, first + rows.length - 1);
    const isTaken = (value: unknown): boolean => value !== '' && value !== false;
    for (const run of runs) {
      const taken = block(run)
        .getValues()
        .findIndex((cells) => cells.some(isTaken));
      if (taken >= 0) throw new Problem(bringing.typedMeanwhile(tab, first + taken));
    }
    for (const run of runs) {
      const grid = rows.map((row) => run.map((header) => (types.get(header) === 'id' ? fromId : fromCell)(cellOf(row, header))));
      block(run).setValues(grid);
    }
    for (const [i, { percentages = [] }] of rows.entries()) {
      for (const header of percentages)
        sheetNamed(tab)
          .getRange(first + i, placeOf(header))
          .setNumberFormat('0%');
    }
  };
  return { tab, write, takeBack: () => takeBack(table, rows) };
}

function makeRoom(tab: string, last: number): void {
  const sheet = sheetNamed(tab);
  const missing = last - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
}

/** Blanks the new rows, wherever they stand by now; a row that was there before, or that somebody has changed since, is theirs. */
function takeBack(before: Table, rows: readonly NewRow[]): boolean {
  const table = readTable(before.tab.name);
  const open = [...filledRows(table)];
  const ids = table.tab.columns.filter(({ type }) => type === 'id').map(({ header }) => header);
  let isWhole = true;
  for (const { cells } of [...rows].reverse()) {
    const headers = Object.keys(cells).filter((header) => cells[header] !== '');
    const isSame = ({ fields }: TableRow): boolean =>
      headers.every((header) => asText(fields(header)) === asText(cells[header] ?? ''));
    const found = open.filter(isSame);
    const last = found[found.length - 1];
    if (last === undefined || found.length <= filledRows(before).filter(isSame).length) {
      isWhole &&= open.length <= filledRows(before).length;
      continue;
    }
    open.splice(open.indexOf(last), 1);
    for (const run of runsOf([...new Set([...headers, ...ids])], table.places)) {
      const place = (table.places.get(run[0] ?? '') ?? 0) + 1;
      sheetNamed(table.tab.name).getRange(last.row, place, 1, run.length).clearContent();
    }
  }
  return isWhole;
}
