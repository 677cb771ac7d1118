/** Whom the person at a window may be: the e-mail addresses on the tab People, if there is one, and the workbook's owner. */
import type { Host } from '../host';
import type { Views } from './protocol';

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

export function peopleOf(host: Host, current: string): Views['people'] {
  const found = new Map<string, string>();
  for (const row of rowsOf(host)) {
    const texts = row.filter((value) => value !== '');
    const name = texts.find((text) => !address.test(text)) ?? '';
    for (const email of texts.filter((text) => address.test(text))) found.set(email, found.get(email) ?? name);
  }
  for (const email of [host.state.owner, current]) if (!found.has(email)) found.set(email, '');
  return [...found].map(([email, name]) => ({ email, name, current: email === current }));
}

function rowsOf({ engine }: Host): string[][] {
  const sheet = engine.sheet('People');
  const { rows, columns } = sheet?.contentSize() ?? { rows: 0, columns: 0 };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => String(sheet?.value(row, column) ?? '').trim()),
  );
}
