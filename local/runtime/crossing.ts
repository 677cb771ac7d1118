/** Copies plain values between the script's realm and the host's: arrays, plain objects and dates are rebuilt on the other side. */
import { types } from 'node:util';
import type { Realm } from './realm';
import { exposureOf, ServiceError } from './service-object';

/** Deeper than any honest value; a structure that contains itself ends here instead of in a stack overflow. */
const deepest = 100;

/** Host value → script value. `wrap` turns a service object into what the script holds for it. */
export function toRealm(value: unknown, realm: Realm, wrap: (service: object) => object, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') throw new TypeError('a service answered with a function');
    return value;
  }
  if (depth > deepest) throw new TypeError('a service answered with a structure that contains itself');
  if (Array.isArray(value)) return arrayToRealm(value, realm, wrap, depth);
  if (types.isDate(value)) return new realm.Date(value.getTime());
  if (exposureOf(value)) return wrap(value);
  if (!isPlain(value)) throw new TypeError(`a service answered with a ${value.constructor?.name ?? 'nameless object'}`);
  const copy = new realm.Object() as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) copy[key] = toRealm(item, realm, wrap, depth + 1);
  return copy;
}

function arrayToRealm(value: unknown[], realm: Realm, wrap: (service: object) => object, depth: number): unknown[] {
  const copy = new realm.Array<unknown>(value.length);
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    copy[i] = typeof item === 'object' && item !== null ? toRealm(item, realm, wrap, depth + 1) : item;
  }
  return copy;
}

/** Script value → host value. `unwrap` finds the service object behind what the script holds; `undefined` becomes null, as on the platform. */
export function fromRealm(value: unknown, unwrap: (wrapper: object) => object | undefined, depth = 0): unknown {
  if (value === undefined) return null;
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new UncrossableValue(typeof value === 'symbol' ? 'symbol' : 'function');
  if (typeof value !== 'object' || value === null) return value;
  const service = unwrap(value);
  if (service) return service;
  if (depth > deepest) throw new UncrossableValue('circular');
  if (Array.isArray(value)) {
    const copy = new Array<unknown>(value.length);
    for (let i = 0; i < value.length; i++) copy[i] = fromRealm(value[i], unwrap, depth + 1);
    return copy;
  }
  if (types.isDate(value)) return new Date(Date.prototype.getTime.call(value));
  if (types.isTypedArray(value)) return Array.from(value as Uint8Array);
  if (types.isNativeError(value)) return copyError(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromRealm(item, unwrap, depth + 1)]));
}

/** Something that no service takes; the caller knows the method to name in the message. */
export class UncrossableValue extends Error {
  constructor(readonly kind: 'function' | 'symbol' | 'circular') {
    super(`a ${kind} value cannot be passed to a service`);
  }
}

function copyError(error: Error): Error {
  const copy = new ServiceError(error.message);
  Object.defineProperty(copy, 'name', { value: error.name });
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  // The engine's JSON comes from another realm: plain is what sits directly under some Object.prototype.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'isPrototypeOf');
}
