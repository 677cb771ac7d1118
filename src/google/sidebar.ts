/** The sidebar of Check proposal: what it shows, and the calls it makes but for judgements. */
import { asText } from '../domain/cell';
import { numberOf, type ProposalRow, prepare } from '../domain/context';
import { Problem } from '../domain/problem';
import { type ProposalView, viewProposal } from '../domain/proposal-view';
import { sameId } from '../domain/text';
import { type Trial, type TrialCell, tryCells } from '../domain/trial';
import { type Column, tabNamed } from '../tabs/schema';
import { filledRows, type Table, type TableRow } from '../tabs/table';
import { menu, messages } from '../texts';
import { checkAndWrite, withRecords } from './check-proposals';
import { now, whoIsThis } from './clock';
import { alone } from './session';
import { type ReadBook, readBook, readTable, sheetNamed } from './workbook';

export function showProposal(row: ProposalRow, read: ReadBook): void {
  const template = HtmlService.createTemplateFromFile('sidebar');
  // Inside a script element only "<" could end it; JSON may say it in another way.
  template.view = JSON.stringify(view(row, read)).replace(/</g, '\\u003c');
  SpreadsheetApp.getUi().showSidebar(template.evaluate().setTitle(menu.checkProposal));
}

/** Which proposal a call is about: its number and, for a number that is used twice, where it was. */
export interface Shown {
  readonly no: string;
  readonly row?: number;
}

/** What the check would say of the proposal now; nothing is written. */
export function viewNumbered(shown: Shown, isSelected = false): ProposalView {
  const read = readBook();
  const row = findRow(read.book.proposals, shown);
  const found = view(row, read);
  if (isSelected) selectCell(read.proposals, row.row, 'Title');
  return found;
}

/** Another proposal, which is selected on the sheet as well, so that what is read is what is edited. */
export const moveTo = (shown: Shown): ProposalView => viewNumbered(shown, true);

/** The proposal in the row that the person has selected on the sheet; nothing is written. */
export function viewSelected(): ProposalView {
  const range = SpreadsheetApp.getActive().getActiveRange();
  if (range === null || range.getSheet().getName() !== 'Proposals') throw new Problem(messages.selectRow);
  const read = readBook();
  const row = read.book.proposals.find((proposal) => proposal.row === range.getRow());
  if (row === undefined) throw new Problem(messages.selectRow);
  if (numberOf(row.fields) === '') throw new Problem(messages.notNumbered(row.row));
  return view(row, read);
}

/** Checks the proposal that the sidebar shows, and shows it as it is then. */
export function checkShown(shown: Shown): { message: string; view: ProposalView } {
  return alone(() => {
    const read = readBook();
    const row = findRow(read.book.proposals, shown);
    const plan = checkAndWrite(read, { now: now(), by: whoIsThis(), only: new Set([row.row]) });
    return { message: plan.summary, view: view(row, withRecords(read, plan)) };
  });
}

export interface TrialRequest extends Shown {
  readonly cells: readonly TrialCell[];
}

/** What a check would say of a copy with these cells filled; nothing is written. */
export function tryOut({ cells, ...shown }: TrialRequest): Trial {
  const { book } = readBook();
  return tryCells(findRow(book.proposals, shown), prepare(book), cells, proposalColumns());
}

const proposalColumns = (): readonly Column[] => tabNamed('Proposals').columns;

export function view(row: ProposalRow, { book, checks }: ReadBook): ProposalView {
  const context = prepare(book);
  const named = (rows: ReadBook['book']['prus']): string[] =>
    rows.map(({ fields }) => asText(fields('Name')).trim()).filter((name) => name !== '');
  const prus = named(book.prus);
  return viewProposal(row, context, {
    columns: proposalColumns(),
    criteria: book.criteria,
    offers: { listOf: context.listOf, prus, organisations: [...new Set([...prus, ...named(book.organisations)])] },
    proposals: book.proposals,
    checks: filledRows(checks),
    by: whoIsThis(),
  });
}

export function findRow<Row extends ProposalRow | TableRow>(rows: readonly Row[], { no, row }: Shown): Row {
  const found = rows.filter(({ fields }) => numberOf(fields) === sameId(no));
  const one = found.length > 1 ? found.find((proposal) => proposal.row === row) : found[0];
  if (one !== undefined) return one;
  throw new Problem(found.length > 1 ? messages.numberTwice(no) : messages.noSuchProposal(no));
}

/** Selects a cell of the proposal, wherever its row and column are now. */
export function goTo(shown: Shown, header: string): void {
  const table = readTable('Proposals');
  selectCell(table, findRow(table.rows, shown).row, header);
}

/** A folded group of columns is opened. */
function selectCell({ places }: Table, row: number, header: string): void {
  const place = places.get(header);
  if (place === undefined) throw new Problem(messages.headerMissing('Proposals', [header]));
  const sheet = sheetNamed('Proposals');
  sheet.activate();
  if (sheet.getColumnGroupDepth(place + 1) > 0) sheet.getColumnGroup(place + 1, 1)?.expand();
  sheet.getRange(row, place + 1).activate();
}
