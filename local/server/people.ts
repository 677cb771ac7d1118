/** Whom the person at a window may be: the e-mail addresses on the tab People, if there is one, and the workbook's owner. */
import type { Host } from '../host';
import type { Views } from './protocol';

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

export function peopleOf(host: Host, current: string): Views['people'] {
  const found = new Map<string, { name: string; more: Set<string> }>();
  for (const row of rowsOf(host)) {
    const texts = row.filter((value) => value !== '');
    const [name = '', ...more] = texts.filter((text) => !address.test(text));
    for (const email of texts.filter((text) => address.test(text))) {
      const person = found.get(email) ?? { name, more: new Set() };
      for (const text of more) person.more.add(text);
      found.set(email, person);
    }
  }
  for (const email of [host.state.owner, current]) if (!found.has(email)) found.set(email, { name: '', more: new Set() });
  return [...found].map(([email, { name, more }]) => ({ email, name, more: [...more].join(', '), current: email === current }));
}

function rowsOf({ engine }: Host): string[][] {
  const sheet = engine.sheet('People');
  const { rows, columns } = sheet?.contentSize() ?? { rows: 0, columns: 0 };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => String(sheet?.value(row, column) ?? '').trim()),
  );
}
