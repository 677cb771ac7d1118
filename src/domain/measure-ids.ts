/** Ids of measures: the action's number and a letter, `2.1-a`; a letter is never given again, even when its measure has gone. */

export interface MeasureIds {
  /** By sheet row. */
  readonly ids: ReadonlyMap<number, string>;
  /** The last letter given for each action, to be kept: `2.1-b; 2.2-a`. */
  readonly last: string;
}

const LETTERS = 26;

/** @example nextMeasureIds([{ row: 5, action: '2.1' }], ['2.1-a'], '2.1-c').ids //=> Map { 5 => '2.1-d' } */
export function nextMeasureIds(
  rows: readonly { row: number; action: string }[],
  used: readonly string[],
  remembered: string,
): MeasureIds {
  const last = new Map<string, number>();
  for (const id of [...remembered.split(';'), ...used]) {
    const [, action, letters] = /^(.+)-([a-z]+)$/.exec(id.trim()) ?? [];
    if (action !== undefined && letters !== undefined) last.set(action, Math.max(last.get(action) ?? 0, numberOf(letters)));
  }
  const ids = new Map<number, string>();
  for (const { row, action } of rows) {
    const next = (last.get(action) ?? 0) + 1;
    last.set(action, next);
    ids.set(row, `${action}-${lettersOf(next)}`);
  }
  return {
    ids,
    last: [...last]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([action, number]) => `${action}-${lettersOf(number)}`)
      .join('; '),
  };
}

/** As columns of a sheet are lettered: z is followed by aa. */
function lettersOf(number: number): string {
  const rest = Math.floor((number - 1) / LETTERS);
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(97 + ((number - 1) % LETTERS))}`;
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 96, 0);
}
