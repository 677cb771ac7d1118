/** CacheService: text that is forgotten after its time, at most six hours. */
import type { RunningExecution } from '../runtime/execution';
import { expose, ServiceError, signatureError } from '../runtime/service-object';

const largestKey = 250;
const largestValue = 100 * 1024;
const longestLife = 21_600;
const defaultLife = 600;
const mostItems = 1000;

export class Cache {
  constructor(
    private readonly execution: RunningExecution,
    private readonly prefix: string,
  ) {}

  get(key: string): string | null {
    const item = this.execution.state.cache[this.prefix + key];
    return item && item.expires > this.execution.clock.now() ? item.value : null;
  }

  getAll(keys: string[]): Record<string, string> {
    const found = keys.map((key) => [key, this.get(key)] as const);
    return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null));
  }

  put(key: unknown, value: unknown, seconds: number | null = defaultLife): void {
    if (key === null || value === null) throw signatureError('CacheService.Cache.put', key, value);
    const [keyText, valueText] = [String(key), String(value)];
    if (keyText.length > largestKey) throw new ServiceError('Argument too large: key');
    if (Buffer.byteLength(valueText) > largestValue) throw new ServiceError('Argument too large: value');
    const life = Math.min(longestLife, Math.max(1, seconds ?? defaultLife));
    this.execution.state.cache[this.prefix + keyText] = { value: valueText, expires: this.execution.clock.now() + life * 1000 };
    this.makeRoom();
  }

  putAll(values: Record<string, unknown>, seconds: number | null = defaultLife): void {
    for (const [key, value] of Object.entries(values)) this.put(key, value, seconds);
  }

  remove(key: string): void {
    delete this.execution.state.cache[this.prefix + key];
  }

  removeAll(keys: string[]): void {
    for (const key of keys) this.remove(key);
  }

  /** Forgets what has expired and, past the limit, what would expire first. */
  private makeRoom(): void {
    const { cache } = this.execution.state;
    const now = this.execution.clock.now();
    for (const [key, item] of Object.entries(cache)) if (item.expires <= now) delete cache[key];
    const own = Object.keys(cache).filter((key) => key.startsWith(this.prefix));
    const oldestFirst = own.sort((a, b) => (cache[a]?.expires ?? 0) - (cache[b]?.expires ?? 0));
    for (const key of oldestFirst.slice(0, Math.max(0, own.length - mostItems))) delete cache[key];
  }
}
expose(Cache, 'CacheService.Cache', [
  'get',
  'getAll',
  'put',
  'putAll',
  'remove',
  'removeAll',
] satisfies readonly (keyof GoogleAppsScript.Cache.Cache)[]);

export class CacheService {
  constructor(private readonly execution: RunningExecution) {}

  getScriptCache(): Cache {
    return new Cache(this.execution, 'script:');
  }

  getDocumentCache(): Cache {
    return new Cache(this.execution, 'document:');
  }

  getUserCache(): Cache {
    return new Cache(this.execution, `user:${this.execution.user}:`);
  }
}
expose(CacheService, 'CacheService', [
  'getScriptCache',
  'getDocumentCache',
  'getUserCache',
] satisfies readonly (keyof GoogleAppsScript.Cache.CacheService)[]);
