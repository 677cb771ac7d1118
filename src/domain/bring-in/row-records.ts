/** Rows under a header row, from another spreadsheet or a form's responses, as rows of a tab. */
import { bringing } from '../../texts';
import { asText, type Cell } from '../cell';
import { digest } from '../digest';
import type { RowAt } from '../rules';
import { plain, sameId } from '../text';
import type { Brought, Understood } from './brought';
import { type Match, matchColumns, readCell, type TabColumn } from './columns';

export interface Target {
  readonly tab: string;
  readonly columns: readonly TabColumn[];
  readonly existing: readonly RowAt[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** The id's column, when rows of the tab have one of their own. */
  readonly id?: string;
  /** The script gives the ids: one that is brought along only tells whether the row is there already. */
  readonly givesIds: boolean;
  /** The column that two rows rarely share. */
  readonly title?: string;
}

export interface Grid {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly where: string; readonly cells: readonly Cell[] }[];
  /** Marks of the responses that were brought in before; undefined for anything but responses. */
  readonly marks?: ReadonlySet<string>;
}

/** Columns that nobody fills are never written. */
const isFilledByPeople = ({ script, type }: TabColumn): boolean => script !== true && type !== 'formula';

export function rowRecords(grid: Grid, target: Target): Understood {
  const matches = matchColumns(grid.headers, target.columns);
  const usable = matches.filter(({ column }) => isFilledByPeople(column));
  const unmatched = grid.headers.flatMap((header, place): (readonly [string, string])[] => {
    if (header.trim() === '' || usable.some((match) => match.place === place)) return [];
    return [[bringing.column(place + 1), bringing.unmatched(header.trim(), target.tab, hasMatch(matches, place))]];
  });
  const seen = new Set<string>();
  const records: Brought[] = [];
  const aside: (readonly [string, string])[] = [...unmatched];
  for (const { where, cells } of grid.rows) {
    if (cells.every((cell) => asText(cell).trim() === '')) continue;
    const record = rowRecord(cells, usable, grid, target, seen);
    if (record !== undefined) records.push(record);
    else aside.push([where, cells.map(asText).filter(Boolean).join(' · ')]);
    for (const [place, cell] of cells.entries()) {
      const text = asText(cell).trim();
      if (text !== '' && (grid.headers[place] ?? '').trim() === '') aside.push([where, text]);
    }
  }
  return { records, remarks: [], aside };
}

const hasMatch = (matches: readonly Match[], place: number): boolean => matches.some((match) => match.place === place);

function rowRecord(
  cells: readonly Cell[],
  matches: readonly Match[],
  { marks }: Grid,
  target: Target,
  seen: Set<string>,
): Brought | undefined {
  const values: Record<string, Cell> = {};
  const remarks: string[] = [];
  const percentages: string[] = [];
  for (const { place, column } of matches) {
    const [value, remark] = readCell(cells[place] ?? '', column, target.lists);
    if (value !== '') values[column.header] = value;
    if (remark !== undefined) remarks.push(remark);
    if (typeof value === 'number' && /%\s*$/.test(asText(cells[place] ?? ''))) percentages.push(column.header);
  }
  const headers = Object.keys(values);
  if (headers.length === 0) return undefined;
  const id = target.id === undefined ? '' : asText(values[target.id] ?? '').trim();
  const mark = marks === undefined ? undefined : digest(JSON.stringify(cells), 5);
  const isKnown = mark !== undefined && marks?.has(mark) === true;
  const duplicate = isKnown ? bringing.responseKnown : findDuplicate(values, id, target, seen);
  const fields = headers.map((header): [string, string] => {
    const value = values[header] ?? '';
    return [header, percentages.includes(header) ? `${Number(value) * 100}%` : asText(value)];
  });
  if (target.givesIds && target.id !== undefined) {
    if (id !== '') remarks.push(bringing.idGiven(target.id, id));
    delete values[target.id];
  }
  return {
    title: titleOf(values, id, target),
    fields,
    remarks,
    duplicate,
    ...(target.id !== undefined && !target.givesIds ? { id: { header: target.id, value: id } } : {}),
    ...(mark === undefined ? {} : { mark }),
    rows: [{ tab: target.tab, cells: values, percentages }],
  };
}

function titleOf(values: Readonly<Record<string, Cell>>, id: string, { title }: Target): string {
  const name = title === undefined ? '' : asText(values[title] ?? '');
  return [id, name || Object.values(values).map(asText).slice(0, 3).join(', ')].filter(Boolean).join(' ');
}

/** The same id, the same title, or everything that is brought along the same. */
function findDuplicate(values: Readonly<Record<string, Cell>>, id: string, target: Target, seen: Set<string>): string {
  const { title, existing, tab } = target;
  const name = title === undefined ? '' : plain(asText(values[title] ?? ''));
  const headers = Object.keys(values);
  const whole = (read: (header: string) => Cell): string => headers.map((header) => plain(asText(read(header)))).join('\u0001');
  const mine = whole((header) => values[header] ?? '');
  const keys = [id === '' ? '' : `id ${sameId(id)}`, name === '' ? '' : `title ${name}`, `all ${mine}`].filter(Boolean);
  const isTwice = keys.some((key) => seen.has(key));
  for (const key of keys) seen.add(key);
  for (const { row, fields } of existing) {
    if (id !== '' && sameId(asText(fields(target.id ?? ''))) === sameId(id)) return bringing.idUsed(target.id ?? '', id, row);
    if (name !== '' && plain(asText(fields(title ?? ''))) === name) return bringing.textUsed(title ?? '', tab, row);
    if (whole(fields) === mine) return bringing.rowUsed(tab, row);
  }
  return isTwice ? bringing.twice : '';
}
