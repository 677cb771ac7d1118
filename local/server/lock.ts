/** One host for a workbook at a time: two would write over each other. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './journal';

export class AlreadyOpen extends Error {
  constructor(readonly address: string) {
    super(`the workbook is open already${address ? ` at ${address}` : ''}`);
  }
}

export class Lock {
  private readonly file: string;

  constructor(private readonly folder: string) {
    this.file = join(folder, 'open.json');
  }

  take(): void {
    const holder = this.holder();
    if (holder && isAlive(holder.pid)) throw new AlreadyOpen(holder.address);
    this.say('');
  }

  say(address: string): void {
    mkdirSync(this.folder, { recursive: true });
    writeWhole(this.file, JSON.stringify({ pid: process.pid, address }));
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  private holder(): { pid: number; address: string } | undefined {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as { pid: number; address: string }) : undefined;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
