/** The files that the guards read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = process.cwd();

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Paths below a folder of the project, with forward slashes, sorted. */
export function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** What the platform runs: every server file of dist/. */
export function serverFiles(): { name: string; text: string }[] {
  return filesIn('dist', /\.(js|gs)$/).map((name) => ({ name, text: read(name) }));
}
