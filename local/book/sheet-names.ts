/** Names of sheets that Excel accepts: at most 31 characters, none of * ? : \ / [ ], no apostrophe at the ends, each only once. */
import { hostSheetName } from './host-sheet';

export function fileSheetNames(names: string[]): Map<string, string> {
  const used = new Set([hostSheetName]);
  const result = new Map<string, string>();
  for (const name of names) {
    // "History" is Excel's own.
    const clean =
      name
        .replace(/[*?:\\/[\]]|^'|'$/g, '_')
        .replace(/^history$/i, '$&_')
        .slice(0, 31) || '_';
    let free = clean;
    for (let copy = 2; used.has(free.toLowerCase()); copy++) free = `${clean.slice(0, 31 - String(copy).length - 1)}~${copy}`;
    used.add(free.toLowerCase());
    result.set(name, free);
  }
  return result;
}
