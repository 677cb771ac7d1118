/** Loads a data set into a workbook that has been set up and is still empty. */
import { asText, type Cell } from '../domain/cell';
import { toDay } from '../domain/day';
import { Problem } from '../domain/problem';
import { type TypedRow, tabNamed } from '../tabs/schema';
import { filledRows, type Table } from '../tabs/table';
import { logged, messages } from '../texts';
import { writeLog } from './log';
import { alone } from './session';
import { dataSet } from './template';
import { readTable, requireLocale } from './workbook';
import { appendRows } from './write';

/** Refuses when any of its tabs already holds rows: nobody's work is mixed with the example. */
export function loadExampleData(): string {
  return alone(() => {
    requireLocale();
    const data = dataSet('example');
    const tables = Object.keys(data).map(readTable);
    const used = tables.find((table) => filledRows(table).length > 0);
    if (used !== undefined) throw new Problem(messages.exampleNeedsEmpty(used.tab.name));
    for (const table of tables)
      appendRows(
        table,
        (data[table.tab.name] ?? []).map((row) => typed(row, table)),
      );
    writeLog({ what: logged.example, where: logged.workbook, before: '', after: Object.keys(data).join('; ') });
    return messages.exampleLoaded(data.Proposals?.length ?? 0);
  });
}

/** Days as dates, all other text as text; a blank tick stays unticked. */
function typed(row: TypedRow, table: Table): Record<string, Cell> {
  const { columns } = tabNamed(table.tab.name);
  return Object.fromEntries(
    columns.flatMap(({ header, type }): [string, Cell][] => {
      const value = row[header] ?? (type === 'tick' ? false : '');
      const day = type === 'date' || type === 'date and time' ? toDay(asText(value)) : undefined;
      return [[header, day === undefined ? value : { day, time: '00:00:00' }]];
    }),
  );
}
