/** The script's cells of Proposals that somebody has cleared: a new check writes them, or the record of the one that decided. */
import { asText, type Cell, isBlank } from '../../domain/cell';
import { isChoice } from '../../domain/choice';
import { DECIDED, PRINCIPLE_HEADERS } from '../../domain/columns';
import { sameId } from '../../domain/text';
import { filledRows, type Table, type TableRow } from '../../tabs/table';
import { repair } from '../../texts';
import { checkAndWrite } from '../check-proposals';
import { now, whoIsThis } from '../clock';
import { numberNewProposals } from '../number-rows';
import { identitiesOf } from '../read-again';
import { readBook, readTable } from '../workbook';
import { type CellWrite, writeCells } from '../write-cells';
import type { Finding } from './finding';

/** Reads Proposals and Checks; both must be sound. */
export function inspectVerdicts(): Finding[] {
  const [proposals, checks] = [readTable('Proposals'), readTable('Checks')];
  const records = lastRecords(checks);
  const cleared = filledRows(proposals).filter((row) => isBlank(row.fields('Verdict')) && records.has(idOf(row)));
  const decided = cleared.filter(isDecided);
  const findings: Finding[] = [];
  const open = cleared.length - decided.length;
  if (open > 0) findings.push({ words: repair.verdicts(open), mend: checkAgain });
  if (decided.length > 0) findings.push({ words: repair.decided(decided.length), mend: () => restore(decided.map(idOf)) });
  return findings;
}

const idOf = ({ fields }: TableRow): string => sameId(asText(fields('No')));
const isDecided = ({ fields }: TableRow): boolean => DECIDED.some((status) => isChoice(fields('Status'), status));

function lastRecords(checks: Table): Map<string, TableRow> {
  return new Map(checks.rows.map((row) => [sameId(asText(row.fields('Proposal'))), row]));
}

function checkAgain(): void {
  checkAndWrite(numberNewProposals(readBook()), { now: now(), by: whoIsThis() });
}

/** The decision stands, so what its last check found comes back as it was recorded. */
function restore(numbers: readonly string[]): void {
  const [proposals, records] = [readTable('Proposals'), lastRecords(readTable('Checks'))];
  const identify = (fields: (header: string) => Cell): string => asText(fields('No'));
  const keys = identitiesOf(proposals, identify);
  const writes = proposals.rows.flatMap((row, i): CellWrite[] => {
    const record = numbers.includes(idOf(row)) && isDecided(row) ? records.get(idOf(row)) : undefined;
    if (record === undefined) return [];
    const cells = Object.entries(recorded(record)).filter(([header]) => isBlank(row.fields(header)));
    return cells.map(([header, wanted]) => ({ row: keys[i] ?? '', header, seen: row.fields(header), wanted }));
  });
  writeCells('Proposals', writes, identify);
}

function recorded({ fields }: TableRow): Record<string, Cell> {
  const statuses = new Map(
    asText(fields('Statuses'))
      .split('\n')
      .map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  );
  const principles = Object.values(PRINCIPLE_HEADERS).flatMap((header): [string, Cell][] => {
    const status = statuses.get(header);
    return status === undefined ? [] : [[header, status]];
  });
  return { Verdict: fields('Verdict'), 'Checked on': fields('On'), ...Object.fromEntries(principles) };
}
