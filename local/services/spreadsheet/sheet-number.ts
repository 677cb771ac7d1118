/** Google's sheets have numbers, Univer's have text: a numeric id is its number, any other text always gives the same number. */
export function sheetNumber(id: string): number {
  if (/^\d{1,10}$/.test(id)) return Number(id);
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 1;
}
