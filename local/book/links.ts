/**
 * Links to a tab. Google's `HYPERLINK("#gid=12", …)` names it by its number, other programs follow only `HYPERLINK("#'My tab'!$A$1", …)`:
 * the file has their form, and the absolute address tells it from a link that somebody wrote so.
 */
import { sheetNumber } from '../services/spreadsheet/sheet-number';

export interface TabLinks {
  toFile(formula: string): string;
  fromFile(formula: string): string;
}

/** `tabs`: each tab's id and its name in the file. */
export function tabLinks(tabs: readonly { id: string; fileName: string }[]): TabLinks {
  const names = new Map(tabs.map(({ id, fileName }) => [String(sheetNumber(id)), fileName]));
  const numbers = new Map(tabs.map(({ id, fileName }) => [fileName, String(sheetNumber(id))]));
  return {
    toFile: (formula) =>
      formula.replace(googleLink, (whole, call: string, number: string, range: string | undefined) => {
        const name = names.get(number);
        // Without a range Google shows the tab's top; so written, the two stay apart.
        if (name === undefined || range === 'A1') return whole;
        return `${call}"#${quoted(name)}!${absolute(range ?? 'A1')}"`;
      }),
    fromFile: (formula) =>
      formula.replace(fileLink, (whole, call: string, name: string, range: string) => {
        const number = numbers.get(name.replaceAll('""', '"').replaceAll("''", "'"));
        if (number === undefined) return whole;
        const place = range.replaceAll('$', '');
        return `${call}"#gid=${number}${place === 'A1' ? '' : `&range=${place}`}"`;
      }),
  };
}

const googleLink = /\b(HYPERLINK\(\s*)"#gid=(\d+)(?:&range=([A-Z]+\d+(?::[A-Z]+\d+)?))?"/gi;
const fileLink = /\b(HYPERLINK\(\s*)"#'((?:[^'"]|''|"")+)'!(\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?)"/gi;

const quoted = (name: string) => `'${name.replaceAll("'", "''").replaceAll('"', '""')}'`;
const absolute = (range: string) => range.replace(/([A-Z]+)(\d+)/gi, '$$$1$$$2');
