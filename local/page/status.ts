/** The lines that say how things stand: the file, whether all is saved, and the script's short messages. */
import { button, byId, element } from './elements';
import { words } from './words';

const shown = 8000;
/** What is done at once needs no word in between. */
const patience = 150;

export class Status {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private toastTimer: ReturnType<typeof setTimeout> | undefined;

  file(name: string): void {
    byId('title').textContent = name;
    document.title = name;
  }

  busy(isBusy: boolean): void {
    clearTimeout(this.timer);
    const line = byId('saved');
    document.documentElement.dataset.busy = String(isBusy);
    if (!isBusy) line.textContent = words.saved;
    else this.timer = setTimeout(() => (line.textContent = words.saving), patience);
  }

  lost(): void {
    clearTimeout(this.timer);
    byId('saved').textContent = words.stopped;
  }

  toast(title: string, text: string): void {
    clearTimeout(this.toastTimer);
    const place = byId('toasts');
    const close = button('×', () => place.replaceChildren(), { class: 'cross', 'aria-label': words.close });
    const parts = title ? [element('strong', {}, title), element('p', {}, text)] : [element('p', {}, text)];
    place.replaceChildren(element('div', { class: 'toast' }, element('div', {}, ...parts), close));
    this.toastTimer = setTimeout(() => place.replaceChildren(), shown);
  }
}
