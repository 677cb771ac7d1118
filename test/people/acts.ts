/** What people do to a workbook, each with small numbers that say where. They do not know what a script is doing meanwhile. */
import { tabNamed } from '../../src/tabs/schema';
import { cells, humanHeaders, keyOf, rowOf, type Sheet, sheetFor, spreadsheet, TABS, type TabName, type World } from './world';

/** Numbers that stand for places, words and choices; each act takes them as far as there are any. */
export type Numbers = readonly [number, number, number];
export type Act = (world: World, numbers: Numbers) => void;

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];

interface Place {
  readonly tab: TabName;
  readonly sheet: Sheet;
  readonly headers: readonly string[];
  readonly grid: readonly (readonly unknown[])[];
}

/** Half of all work is on Proposals. Undefined when the tab has gone, or has lost its header row. */
function at(world: World, n: number): Place | undefined {
  const tab = n % 2 === 0 ? 'Proposals' : (pick(TABS, n >> 1) ?? 'Proposals');
  const sheet = sheetFor(world, tab);
  if (sheet === undefined) return undefined;
  const grid = cells(sheet);
  return { tab, sheet, headers: (grid[0] ?? []).map(String), grid };
}

/** Sheet rows in which somebody has typed. */
const filled = (world: World, { grid }: Place): number[] =>
  grid.flatMap((row, i) => (rowOf(world, row) === undefined ? [] : [i + 1]));

const lastFilled = (world: World, place: Place): number => Math.max(1, ...filled(world, place));

const address = (sheet: Sheet, row: number, column: number): string =>
  `'${sheet.getName().replaceAll("'", "''")}'!${sheet.getRange(row, column).getA1Notation()}`;

/** A new text or number for a cell, known from now on as the row's. */
function word(world: World, tab: TabName, header: string, row: number, n: number): string | number {
  const next = world.typed.size + 1;
  const isNumber = tabNamed(tab).columns.some(
    (column) => column.header === header && (column.type === 'number' || column.type === 'money'),
  );
  const number = 7_000_000 + next;
  const input = !isNumber ? `${header}~${next}` : n % 5 === 0 ? `'${number}` : number;
  world.typed.set(isNumber ? keyOf(number) : keyOf(input), { header, row });
  return input;
}

function typeInto(world: World, place: Place, row: number, headers: readonly string[], n: number): void {
  const own = rowOf(world, place.grid[row - 1] ?? []) ?? world.typed.size + 1_000_000;
  for (const header of headers) {
    const column = place.headers.indexOf(header) + 1;
    if (column > 0) world.host.edit(address(place.sheet, row, column), word(world, place.tab, header, own, n));
  }
}

const room = ({ sheet }: Place, row: number): boolean => row <= sheet.getMaxRows();

const type: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  const row = place === undefined ? undefined : pick(filled(world, place), b);
  const header = pick(place === undefined ? [] : humanHeaders(place.tab), c);
  if (place && row !== undefined && header !== undefined) typeInto(world, place, row, [header], b);
};

const addRow: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place === undefined) return;
  const row = lastFilled(world, place) + 1;
  const known = humanHeaders(place.tab).filter((header) => place.headers.includes(header));
  const first = known.find((header) => ['Title', 'Action', 'Name', 'Unit'].includes(header)) ?? known[0];
  const others = [pick(known, b), pick(known, c)].filter((header) => header !== undefined && header !== first) as string[];
  if (first !== undefined && room(place, row)) typeInto(world, place, row, [first, ...new Set(others)], c);
};

/** Several cells at once, over several rows: Google says of such an edit only where it was. */
const paste: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place === undefined) return;
  const from = (b % (lastFilled(world, place) + 1)) + 2;
  const header = pick(
    humanHeaders(place.tab).filter((known) => place.headers.includes(known)),
    c,
  );
  const column = header === undefined ? 0 : place.headers.indexOf(header) + 1;
  const rows = [from, from + 1, from + 2].filter((row) => room(place, row));
  if (header === undefined || rows.length === 0) return;
  const input = rows.map((row) => {
    const own = rowOf(world, place.grid[row - 1] ?? []) ?? world.typed.size + 1_000_000;
    return [word(world, place.tab, header, own, c)];
  });
  world.host.edit(address(place.sheet, from, column), input);
};

