/** One action at a time: what is being done, and what came of it in the line at the bottom. */
import { byId } from './elements';
import { showProgress } from './progress';
import { words } from './words';

export interface Doing {
  /** What is said meanwhile. */
  readonly doing?: string;
  /** Where to say what goes wrong; the line at the bottom when there is none. */
  readonly error?: HTMLElement;
}

let busy = false;
const STOPPED = Symbol('stopped');

export const isBusy = (): boolean => busy;

/** Runs the action unless another one runs; it returns what to say. */
export function run(action: () => Promise<string>, doing: Doing = {}): Promise<void> {
  return perform(action, (said) => said, doing);
}

/** For what only reads: the person may stop waiting, and then nothing comes of it. `take` shows what was read and returns what to say. */
export function read<T>(load: () => Promise<T>, take: (value: T) => string, doing: Doing = {}): Promise<void> {
  let stop = (): void => undefined;
  const stopped = new Promise<typeof STOPPED>((resolve) => {
    stop = () => resolve(STOPPED);
  });
  const loadOrStop = (): Promise<T | typeof STOPPED> => Promise.race([load(), stopped]);
  return perform(loadOrStop, (value) => (value === STOPPED ? words.stopped : take(value)), doing, stop);
}

/** Buttons are not disabled while it runs: that would take the keyboard's place in the page away. */
async function perform<T>(
  load: () => Promise<T>,
  take: (value: T) => string,
  { doing = words.working, error }: Doing,
  stop?: () => void,
): Promise<void> {
  if (busy) return;
  busy = true;
  document.body.setAttribute('aria-busy', 'true');
  const done = showProgress(doing, stop);
  say(doing);
  if (error !== undefined) error.textContent = '';
  try {
    say(take(await load()));
  } catch (problem) {
    say('');
    (error ?? byId('status')).textContent = problem instanceof Error ? problem.message : String(problem);
  } finally {
    busy = false;
    done();
    document.body.removeAttribute('aria-busy');
  }
}

export function say(message: string): void {
  byId('status').textContent = message;
}
