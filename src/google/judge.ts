/** Records a judgement of the sidebar. */
import { asText } from '../domain/cell';
import { check, seenDigest } from '../domain/check';
import { type CheckContext, isDecided, type ProposalRow, prepare } from '../domain/context';
import { parseJudgements, REASON_FROM, whyIgnored } from '../domain/judgements';
import { Problem } from '../domain/problem';
import type { ProposalView } from '../domain/proposal-view';
import { read } from '../domain/reading';
import { parsePrinciple, type RowAt } from '../domain/rules';
import { countCharacters } from '../domain/text';
import { logged, messages } from '../texts';
import { checkAndWrite, withRecords } from './check-proposals';
import { now, whoIsThis } from './clock';
import { writeLog } from './log';
import { alone } from './session';
import { findRow, view } from './sidebar';
import { type ReadBook, readBook } from './workbook';
import { appendRows } from './write';

export interface JudgementRequest {
  readonly no: string;
  readonly row?: number;
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
    const row = findRow(book.book.proposals, request);
    const record = requireJudgement(request, row, context);
    const before = check(row, context).principles[record.principle - 1];
    appendRows(book.judgements, [record.cells]);
    const judged = withJudgement(book, record.cells);
    const plan = checkAndWrite(judged, { now: now(), by: record.by, only: new Set([row.row]) });
    const after = view(row, withRecords(judged, plan));
    const status = after.principles[record.principle - 1]?.status ?? '';
    writeLog({
      what: logged.judged(request.judgement),
      where: logged.place(request.no, record.principle),
      before: before?.status ?? '',
      after: [status, reasonOf(request)].filter(Boolean).join(': '),
    });
    const withdraws = request.judgement === 'Agree' && before?.effect.kind === 'overridden';
    const again = withdraws ? messages.withdrawn(status) : '';
    return { message: messages.judged(record.principle, request.judgement) + again, view: after };
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
