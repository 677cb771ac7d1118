/** Writes the workbook's file soon after a change, and never twice at a time. */
import { Worker } from 'node:worker_threads';
import type { Journal } from './journal';
import type { Saved, SaveOrder } from './saver';

/** Long enough for the next key, short enough to be within a second. */
const pause = 400;

export class Saving {
  private readonly saver = new Worker(new URL('./saver.mjs', import.meta.url));
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wanted = false;

  constructor(
    private readonly file: string,
    private readonly journal: Journal,
    /** The file's stamp when it was read. */
    private known: string | undefined,
    private readonly content: () => Pick<SaveOrder, 'workbook' | 'state'>,
    /** Another program had changed the file: its version is kept there. */
    private readonly foundChanged: (aside: string) => void,
  ) {
    this.saver.unref();
  }

  soon(): void {
    this.wanted = true;
    if (this.running) return;
    this.timer ??= setTimeout(() => void this.now().catch((error: Error) => console.error(error.message)), pause);
  }

  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
    if (!this.wanted) return;
    this.wanted = false;
    this.running = this.write().finally(() => {
      this.running = undefined;
      if (this.wanted) this.soon();
    });
    await this.running;
  }

  private write(): Promise<void> {
    const order: SaveOrder = { ...this.content(), file: this.file, known: this.known, ...this.journal.turn() };
    return new Promise((resolve, reject) => {
      this.saver.once('message', (saved: Saved) => {
        if (saved.error !== undefined) {
          reject(new Error(`${this.file} could not be written: ${saved.error}`));
          return;
        }
        this.known = saved.stamp;
        if (saved.aside !== undefined) this.foundChanged(saved.aside);
        resolve();
      });
      this.saver.postMessage(order);
    });
  }
}
