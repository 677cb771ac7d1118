/** Writes the workbook's file in a thread of its own, so that nobody who types waits for it. Built into dist-local/saver.mjs. */
import { copyFile, rm } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { writeBook } from '../book/write-book';
import { type PackedWorkbook, unpack } from '../engine/packed';
import type { HostState } from '../runtime/contract';
import { writeWhole } from './journal';
import { asideOf, stampOf } from './other-programs';

export interface SaveOrder {
  workbook: PackedWorkbook;
  state: HostState;
  file: string;
  /** The file's stamp when it was last read or written here; undefined when there was none. */
  known: string | undefined;
  /** Where the copy goes that the journal continues, and the files that it replaces. */
  copy: string;
  superseded: string[];
}

export type Saved = { error: string } | { error?: undefined; stamp: string | undefined; aside: string | undefined };

parentPort?.on('message', async ({ workbook, state, file, known, copy, superseded }: SaveOrder) => {
  try {
    const book = { snapshot: unpack(workbook), state };
    writeWhole(copy, JSON.stringify(book));
    const stamp = stampOf(file);
    const aside = stamp === undefined || stamp === known ? undefined : asideOf(file, 'changed elsewhere');
    if (aside !== undefined) await copyFile(file, aside);
    await writeBook(file, book);
    for (const name of superseded) await rm(name, { force: true });
    parentPort?.postMessage({ stamp: stampOf(file), aside } satisfies Saved);
  } catch (error) {
    parentPort?.postMessage({ error: (error as Error).message } satisfies Saved);
  }
});
