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
  const longestFirst = [...list].sort((a, b) => b.length - a.length);
  for (const segment of splitSegments(asText(cell))) {
    for (const typed of splitSegment(segment, longestFirst)) {
      const item = matchChoice(typed, list);
      if (item === undefined) unknown.push(typed);
      else known.add(item);
    }
  }
  return { known: [...known], unknown };
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

function splitSegment(segment: string, longestFirst: readonly string[]): string[] {
  const items: string[] = [];
  let rest = withoutCommas(segment);
  while (rest !== '') {
    const length = matchedLength(rest, longestFirst);
    items.push(rest.slice(0, length).trim());
    rest = withoutCommas(rest.slice(length));
  }
  return items;
}

const withoutCommas = (text: string): string => text.replace(/^(?:\s*,(?=\s|$))+/, '').trim();

/** How much of the text the longest matching item takes; without a match, up to the next comma before a space. */
function matchedLength(text: string, longestFirst: readonly string[]): number {
  const ends = [...text.matchAll(/,(?=\s|$)/g)].map((match) => match.index);
  const candidates = [...ends, text.length].reverse();
  for (const item of longestFirst) {
    const wanted = plain(item);
    const end = candidates.find((candidate) => plain(text.slice(0, candidate)) === wanted);
    if (end !== undefined) return end;
  }
  return ends[0] ?? text.length;
}
