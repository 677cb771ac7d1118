/** Session: who is at the keyboard, and in which zone the script counts. */
import { createHash } from 'node:crypto';
import type { RunningExecution } from '../runtime/execution';
import { expose } from '../runtime/service-object';

export class User {
  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }
}
expose(User, 'User', ['getEmail'] satisfies readonly (keyof GoogleAppsScript.Base.User)[]);

export class SessionService {
  constructor(private readonly execution: RunningExecution) {}

  /** The platform may hide the address from simple triggers and custom functions; the host always does, so that no script relies on it. */
  getActiveUser(): User {
    const { kind, user } = this.execution;
    return new User(kind === 'simple-trigger' || kind === 'custom-function' ? '' : user);
  }

  getEffectiveUser(): User {
    return this.getActiveUser();
  }

  getActiveUserLocale(): string {
    return 'en';
  }

  getScriptTimeZone(): string {
    return this.execution.manifest.timeZone;
  }

  getTemporaryActiveUserKey(): string {
    return createHash('sha256').update(this.execution.user).digest('base64');
  }
}
expose(SessionService, 'Session', [
  'getActiveUser',
  'getEffectiveUser',
  'getActiveUserLocale',
  'getScriptTimeZone',
  'getTemporaryActiveUserKey',
] satisfies readonly (keyof GoogleAppsScript.Base.Session)[]);