/** One cell, while the row keeps another that it is known by. */
const clear: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  const row = place === undefined ? undefined : pick(filled(world, place), b);
  if (place === undefined || row === undefined) return;
  const columns = (place.grid[row - 1] ?? []).flatMap((value, i) => (world.typed.has(keyOf(value)) ? [i + 1] : []));
  const column = pick(columns, c);
  if (columns.length > 1 && column !== undefined) world.host.edit(address(place.sheet, row, column), '');
};

const deleteRow: Act = (world, [a, b]) => {
  const place = at(world, a);
  const row = place === undefined ? undefined : pick(filled(world, place), b);
  if (place && row !== undefined && row > 1) place.sheet.deleteRow(row);
};

const insertRows: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place && place.grid.length > 0) place.sheet.insertRowsBefore(2 + (b % (lastFilled(world, place) + 1)), 1 + (c % 3));
};

const moveRow: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  const row = place === undefined ? undefined : pick(filled(world, place), b);
  if (place === undefined || row === undefined || row < 2) return;
  place.sheet.moveRows(place.sheet.getRange(`${row}:${row}`), 2 + (c % (lastFilled(world, place) + 1)));
};

const sort: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place === undefined || place.grid.length < 3 || place.headers.length === 0) return;
  const column = 1 + (b % place.headers.length);
  place.sheet.getRange(2, 1, place.grid.length - 1, place.headers.length).sort({ column, ascending: c % 2 === 0 });
};

/** With its number, as copying a row does. */
const copyRow: Act = (world, [a, b]) => {
  const place = at(world, a);
  const row = place === undefined ? undefined : pick(filled(world, place), b);
  const to = place === undefined ? 0 : lastFilled(world, place) + 1;
  if (place === undefined || row === undefined || row < 2 || !room(place, to)) return;
  const width = place.headers.length;
  place.sheet.getRange(row, 1, 1, width).copyTo(place.sheet.getRange(to, 1, 1, width));
};

const moveColumn: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place === undefined || place.headers.length < 2) return;
  const from = 1 + (b % place.headers.length);
  place.sheet.moveColumns(place.sheet.getRange(1, from), 1 + (c % place.headers.length));
};

const insertColumn: Act = (world, [a, b]) => {
  const place = at(world, a);
  if (place && place.headers.length > 0) place.sheet.insertColumnBefore(1 + (b % place.headers.length));
};

/** Somebody's own column: with a header by now, or empty, so that it gets one; else the first to the right. */
const typeInOwnColumn: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  const row = place === undefined ? undefined : pick(filled(world, place), c);
  if (place === undefined || row === undefined || row < 2) return;
  if (!humanHeaders(place.tab).some((header) => place.headers.includes(header))) return;
  const notes = place.sheet.getRange(1, 1, 1, place.headers.length).getNotes()[0] ?? [];
  const isEmpty = (i: number): boolean => place.grid.every((cells) => cells[i] === '');
  const isOwn = (header: string, i: number): boolean => notes[i] === '' && (header.startsWith('Our notes') || isEmpty(i));
  const own = place.headers.flatMap((header, i) => (isOwn(header, i) ? [i + 1] : []));
  const column = pick(own, b) ?? place.headers.length + 1;
  if (column > place.sheet.getMaxColumns()) return;
  const header = place.headers[column - 1] || `Our notes ${world.typed.size}`;
  const owner = rowOf(world, place.grid[row - 1] ?? []) ?? 0;
  world.host.edit(address(place.sheet, 1, column), header);
  world.host.edit(address(place.sheet, row, column), word(world, place.tab, header, owner, 1));
};

const typeOverScript: Act = (world, [a, b, c]) => {
  const place = at(world, 0);
  const row = place === undefined ? undefined : pick(filled(world, place), b);
  const script = tabNamed('Proposals').columns.filter((column) => column.script === true);
  const column = place === undefined ? 0 : place.headers.indexOf(pick(script, c)?.header ?? '') + 1;
  if (place && row !== undefined && row > 1 && column > 0)
    world.host.edit(address(place.sheet, row, column), a % 2 === 0 ? 'Eligible' : '');
};

