/** Colours: `#rrggbb` or `rgb(r, g, b)` in the snapshot, `FFRRGGBB` in the file. */
import type { Color } from '@cj-tech-master/excelts';
import type { Nullable } from '@univerjs/core';

/** The standard theme of Office: files name its colours by number. */
const theme = [
  'ffffff',
  '000000',
  'e7e6e6',
  '44546a',
  '4472c4',
  'ed7d31',
  'a5a5a5',
  'ffc000',
  '5b9bd5',
  '70ad47',
  '0563c1',
  '954f72',
];

export function toArgb(colour: Nullable<string>): string | undefined {
  const hex = hexOf(colour ?? '');
  return hex && `FF${hex.toUpperCase()}`;
}

export function fromFileColour(colour: Partial<Color> | undefined): string | undefined {
  if (colour?.argb) return `#${colour.argb.slice(-6).toLowerCase()}`;
  const named = colour?.theme === undefined ? undefined : theme[colour.theme];
  return named && `#${named}`;
}

function hexOf(colour: string): string | undefined {
  const long = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(colour);
  if (long) return long[1];
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short) return `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  const parts = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/.exec(colour);
  if (!parts) return undefined;
  return parts
    .slice(1, 4)
    .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
    .join('');
}
