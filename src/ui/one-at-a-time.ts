/** One action at a time, and what came of it in the line at the bottom. */
import { byId } from './elements';
import { words } from './words';

let busy = false;

/** Runs the action unless another one runs; it returns what to say. What goes wrong is said beside its field, or at the bottom. */
export async function run(action: () => Promise<string>, error?: HTMLElement): Promise<void> {
  if (busy) return;
  begin(error);
  try {
    say(await action());
  } catch (problem) {
    say('');
    (error ?? byId('status')).textContent = problem instanceof Error ? problem.message : String(problem);
  } finally {
    busy = false;
    document.body.removeAttribute('aria-busy');
  }
}

/** Buttons are not disabled while it runs: that would take the keyboard's place in the page away. */
function begin(error: HTMLElement | undefined): void {
  busy = true;
  document.body.setAttribute('aria-busy', 'true');
  say(words.working);
  if (error !== undefined) error.textContent = '';
}

export function say(message: string): void {
  byId('status').textContent = message;
}
