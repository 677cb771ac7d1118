/** Check proposal, Check all, and what an edit does: read once, decide, write once. */
import { asText, type Cell } from '../domain/cell';
import { type BookPlan, type CheckOptions, checkBook } from '../domain/check-book';
import type { ProposalRow } from '../domain/context';
import { tabNamed } from '../tabs/schema';
import { filledRows, type Table } from '../tabs/table';
import { now, whoIsThis } from './clock';
import { numberNewProposals } from './number-rows';
import { alone } from './session';
import { type ReadBook, readBook, sheetNamed } from './workbook';
import { appendRows, writeColumns } from './write';

/** The script's columns of Proposals that a check decides; money has its own. */
const CHECKED = tabNamed('Proposals')
  .columns.filter(({ script, header }) => script === true && !['Released', 'Spent'].includes(header))
  .map(({ header }) => header);

/** Checks every proposal. Returns what it did, in one line. */
export function checkAll(): string {
  return alone(() => {
    const read = numberNewProposals(readBook());
    return checkAndWrite(read, { now: now(), by: whoIsThis() }).summary;
  });
}

/** Writes what the check found; the rows of the read book are where they were read, or are found again. */
export function checkAndWrite({ book, proposals, formulas, judgements, checks }: ReadBook, options: CheckOptions): BookPlan {
  const plan = checkBook(book, filledRows(checks), options);
  // The record comes first: no verdict may stand without one.
  appendRows(checks, withIds(plan.records, checks, options));
  writeColumns({ table: judgements, headers: ['Seen'], values: seenValues(plan), identify: judgementIdentity });
  writeColumns({ table: proposals, headers: CHECKED, values: plan.values, formulas, identify: proposalIdentity });
  return plan;
}

/**
 * Checks some rows and shows them before it looks at the others: whoever waits sees the answer at once, however many there are. What the
 * check means for the others is written last.
 */
export function checkSome(read: ReadBook, rows: readonly ProposalRow[], show: (read: ReadBook) => void): BookPlan {
  const plan = checkAndWrite(read, {
    ...{ now: now(), by: whoIsThis() },
    ...{ only: new Set(rows.map(({ row }) => row)), withoutOthers: true },
  });
  const checked = withRecords(read, plan);
  show(checked);
  const { proposals, formulas } = read;
  const { values } = checkBook(checked.book, filledRows(checked.checks), { now: now(), by: '', compareOnly: true });
  writeColumns({ table: proposals, headers: ['Out of date'], values, formulas, identify: proposalIdentity });
  return plan;
}

const proposalIdentity = (fields: (header: string) => Cell): string => asText(fields('No'));

const seenValues = (plan: BookPlan): Map<number, Record<string, Cell>> =>
  new Map([...plan.seen].map(([row, seen]) => [row, { Seen: seen }]));

export const judgementIdentity = (fields: (header: string) => Cell): string => {
  const cells = ['Proposal', 'Principle', 'Judgement', 'Reason', 'By', 'On'].map((header) => asText(fields(header)).trim());
  return cells.every((cell) => cell === '') ? '' : cells.join('\u0001');
};

/** The book with the records that a check has just added, without reading it again. */
export function withRecords<Read extends ReadBook>(read: Read, { records }: BookPlan): Read {
  const { checks } = read;
  const last = checks.rows.length + 1;
  const added = records.map((record, i) => ({ row: last + i + 1, cells: [], fields: (header: string) => record[header] ?? '' }));
  return { ...read, checks: { ...checks, rows: [...checks.rows, ...added] } };
}

/** A check's id is its moment and its place in the run: never used again, and no counter to keep. */
function withIds(records: BookPlan['records'], checks: Table, options: CheckOptions): Record<string, Cell>[] {
  const stamp = `C${`${options.now.day} ${options.now.time}`.replace(/[-:]/g, '').replace(' ', '-')}`;
  const taken = checks.rows.filter(({ fields }) => asText(fields('Id')).startsWith(stamp)).length;
  return records.map((record, i) => ({ Id: `${stamp}-${String(taken + i + 1).padStart(4, '0')}`, ...record }));
}

/**
 * After an edit: which proposals are out of date; of an edit of Proposals, the edited rows alone. What that means for others (the money
 * that is left, a number used twice) they learn at the next check. Never in the way of a check that is running.
 */
export function compareAfterEdit(range: GoogleAppsScript.Spreadsheet.Range): void {
  const tab = range.getSheet().getName();
  const read = [
    'Proposals',
    'Judgements',
    'Actions',
    'PRUs',
    'Budget',
    'Organisations',
    'People',
    'Criteria',
    'Lists',
    'Settings',
  ];
  if (!read.includes(tab) || sheetNamed('Checks').getLastRow() < 2) return;
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(0)) return;
  try {
    checkAndWrite(readBook(), { now: now(), by: '', compareOnly: true, ...(tab === 'Proposals' && editedRows(range)) });
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
}

/** None of them when headers were edited: that is about every row. */
function editedRows(range: GoogleAppsScript.Spreadsheet.Range): Pick<CheckOptions, 'only'> {
  const [first, last] = [range.getRow(), range.getLastRow()];
  return first === 1 ? {} : { only: new Set(Array.from({ length: last - first + 1 }, (_, i) => first + i)) };
}
