/** Text as OOXML keeps it: what XML cannot carry (control characters, CR, half a surrogate pair) is written `_x000D_`. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be escaped
const unsafe = /[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g;
const escaped = /_x([0-9A-Fa-f]{4})_/g;

export function escapeText(text: string): string {
  return text.replace(looksEscaped, '_x005F_').replace(unsafe, code);
}

/** In an attribute a line break or tab would be read back as a space. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/[\n\t]/g, code);
}

/** The library decodes `&amp;` twice where a text is a formula's result. */
export function escapeResult(text: string): string {
  return escapeText(text).replace(/&(?=#?\w+;)/g, code);
}

export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

function code(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
