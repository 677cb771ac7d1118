/** Numbers and amounts that are stored as text, as pastes from elsewhere leave them. */
import { asText, type Cell } from '../../domain/cell';
import { numberInText } from '../../domain/number-text';
import type { FullColumn } from '../../tabs/schema';
import { makeTable } from '../../tabs/table';
import { logged, repair } from '../../texts';
import { writeLog } from '../log';
import { identitiesOf } from '../read-again';
import { readTable } from '../workbook';
import { type CellWrite, writeCells } from '../write-cells';
import type { Finding, Inspection, TabView } from './finding';

export const inspectNumbers: Inspection = (view) =>
  view.tab.columns.filter(isCounted).flatMap((column) => {
    const found = textNumbers(view, column.header);
    if (found.length === 0) return [];
    const cells = found.map(({ row, text }) => [row, text] as const);
    return [{ words: repair.numbers(view.tab.name, column.header, cells), mend: () => convert(view.tab.name, column.header) }];
  });

const isCounted = ({ type, script }: FullColumn): boolean => script !== true && ['number', 'money', 'percent'].includes(type);

function textNumbers({ grid, headers }: Pick<TabView, 'grid' | 'headers'>, header: string) {
  const place = headers.indexOf(header);
  return grid.slice(1).flatMap((cells, i) => {
    const cell = cells[place] ?? '';
    const number = typeof cell === 'string' ? numberInText(cell) : undefined;
    return number === undefined ? [] : [{ row: i + 2, text: asText(cell), number }];
  });
}

/** A row is known by its other cells. What each cell held goes into the Log. */
function convert(tab: string, header: string): void {
  const table = readTable(tab);
  const grid = [table.headers, ...table.rows.map(({ cells }) => cells)] as Cell[][];
  const found = new Map(textNumbers({ grid, headers: table.headers }, header).map((one) => [one.row, one]));
  const others = table.tab.columns.filter((column) => column.script !== true && column.header !== header);
  const identify = (fields: (header: string) => Cell): string =>
    others.map((column) => asText(fields(column.header))).join('\u0001');
  const keys = identitiesOf(table, identify);
  const writes = table.rows.flatMap(({ row, fields }, i): CellWrite[] => {
    const one = found.get(row);
    return one === undefined ? [] : [{ row: keys[i] ?? '', header, seen: fields(header), wanted: one.number }];
  });
  if (writes.length === 0) return;
  writeCells(tab, writes, identify);
  writeLog({
    what: logged.numbers,
    where: `${tab}, ${header}`,
    before: writes.map(({ seen }) => asText(seen)).join('; '),
    after: writes.map(({ wanted }) => asText(wanted)).join('; '),
  });
}

/** Ids that are numbers: 2.10 would have become 2.1, and only a person knows. */
export const inspectIds: Inspection = ({ tab, grid, headers }) => {
  const [first] = tab.columns;
  if (first?.type !== 'id' || first.script === true) return [];
  const place = headers.indexOf(first.header);
  const findings: Finding[] = [];
  const numbers = grid.flatMap((cells, i) => (i > 0 && typeof cells[place] === 'number' ? [i + 1] : []));
  if (numbers.length > 0) findings.push({ words: repair.numberIds(tab.name, first.header, numbers) });
  return isForeign(first.header) ? findings : [...findings, ...repeated({ tab, grid, headers }, first.header)];
};

/** `Proposal` on Judgements names another tab's row: many rows may say the same. */
const isForeign = (header: string): boolean => ['Proposal', 'Measure', 'Unit'].includes(header);

function repeated({ tab, grid, headers }: Pick<TabView, 'tab' | 'grid' | 'headers'>, header: string): Finding[] {
  const rows = new Map<string, number[]>();
  for (const { row, fields } of makeTable(tab, grid).rows) {
    const id = asText(fields(header)).trim().toLowerCase();
    if (id !== '') rows.set(id, [...(rows.get(id) ?? []), row]);
  }
  const place = headers.indexOf(header);
  return [...rows.values()]
    .filter((found) => found.length > 1)
    .map((found) => ({ words: repair.idTwice(tab.name, header, asText(grid[(found[0] ?? 1) - 1]?.[place] ?? ''), found) }));
}
