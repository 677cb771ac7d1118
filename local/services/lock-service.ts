/** LockService: one holder at a time for the document, the script or the user; a lock ends with its execution. */
import type { RunningExecution } from '../runtime/execution';
import { expose, ServiceError } from '../runtime/service-object';

export class Lock {
  constructor(
    private readonly execution: RunningExecution,
    private readonly name: string,
  ) {}

  hasLock(): boolean {
    return this.execution.session.locks.get(this.name) === this.execution.id;
  }

  tryLock(milliseconds: number): boolean {
    const { locks } = this.execution.session;
    const holder = locks.get(this.name);
    if (holder === undefined) locks.set(this.name, this.execution.id);
    if (holder === undefined || holder === this.execution.id) return true;
    // Nobody else runs while this execution waits, so the whole time passes in vain.
    this.execution.clock.advance(milliseconds);
    return false;
  }

  waitLock(milliseconds: number): void {
    if (!this.tryLock(milliseconds)) {
      throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    }
  }

  releaseLock(): void {
    if (this.hasLock()) this.execution.session.locks.delete(this.name);
  }
}
expose(Lock, 'LockService.Lock', [
  'hasLock',
  'tryLock',
  'waitLock',
  'releaseLock',
] satisfies readonly (keyof GoogleAppsScript.Lock.Lock)[]);

export class LockService {
  constructor(private readonly execution: RunningExecution) {}

  getDocumentLock(): Lock {
    return new Lock(this.execution, 'document');
  }

  getScriptLock(): Lock {
    return new Lock(this.execution, 'script');
  }

  getUserLock(): Lock {
    return new Lock(this.execution, `user:${this.execution.user}`);
  }
}
expose(LockService, 'LockService', [
  'getDocumentLock',
  'getScriptLock',
  'getUserLock',
] satisfies readonly (keyof GoogleAppsScript.Lock.LockService)[]);

/** At the end of an execution, and when it waits for a person in an alert or a prompt. */
export function dropLocks(execution: RunningExecution): void {
  const { locks } = execution.session;
  for (const [name, holder] of locks) if (holder === execution.id) locks.delete(name);
}
