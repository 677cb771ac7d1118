/** Writes the workbook's file in a thread of its own, so that nobody who types waits for it. Built into dist-local/saver.mjs. */
import { rm } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { writeBook } from '../book/write-book';
import { type PackedWorkbook, unpack } from '../engine/packed';
import type { HostState } from '../runtime/contract';
import { writeWhole } from './journal';

export interface SaveOrder {
  workbook: PackedWorkbook;
  state: HostState;
  file: string;
  /** Where the copy goes that the journal continues, and the files that it replaces. */
  copy: string;
  superseded: string[];
}

parentPort?.on('message', async ({ workbook, state, file, copy, superseded }: SaveOrder) => {
  try {
    const book = { snapshot: unpack(workbook), state };
    writeWhole(copy, JSON.stringify(book));
    await writeBook(file, book);
    for (const name of superseded) await rm(name, { force: true });
    parentPort?.postMessage({});
  } catch (error) {
    parentPort?.postMessage({ error: (error as Error).message });
  }
});
