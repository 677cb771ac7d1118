/** What has changed since a proposal was last checked, and the record that a check leaves to compare with. */

import { type FactKind, fact, sentence } from '../texts';
import { asText, type Cell } from './cell';
import { PRINCIPLE_HEADERS } from './columns';
import { condensed, digest, type Kept } from './digest';
import { factKey, fromJson, PARTS, type Part, readFactKey, type Snapshot, toJson } from './fingerprints';
import { showPounds, toPence } from './money';

export interface Remembered {
  readonly fingerprints: Readonly<Partial<Record<Part, string>>>;
  readonly cells: ReadonlyMap<string, Kept>;
  readonly facts: Readonly<Partial<Record<Part, Readonly<Record<string, string>>>>>;
}

/** Google allows 50,000 characters a cell; some are left for what escaping adds. */
export const LONGEST_JSON = 45_000;
const SHORTER = [5000, 2000, 1000, 500, 200, 60];
const SHOWN = 60;
const MONEY = ['Cost', 'Amount recommended', 'Amount approved'];
/** Facts that change whenever a cell does, and then say nothing new. */
const CONSEQUENCES = ['organisations', 'judgement', 'unit'];

export function partName(part: Part): string {
  return part === 'Data' ? part : PRINCIPLE_HEADERS[Number(part) as keyof typeof PRINCIPLE_HEADERS];
}

/** The `Cells read` of a check: cells by header, other facts by part; long texts shortened until it fits. */
export function remember(snapshot: Snapshot): string {
  for (const longest of [Number.POSITIVE_INFINITY, ...SHORTER]) {
    const cells = Object.fromEntries([...snapshot.cells].map(([header, cell]) => [header, storable(cell, longest)]));
    const facts = Object.fromEntries(PARTS.map((part) => [part, shortenAll(snapshot.facts[part], longest)]));
    const json = JSON.stringify({ cells, facts });
    if (json.length <= LONGEST_JSON) return json;
  }
  return JSON.stringify({ cells: {}, facts: {} });
}

function storable(cell: Cell, longest: number): unknown {
  if (typeof cell !== 'string' || cell.length <= longest) return toJson(cell);
  return { start: cell.slice(0, longest), digest: condensed(cell) };
}

const shortenAll = (facts: ReadonlyMap<string, string>, longest: number): Record<string, string> =>
  Object.fromEntries([...facts].map(([name, value]) => [name, shortFact(value, longest)]));
const shortFact = (value: string, longest: number): string => (value.length <= longest ? value : digest(value));

/** Reads back a row of the Checks tab; undefined when somebody has damaged it. */
export function recall(fingerprints: string, cellsRead: string): Remembered | undefined {
  return undamaged(() => {
    const { cells, facts } = JSON.parse(cellsRead) as { cells: Record<string, unknown>; facts: Remembered['facts'] };
    const stored = Object.entries(cells).map(([header, value]) => [header, fromStored(value)] as const);
    return { fingerprints: JSON.parse(fingerprints) as Remembered['fingerprints'], cells: new Map(stored), facts };
  });
}

/** The fingerprints alone, which most often say that nothing has changed. */
export const recallFingerprints = (fingerprints: string): Remembered['fingerprints'] | undefined =>
  undamaged(() => JSON.parse(fingerprints) as Remembered['fingerprints']);

function undamaged<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function fromStored(value: unknown): Kept {
  const long = typeof value === 'object' && value !== null && 'digest' in value && 'start' in value;
  if (long) return { start: String(value.start), digest: String(value.digest) };
  return fromJson(value) ?? '';
}

export function isUpToDate(snapshot: Snapshot, fingerprints: Remembered['fingerprints']): boolean {
  return PARTS.every((part) => snapshot.fingerprints[part] === fingerprints[part]);
}

/** Something that has changed since a check. */
export interface ChangedSince {
  /** The principle that reads it, or `Data`. */
  readonly part: string;
  /** The column when it is a cell of the proposal, else ''. */
  readonly header: string;
  readonly before: string;
  readonly now: string;
  /** All of this in one line. */
  readonly line: string;
}

/** Each cell (or other fact) that has changed, once for each principle that reads it. */
export function changesSince(snapshot: Snapshot, remembered: Remembered): ChangedSince[] {
  const stale = PARTS.filter((part) => snapshot.fingerprints[part] !== remembered.fingerprints[part]);
  return stale.flatMap((part) => changesOf(part, snapshot, remembered));
}

/** One line for each change, starting with the principle or `Data`; '' when nothing changed. */
export function describeChanges(snapshot: Snapshot, remembered: Remembered): string {
  return changesSince(snapshot, remembered)
    .map(({ line }) => line)
    .join('\n');
}

