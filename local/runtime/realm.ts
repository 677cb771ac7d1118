/** A realm is one set of JavaScript built-ins. Whatever is handed to a script must be built from the script's own set,
 * or `instanceof Date` and `instanceof Array` are false there. */
import vm from 'node:vm';
import type { Clock } from './contract';

export interface Realm {
  readonly Array: ArrayConstructor;
  readonly Object: ObjectConstructor;
  readonly Date: DateConstructor;
  readonly Error: ErrorConstructor;
  readonly Proxy: ProxyConstructor;
  /** A function of this realm that passes its `this` and its arguments on. */
  method(name: string, invoke: (self: unknown, args: unknown[]) => unknown): object;
}

export interface ScriptRealm extends Realm {
  /** Evaluates source text in the script's global scope, as an indirect eval does. */
  evaluate(source: string): unknown;
  /** Calls a function of the script and reports its outcome, after awaiting it when it is a promise. */
  settle(fn: unknown, args: readonly unknown[], done: (kind: 'returned' | 'threw', value: unknown) => void): void;
}

/** The realm of the code that called the host; tests see the services through it. */
export const hostRealm: Realm = {
  Array,
  Object,
  Date,
  Error,
  Proxy,
  method: (_name, invoke) =>
    function method(this: unknown, ...args: unknown[]) {
      return invoke(this, args);
    },
};

/* Runs inside the script's context. The clock is put under `Date` by a constructor that shares Date.prototype, so that every
   date is an instance of the only `Date` the script can see. */
const bootstrap = new vm.Script(
  `(function (now) {
  'use strict';
  const RealDate = Date;
  function VirtualDate(...args) {
    if (!new.target) return new RealDate(now()).toString();
    return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, new.target);
  }
  Object.defineProperties(VirtualDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype, writable: false },
    now: { value: () => now(), writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true });
  return {
    Array, Object, Error, Proxy,
    Date: VirtualDate,
    evaluate: (0, eval),
    method: (name, invoke) => ({ [name](...args) { return invoke(this, args); } })[name],
    settle(fn, args, done) {
      const result = fn(...args);
      if (result instanceof Promise) result.then((value) => done('returned', value), (error) => done('threw', error));
      else done('returned', result);
    },
  };
})`,
  { filename: 'node:local-host' },
);

/** Names that a script looks up again and again. */
const builtIns = [
  'Array Boolean Date Error Intl JSON Map Math Number Object Promise RangeError RegExp Set String Symbol TypeError WeakMap',
  'decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt',
].flatMap((line) => line.split(' '));

/** Node answers each look-up of a global variable through a slow hook. A constant of the same name and value comes before it:
 * fifteen times faster. Names that the script declares itself are left to it. */
export function fastGlobals(declared: ReadonlySet<string>): vm.Script {
  const names = builtIns.filter((name) => !declared.has(name));
  return new vm.Script(`const { ${names.join(', ')} } = globalThis;`, { filename: 'node:local-host' });
}

export function createScriptRealm(context: vm.Context, clock: Clock): ScriptRealm {
  return bootstrap.runInContext(context)(() => clock.now()) as ScriptRealm;
}
