/** Text of a plan from a word processor: section headings and tables Action / Baseline / Outcome, among much that is neither. */
import { plain } from '../text';
import { cellItems, startsWithBullet } from './cell-items';
import { isBlankLine, type Line } from './clipboard';

export interface PlanAction {
  readonly line: number;
  /** '' when the row has none. */
  number: string;
  /** As the list has it; '' before the first heading. */
  readonly section: string;
  /** Nothing between this table and the one before said what the section is. */
  readonly isSectionCarriedOn: boolean;
  readonly action: string;
  readonly baselines: string[];
  readonly outcomes: string[];
  mayHoldSeveral: boolean;
  /** Other cells of the row. */
  readonly others: string[];
}

/** A line that is no part of an action. */
export interface Aside {
  readonly line: number;
  readonly text: string;
}

export interface PlanText {
  readonly actions: readonly PlanAction[];
  readonly aside: readonly Aside[];
}

/** Places of the columns; -1 for one that the table does not have. */
interface Columns {
  readonly number: number;
  readonly action: number;
  readonly baseline: number;
  readonly outcome: number;
  readonly width: number;
}

const NUMBER = /^\d+(?:\.\d+)+[.)]?$/;
const WITHOUT_HEADER: Columns = { number: 0, action: 1, baseline: 2, outcome: 3, width: 4 };
/** A table's row that is spread over more lines than this is none. */
const MOST_LINES = 60;

export function parsePlanText(lines: readonly Line[], sections: readonly string[]): PlanText {
  const hasHeader = lines.some(({ cells }) => columnsOf(cells) !== undefined);
  const actions: PlanAction[] = [];
  const aside: Aside[] = [];
  let columns: Columns | undefined;
  let [section, isSectionNew] = ['', false];
  for (let at = 0; at < lines.length; ) {
    const first = lines[at] as Line;
    const [here, header] = [at, columnsOf(first.cells)];
    at++;
    if (isBlankLine(first)) continue;
    if (header !== undefined) {
      columns = header;
      const known = Object.values(header);
      const rest = first.cells.filter((cell, place) => cell.trim() !== '' && !known.slice(0, -1).includes(place));
      if (rest.length > 0) aside.push({ line: first.line, text: shown(rest) });
      continue;
    }
    const named = first.cells.length === 1 ? sectionNamed(first.cells[0] ?? '', sections) : undefined;
    if (named !== undefined) {
      [section, isSectionNew] = [named, true];
      continue;
    }
    if (isContents(first.cells)) columns = undefined;
    const place = columns ?? (!hasHeader && isBareRow(first.cells) ? WITHOUT_HEADER : undefined);
    const row = place === undefined || first.cells.length < 2 ? undefined : wholeRow(lines, here, place);
    if (place === undefined || row === undefined) {
      aside.push({ line: first.line, text: shown(first.cells) });
      continue;
    }
    at = row.next;
    const last = actions[actions.length - 1];
    const read = readRow({ line: first.line, cells: row.cells }, place, { section, isSectionNew, last });
    if (read === undefined) aside.push({ line: first.line, text: shown(row.cells) });
    else if (read !== last) {
      actions.push(read);
      isSectionNew = false;
    }
  }
  return { actions, aside };
}

const shown = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ');

/** The header row of a table of actions: Action, and Baseline or Outcome or both. A row with an action's number is none, whatever it says. */
function columnsOf(cells: readonly string[]): Columns | undefined {
  if (cells.length < 2 || cells.some((cell) => NUMBER.test(cell.trim()))) return undefined;
  const names = cells.map((cell) => plain(cell.slice(0, 60)));
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const action = find(/^(?:planned |key )?actions?(?: required)?$/);
  const baseline = find(/^(?:current )?baselines?\b/);
  const outcome = find(/^(?:expected |intended )?outcomes?\b|^measures?\b/);
  if (action < 0 || (baseline < 0 && outcome < 0)) return undefined;
  const named = find(/^(?:no|number|ref|action (?:no|number))\b\.?$/);
  const before = action > 0 && names[action - 1] === '' ? action - 1 : -1;
  return { number: named >= 0 ? named : before, action, baseline, outcome, width: cells.length };
}

const isContents = (cells: readonly string[]): boolean => cells.length > 2 && cells.some((cell) => /^page\b/i.test(cell.trim()));

const isBareRow = (cells: readonly string[]): boolean =>
  cells.length === WITHOUT_HEADER.width && NUMBER.test((cells[0] ?? '').trim()) && (cells[1] ?? '').trim().includes(' ');

