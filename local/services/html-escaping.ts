/** Escapes a printed value for the place where it stands, so that it can never become markup, code or another address. */
import { cssQuote, type Place, type ScriptPlace } from './html-context';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Stands for what a place cannot take at all. */
const refusedUrl = 'about:invalid';
const refusedWord = 'invalid';

/** escapeFor({ in: 'text' }, '<b>') //=> '&lt;b&gt;' */
export function escapeFor(place: Place, value: unknown): string {
  switch (place.in) {
    case 'text':
      return escapeText(String(value));
    case 'comment':
      return escapeText(String(value)).replaceAll('-', '&#45;');
    case 'tag':
      return attributeName(String(value));
    case 'style':
      return escapeStyle(place.quote, String(value));
    case 'script':
      return escapeScript(place.script, value);
    case 'attribute':
      return escapeAttribute(place, value);
  }
}

function escapeAttribute(place: Extract<Place, { in: 'attribute' }>, value: unknown): string {
  const text = attributeText(place, value);
  if (place.quote !== '') return escapeText(text);
  return text.replace(/[^\w.-]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function attributeText(place: Extract<Place, { in: 'attribute' }>, value: unknown): string {
  if (place.kind === 'url') return escapeUrl(place.before, String(value));
  if (place.kind === 'style') return escapeStyle(cssQuote(place.before), String(value));
  return place.kind === 'script' ? escapeScript(place.script, value) : String(value);
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Only a plain word may name an attribute, and none that would run something. */
function attributeName(text: string): string {
  return /^[\w-]*$/.test(text) && !/^(on|style|src|href|action|formaction)/i.test(text) ? text : refusedWord;
}

function escapeUrl(before: string, text: string): string {
  if (/[?#]/.test(before)) return encodeURIComponent(text);
  if (before.trim() === '' && !isHarmlessUrl(text)) return refusedUrl;
  return encodeURI(text)
    .replace(/['()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%25', '%');
}

function isHarmlessUrl(url: string): boolean {
  // Browsers drop control characters and spaces from a scheme, so "java\nscript:" is one too.
  const scheme = /^([^/?#:]*):/.exec(url.replace(/[\p{Cc}\s]/gu, ''))?.[1];
  return scheme === undefined || /^(https?|mailto|tel)$/i.test(scheme);
}

function escapeStyle(quote: '"' | "'" | '', text: string): string {
  if (quote === '') return /^[\w\s#.,%+-]*$/.test(text) ? text : refusedWord;
  return text.replace(/[^\w .-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
}

function escapeScript(place: ScriptPlace, value: unknown): string {
  if (place === 'line-comment' || place === 'comment') return '';
  // Between operators a value must be an expression of its own: a number as it is, anything else as a string.
  if (place === 'code')
    return typeof value === 'number' || typeof value === 'boolean' ? ` ${value} ` : `'${escapeString(String(value))}'`;
  return place === 'regexp'
    ? escapeString(String(value).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), true)
    : escapeString(String(value));
}

/** Everything that could end a string, a template or the script element. */
function escapeString(text: string, isRegexp = false): string {
  const dangerous = isRegexp ? /["'`<>&=\p{Cc}\u2028\u2029]/gu : /[\\"'`$<>&=/\p{Cc}\u2028\u2029]/gu;
  return text.replace(dangerous, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}
