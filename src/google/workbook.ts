/** Reads the tabs: one read each, and a plain message when a tab, a header, the locale or the zone is not as it must be. */
import type { Cell } from '../domain/cell';
import { asText } from '../domain/cell';
import { isChoice } from '../domain/choice';
import type { Book, ProposalRow } from '../domain/context';
import { Problem } from '../domain/problem';
import { proposalColumnKinds, STRUCTURE_VERSION, tabNamed } from '../tabs/schema';
import { filledRows, makeTable, type Table } from '../tabs/table';
import { messages, repair } from '../texts';
import { toCell, toMoment } from './cells';

export const LOCALE = 'en_GB';
export const ZONE = 'Europe/London';

export function sheetNamed(name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = SpreadsheetApp.getActive().getSheetByName(name);
  if (sheet === null) throw new Problem(messages.tabMissing(name));
  return sheet;
}

export function readTable(name: string): Table {
  const grid = sheetNamed(name).getDataRange().getValues();
  return makeTable(
    tabNamed(name),
    grid.map((row) => row.map(toCell)),
  );
}

/** Dates and amounts are only safe to read in the workbook's own locale and zone. */
export function requireLocale(): void {
  const spreadsheet = SpreadsheetApp.getActive();
  const locale = spreadsheet.getSpreadsheetLocale();
  const zone = spreadsheet.getSpreadsheetTimeZone();
  if (locale !== LOCALE) throw new Problem(messages.locale(locale));
  const summer = new Date(Date.UTC(2009, 6, 1, 12));
  const local = Utilities.formatDate(summer, ZONE, 'yyyy-MM-dd HH:mm:ss');
  if (zone !== ZONE || local !== Object.values(toMoment(summer)).join(' ')) throw new Problem(messages.zone(zone));
}

/** A newer script may have put other things into the columns that this one knows. */
function requireKnownStructure({ rows }: Table): void {
  const version = rows.find(({ fields }) => asText(fields('Setting')).trim() === 'Structure version')?.fields('Value');
  if (Number(version) > STRUCTURE_VERSION) throw new Problem(repair.newer(Number(version), STRUCTURE_VERSION));
}

export interface ReadBook {
  readonly book: Book;
  readonly proposals: Table;
  /** Formulas of the Proposals tab, '' where there is none, in the table's order with the header row. */
  readonly formulas: readonly (readonly string[])[];
  readonly judgements: Table;
  readonly checks: Table;
  readonly settings: Table;
}

export function readBook(): ReadBook {
  requireLocale();
  const settings = readTable('Settings');
  requireKnownStructure(settings);
  const others = ['Actions', 'PRUs', 'Budget', 'Organisations', 'People', 'Criteria', 'Lists'].map(readTable);
  const [actions, prus, budget, organisations, people, criteria, lists] = others as [
    Table,
    Table,
    Table,
    Table,
    Table,
    Table,
    Table,
  ];
  const checks = readTable('Checks');
  const judgements = readTable('Judgements');
  const range = sheetNamed('Proposals').getDataRange();
  const formulas = range.getFormulas();
  const proposals = makeTable(
    tabNamed('Proposals'),
    range.getValues().map((row) => row.map(toCell)),
  );
  const completed = proposals.rows.some(({ fields }) => isChoice(fields('Status'), 'Completed'));
  const book: Book = {
    headers: proposals.headers.filter((header) => header !== ''),
    kinds: proposalColumnKinds(),
    proposals: proposalRows(proposals, formulas),
    judgements: filledRows(judgements),
    actions: filledRows(actions),
    prus: filledRows(prus),
    budget: filledRows(budget),
    organisations: filledRows(organisations),
    people: filledRows(people),
    criteria: filledRows(criteria),
    settings: filledRows(settings),
    // Only a completed proposal's commitment is what was spent; without one the tab is not needed.
    payments: completed ? filledRows(readTable('Payments')) : [],
    lists: readLists(lists),
  };
  return { book, proposals, formulas, judgements, checks, settings };
}

function proposalRows(table: Table, formulas: readonly (readonly string[])[]): ProposalRow[] {
  return filledRows(table).map(({ row, fields }) => ({
    row,
    fields,
    isFormula: (header) => (formulas[row - 1]?.[table.places.get(header) ?? -1] ?? '') !== '',
  }));
}

export function readLists(table: Table): Map<string, string[]> {
  const items = (header: string): string[] =>
    table.rows.map(({ fields }) => asText(fields(header) as Cell).trim()).filter((item) => item !== '');
  return new Map(table.headers.filter((header) => header !== '').map((header) => [header, [...new Set(items(header))]]));
}
