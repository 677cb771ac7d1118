/** What a clipboard holds as plain text: lines of cells between tabs, as spreadsheets and word processors put tables on it. */

/** Blank lines are kept: they say where a table's row ends. */
export interface Line {
  /** 1-based, in the pasted text. */
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTED = /"((?:[^"\t]|"")*)"(?=[\t\n]|$)/y;
const PLAIN = /[^\t\n]*/y;

/**
 * A cell in quotes may hold line breaks and doubled quotes. A quote that nothing closes before the next tab is a quote that somebody
 * typed; so is one around several paragraphs that no tab touches.
 */
export function parseClipboard(pasted: string): Line[] {
  const text = pasted
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\f\u2028\u2029]/g, '\u2028')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '');
  const lines: Line[] = [];
  let cells: string[] = [];
  let [at, line, startedAt] = [0, 1, 1];
  for (;;) {
    const { value, end } = cellAt(text, at);
    line += text.slice(at, end).split('\n').length - 1;
    cells.push(value.replace(/\u2028/g, '\n'));
    if (text[end] !== '\t') {
      lines.push({ line: startedAt, cells });
      cells = [];
      startedAt = ++line;
    }
    if (end >= text.length) return lines;
    at = end + 1;
  }
}

function cellAt(text: string, at: number): { value: string; end: number } {
  QUOTED.lastIndex = at;
  const quoted = text[at] === '"' ? QUOTED.exec(text) : null;
  if (quoted !== null) {
    const end = at + quoted[0].length;
    const isInTable = text[at - 1] === '\t' || text[end] === '\t';
    if (isInTable || !quoted[0].includes('\n')) return { value: (quoted[1] ?? '').replace(/""/g, '"'), end };
  }
  PLAIN.lastIndex = at;
  const value = PLAIN.exec(text)?.[0] ?? '';
  return { value, end: at + value.length };
}

export const isBlankLine = ({ cells }: Line): boolean => cells.every((cell) => cell.trim() === '');
