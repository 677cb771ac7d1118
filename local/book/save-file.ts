/** Replaces a file only when the new one was written whole: aside in the same folder, flushed, then renamed. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export async function saveFile(file: string, content: Uint8Array): Promise<void> {
  const aside = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  try {
    const handle = await open(aside, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
