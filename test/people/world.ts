/**
 * A workbook with people in it. Whatever a person types is unlike anything else, so that it can be found again wherever rows and columns
 * have gone: "Title~17", or a number that nobody else uses.
 */
import type { Host } from '../../local/host';
import { tabNamed } from '../../src/tabs/schema';
import { openWorkbook } from '../workbook/workbook';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Something that a person has typed. */
interface Typed {
  readonly header: string;
  /** The row that it belongs to, for good. Rows that were copied share it. */
  readonly row: number;
}

export interface World {
  readonly host: Host;
  /** What people have typed, as `keyOf` shows it. */
  readonly typed: Map<string, Typed>;
  /** Sheets by the tab that they are, under whatever name. */
  readonly sheetIds: ReadonlyMap<string, number>;
  /** The row that each id was first seen with: "Proposals PR-07". */
  readonly ids: Map<string, number>;
  /** What somebody does right before the script's next service call, or the one after so many that write. */
  interruption: { in: number; writes: boolean; act: () => void } | undefined;
  /** What people have done, for the message of a failure. */
  readonly diary: string[];
}

/** Tabs that people type into, with the columns whose cells they fill. */
export const TABS = [
  'Proposals',
  'Actions',
  'Measures',
  'PRUs',
  'Visits',
  'Tasks',
  'Reviews',
  'Budget',
  'Organisations',
] as const;
export type TabName = (typeof TABS)[number];

/** Between reading and writing is where a colleague's hand does the most harm. */
const WRITE = /\.(?:set(?:Value|Formula|Note|DataValidation|Background|NumberFormat)|appendRow|insert|move|delete)/;

export function openWorld(): World {
  const onServiceCall = (name: string): void => {
    const { interruption } = world;
    if (interruption === undefined || (interruption.writes && !WRITE.test(name)) || --interruption.in > 0) return;
    world.interruption = undefined;
    interruption.act();
  };
  const host = openWorkbook('empty', { user: 'manager@example.org', onServiceCall });
  const sheetIds = new Map(TABS.map((name) => [name, sheetOf(host, name).getSheetId()]));
  const world: World = { host, typed: new Map(), sheetIds, ids: new Map(), interruption: undefined, diary: [] };
  return world;
}

export const spreadsheet = (host: Host) => host.services.SpreadsheetApp.getActive();

function sheetOf(host: Host, name: string): Sheet {
  const sheet = spreadsheet(host).getSheetByName(name);
  if (sheet === null) throw new Error(`No tab ${name}.`);
  return sheet;
}

/** The tab's sheet, whatever it is called now; a new one when somebody has deleted it; undefined when there is none. */
export function sheetFor(world: World, tab: TabName): Sheet | undefined {
  const sheets = spreadsheet(world.host).getSheets();
  return (
    sheets.find((sheet) => sheet.getSheetId() === world.sheetIds.get(tab)) ?? sheets.find((sheet) => sheet.getName() === tab)
  );
}

/** Text that is a number is the same thing as the number: set-up makes one of the other. */
export function keyOf(value: unknown): string {
  const text = String(value).trim();
  return /^£?[\d,]+(\.\d+)?$/.test(text) ? String(Number(text.replace(/[£,]/g, ''))) : text;
}

/** Columns that people fill, and that the script does not number. */
export function humanHeaders(tab: TabName): string[] {
  const ids = ['No', 'Id'];
  return tabNamed(tab)
    .columns.filter(({ script, type, header }) => script !== true && type !== 'tick' && !(ids.includes(header) && tab !== 'PRUs'))
    .map(({ header }) => header);
}

export function cells(sheet: Sheet): unknown[][] {
  return sheet.getLastRow() === 0 ? [] : sheet.getDataRange().getValues();
}

/** What people have typed, row by row: what a script must never lose, change, or tear apart. Rows by their sheet. */
export function humanRows(world: World): string[] {
  return watched(world).flatMap((sheet) =>
    cells(sheet).flatMap((row) => {
      const found = row.map(keyOf).filter((key) => world.typed.has(key));
      return found.length === 0 ? [] : [`${sheet.getSheetId()}: ${found.sort().join(', ')}`];
    }),
  );
}

const watched = (world: World): Sheet[] => TABS.flatMap((tab) => sheetFor(world, tab) ?? []);

export interface Misplaced {
  readonly tab: string;
  readonly row: number;
  readonly what: string;
}

/** Cells that stand under a header that is another's, and script cells that speak of another row's text. */
export function misplaced(world: World): Misplaced[] {
  const found: Misplaced[] = [];
  for (const tab of TABS) {
    const sheet = sheetFor(world, tab);
    if (sheet === undefined) continue;
    const [headers = [], ...rows] = cells(sheet);
    const known = new Set(tabNamed(tab).columns.map(({ header }) => header));
    for (const [i, row] of rows.entries()) {
      const own = rowOf(world, row);
      for (const [place, value] of row.entries()) {
        const header = String(headers[place] ?? '').trim();
        const typed = world.typed.get(keyOf(value));
        if (typed !== undefined && known.has(header) && typed.header !== header)
          found.push({ tab, row: i + 2, what: `${String(value)} stands under ${header}` });
        for (const [word] of String(value).matchAll(/[A-Z][\w' -]*~\d+/g)) {
          const spoken = world.typed.get(word);
          if (spoken !== undefined && spoken.row !== own)
            found.push({ tab, row: i + 2, what: `${header} of another row: ${String(value)}` });
        }
      }
    }
  }
  return found;
}

/** The row that the cells belong to; undefined when nobody has typed any of them. */
export function rowOf(world: World, row: readonly unknown[]): number | undefined {
  for (const value of row) {
    const typed = world.typed.get(keyOf(value));
    if (typed !== undefined) return typed.row;
  }
  return undefined;
}

/** Ids that were given to a second row. Call after each run of the script. */
export function idsGivenTwice(world: World): string[] {
  return (['Proposals', 'Measures', 'Visits', 'Tasks', 'Reviews'] as const).flatMap((tab) => {
    const sheet = sheetFor(world, tab);
    const [headers = [], ...rows] = sheet === undefined ? [] : cells(sheet);
    const place = headers.findIndex((header) => ['No', 'Id'].includes(String(header)));
    return rows.flatMap((row) => {
      const [id, own] = [String(row[place] ?? '').trim(), rowOf(world, row)];
      if (place < 0 || id === '' || own === undefined) return [];
      const key = `${tab} ${id}`;
      const first = world.ids.get(key) ?? own;
      world.ids.set(key, first);
      return first === own ? [] : [`${key}, of row ${first}, given to row ${own}`];
    });
  });
}
