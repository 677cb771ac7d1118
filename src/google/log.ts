/** The Log: append only; each row's digest covers the row before, so that a changed or missing row shows. */
import { asText, type Cell } from '../domain/cell';
import { digest } from '../domain/digest';
import { filledRows } from '../tabs/table';
import { now, whoIsThis } from './clock';
import { readTable } from './workbook';
import { appendRows } from './write';

export interface LogEntry {
  readonly what: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

const COVERED = ['Id', 'On', 'By', 'What', 'Where', 'Old', 'New'];
const DIGEST_BYTES = 32;

export function writeLog(entry: LogEntry): void {
  writeLogs([entry]);
}

/** Several entries in one write. */
export function writeLogs(entries: readonly LogEntry[]): void {
  const table = readTable('Log');
  const last = filledRows(table).pop();
  let id = Math.max(
    0,
    ...table.rows.map(({ fields }) => fields('Id')).filter((known): known is number => typeof known === 'number'),
  );
  let before = last === undefined ? '' : asText(last.fields('Digest'));
  const who = { On: now(), By: whoIsThis() };
  const rows = entries.map((entry) => {
    const told = { What: entry.what, Where: entry.where, Old: entry.before, New: entry.after };
    const row: Record<string, Cell> = { Id: ++id, ...who, ...told };
    const covered = COVERED.map((header) => asText(row[header] ?? ''));
    before = digest(JSON.stringify([before, ...covered]), DIGEST_BYTES);
    return { ...row, Digest: before };
  });
  appendRows(table, rows);
}