/** A short line that is, or starts with, the name of a section, or is the start of one: "General actions", "Parenting". */
function sectionNamed(text: string, sections: readonly string[]): string | undefined {
  const line = text.trim();
  if (line.length > 120 || startsWithBullet(line) || /[.;:,]$/.test(line)) return undefined;
  const name = plain(line.replace(/^[#*\s]+|[#*\s]+$/g, '').replace(/^(?:section\s*)?\d+[\d.]*[\s:.)–-]+/i, ''));
  if (name === '' || name.split(' ').length > 12) return undefined;
  const items = sections.map((section) => ({ section, item: plain(section) }));
  return (
    items.find(({ item }) => item === name) ??
    items.find(({ item }) => name.startsWith(`${item} `)) ??
    items.find(({ item }) => item.startsWith(`${name} `))
  )?.section;
}

/** A row whose cells hold line breaks comes as several lines: they belong to it as long as it lacks cells, and bullets always do. */
function wholeRow(lines: readonly Line[], at: number, columns: Columns): { cells: string[]; next: number } {
  const cells = [...(lines[at]?.cells ?? [])];
  let next = at + 1;
  const join = (line: Line): void => {
    const [first = '', ...rest] = line.cells;
    cells.push(`${cells.pop() ?? ''}\n${first}`, ...rest);
    next++;
  };
  const canFollow = (line: Line | undefined): line is Line =>
    line !== undefined && !isBlankLine(line) && !startsRow(line, columns) && columnsOf(line.cells) === undefined;
  let [missing, to] = [columns.width - cells.length, next];
  while (missing > 0 && to - at < MOST_LINES && canFollow(lines[to])) missing -= (lines[to++]?.cells.length ?? 1) - 1;
  if (missing === 0) for (const line of lines.slice(next, to)) join(line);
  for (let line = lines[next]; canFollow(line) && line.cells.length === 1; line = lines[next]) {
    if (!startsWithBullet(line.cells[0] ?? '')) break;
    join(line);
  }
  return { cells, next };
}

function startsRow({ cells }: Line, { number, action, width }: Columns): boolean {
  return (
    cells.length === width || NUMBER.test((cells[Math.max(0, number)] ?? '').trim()) || leading(cells[action] ?? '')[0] !== ''
  );
}

/** The number in front of a text: "2.1 Hold a fair". */
function leading(text: string): [number: string, rest: string] {
  const found = /^\s*(\d+(?:\.\d+)+)[.)]?\s+(\S[\s\S]*)$/.exec(text);
  return [found?.[1] ?? '', found?.[2] ?? text];
}

interface Before {
  readonly section: string;
  readonly isSectionNew: boolean;
  readonly last: PlanAction | undefined;
}

/** The action of the row; the one before when the row only goes on with it; undefined when it holds neither. */
function readRow({ line, cells }: Line, columns: Columns, { section, isSectionNew, last }: Before): PlanAction | undefined {
  const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? ''));
  const typed = cell(columns.number).trim();
  const isNumber = typed.length <= 12 && !/\s/.test(typed);
  const [ahead, text] = typed === '' ? leading(cell(columns.action)) : ['', cell(columns.action)];
  const known = [columns.action, columns.baseline, columns.outcome, ...(isNumber ? [columns.number] : [])];
  const others = cells.filter((other, place) => !known.includes(place) && other.trim() !== '').map((other) => other.trim());
  const [action, baseline, outcome] = [text, cell(columns.baseline), cell(columns.outcome)].map(cellItems) as [
    ReturnType<typeof cellItems>,
    ReturnType<typeof cellItems>,
    ReturnType<typeof cellItems>,
  ];
  const mayHoldSeveral = baseline.mayHoldSeveral || outcome.mayHoldSeveral;
  const number = (isNumber ? typed : '').replace(/[.)]$/, '') || ahead;
  if (action.items.length === 0) {
    if (number !== '' || last === undefined || baseline.items.length + outcome.items.length === 0) return undefined;
    last.baselines.push(...baseline.items);
    last.outcomes.push(...outcome.items);
    last.others.push(...others);
    last.mayHoldSeveral ||= mayHoldSeveral;
    return last;
  }
  const isSectionCarriedOn = !isSectionNew && last !== undefined && major(number) !== major(last.number);
  return {
    ...{ line, number, section, isSectionCarriedOn, action: action.items.join('\n') },
    ...{ baselines: [...baseline.items], outcomes: [...outcome.items], mayHoldSeveral, others },
  };
}

export const major = (number: string): string => /^\d+/.exec(number)?.[0] ?? '';
