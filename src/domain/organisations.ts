/** Which names mean the same organisation: spec section 3, "Words and names". */
import { remembering } from './memo';
import { fold } from './text';

const UNIT_ENDINGS = ['pupilreferralunits', 'pupilreferralunit', 'pupilreferalunit', 'prus', 'pru'];
const NEAR_FROM = 8;

/** Letters and digits of the name, case-folded, without a trailing "pupil referral unit"; '' for a name without any. */
export const organisationKey = remembering((name) => {
  const key = fold(name).replace(/[^\p{L}\p{Nd}]/gu, '');
  const ending = UNIT_ENDINGS.find((text) => key.endsWith(text) && key.length > text.length);
  return ending === undefined ? key : key.slice(0, -ending.length);
});

const digits = remembering((key) => key.replace(/[^\p{Nd}]/gu, ''));

/** Keys of eight or more characters, one edit apart, with the same digits. */
export function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 2 || digits(a) !== digits(b)) return false;
  const [short, long] = a.length <= b.length ? [Array.from(a), Array.from(b)] : [Array.from(b), Array.from(a)];
  return short.length >= NEAR_FROM && long.length - short.length <= 1 && differByOneEdit(short, long);
}

function differByOneEdit(short: readonly string[], long: readonly string[]): boolean {
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const skipShort = start + (short.length === long.length ? 1 : 0);
  return short.slice(skipShort).join('') === long.slice(start + 1).join('');
}

/** Disjoint sets of keys. */
class Sets {
  private readonly parents = new Map<string, string>();

  find(key: string): string {
    const parent = this.parents.get(key);
    if (parent === undefined || parent === key) return key;
    const root = this.find(parent);
    this.parents.set(key, root);
    return root;
  }

  join(a: string, b: string): void {
    this.parents.set(this.find(a), this.find(b));
  }
}

export interface NearMatch {
  readonly name: string;
  readonly takenFor: string;
}

/** The names of one proposal, sorted into organisations. */
export interface Grouping {
  /** How many different organisations the names stand for; blank names do not count. */
  count(names: readonly string[]): number;
  same(a: string, b: string): boolean;
  /** The PRU's name on the PRUs tab that this name stands for. */
  pru(name: string): string | undefined;
  /** The rows of PRUs and Organisations that decide what this name stands for, as text. */
  rowsUsed(name: string): string;
  /** Names that were taken for another name of the row, or for a PRU, only because they differ by one edit. */
  readonly nearMatches: readonly NearMatch[];
}

/** The PRUs and Organisations tabs. Made once per check; `group` is asked once per proposal. */
export class Directory {
  private readonly exact = new Sets();
  private readonly near = new Sets();
  private readonly owns = new Set<string>();
  /** Key → the names under which it stands in the two tabs. */
  private readonly names = new Map<string, string[]>();
  private readonly pruByKey = new Map<string, string>();
  private readonly neighbours = new Map<string, string[]>();
  /** The names of the two tabs by what they stand for, whatever a proposal adds. */
  private byRoot: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(prus: readonly string[], organisations: readonly { name: string; spellings: readonly string[] }[]) {
    for (const name of prus) this.addPru(name);
    for (const { name, spellings } of organisations) this.addOrganisation(name, spellings);
    for (const key of this.names.keys()) for (const other of this.nearTo(key)) this.near.join(key, other);
  }

  group(typed: readonly string[]): Grouping {
    const keys = [...new Set(typed.map(organisationKey).filter((key) => key !== ''))];
    const sets = new Sets();
    const link = (a: string, b: string): void => sets.join(this.near.find(a), this.near.find(b));
    for (const key of keys) for (const other of this.nearTo(key)) link(key, other);
    for (const [a, b] of pairs(keys)) if (this.mayBeNear(a, b)) link(a, b);
    const find = (name: string): string => sets.find(this.near.find(organisationKey(name)));
    return {
      count: (names) => new Set(names.filter((name) => organisationKey(name) !== '').map(find)).size,
      same: (a, b) => organisationKey(a) !== '' && organisationKey(b) !== '' && find(a) === find(b),
      pru: (name) => (organisationKey(name) === '' ? undefined : this.pruOf(name, find)),
      rowsUsed: (name) => this.rowsUsed(find(name), sets),
      nearMatches: this.nearMatches(typed, keys),
    };
  }

  private addPru(name: string): void {
    const key = organisationKey(name);
    if (key === '') return;
    this.own(key, name);
    if (!this.pruByKey.has(key)) this.pruByKey.set(key, name);
  }

  private addOrganisation(name: string, spellings: readonly string[]): void {
    const key = organisationKey(name);
    if (key === '') return;
    this.own(key, name);
    for (const spelling of spellings) {
      const other = organisationKey(spelling);
      if (other === '') continue;
      this.names.set(other, [...(this.names.get(other) ?? []), spelling]);
      this.exact.join(other, key);
      this.near.join(other, key);
    }
  }

  private own(key: string, name: string): void {
    this.owns.add(key);
    this.names.set(key, [...(this.names.get(key) ?? []), name]);
  }

  /** Two rows of their own are two organisations, however alike their names. */
  private mayBeNear(a: string, b: string): boolean {
    return isNear(a, b) && !(this.owns.has(a) && this.owns.has(b));
  }

  private nearTo(key: string): string[] {
    let found = this.neighbours.get(key);
    if (found === undefined) {
      found = [...this.names.keys()].filter((other) => this.mayBeNear(key, other));
      this.neighbours.set(key, found);
    }
    return found;
  }

  /** The PRU spelt so exactly, or joined by a spelling row, or else by a near match. */
  private pruOf(name: string, find: (name: string) => string): string | undefined {
    const key = organisationKey(name);
    const spelt = this.pruByKey.get(key) ?? this.firstPru((pru) => this.exact.find(pru) === this.exact.find(key));
    return spelt ?? this.firstPru((_, pruName) => find(pruName) === find(name));
  }

  private firstPru(matches: (key: string, name: string) => boolean): string | undefined {
    for (const [key, name] of this.pruByKey) if (matches(key, name)) return name;
    return undefined;
  }

  private rowsUsed(root: string, sets: Sets): string {
    this.byRoot ??= this.namesByRoot();
    const used = [...this.byRoot].flatMap(([known, names]) => (sets.find(known) === root ? names : []));
    return used.sort().join(' = ');
  }

  private namesByRoot(): Map<string, string[]> {
    const byRoot = new Map<string, string[]>();
    for (const name of [...this.names.values()].flat()) {
      const root = this.near.find(organisationKey(name));
      byRoot.set(root, [...(byRoot.get(root) ?? []), name]);
    }
    return byRoot;
  }

  private nearMatches(typed: readonly string[], keys: readonly string[]): NearMatch[] {
    const found: NearMatch[] = [];
    const candidates = [...typed.map((name) => [organisationKey(name), name] as const), ...this.pruByKey];
    const seen = new Set<string>();
    for (const name of typed) {
      const key = organisationKey(name);
      if (!keys.includes(key) || seen.has(key)) continue;
      const other = candidates.find(
        ([to]) => to !== '' && this.mayBeNear(key, to) && this.exact.find(key) !== this.exact.find(to),
      );
      if (other === undefined || seen.has(other[0])) continue;
      seen.add(key);
      found.push({ name, takenFor: other[1] });
    }
    return found;
  }
}

function* pairs<T>(items: readonly T[]): Generator<[T, T]> {
  for (const [i, a] of items.entries()) for (const b of items.slice(i + 1)) yield [a, b];
}
