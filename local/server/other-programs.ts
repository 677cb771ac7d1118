/** The workbook's file may be changed by another program while the host has it open, or after it has stopped: both are kept then. */
import { existsSync, statSync } from 'node:fs';

/** Another one whenever somebody has written the file; undefined when there is none. */
export function stampOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs} ${size} ${ino}`;
}

/** A free name beside the file: plan (changed elsewhere 2026-11-25 20.31).xlsx */
export function asideOf(file: string, why: string, moment = Date.now()): string {
  const day = new Date(moment).toLocaleString('sv-SE').slice(0, 16).replace(':', '.');
  for (let number = 1; ; number++) {
    const aside = file.replace(/(\.xlsx)?$/i, ` (${why} ${day}${number === 1 ? '' : `, ${number}`}).xlsx`);
    if (!existsSync(aside)) return aside;
  }
}
