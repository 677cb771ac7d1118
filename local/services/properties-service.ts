/** PropertiesService: text by key for the script, the document and each user, with the documented limits. */
import type { RunningExecution } from '../runtime/execution';
import { expose, ServiceError, signatureError } from '../runtime/service-object';

const largestValue = 9 * 1024;
const largestStore = 500 * 1024;

export class Properties {
  constructor(private readonly store: Record<string, string>) {}

  getProperty(key: string): string | null {
    return Object.hasOwn(this.store, key) ? (this.store[key] ?? null) : null;
  }

  getProperties(): Record<string, string> {
    return { ...this.store };
  }

  getKeys(): string[] {
    return Object.keys(this.store);
  }

  setProperty(key: unknown, value: unknown): this {
    if (key === null || value === null) throw signatureError('PropertiesService.Properties.setProperty', key, value);
    this.replace({ ...this.store, [String(key)]: String(value) }, [String(value)]);
    return this;
  }

  setProperties(properties: Record<string, unknown>, deleteAllOthers: boolean | null = false): this {
    if (typeof properties !== 'object' || properties === null) {
      throw signatureError('PropertiesService.Properties.setProperties', properties);
    }
    const added = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
    this.replace(deleteAllOthers ? added : { ...this.store, ...added }, Object.values(added));
    return this;
  }

  deleteProperty(key: string): this {
    delete this.store[key];
    return this;
  }

  deleteAllProperties(): this {
    for (const key of Object.keys(this.store)) delete this.store[key];
    return this;
  }

  /** All or nothing: a store over its limit stays as it was. */
  private replace(next: Record<string, string>, added: readonly string[]): void {
    if (added.some((value) => Buffer.byteLength(value) > largestValue)) throw new ServiceError('Argument too large: value');
    const size = Object.entries(next).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
    if (size > largestStore) {
      throw new ServiceError('You have exceeded the property storage quota. Please remove some properties and try again.');
    }
    this.deleteAllProperties();
    Object.assign(this.store, next);
  }
}
expose(Properties, 'PropertiesService.Properties', [
  'getProperty',
  'getProperties',
  'getKeys',
  'setProperty',
  'setProperties',
  'deleteProperty',
  'deleteAllProperties',
] satisfies readonly (keyof GoogleAppsScript.Properties.Properties)[]);

export class PropertiesService {
  constructor(private readonly execution: RunningExecution) {}

  getScriptProperties(): Properties {
    return new Properties(this.execution.state.properties.script);
  }

  getDocumentProperties(): Properties {
    return new Properties(this.execution.state.properties.document);
  }

  getUserProperties(): Properties {
    const { user } = this.execution.state.properties;
    // A custom function runs for nobody in particular and sees those of the workbook's owner.
    const name = this.execution.kind === 'custom-function' ? this.execution.state.owner : this.execution.user;
    user[name] ??= {};
    return new Properties(user[name]);
  }
}
expose(PropertiesService, 'PropertiesService', [
  'getScriptProperties',
  'getDocumentProperties',
  'getUserProperties',
] satisfies readonly (keyof GoogleAppsScript.Properties.PropertiesService)[]);
