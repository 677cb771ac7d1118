/** Choices in a cell: one of a list, or several separated by `; ` (spec section 1). */
import { asText, type Cell } from './cell';
import { plain } from './text';

export interface Choices {
  /** The list's own items that were chosen, each once, in the cell's order. */
  readonly known: readonly string[];
  /** What was typed and is not on the list. */
  readonly unknown: readonly string[];
}

/** The list's item that the cell names, or undefined. */
export function matchChoice(cell: Cell, list: readonly string[]): string | undefined {
  const typed = plain(asText(cell));
  return typed === '' ? undefined : list.find((item) => plain(item) === typed);
}

export function isChoice(cell: Cell, item: string): boolean {
  return plain(asText(cell)) === plain(item);
}

/**
 * Several choices in one cell. `;` and line breaks always separate, a comma only before a space, and items that hold a comma
 * themselves are matched first.
 *
 * @example parseChoices('Boys, Gypsy, Roma and Traveller', list).known //=> ['Boys', 'Gypsy, Roma and Traveller']
 */
export function parseChoices(cell: Cell, list: readonly string[]): Choices {
  const known = new Set<string>();
  const unknown: string[] = [];
  const items = itemsOf(list);
  for (const segment of splitSegments(asText(cell))) {
    for (const [typed, item] of splitSegment(segment, items)) {
      if (item === undefined) unknown.push(typed);
      else known.add(item);
    }
  }
  return { known: [...known], unknown };
}

/** An item of a list: how many commas-and-spaces it holds itself, and how it compares. */
interface Item {
  readonly text: string;
  readonly key: string;
  readonly commas: number;
}

const COMMA = /,(?=\s|$)/;

function itemsOf(list: readonly string[]): Item[] {
  const items = list.map((text) => ({ text, key: plain(text), commas: text.split(COMMA).length - 1 }));
  return items.sort((a, b) => b.commas - a.commas || b.key.length - a.key.length);
}

/** As `parseChoices`; an item that starts with "Other" is the list's own Other, with all that follows up to the next `;`. */
export function parseGroups(cell: Cell, list: readonly string[]): Choices {
  const other = list.find((item) => /^other\b/i.test(item));
  if (other === undefined) return parseChoices(cell, list);
  const rest: string[] = [];
  let named = false;
  for (const segment of splitSegments(asText(cell))) {
    const at = /(?:^|,\s+)['"‘“]*other/i.exec(segment);
    named ||= at !== null;
    rest.push(at === null ? segment : segment.slice(0, at.index));
  }
  const { known, unknown } = parseChoices(rest.join(';'), list);
  return { known: named ? [...new Set([...known, other])] : known, unknown };
}

/** Names of organisations in one cell: `;` and line breaks separate, commas belong to the name. */
export function parseNames(cell: Cell): string[] {
  return splitSegments(asText(cell));
}

function splitSegments(text: string): string[] {
  return text
    .split(/[;\r\n\v\f\u2028\u2029]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The typed items of a segment, each with the list's item that it names. Each piece between commas is looked at once per item. */
function splitSegment(segment: string, items: readonly Item[]): [string, string | undefined][] {
  const pieces = segment.split(COMMA);
  const found: [string, string | undefined][] = [];
  for (let at = 0; at < pieces.length; ) {
    const item = items.find(({ key, commas }) => at + commas < pieces.length && plain(joined(pieces, at, commas)) === key);
    const commas = item?.commas ?? 0;
    const typed = joined(pieces, at, commas);
    if (typed !== '') found.push([typed, item?.text]);
    at += commas + 1;
  }
  return found;
}

const joined = (pieces: readonly string[], at: number, commas: number): string =>
  pieces
    .slice(at, at + commas + 1)
    .join(',')
    .trim();
