/** What has become of a tab's headers: which are there, which were renamed, doubled or lost, and where the header row is by now. */
import { asText, type Cell } from '../domain/cell';
import { fold } from '../domain/text';

export interface Expected {
  readonly header: string;
  /** The note that set-up puts on the header: it stays with the cell when its text is typed over. */
  readonly note: string;
}

export interface Renamed {
  /** 0-based. */
  readonly place: number;
  readonly from: string;
  readonly to: string;
}

export interface Structure {
  readonly renamed: readonly Renamed[];
  /** In the template's order. */
  readonly missing: readonly string[];
  /** Headers that stand there more than once, with all their places. */
  readonly twice: readonly { readonly header: string; readonly places: readonly number[] }[];
}

/** Rows that are looked through for a header row that is not the first any more. */
const MOST_ROWS = 2000;

/**
 * The 1-based row that holds the headers: the first with the most of them. 0 when no row holds enough to be sure: two, and one in
 * three.
 */
export function headerRow(grid: readonly (readonly Cell[])[], expected: readonly Pick<Expected, 'header'>[]): number {
  const headers = new Set(expected.map(({ header }) => header));
  let best = { row: 0, found: Math.max(1, Math.ceil(Math.min(headers.size, 30) / 3) - 1) };
  for (const [i, cells] of grid.slice(0, MOST_ROWS).entries()) {
    const found = new Set(cells.map((cell) => asText(cell).trim()).filter((text) => headers.has(text))).size;
    if (found > best.found) best = { row: i + 1, found };
  }
  return best.row;
}

/** Compares the headers of row 1, with their notes, to what they should be. `isEmpty` says whether a column has nothing below. */
export function compareHeaders(
  headers: readonly string[],
  notes: readonly string[],
  expected: readonly Expected[],
  isEmpty: (place: number) => boolean,
): Structure {
  const known = new Set(expected.map(({ header }) => header));
  const free = headers.map((_, place) => place).filter((place) => !known.has(headers[place] ?? ''));
  const lost = expected.filter(({ header }) => !headers.includes(header));
  const renamed: Renamed[] = [];
  const take = (to: Expected, places: readonly number[]): void => {
    const [place] = places;
    if (places.length !== 1 || place === undefined || renamed.some((one) => one.to === to.header)) return;
    renamed.push({ place, from: headers[place] ?? '', to: to.header });
    free.splice(free.indexOf(place), 1);
  };
  for (const [to, place] of byNote(lost, free, notes)) take(to, [place]);
  for (const to of lost)
    take(
      to,
      free.filter((place) => isLike(headers[place] ?? '', to.header)),
    );
  for (const to of lost)
    take(
      to,
      between(to, headers, expected, free).filter((place) => !isEmpty(place)),
    );
  return {
    renamed,
    missing: lost.map(({ header }) => header).filter((header) => !renamed.some(({ to }) => to === header)),
    twice: doubled(headers, known),
  };
}

/** Headers that are known by their note; where several have the same one, only when as many of them are there, in their order. */
function byNote(lost: readonly Expected[], free: readonly number[], notes: readonly string[]): [Expected, number][] {
  return lost.flatMap((to): [Expected, number][] => {
    const alike = lost.filter(({ note }) => note === to.note);
    const places = free.filter((place) => notes[place] === to.note);
    const place = places[alike.indexOf(to)];
    return places.length === alike.length && place !== undefined ? [[to, place]] : [];
  });
}

/** A header whose text was deleted, with its cells still below: the blank one where its neighbours say that it belongs. */
function between(
  { header }: Expected,
  headers: readonly string[],
  expected: readonly Expected[],
  free: readonly number[],
): number[] {
  const at = expected.findIndex((one) => one.header === header);
  const [before, after] = [expected[at - 1]?.header, expected[at + 1]?.header];
  return free.filter((place) => {
    const fits = (place === 0 ? undefined : headers[place - 1]) === before || headers[place + 1] === after;
    return headers[place] === '' && fits;
  });
}

function doubled(headers: readonly string[], known: ReadonlySet<string>): Structure['twice'] {
  const repeated = [...known].filter((header) => headers.indexOf(header) !== headers.lastIndexOf(header));
  return repeated.map((header) => ({
    header,
    places: headers.flatMap((one, place) => (one === header ? [place] : [])),
  }));
}

const LONG = 5;

/** The same but for case, spaces and signs, or for one slip of the keyboard in a header of five letters or more. */
export function isLike(text: string, header: string): boolean {
  const [typed, wanted] = [keyOf(text), keyOf(header)];
  if (typed === '' || typed === wanted) return typed !== '';
  return wanted.length >= LONG && !/\d/.test(wanted) && isOneSlip(typed, wanted);
}

const keyOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** One letter more, less or other, or two neighbours exchanged. */
function isOneSlip(typed: string, wanted: string): boolean {
  const [a, b] = [typed, wanted];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
  return swapped || Math.max(restA.length, restB.length) <= 1;
}
