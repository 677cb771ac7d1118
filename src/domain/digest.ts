/** Short, stable digests of what was read. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Cell, isMoment } from './cell';
import { tidy } from './text';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The first bytes of SHA-256 in hexadecimal. */
export function digest(text: string, length = 8): string {
  const bytes = sha256(utf8(text));
  let hex = '';
  for (let i = 0; i < length; i++) hex += HEX[bytes[i] ?? 0];
  return hex;
}

let room = new Uint8Array(10_000);

/** Valid until the next call. Apps Script has no TextEncoder; half of a surrogate pair on its own becomes U+FFFD, as TextEncoder has it. */
function utf8(text: string): Uint8Array {
  if (room.length < text.length * 3) room = new Uint8Array(text.length * 6);
  const bytes = room;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    for (const byte of multiByte(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code)) bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}

function multiByte(code: number): number[] {
  const rest = (shift: number): number => 0x80 | ((code >> shift) & 63);
  if (code < 0x800) return [0xc0 | (code >> 6), rest(0)];
  return code < 0x10000 ? [0xe0 | (code >> 12), rest(6), rest(0)] : [0xf0 | (code >> 18), rest(12), rest(6), rest(0)];
}

/** A cell of the past: itself, or the start and digest of a text too long to keep. */
export type Kept = Cell | { readonly start: string; readonly digest: string };

const LONG = 60;

/** A cell as its digest sees it: the same for a long text and for what was kept of it. */
export function condensed(cell: Kept): string {
  if (typeof cell === 'object' && 'digest' in cell) return cell.digest;
  const text = comparable(cell);
  return text.length > LONG ? digest(text) : text;
}

/** A cell for comparing: its type counts (text "5" is not the number 5), an unticked box is blank, white space at the ends does not. */
export function comparable(cell: Cell): string {
  if (typeof cell === 'number') return `#${cell}`;
  if (typeof cell === 'boolean') return cell ? '#TRUE' : '';
  return isMoment(cell) ? `#${cell.day} ${cell.time}` : tidy(cell);
}
