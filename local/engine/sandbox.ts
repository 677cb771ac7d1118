/**
 * A realm in which asynchronous code runs to its end when we say so: its own microtask queue, and timers on a virtual clock.
 * Univer calculates through promises and timers; Apps Script reads a formula's value on the next line.
 */
import { createContext, Script } from 'node:vm';

interface Timer {
  at: number;
  every: number | undefined;
  run: () => void;
}

/** Names that the engine's code uses often; as parameters of its function they skip the slow lookup in a vm context's global. */
const builtIns =
  'Object Function Array Number Boolean String Symbol Promise RegExp Error TypeError RangeError Math JSON Map Set WeakMap WeakSet WeakRef BigInt Proxy Reflect Infinity NaN isNaN isFinite parseInt parseFloat Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array ArrayBuffer DataView Intl Date console performance setTimeout clearTimeout setInterval clearInterval queueMicrotask'.split(
    ' ',
  );

export function wrapForSandbox(code: string): string {
  return `(function(${builtIns.join(',')}){${code}\n})(${builtIns.map((name) => `globalThis.${name}`).join(',')})`;
}

export interface Sandbox {
  /** The realm's global object. */
  readonly global: Record<string, unknown>;
  /** Runs a script, or a function of ours that calls into the realm, and then the realm's microtasks. */
  load(script: Script): void;
  call<T>(action: () => T): T;
  /** Runs all timers due within the horizon of virtual time, in order. */
  drain(horizon: number): void;
}

export function createSandbox(now: () => number): Sandbox {
  const timers = new TimerQueue();
  const global: Record<string, unknown> = { ...globalsFor(timers) };
  const context = createContext(global, { microtaskMode: 'afterEvaluate' });
  new Script(prelude).runInContext(context);
  (global.useClock as (now: () => number) => void)(now);
  const entrance = new Script('enter()');
  let inside = false;

  function call<T>(action: () => T): T {
    if (inside) return action();
    const outcome: { value?: T; error?: unknown; failed: boolean } = { failed: false };
    global.enter = () => {
      try {
        outcome.value = action();
      } catch (error) {
        outcome.error = error;
        outcome.failed = true;
      }
    };
    inside = true;
    try {
      entrance.runInContext(context);
    } finally {
      inside = false;
    }
    if (outcome.failed) throw outcome.error;
    return outcome.value as T;
  }

  return {
    global,
    load: (script) => void script.runInContext(context),
    call,
    drain(horizon) {
      const end = timers.now + horizon;
      for (let run = timers.next(end); run; run = timers.next(end)) call(run);
    },
  };
}

/** The realm's Date tells the script's time, so that NOW() and TODAY() agree with `new Date()` in the script. */
const prelude = `
globalThis.global = globalThis;
globalThis.queueMicrotask = (run) => void Promise.resolve().then(run);
globalThis.useClock = (now) => {
  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) { super(...(parts.length ? parts : [now()])); }
    static now() { return now(); }
  };
};`;

class TimerQueue {
  now = 0;
  private readonly timers = new Map<number, Timer>();
  private last = 0;

  add(run: () => void, delay: number, repeat: boolean): number {
    this.last += 1;
    const wait = Math.max(0, Number(delay) || 0);
    this.timers.set(this.last, { at: this.now + wait, every: repeat ? Math.max(1, wait) : undefined, run });
    return this.last;
  }

  remove(id: number): void {
    this.timers.delete(id);
  }

  /** The action that is due first, or undefined when none is due by `end`; a Map keeps equal times in the order set. */
  next(end: number): (() => void) | undefined {
    let due: [number, Timer] | undefined;
    for (const entry of this.timers) if (entry[1].at <= end && (!due || entry[1].at < due[1].at)) due = entry;
    if (!due) return undefined;
    const [id, timer] = due;
    this.now = Math.max(this.now, timer.at);
    if (timer.every === undefined) this.timers.delete(id);
    else timer.at = this.now + timer.every;
    return timer.run;
  }
}

function globalsFor(timers: TimerQueue): Record<string, unknown> {
  type Callback = (...args: unknown[]) => void;
  const timer =
    (repeat: boolean) =>
    (callback: Callback, delay: number, ...args: unknown[]) =>
      timers.add(() => callback(...args), delay, repeat);
  const cancel = (id: number) => timers.remove(id);
  const idle = { didTimeout: false, timeRemaining: () => 50 };
  return {
    console,
    performance,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    structuredClone,
    AbortController,
    crypto: globalThis.crypto,
    // Without versions.node Univer takes itself for a page without a worker and calculates nothing.
    process: { env: { NODE_ENV: 'production' }, platform: 'linux', versions: { node: process.versions.node } },
    // IMAGE() measures its picture; here no picture ever loads.
    Image: class {},
    setTimeout: timer(false),
    setInterval: timer(true),
    setImmediate: (callback: Callback, ...args: unknown[]) => timers.add(() => callback(...args), 0, false),
    requestIdleCallback: (callback: Callback) => timers.add(() => callback(idle), 0, false),
    clearTimeout: cancel,
    clearInterval: cancel,
    clearImmediate: cancel,
    cancelIdleCallback: cancel,
    MessageChannel: messageChannel(timers),
  };
}

interface Port {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(data: unknown): void;
  close(): void;
}

function messageChannel(timers: TimerQueue): new () => object {
  const port = (other: () => Port): Port => ({
    onmessage: null,
    postMessage: (data) => void timers.add(() => other().onmessage?.({ data }), 0, false),
    close: () => undefined,
  });
  return class {
    readonly port1: Port = port(() => this.port2);
    readonly port2: Port = port(() => this.port1);
  };
}
