/** Whether a proposal's title looks like an action that is already in the plan (spec section 3, W04). */
import { fold } from './text';

const COMMON = new Set('the a an and of to for at in on all support develop maintain which with'.split(' '));
const WORDS_FROM = 3;
const PART_FROM = 0.75;

/** `titleWords('Support all PRUs to develop clubs') //=> Set {'pru', 'club'}` */
export function titleWords(text: string): Set<string> {
  const words = fold(text)
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => Array.from(word).length > 1)
    .map((word) => (Array.from(word).length > 3 && word.endsWith('s') ? word.slice(0, -1) : word));
  return new Set(words.filter((word) => !COMMON.has(word)));
}

export function looksLike(title: ReadonlySet<string>, action: ReadonlySet<string>): boolean {
  if (title.size < WORDS_FROM) return false;
  return [...title].filter((word) => action.has(word)).length >= PART_FROM * title.size;
}
