/** The server's end of the host's thread. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { readProject } from '../runtime/project';
import { useTimeZone } from '../runtime/time-zone';
import type { FromThread, HostSettings, ToThread } from './messages';
import type { ToHost, ToWindow } from './protocol';

export type ThreadSettings = Omit<HostSettings, 'port' | 'bell'>;
type Tell = (window: string, message: ToWindow, html: string | undefined) => void;

export class HostThread {
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private calls = 0;
  private ready: (told: string[]) => void = () => undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly port: MessagePort,
    private readonly rings: Int32Array,
    private readonly tell: Tell,
  ) {
    port.on('message', (message: FromThread) => this.receive(message));
  }

  /** Ready once the workbook is open; `told` is what its reader had to say. */
  static async start(settings: ThreadSettings, tell: Tell): Promise<{ thread: HostThread; told: string[] }> {
    // A thread cannot set it: it begins with its process's.
    useTimeZone(readProject(settings.dist).manifest.timeZone);
    const { port1, port2 } = new MessageChannel();
    const bell = new SharedArrayBuffer(4);
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: { ...settings, port: port2, bell } satisfies HostSettings,
      transferList: [port2],
    });
    const thread = new HostThread(worker, port1, new Int32Array(bell), tell);
    const told = await new Promise<string[]>((resolve, reject) => {
      thread.ready = resolve;
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the host ended before it was ready')));
    });
    return { thread, told };
  }

  /** What happens when the host breaks down; nothing can go on then. */
  onFailure(tell: (error: Error) => void): void {
    this.worker.once('error', tell);
  }

  send(window: string, message: ToHost): void {
    this.post({ kind: 'window', window, message });
  }

  gone(window: string): void {
    this.post({ kind: 'gone', window });
  }

  /** The workbook as a file's content. */
  async bytes(): Promise<Uint8Array> {
    return (await this.call('bytes')) as Uint8Array;
  }

  async save(): Promise<void> {
    await this.call('save');
  }

  /** Reads the script from its folder anew; windows show what it shows now. */
  async readScriptAgain(): Promise<void> {
    await this.call('script');
  }

  /** Writes the file and ends in peace. */
  async stop(): Promise<void> {
    await this.call('stop');
    this.port.close();
    await this.worker.terminate();
  }

  private call(name: Extract<ToThread, { kind: 'call' }>['name']): Promise<unknown> {
    this.calls += 1;
    const number = this.calls;
    const answer = new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.post({ kind: 'call', number, name });
    return answer;
  }

  private post(message: ToThread): void {
    this.port.postMessage(message);
    Atomics.add(this.rings, 0, 1);
    Atomics.notify(this.rings, 0);
  }

  private receive(message: FromThread): void {
    if (message.kind === 'ready') this.ready(message.told);
    else if (message.kind === 'window') this.tell(message.window, message.message, message.html);
    else {
      const waiting = this.waiting.get(message.number);
      this.waiting.delete(message.number);
      if (message.error === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
    }
  }
}
