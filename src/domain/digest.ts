/** Short, stable digests of what was read. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Cell, isMoment } from './cell';
import { tidy } from './text';

/** The first bytes of SHA-256 in hexadecimal. Apps Script has no TextEncoder, hence the detour to UTF-8 bytes. */
export function digest(text: string, length = 8): string {
  const utf8 = unescape(
    encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')),
  );
  const bytes = new Uint8Array(utf8.length);
  for (let i = 0; i < utf8.length; i++) bytes[i] = utf8.charCodeAt(i);
  return Array.from(sha256(bytes).slice(0, length), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A cell for comparing: its type counts (text "5" is not the number 5), an unticked box is blank, white space at the ends does not. */
export function comparable(cell: Cell): string {
  if (typeof cell === 'number') return `#${cell}`;
  if (typeof cell === 'boolean') return cell ? '#TRUE' : '';
  return isMoment(cell) ? `#${cell.day} ${cell.time}` : tidy(cell);
}
