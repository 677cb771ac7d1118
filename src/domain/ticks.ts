/** A cell with several choices as tick boxes: what is ticked, what was typed and is on no list, and back into one cell. */
import type { Cell } from './cell';
import { parseChoices, parseGroups, parseNames } from './choice';
import { plain } from './text';

export interface Ticks {
  readonly options: readonly string[];
  readonly ticked: readonly string[];
  /** Typed and on no list: each stays until somebody unticks it. */
  readonly typed: readonly string[];
  /** The list's own Other, which asks "which?"; or, with a blank item, a place for names that are on no list. */
  readonly other?: { readonly item: string; readonly text: string };
}

const OTHER = /(?:^|,\s+)['"‘“]*other(?:\s*\(say which\))?['"’”]*\s*:?\s*(.*)$/i;

/** The boxes of a cell whose items are on a list. */
export function ticksOf(cell: Cell, options: readonly string[]): Ticks {
  const item = options.find((option) => /^other\b/i.test(option));
  const { known, unknown } = item === undefined ? parseChoices(cell, options) : parseGroups(cell, options);
  const ticks = { options, ticked: known, typed: [...new Set(unknown)] };
  return item === undefined ? ticks : { ...ticks, other: { item, text: whichOther(cell) } };
}

function whichOther(cell: Cell): string {
  const found = parseNames(cell).flatMap((segment) => OTHER.exec(segment)?.[1]?.trim() ?? []);
  return found.filter((text) => text !== '').join(', ');
}

/** The boxes of a cell with names of organisations: a name that is not offered can be typed. */
export function nameTicksOf(cell: Cell, options: readonly string[]): Ticks {
  const names = parseNames(cell);
  const offered = (name: string): string | undefined => options.find((option) => plain(option) === plain(name));
  const ticked = [...new Set(names.flatMap((name) => offered(name) ?? []))];
  const text = names.filter((name) => offered(name) === undefined).join('; ');
  return { options, ticked, typed: [], other: { item: '', text } };
}

/** Items in the list's order, then what was typed, separated by `; `. */
export function joinTicks({ options, ticked, typed, other }: Ticks): string {
  const known = options.filter((option) => ticked.includes(option));
  const named = known.map((item) => (item === other?.item && other.text.trim() !== '' ? `Other: ${oneItem(other.text)}` : item));
  const names = other?.item === '' ? parseNames(other.text) : [];
  return [...named, ...typed, ...names].join('; ');
}

/** A semicolon or a line break would begin another item. */
const oneItem = (text: string): string => text.replace(/\s*[;\r\n]+\s*/g, ', ').trim();

/** What a note says of typing: a sentence, or what comes after a comma. */
const ON_TYPING = /(?:^|\s+)(?:Several|For Other)\b[^.]*\.|,[^,.]*\bsemicolons?\b[^.]*/g;

/** A column's note for its tick boxes, where nothing needs to be typed between several choices. */
export const withoutTyping = (note: string): string => note.replace(ON_TYPING, '').trim();
