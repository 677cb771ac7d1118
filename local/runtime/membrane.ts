/** Stands between the script and the services: every service object is seen through a proxy of the script's own realm,
 * every call is announced to the gate, every value is copied across, every error arrives as the platform's `Exception`. */
import { fromRealm, toRealm, UncrossableValue } from './crossing';
import type { Realm } from './realm';
import { type Exposure, exposureOf, ServiceError } from './service-object';

/** Decides whether a call may be made, and keeps count; it throws to refuse. */
export interface CallGate {
  enter(service: string, method: string): void;
}

/** Something the script's own code threw while a service was running it (a template); it goes back to the script unchanged. */
export class ScriptThrow extends Error {
  constructor(readonly value: unknown) {
    super('the script threw');
  }
}

export class Membrane {
  private readonly wrappers = new WeakMap<object, object>();
  private readonly originals = new WeakMap<object, object>();
  private readonly methods = new Map<Exposure, Map<string, object>>();
  /** Groups of constants (`SpreadsheetApp.BorderStyle`) are copied once, so that they stay identical. */
  private readonly groups = new WeakMap<object, unknown>();
  private readonly bags = new WeakMap<object, object>();

  constructor(
    private readonly realm: Realm,
    private readonly gate: CallGate,
  ) {}

  toScript(value: unknown): unknown {
    return toRealm(value, this.realm, (service) => this.wrap(service));
  }

  fromScript(value: unknown): unknown {
    return fromRealm(value, (wrapper) => this.originals.get(wrapper));
  }

  /** What the script hung on an open service object, as its own values. */
  bagOf(service: object): object {
    this.wrap(service);
    return this.bags.get(service) ?? new this.realm.Object();
  }

  /** Builds the error the script sees. `cut` is the script's function where its stack shall begin. */
  errorFor(thrown: unknown, cut?: object): unknown {
    if (thrown instanceof ScriptThrow) return thrown.value;
    const known = thrown instanceof ServiceError;
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    const error = new this.realm.Error(known ? text : `The local host failed: ${text}`);
    Object.defineProperty(error, 'name', { value: 'Exception', configurable: true, writable: true });
    if (!known) Object.defineProperty(error, 'cause', { value: thrown });
    if (cut && 'captureStackTrace' in this.realm.Error) this.realm.Error.captureStackTrace(error, cut as () => void);
    return error;
  }

  private wrap(service: object): object {
    const known = this.wrappers.get(service);
    if (known) return known;
    const exposure = exposureOf(service);
    if (!exposure) throw new TypeError(`${service.constructor.name} is not exposed to the script`);
    const bag = new this.realm.Object();
    const wrapper: object = new this.realm.Proxy(bag, this.handler(service, exposure));
    this.wrappers.set(service, wrapper);
    this.originals.set(wrapper, service);
    this.bags.set(service, bag);
    return wrapper;
  }

  private handler(service: object, exposure: Exposure): ProxyHandler<object> {
    const refuse = (key: string | symbol, what: string): never => {
      throw this.errorFor(new ServiceError(`${exposure.service}.${String(key)} ${what}`));
    };
    return {
      get: (bag, key, receiver) => this.read(service, exposure, bag, key, receiver),
      set: (bag, key, value) =>
        exposure.open && !this.isExposed(exposure, key) ? Reflect.set(bag, key, value) : refuse(key, 'cannot be changed.'),
      has: (bag, key) => this.isExposed(exposure, key) || key in bag,
      defineProperty: (bag, key, descriptor) =>
        exposure.open ? Reflect.defineProperty(bag, key, descriptor) : refuse(key, 'cannot be changed.'),
      deleteProperty: (bag, key) => (exposure.open ? Reflect.deleteProperty(bag, key) : refuse(key, 'cannot be changed.')),
    };
  }

  private isExposed(exposure: Exposure, key: string | symbol): boolean {
    return typeof key === 'string' && (exposure.methods.has(key) || exposure.values.has(key));
  }

  private read(service: object, exposure: Exposure, bag: object, key: string | symbol, receiver: unknown): unknown {
    if (typeof key === 'symbol') return Reflect.get(bag, key);
    if (exposure.methods.has(key)) return this.method(exposure, key);
    if (exposure.values.has(key)) return this.value(Reflect.get(service, key));
    if (Object.hasOwn(bag, key)) return Reflect.get(bag, key);
    if (key === 'toString') return this.realm.method('toString', () => shortName(exposure));
    if (key === 'valueOf') return this.realm.method('valueOf', () => receiver);
    // Asked by JSON.stringify and by `await` of every object: no is the answer, not an error.
    if (key === 'toJSON' || key === 'then' || exposure.open) return undefined;
    if (key in bag) return Reflect.get(bag, key);
    throw this.errorFor(new ServiceError(`${exposure.service}.${key} is not supported by the local host.`));
  }

  private value(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || exposureOf(value)) return this.toScript(value);
    const known = this.groups.get(value);
    if (known !== undefined) return known;
    const copy = this.toScript(value);
    this.groups.set(value, copy);
    return copy;
  }

  private method(exposure: Exposure, name: string): object {
    const ofExposure = this.methods.get(exposure) ?? new Map<string, object>();
    this.methods.set(exposure, ofExposure);
    const known = ofExposure.get(name);
    if (known) return known;
    const made: object = this.realm.method(name, (self, args) => this.call(exposure, name, self, args, made));
    ofExposure.set(name, made);
    return made;
  }

  private call(exposure: Exposure, name: string, self: unknown, args: unknown[], method: object): unknown {
    const service = typeof self === 'object' && self !== null ? this.originals.get(self) : undefined;
    try {
      if (!service || !(name in service)) throw new ServiceError(`Illegal invocation of ${exposure.service}.${name}`);
      this.gate.enter(exposure.service, name);
      return this.toScript(Reflect.apply(Reflect.get(service, name), service, this.arguments(exposure, name, args)));
    } catch (thrown) {
      throw this.errorFor(thrown, method);
    }
  }

  private arguments(exposure: Exposure, name: string, args: unknown[]): unknown[] {
    try {
      return args.map((arg) => this.fromScript(arg));
    } catch (thrown) {
      if (!(thrown instanceof UncrossableValue)) throw thrown;
      const kinds = args.map((arg) => (typeof arg === 'object' ? '(class)' : typeof arg)).join(',');
      throw new ServiceError(`The parameters (${kinds}) don't match the method signature for ${exposure.service}.${name}.`);
    }
  }
}

function shortName(exposure: Exposure): string {
  return exposure.service.slice(exposure.service.lastIndexOf('.') + 1);
}
