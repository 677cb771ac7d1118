/** The bar over the line at the bottom while something takes longer than a moment, and the way out of waiting for it. */
import { button, byId, element } from './elements';
import { words } from './words';

/** A bar that flashes by only disturbs. */
const MOMENT_MILLISECONDS = 500;

/** Returns what ends it. `stop` is called when the person has waited enough. */
export function showProgress(doing: string, stop?: () => void): () => void {
  const keyboard = document.activeElement;
  const stopper = stop === undefined ? undefined : button(words.stop, { class: 'link', id: 'stop' }, stop);
  const bar = element('div', { class: 'progress' }, element('progress', { 'aria-label': doing }), stopper);
  const timer = setTimeout(() => byId('footer').prepend(bar), MOMENT_MILLISECONDS);
  return () => {
    clearTimeout(timer);
    const hadKeyboard = bar.contains(document.activeElement);
    bar.remove();
    if (hadKeyboard && keyboard instanceof HTMLElement) keyboard.focus();
  };
}