const hideAndFilter: Act = (world, [a, b]) => {
  const place = at(world, a);
  if (place === undefined || place.grid.length < 2) return;
  place.sheet.hideColumns(1 + (b % place.headers.length));
  if (place.sheet.getFilter() === null) place.sheet.getRange(1, 1, place.grid.length, place.headers.length).createFilter();
};

/** What goes on every day. */
export const WORK: Readonly<Record<string, Act>> = {
  type,
  addRow,
  addRowToo: addRow,
  paste,
  clear,
  deleteRow,
  insertRows,
  moveRow,
  sort,
  copyRow,
  moveColumn,
  insertColumn,
  typeInOwnColumn,
  typeOverScript,
  hideAndFilter,
};

const renameHeader: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place === undefined || place.headers.length === 0) return;
  const column = 1 + (b % place.headers.length);
  const header = place.headers[column - 1] ?? '';
  const typo = header.length > 3 ? header.slice(0, 1) + header.slice(2) : '';
  world.host.edit(address(place.sheet, 1, column), [typo, '', `My ${header}`][c % 3] ?? '');
};

const clearHeaderNote: Act = (world, [a, b]) => {
  const place = at(world, a);
  if (place && place.headers.length > 0) place.sheet.getRange(1, 1 + (b % place.headers.length)).clearNote();
};

/** Each row keeps a cell that it is known by. */
const deleteColumn: Act = (world, [a, b]) => {
  const place = at(world, a);
  if (place === undefined || place.headers.length < 2) return;
  const gone = b % place.headers.length;
  const isKnown = (row: readonly unknown[]): boolean => rowOf(world, row) !== undefined;
  const loses = place.grid.some((row) => isKnown(row) && !isKnown(row.filter((_, i) => i !== gone)));
  if (!loses) place.sheet.deleteColumn(gone + 1);
};

const aboveHeaders: Act = (world, [a, b]) => {
  const place = at(world, a);
  if (place && place.grid.length > 0) place.sheet.insertRowsBefore(1, 1 + (b % 2));
};

const renameTab: Act = (world, [a, b]) => {
  const place = at(world, a);
  if (place && place.grid.length > 0) place.sheet.setName(`${place.tab} ${b % 2 === 0 ? '2009' : `old ${world.typed.size}`}`);
};

/** Tabs that hold rules or records go too, but not Settings: what is remembered there is remembered nowhere else. */
const deleteTab: Act = (world, [, b]) => {
  const names = ['Lists', 'Principles', 'Criteria', 'People', 'Health', 'Reports', 'Approval steps', 'Start here', 'Reviews'];
  const sheet = spreadsheet(world.host).getSheetByName(pick(names, b) ?? '');
  if (sheet !== null) spreadsheet(world.host).deleteSheet(sheet);
};

const clearRules: Act = (world, [a, b, c]) => {
  const place = at(world, a);
  if (place === undefined || place.grid.length === 0) return;
  const range = place.sheet.getRange(2, 1 + (b % Math.max(1, place.headers.length)), 3 + (c % 5), 1);
  if (c % 2 === 0) range.clearDataValidations();
  else range.clearFormat();
};

const dropColours: Act = (world, [a]) => at(world, a)?.sheet.setConditionalFormatRules([]);

const deleteRule: Act = (world, [, b]) => {
  const [name, least] = pick([['Criteria', 3] as const, ['Principles', 2] as const, ['Lists', 2] as const], b) ?? ['Criteria', 3];
  const sheet = spreadsheet(world.host).getSheetByName(name);
  if (sheet !== null && sheet.getLastRow() > least) sheet.deleteRow(2 + (b % (sheet.getLastRow() - 1)));
};

const elsewhere: Act = (world) => {
  spreadsheet(world.host).setSpreadsheetLocale('en_US');
  spreadsheet(world.host).setSpreadsheetTimeZone('America/New_York');
};

/** What goes wrong now and then. */
export const DAMAGE: Readonly<Record<string, Act>> = {
  renameHeader,
  clearHeaderNote,
  deleteColumn,
  aboveHeaders,
  renameTab,
  deleteTab,
  clearRules,
  dropColours,
  deleteRule,
  elsewhere,
};
