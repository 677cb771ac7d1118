/** What a service object shows to the script: an explicit list, so that nothing unsupported is ever answered by accident. */

/** The platform's error: its name is `Exception` and it crosses into the script as such. */
export class ServiceError extends Error {
  override readonly name = 'Exception';
}

export interface Exposure {
  /** As the platform names it in messages: "SpreadsheetApp.Range"; the last part is what metrics count by. */
  readonly service: string;
  readonly methods: ReadonlySet<string>;
  /** Enums and plain values, read without a call. */
  readonly values: ReadonlySet<string>;
}

const exposures = new WeakMap<object, Exposure>();

/** Declares which members of a class the script may use; anything else throws an error that names it. */
export function expose(type: { prototype: object }, service: string, methods: readonly string[], values: readonly string[] = []): void {
  exposures.set(type.prototype, { service, methods: new Set(methods), values: new Set(values) });
}

export function exposureOf(object: object): Exposure | undefined {
  return exposures.get(Object.getPrototypeOf(object) as object);
}
