/** What a column offers: the items of its list, or the names of organisations. */
import { asText } from '../domain/cell';
import type { Table } from '../tabs/table';
import { readTable } from './workbook';

export function itemsOf(table: Table, header: string): string[] {
  const items = table.rows.map(({ fields }) => asText(fields(header)).trim());
  return [...new Set(items)].filter((item) => item !== '');
}

/** The units, and every name that is known. */
export function organisationNames(): { prus: string[]; all: string[] } {
  const prus = itemsOf(readTable('PRUs'), 'Name');
  return { prus, all: [...new Set([...prus, ...itemsOf(readTable('Organisations'), 'Name')])] };
}
