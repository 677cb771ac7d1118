/** Which calls a run may make: the scopes of the manifest, and what simple triggers and custom functions are denied. */
import type { ExecutionKind, Manifest } from './contract';
import { ServiceError } from './service-object';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

/** Service or "service.method" → the scopes of which one is needed. */
const scopes: Record<string, readonly string[]> = {
  SpreadsheetApp: [scope('spreadsheets.currentonly'), scope('spreadsheets')],
  'SpreadsheetApp.create': [scope('spreadsheets')],
  'SpreadsheetApp.open': [scope('spreadsheets')],
  'SpreadsheetApp.openById': [scope('spreadsheets')],
  'SpreadsheetApp.openByUrl': [scope('spreadsheets')],
  'Ui.showModalDialog': [scope('script.container.ui')],
  'Ui.showModelessDialog': [scope('script.container.ui')],
  'Ui.showSidebar': [scope('script.container.ui')],
  MailApp: [scope('script.send_mail')],
  'ScriptApp.newTrigger': [scope('script.scriptapp')],
  'ScriptApp.deleteTrigger': [scope('script.scriptapp')],
  'ScriptApp.getProjectTriggers': [scope('script.scriptapp')],
  'ScriptApp.getUserTriggers': [scope('script.scriptapp')],
  'Session.getActiveUser': [scope('userinfo.email')],
  'Session.getEffectiveUser': [scope('userinfo.email')],
  'Drive.Files': [scope('drive.file'), scope('drive')],
};

/** What needs the person's consent and is therefore out of reach of a simple trigger; a dialog suspends, which it may not. */
const deniedToSimpleTriggers = new Set([
  'SpreadsheetApp.create',
  'SpreadsheetApp.open',
  'SpreadsheetApp.openById',
  'SpreadsheetApp.openByUrl',
  'Ui.alert',
  'Ui.prompt',
  'Ui.showModalDialog',
  'Ui.showModelessDialog',
  'Ui.showSidebar',
  'MailApp',
  'ScriptApp.newTrigger',
  'ScriptApp.deleteTrigger',
  'ScriptApp.getProjectTriggers',
  'ScriptApp.getUserTriggers',
  'Drive.Files',
]);

const allowedInCustomFunctions = new Set([
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'HtmlService',
  'Utilities',
  'Logger',
  'console',
  // Named by the page on Session itself: the address is '' there.
  'Session',
]);
const spreadsheetReading = /^(get|is|can|find|createTextFinder|offset|toString|name|next|hasNext)/;
const openingOtherFiles = /^SpreadsheetApp\.(open|create)/;

export class Authorisation {
  private readonly granted: ReadonlySet<string> | undefined;

  constructor(
    private readonly kind: ExecutionKind,
    manifest: Manifest,
  ) {
    // Without the list, the platform finds out by itself which scopes the code needs.
    this.granted = manifest.oauthScopes && new Set(manifest.oauthScopes);
  }

  check(service: string, method: string): void {
    const call = `${service}.${method}`;
    if (this.kind === 'custom-function') this.checkCustomFunction(service, method, call);
    const needed = scopes[call] ?? scopes[service];
    // The identity is hidden from simple triggers and custom functions, and asking for it is no error.
    if (needed && this.granted && !needed.some((one) => this.granted?.has(one)) && !(service === 'Session' && this.isLimited())) {
      throw new ServiceError(`Specified permissions are not sufficient to call ${call}. Required permissions: ${listed(needed)}`);
    }
    if (this.kind === 'simple-trigger' && (deniedToSimpleTriggers.has(call) || deniedToSimpleTriggers.has(service))) {
      const required = needed ? ` Required permissions: ${listed(needed)}` : '';
      throw new ServiceError(`You do not have permission to call ${call}.${required}`);
    }
  }

  private checkCustomFunction(service: string, method: string, call: string): void {
    const top = service.split('.')[0] ?? service;
    const isTop = !service.includes('.');
    if (isTop && isEntryService(service) && !allowedInCustomFunctions.has(service)) {
      throw new ServiceError(`You do not have permission to call ${service} service.`);
    }
    if (top === 'Drive') throw new ServiceError('You do not have permission to call Drive service.');
    if (top !== 'SpreadsheetApp') return;
    if (openingOtherFiles.test(call)) throw new ServiceError(`You do not have permission to call ${method}`);
    if (!isTop && !spreadsheetReading.test(method)) throw new ServiceError(`You do not have permission to call ${method}`);
  }

  private isLimited(): boolean {
    return this.kind === 'simple-trigger' || this.kind === 'custom-function';
  }
}

function isEntryService(service: string): boolean {
  return /(App|Service)$/.test(service);
}

function listed(needed: readonly string[]): string {
  return needed.length === 1 ? String(needed[0]) : `(${needed.join(' || ')})`;
}
