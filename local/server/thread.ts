/**
 * The host's thread. Everything in it is synchronous, as the platform's services are; while a person is asked something, it waits, and
 * meanwhile still does what other windows ask for. Built into dist-local/thread.mjs.
 */
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { asAnother } from '../book/copy-as-google';
import { readBook } from '../book/read-book';
import { type Book, bookToBytes, writeBook } from '../book/write-book';
import { openHost } from '../host';
import { Journal, type Recovered } from './journal';
import { LiveBook } from './live-book';
import type { FromThread, HostSettings, ToThread } from './messages';
import { asideOf, stampOf } from './other-programs';
import { Saving } from './saving';
import { foldersIn } from './views';
import { Windows } from './windows';

const { port, bell, book: file, folder, isCopy, dist, now, user } = workerData as HostSettings;
const rings = new Int32Array(bell);
const journal = new Journal(folder);
const folders = foldersIn(folder);
const send = (message: FromThread) => port.postMessage(message);
const told: string[] = [];

const known = stampOf(file);
const { book, entries } = await openBook();
journal.begin(structuredClone(book));
const host = openHost(book, {
  ...{ dist, now, user, outbox: folders.mail, drive: folders.drive },
  onShow: (event) => windows.show(event),
  onAsk: (event) => windows.ask(event, waitForMessage),
});
const live: LiveBook = new LiveBook(host, journal, {
  changed: (number, mutations, key) => windows.tellChanges(number, mutations, key),
  watched: (window, mutation) => windows.tellWatched(window, mutation),
  unsaved: () => saving.soon(),
});
const saving = new Saving(
  file,
  journal,
  known,
  () => ({ workbook: host.engine.packed(), state: host.state }),
  (aside) => windows.tellFile(basename(aside)),
);
const windows = new Windows(live, folders, send);
if (entries.length > 0) live.replay(entries);
if (entries.length > 0 || isCopy) saving.soon();
// The first window shall not wait for the first calculation.
host.engine.flush();
live.commit();
port.on('message', handle);
send({ kind: 'ready', told });

/** The workbook's file, or what a host that was killed had not written into it yet. */
async function openBook(): Promise<{ book: Book; entries: Recovered['entries'] }> {
  const left = journal.recover();
  if (left === undefined) return { book: await readFromFile(), entries: [] };
  const changedSince = existsSync(file) && statSync(file).mtimeMs > left.written + 3000;
  if (!changedSince) return left;
  // Another program has worked on the file since: both are kept.
  const aside = asideOf(file, 'recovered', left.written);
  await writeBook(aside, left.book);
  told.push(`The file was changed after the host had stopped. It is open as it is; what the host held is in ${aside}.`);
  return { book: await readFromFile(), entries: [] };
}

async function readFromFile(): Promise<Book> {
  const { warnings, ...read } = await readBook(file);
  told.push(...warnings);
  return isCopy ? asAnother(read) : read;
}

function handle(message: ToThread): void {
  if (message.kind === 'window') windows.receive(message.window, message.message);
  else if (message.kind === 'gone') windows.forget(message.window);
  else void answer(message.number, message.name);
}

/** Sleeps until the next message has been dealt with. */
function waitForMessage(): void {
  const heard = Atomics.load(rings, 0);
  const received = receiveMessageOnPort(port);
  if (received) handle(received.message as ToThread);
  else Atomics.wait(rings, 0, heard);
}

async function answer(number: number, name: Extract<ToThread, { kind: 'call' }>['name']): Promise<void> {
  try {
    if (name === 'script') {
      host.readScriptAgain(dist);
      windows.tellScript();
      send({ kind: 'called', number });
      return;
    }
    if (name === 'bytes') {
      const value = await bookToBytes({ snapshot: host.engine.snapshot(), state: host.state });
      send({ kind: 'called', number, value });
      return;
    }
    await saving.now();
    if (name === 'stop') journal.clear();
    send({ kind: 'called', number });
  } catch (error) {
    send({ kind: 'called', number, error: (error as Error).message });
  }
}
