/** A cell of a word processor's table: its bullets one by one, without what is left of HTML. */

export interface Items {
  readonly items: readonly string[];
  /** A list was there, but what separated its items has gone. */
  readonly mayHoldSeveral: boolean;
}

const BLOCK = /<\/?(?:ul|ol|li|p|br|div|tr|td|h[1-6])\b[^<>]*>/gi;
const INLINE = /<\/?(?:span|b|i|u|em|strong|font|a|o:p)\b[^<>]*>/gi;
const LIST = /<[uo]l\b[^<>]*>/i;
/** The private-use signs are the bullets of the Symbol and Wingdings fonts. */
const BULLETS = /[\u2022\u2023\u2043\u2219\u25aa\u25ab\u25cf\u25e6\uf0a7\uf0b7\n]/;
const DASH = /^[-*–·]\s+/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
/** A small letter or a bracket, then a new start: "informed Parents", "timetables % of". */
const RUN_TOGETHER = /[\p{Ll})'’]\s+(?:(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\p{Lu}\p{Ll}|A\s|%\s)/u;

/** @example cellItems('<ul> • One • Two').items //=> ['One', 'Two'] */
export function cellItems(cell: string): Items {
  const text = cell
    .replace(BLOCK, '\n')
    .replace(INLINE, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
  const items = text
    .split(BULLETS)
    .map((item) => item.replace(/\s+/g, ' ').trim().replace(DASH, ''))
    .filter((item) => item !== '');
  const [only = ''] = items;
  return { items, mayHoldSeveral: LIST.test(cell) && items.length === 1 && RUN_TOGETHER.test(only) };
}

export const startsWithBullet = (text: string): boolean => {
  const start = text.trim();
  return start !== '' && (BULLETS.test(start.slice(0, 1)) || DASH.test(start) || /^<li\b/i.test(start));
};
