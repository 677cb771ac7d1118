/** The folder of the built host: `dist-local`, in which what takes long to work out is kept for the next process. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the built host, or found from the sources; undefined before the first build. */
export function buildFolder(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  return [here, join(here, '../dist-local')].find((folder) => existsSync(join(folder, 'engine.js')));
}
