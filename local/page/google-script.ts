/**
 * google.script for a page in a frame, as documented: every `with…` gives a new runner, the last setting wins, values are copied as JSON
 * would, what cannot be copied fails at once, ten calls run at a time and others wait, and functions that end in an underscore do not exist.
 * Built into dist-local/page/google-script.js; the server puts it in front of the page's own scripts.
 */
import type { FromFrame, ToFrame } from './frame-messages';
import { wayOf } from './region-keys';

type Callback = (value: unknown, userObject: unknown) => void;

interface Settings {
  onSuccess?: Callback | undefined;
  onFailure?: Callback | undefined;
  userObject?: unknown;
}

interface Call extends Settings {
  name: string;
  args: unknown[];
}

const atOnce = 10;

export function installGoogleScript(names: readonly string[]): void {
  // A page with an origin of its own, or one that was written into the frame.
  const origin = location.protocol === 'http:' ? new URL(location.href).origin : '*';
  const post = (message: FromFrame) => window.parent.postMessage(message, origin);
  const calls = new Calls(post);
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent) calls.settle(data as ToFrame);
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) post({ google: 'escape' });
    else if (wayOf(event)) passOn(event, post);
  });
  // So that what a person has typed is not lost by a slip.
  window.addEventListener('input', () => post({ google: 'typed' }));
  const callable = names.filter((name) => !name.endsWith('_'));
  const host = {
    origin: origin === '*' ? '' : origin,
    close: () => post({ google: 'close' }),
    setWidth: (width: number) => post({ google: 'size', width: Number(width) }),
    setHeight: (height: number) => post({ google: 'size', height: Number(height) }),
    editor: { focus: () => post({ google: 'focus' }) },
  };
  const script = { host };
  // Settings of one caller are not the next one's.
  Object.defineProperty(script, 'run', { get: () => runner(callable, {}, calls), enumerable: true });
  Object.assign(window, { google: { script } });
}

function passOn(event: KeyboardEvent, post: (message: FromFrame) => void): void {
  const { key, code, altKey, shiftKey } = event;
  event.preventDefault();
  post({ google: 'key', key, code, altKey, shiftKey });
}

function runner(names: readonly string[], settings: Settings, calls: Calls): Record<string, (...args: unknown[]) => unknown> {
  const withHandler = (key: 'onSuccess' | 'onFailure') => (handler: unknown) => {
    if (typeof handler !== 'function') throw new TypeError('A handler must be a function.');
    return runner(names, { ...settings, [key]: handler as Callback }, calls);
  };
  return {
    ...Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]) => calls.start({ ...settings, name, args: args.map((arg) => copied(arg)) }),
      ]),
    ),
    withSuccessHandler: withHandler('onSuccess'),
    withFailureHandler: withHandler('onFailure'),
    withUserObject: (userObject: unknown) => runner(names, { ...settings, userObject }, calls),
  };
}

class Calls {
  private last = 0;
  private readonly running = new Map<number, Call>();
  private readonly queue: Call[] = [];

  constructor(private readonly post: (message: FromFrame) => void) {}

  start(call: Call): void {
    if (this.running.size >= atOnce) {
      this.queue.push(call);
      return;
    }
    this.last += 1;
    this.running.set(this.last, call);
    this.post({ google: 'run', call: this.last, name: call.name, args: call.args });
  }

  settle({ google, call, value, error }: ToFrame): void {
    const done = google === 'done' ? this.running.get(call) : undefined;
    if (!done) return;
    this.running.delete(call);
    const next = this.queue.shift();
    if (next) this.start(next);
    if (error === undefined) done.onSuccess?.(value, done.userObject);
    else fail(error, done);
  }
}

function fail(message: string, { onFailure, userObject }: Settings): void {
  const failure = Object.assign(new Error(message), { name: 'ScriptError' });
  if (onFailure) onFailure(failure, userObject);
  else console.error(failure);
}

/** A copy as the server gets it; a form is the names and values of its fields. */
function copied(value: unknown, ancestors: readonly unknown[] = []): unknown {
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return value;
  if (value instanceof HTMLFormElement && ancestors.length === 0) return fieldsOf(value);
  const isPlain = typeof value === 'object' && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  if (!isPlain || ancestors.includes(value))
    throw new TypeError(`Failed due to illegal value in property: ${Object.prototype.toString.call(value)}`);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) return value.map((item) => copied(item, inside));
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, copied(item, inside)]));
}

function fieldsOf(form: HTMLFormElement): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') throw new TypeError(`Failed due to illegal value in property: ${name}`);
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}
