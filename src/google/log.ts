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
  const table = readTable('Log');
  const last = filledRows(table).pop();
  const lastId = Math.max(
    0,
    ...table.rows.map(({ fields }) => fields('Id')).filter((id): id is number => typeof id === 'number'),
  );
  const row: Record<string, Cell> = {
    Id: lastId + 1,
    On: now(),
    By: whoIsThis(),
    What: entry.what,
    Where: entry.where,
    Old: entry.before,
    New: entry.after,
  };
  const covered = COVERED.map((header) => asText(row[header] ?? ''));
  row.Digest = digest(JSON.stringify([last === undefined ? '' : asText(last.fields('Digest')), ...covered]), DIGEST_BYTES);
  appendRows(table, [row]);
}