function changesOf(part: Part, snapshot: Snapshot, remembered: Remembered): ChangedSince[] {
  const cells = snapshot.headers[part].filter((header) =>
    hasChanged(snapshot.cells.get(header) ?? '', remembered.cells.get(header)),
  );
  const changes = cells.map((header) => changedCell(part, header, snapshot, remembered));
  for (const changed of changedFacts(snapshot.facts[part], remembered.facts[part] ?? {})) {
    const said = cells.length > 0 && CONSEQUENCES.includes(changed.kind);
    if (!said) changes.push(changedFact(part, changed, snapshot, remembered));
  }
  const byLine = new Map(changes.map((change) => [change.line, change]));
  return changes.length > 0 ? [...byLine.values()] : [other(part, sentence.changedSomehow(partName(part)))];
}

const hasChanged = (now: Cell, before: Kept | undefined): boolean => before !== undefined && condensed(now) !== condensed(before);

function changedCell(part: Part, header: string, snapshot: Snapshot, remembered: Remembered): ChangedSince {
  const [before, now] = beforeAndNow(header, remembered.cells.get(header) ?? '', snapshot.cells.get(header) ?? '');
  return { part: partName(part), header, before, now, line: sentence.changed(partName(part), header, before, now) };
}

const other = (part: Part, line: string): ChangedSince => ({ part: partName(part), header: '', before: '', now: '', line });

/** Old beside new, as a person reads them: the whole value, or the text around the first difference. */
export function beforeAndNow(header: string, before: Kept, now: Cell): [string, string] {
  const [old, current] = [storedText(before, header), show(now, header)];
  const from = firstDifference(old, current);
  return [excerpt(old, from), excerpt(current, from)];
}

const storedText = (stored: Kept, header: string): string =>
  typeof stored === 'object' && 'digest' in stored ? `${stored.start}…` : show(stored, header);

function show(cell: Cell, header: string): string {
  const pence = MONEY.includes(header) ? toPence(cell) : undefined;
  if (typeof cell === 'boolean') return cell ? sentence.ticked : '';
  return pence === undefined ? asText(cell).trim() : showPounds(pence);
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

/** The text around the first difference: enough to recognise, short enough to read. */
function excerpt(text: string, difference: number): string {
  if (text === '') return sentence.blank;
  const characters = Array.from(text);
  if (characters.length <= SHOWN) return sentence.value(text);
  const start = Math.max(0, Math.min(difference - SHOWN / 2, characters.length - SHOWN));
  const end = start + SHOWN;
  return sentence.value(
    `${start > 0 ? '…' : ''}${characters.slice(start, end).join('').trim()}${end < characters.length ? '…' : ''}`,
  );
}

interface ChangedFact {
  readonly kind: string;
  readonly about: string;
  readonly part: string;
  readonly before: string;
  readonly now: string;
}

function changedFacts(now: ReadonlyMap<string, string>, before: Readonly<Record<string, string>>): ChangedFact[] {
  const isChanged = (key: string): boolean => {
    const [old, current] = [before[key] ?? '', now.get(key) ?? ''];
    return old !== current && old !== shortHash(current);
  };
  return [...new Set([...now.keys(), ...Object.keys(before)])]
    .filter(isChanged)
    .map((key) => ({ ...readFactKey(key), before: before[key] ?? '', now: now.get(key) ?? '' }))
    .filter(({ kind, about }) => kind !== 'rulePart' || !isChanged(factKey('rule', about)));
}

const shortHash = (value: string): string => (value.length > Math.min(...SHORTER) ? digest(value) : value);

/** A remark about a cell that has changed shows that cell; a rule says that it is new or gone; everything else shows itself. */
function changedFact(
  part: Part,
  { kind, about, part: of, before, now }: ChangedFact,
  snapshot: Snapshot,
  remembered: Remembered,
): ChangedSince {
  const name = kind in fact ? fact[kind as FactKind](about, of) : kind;
  if (kind === 'rule') return other(part, sentence.ruleSwitched(partName(part), name, now !== ''));
  if (kind === 'remark') {
    if (hasChanged(snapshot.cells.get(of) ?? '', remembered.cells.get(of))) return changedCell(part, of, snapshot, remembered);
    return other(part, before === '' ? sentence.remarkNew(partName(part), name) : sentence.remarkGone(partName(part), name));
  }
  const from = firstDifference(before, now);
  return other(part, sentence.changed(partName(part), name, excerpt(before, from), excerpt(now, from)));
}
