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
  /** Whether the script may hang its own values on the object, as it does on an HtmlTemplate. */
  readonly open: boolean;
}

const exposures = new WeakMap<object, Exposure>();

/** Declares which members of a class the script may use; anything else throws an error that names it. */
export function expose(
  type: { prototype: object },
  service: string,
  methods: readonly string[],
  values: readonly string[] = [],
  options: { open?: boolean } = {},
): void {
  const exposure = { service, methods: new Set(methods), values: new Set(values), open: options.open ?? false };
  exposures.set(type.prototype, exposure);
}

export function exposureOf(object: object): Exposure | undefined {
  const prototype: unknown = Object.getPrototypeOf(object);
  return typeof prototype === 'object' && prototype !== null ? exposures.get(prototype) : undefined;
}

/** "You passed the wrong kind of thing", in the platform's words. */
export function signatureError(method: string, ...args: unknown[]): ServiceError {
  return new ServiceError(`The parameters (${args.map(kindOf).join(',')}) don't match the method signature for ${method}.`);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'number[]';
  if (typeof value !== 'object') return typeof value === 'string' ? 'String' : typeof value;
  return exposureOf(value)?.service ?? '(class)';
}
