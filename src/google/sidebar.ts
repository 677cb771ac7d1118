/** The sidebar of Check proposal and the calls it makes. */
import { asText } from '../domain/cell';
import { check, seenDigest } from '../domain/check';
import { rememberedChecks } from '../domain/check-book';
import { type CheckContext, isDecided, numberOf, type ProposalRow, prepare } from '../domain/context';
import { parseJudgements, REASON_FROM, whyIgnored } from '../domain/judgements';
import { Problem } from '../domain/problem';
import { type ProposalView, viewProposal } from '../domain/proposal-view';
import { read } from '../domain/reading';
import { parsePrinciple, type RowAt } from '../domain/rules';
import { countCharacters, sameId } from '../domain/text';
import { logged, menu, messages } from '../texts';
import { checkAndWrite } from './check-proposals';
import { now, whoIsThis } from './clock';
import { writeLog } from './log';
import { alone } from './session';
import { type ReadBook, readBook, readTable, sheetNamed } from './workbook';
import { appendRows } from './write';

export function showProposal(row: ProposalRow, read: ReadBook): void {
  const template = HtmlService.createTemplateFromFile('sidebar');
  // Inside a script element only "<" could end it; JSON may say it in another way.
  template.view = JSON.stringify(view(row, read)).replace(/</g, '\\u003c');
  SpreadsheetApp.getUi().showSidebar(template.evaluate().setTitle(menu.checkProposal));
}

/** What the check would say of the proposal now; nothing is written. */
export function viewNumbered(no: string): ProposalView {
  const read = readBook();
  return view(findRow(read.book.proposals, no), read);
}

function view(row: ProposalRow, { book, checks }: ReadBook): ProposalView {
  return viewProposal(row, prepare(book), rememberedChecks(checks.rows, numberOf(row.fields)));
}

function findRow(rows: readonly ProposalRow[], no: string): ProposalRow {
  const found = rows.filter(({ fields }) => numberOf(fields) === sameId(no));
  if (found.length > 1) throw new Problem(messages.numberTwice(no));
  if (found[0] === undefined) throw new Problem(messages.noSuchProposal(no));
  return found[0];
}

/** Selects a cell of the proposal, wherever its row and column are now; a folded group of columns is opened. */
export function goTo(no: string, header: string): void {
  const table = readTable('Proposals');
  const row = table.rows.find(({ fields }) => numberOf(fields) === sameId(no));
  const place = table.places.get(header);
  if (row === undefined) throw new Problem(messages.noSuchProposal(no));
  if (place === undefined) throw new Problem(messages.headerMissing('Proposals', [header]));
  const sheet = sheetNamed('Proposals');
  sheet.activate();
  if (sheet.getColumnGroupDepth(place + 1) > 0) sheet.getColumnGroup(place + 1, 1)?.expand();
  sheet.getRange(row.row, place + 1).activate();
}

export interface JudgementRequest {
  readonly no: string;
  readonly principle: number;
  readonly judgement: 'Agree' | 'Override to met' | 'Override to not met';
  readonly reason: string;
  /** The fingerprint of the text that the sidebar showed. */
  readonly seen: string;
}

/** Records a judgement on exactly the text that was shown, then checks the proposal again. */
export function judge(request: JudgementRequest): { message: string; view: ProposalView } {
  return alone(() => {
    const book = readBook();
    const context = prepare(book.book);
    const row = findRow(book.book.proposals, request.no);
    const record = requireJudgement(request, row, context);
    const before = check(row, context).principles[record.principle - 1]?.status ?? '';
    appendRows(book.judgements, [record.cells]);
    const judged = withJudgement(book, record.cells);
    checkAndWrite(judged, { now: now(), by: record.by, only: new Set([row.row]) });
    const after = view(row, judged);
    writeLog({
      what: logged.judged(request.judgement),
      where: logged.place(request.no, record.principle),
      before,
      after: [after.principles[record.principle - 1]?.status ?? '', reasonOf(request)].filter(Boolean).join(': '),
    });
    return { message: messages.judged(record.principle, request.judgement), view: after };
  });
}

const reasonOf = ({ reason }: JudgementRequest): string => String(reason ?? '').trim();

interface NewJudgement {
  readonly by: string;
  readonly principle: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly cells: Readonly<Record<string, string | number | ReturnType<typeof now>>>;
}

/** Refuses whatever would not count, so that nobody believes to have judged who has not. */
function requireJudgement(request: JudgementRequest, row: ProposalRow, context: CheckContext): NewJudgement {
  const by = whoIsThis();
  const reason = reasonOf(request);
  const principle = parsePrinciple(request.principle);
  if (by === '') throw new Problem(messages.whoAreYou);
  if (principle === undefined) throw new Problem(messages.badPrinciple);
  if (isDecided(row.fields)) throw new Problem(messages.decided(asText(row.fields('Status')).trim()));
  const seen = seenDigest(principle, read(row.fields, context), context);
  if (seen !== request.seen) throw new Problem(messages.textChanged);
  if (request.judgement !== 'Agree' && countCharacters(reason) < REASON_FROM) throw new Problem(messages.needsReason);
  const cells = {
    Proposal: asText(row.fields('No')).trim(),
    Principle: principle,
    Judgement: request.judgement,
    Reason: reason,
    By: by,
    On: now(),
    Seen: seen,
  };
  const [judgement] = parseJudgements([asRow(cells, 0)]);
  const why = judgement === undefined ? 'unreadable' : whyIgnored(judgement, context.people);
  if (why === 'unreadable') throw new Problem(messages.unreadableJudgement);
  if (why === 'team manager only') throw new Problem(messages.managerOnly);
  if (why !== undefined) throw new Problem(messages.notAnAssessor(by));
  return { by, principle, cells };
}

const asRow = (cells: NewJudgement['cells'], row: number): RowAt => ({ row, fields: (header) => cells[header] ?? '' });

/** The book as it is with the new row, without reading it again. */
function withJudgement(book: ReadBook, cells: NewJudgement['cells']): ReadBook {
  const rows = book.book.judgements;
  const next = rows.reduce((max, { row }) => Math.max(max, row), 1) + 1;
  return { ...book, book: { ...book.book, judgements: [...rows, asRow(cells, next)] } };
}
