/**
 * What has happened since the workbook was last written whole: each change on disk before anybody is told that it is made. A start after
 * a kill goes on from the last copy with the changes after it. Generations are numbered; a copy ends the journals before it.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../book/write-book';
import type { HostState } from '../runtime/contract';
import type { Mutation } from './protocol';

export interface Entry {
  mutations: Mutation[];
  state?: HostState | undefined;
}

export interface Recovered {
  book: Book;
  entries: Entry[];
  /** When the last of it was written, in milliseconds since 1970. */
  written: number;
}

const copyName = (generation: number) => `copy-${generation}.json`;
const journalName = (generation: number) => `changes-${generation}.jsonl`;
const generationOf = (name: string) => Number(/^(?:copy|changes)-(\d+)\.json/.exec(name)?.[1] ?? -1);

export class Journal {
  private generation = 0;
  private file: number | undefined;

  constructor(private readonly folder: string) {}

  /** What a host that did not end in peace has left, or undefined. */
  recover(): Recovered | undefined {
    const names = this.names();
    const start = Math.max(-1, ...names.filter((name) => name.startsWith('copy-') && name.endsWith('.json')).map(generationOf));
    if (start < 0) return undefined;
    const journals = names.filter((name) => name.startsWith('changes-') && generationOf(name) >= start);
    const inOrder = journals.sort((a, b) => generationOf(a) - generationOf(b));
    const text = (name: string) => readFileSync(join(this.folder, name), 'utf8');
    const written = [copyName(start), ...inOrder].map((name) => statSync(join(this.folder, name)).mtimeMs);
    return {
      book: JSON.parse(text(copyName(start))) as Book,
      entries: inOrder.flatMap((name) => wholeLines(text(name))),
      written: Math.max(...written),
    };
  }

  /** Before the first change there is a copy to go on from; what an earlier host left goes only then. */
  begin(book: Book): void {
    const left = this.names();
    this.generation = 1 + Math.max(-1, ...left.map(generationOf));
    writeWhole(join(this.folder, copyName(this.generation)), JSON.stringify(book));
    for (const name of left) rmSync(join(this.folder, name), { force: true });
  }

  append(entry: Entry): void {
    this.file ??= openSync(join(this.folder, journalName(this.generation)), 'a');
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.file);
  }

  /** From now on a new journal; gives the path of the copy that it goes on from, and what that copy makes superfluous. */
  turn(): { copy: string; superseded: string[] } {
    const superseded = this.names().map((name) => join(this.folder, name));
    this.close();
    this.generation += 1;
    return { copy: join(this.folder, copyName(this.generation)), superseded };
  }

  clear(): void {
    this.close();
    for (const name of this.names()) rmSync(join(this.folder, name), { force: true });
  }

  private close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private names(): string[] {
    mkdirSync(this.folder, { recursive: true });
    return readdirSync(this.folder).filter((name) => generationOf(name) >= 0);
  }
}

/** The last line may have been cut off by the kill: nobody was told of it. */
function wholeLines(text: string): Entry[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}

export function writeWhole(file: string, content: string): void {
  const aside = `${file}.part`;
  const handle = openSync(aside, 'w');
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
}
