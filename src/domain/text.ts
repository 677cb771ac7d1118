/** How text is compared: spec section 3, "Words and names". All of it works on composed (NFC) characters. */

import { remembering } from './memo';

const QUOTES = /['"‘’‚‛“”„‟`´]/g;
const SINGLE_QUOTES = /[‘’‚‛]/g;
const DOUBLE_QUOTES = /[“”„‟]/g;
const WORD = /[\p{L}\p{Nd}]+(?:['‘’\-\u2010\u2011][\p{L}\p{Nd}]+)*/gu;

/** Case-folded and composed: two texts that differ only in case or in how accents are stored fold to the same. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ').normalize('NFC');
}

/** For matching a typed choice with a list's item: case, quotes and doubled spaces do not count. */
export const plain = remembering((text) => fold(text).replace(QUOTES, '').replace(/\s+/g, ' ').trim());

/** For identities such as a proposal's number or an e-mail address: ends trimmed, case ignored. */
export function sameId(text: string): string {
  return fold(text.trim());
}

/** For fingerprints: white space at the ends, runs of spaces and the shape of quotes do not count. */
export const tidy = remembering((text) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/[^\S\n]+/g, ' ')
    .trim(),
);

/** How many words: runs of letters or digits, with inner apostrophes or hyphens ("don't", "after-school" are one each). */
export const countWords = remembering((text) => text.normalize('NFC').match(WORD)?.length ?? 0);

/** Characters as a person counts them (an emoji outside the basic plane is one). */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.normalize('NFC')) count++;
  return count;
}

/** Typed text that a spreadsheet or CSV reader would take for a formula. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** Something, one @, no space, and a domain with a dot that has something on both sides. */
export function isEmail(text: string): boolean {
  const [local, domain, ...more] = text.split('@');
  if (local === undefined || local === '' || domain === undefined || more.length > 0 || /\s/.test(text)) return false;
  const dot = domain.indexOf('.', 1);
  return dot > 0 && dot < domain.length - 1;
}
