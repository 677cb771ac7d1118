/** The platform's byte arrays: numbers from -128 to 127, as Java has them. */

export function toBytes(data: Uint8Array): number[] {
  return Array.from(data, (byte) => (byte > 127 ? byte - 256 : byte));
}

export function fromBytes(bytes: readonly unknown[]): Buffer {
  return Buffer.from(bytes.map((byte) => Number(byte) & 0xff));
}

export function isByteArray(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((byte) => typeof byte === 'number' && Number.isInteger(byte) && byte >= -128 && byte <= 255)
  );
}

/** Text as bytes; the platform's default is UTF-8. US-ASCII has no word for the rest and writes a question mark. */
export function encodeText(text: string, charset: 'UTF_8' | 'US_ASCII' = 'UTF_8'): Buffer {
  if (charset === 'UTF_8') return Buffer.from(text, 'utf8');
  return Buffer.from(
    Array.from(text, (character) => ((character.codePointAt(0) ?? 0) < 128 ? character : '?')).join(''),
    'latin1',
  );
}
