/** The menu bar, by the pattern of the ARIA authoring practices: one tab stop, arrows, Home, End, Escape, letters, sub-menus. */
import { element } from './elements';
import { placeMenu } from './place-menu';
import { words } from './words';

export type Item = { separator: true } | { label: string; action: () => void } | { label: string; items: Item[] };
export interface Menu {
  label: string;
  items: Item[];
}

export class MenuBar {
  private readonly tops: HTMLButtonElement[] = [];

  constructor(
    private readonly bar: HTMLElement,
    private readonly leave: () => void,
  ) {
    bar.setAttribute('role', 'menubar');
    bar.addEventListener('keydown', (event) => this.key(event));
    bar.addEventListener('focusout', ({ relatedTarget }) => {
      if (!bar.contains(relatedTarget as Node | null)) this.closeAll();
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (!bar.contains(target as Node)) this.closeAll();
    });
  }

  show(menus: readonly Menu[]): void {
    const focused = this.tops.indexOf(document.activeElement as HTMLButtonElement);
    this.tops.length = 0;
    this.bar.replaceChildren(...menus.map(({ label, items }) => this.branch(label, items, 'top')));
    this.tops.push(...this.bar.querySelectorAll<HTMLButtonElement>(':scope > div > button'));
    for (const top of this.tops) this.nameKeyOf(top);
    this.rove(this.tops[Math.max(0, focused)]);
    if (focused >= 0) this.tops[focused]?.focus();
  }

  private nameKeyOf(top: HTMLButtonElement): void {
    const letter = initialOf(top);
    if (this.topFor(letter) !== top) return;
    top.title = words.menuKey(letter);
    top.setAttribute('aria-keyshortcuts', words.menuKey(letter));
  }

  /** For F10 and the like: the keyboard goes to the first menu. */
  focus(): void {
    this.tops.find((top) => top.tabIndex === 0)?.focus();
  }

  /** Opens the first menu that begins with the letter, if there is one. */
  openFor(letter: string): boolean {
    const top = this.topFor(letter);
    if (top) this.open(top, 'first');
    return top !== undefined;
  }

  private topFor(letter: string): HTMLButtonElement | undefined {
    return this.tops.find((top) => initialOf(top) === letter.toUpperCase());
  }

  private branch(label: string, items: readonly Item[], place: 'top' | 'sub'): HTMLElement {
    const opener = element(
      'button',
      { type: 'button', role: 'menuitem', 'aria-haspopup': 'menu', 'aria-expanded': 'false', tabindex: -1 },
      label,
    );
    const popup = element('div', { role: 'menu', 'aria-label': label, hidden: true }, ...items.map((item) => this.entry(item)));
    // A sub-menu has opened under the pointer already.
    opener.addEventListener('click', () => (place === 'top' && isOpen(opener) ? this.close(opener) : this.open(opener)));
    opener.addEventListener('pointerenter', () => {
      const another = place === 'sub' || this.tops.some((top) => top !== opener && isOpen(top));
      if (another && !isOpen(opener)) {
        opener.focus();
        this.open(opener);
      }
    });
    return element('div', { role: 'none', class: place }, opener, popup);
  }

  private entry(item: Item): HTMLElement {
    if ('separator' in item) return element('div', { role: 'separator' });
    if ('items' in item) return this.branch(item.label, item.items, 'sub');
    const made = element('button', { type: 'button', role: 'menuitem', tabindex: -1 }, item.label);
    made.addEventListener('click', () => {
      this.closeAll();
      this.leave();
      item.action();
    });
    made.addEventListener('pointerenter', () => {
      this.closeSiblings(made);
      made.focus();
    });
    return element('div', { role: 'none' }, made);
  }

  private open(opener: HTMLElement, focus?: 'first' | 'last'): void {
    this.closeSiblings(opener);
    opener.setAttribute('aria-expanded', 'true');
    const popup = popupOf(opener);
    const isTop = this.tops.includes(opener as HTMLButtonElement);
    if (popup) {
      popup.hidden = false;
      placeMenu(popup, opener, isTop ? 'below' : 'beside');
    }
    if (isTop) this.rove(opener);
    const items = itemsOf(popup);
    (focus === 'last' ? items.at(-1) : focus === 'first' ? items[0] : undefined)?.focus();
  }

  private close(opener: HTMLElement): void {
    opener.setAttribute('aria-expanded', 'false');
    const popup = popupOf(opener);
    if (!popup) return;
    popup.hidden = true;
    for (const inner of itemsOf(popup)) if (isOpen(inner)) this.close(inner);
  }

  private closeSiblings(item: HTMLElement): void {
    for (const other of siblingsOf(item)) if (other !== item && isOpen(other)) this.close(other);
  }

  private closeAll(): void {
    for (const top of this.tops) if (isOpen(top)) this.close(top);
  }

  private rove(item: HTMLElement | undefined): void {
    for (const top of this.tops) top.tabIndex = top === item ? 0 : -1;
  }

  private key(event: KeyboardEvent): void {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[role=menuitem]');
    if (!item || event.ctrlKey || event.altKey || event.metaKey) return;
    const isTop = this.tops.includes(item as HTMLButtonElement);
    const done = isTop ? this.keyOnTop(event.key, item) : this.keyInMenu(event.key, item);
    if (!done && !this.keyAnywhere(event.key, item)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private keyOnTop(key: string, item: HTMLElement): boolean {
    if (key === 'ArrowRight' || key === 'ArrowLeft') this.toTop(item, key === 'ArrowRight' ? 1 : -1);
    else if (key === 'ArrowDown' || key === 'Enter' || key === ' ') this.open(item, 'first');
    else if (key === 'ArrowUp') this.open(item, 'last');
    else if (key === 'Escape') {
      this.closeAll();
      this.leave();
    } else return false;
    return true;
  }

  private keyInMenu(key: string, item: HTMLElement): boolean {
    const opener = openerOf(item);
    const isInTop = opener !== undefined && this.tops.includes(opener as HTMLButtonElement);
    if (key === 'ArrowDown' || key === 'ArrowUp') step(siblingsOf(item), item, key === 'ArrowDown' ? 1 : -1).focus();
    else if (key === 'ArrowRight' && popupOf(item)) this.open(item, 'first');
    else if (key === 'ArrowRight') this.toTop(this.topOf(item), 1);
    else if (key === 'ArrowLeft' && isInTop) this.toTop(opener, -1);
    else if ((key === 'ArrowLeft' || key === 'Escape') && opener) {
      this.close(opener);
      opener.focus();
    } else if ((key === 'Enter' || key === ' ') && popupOf(item)) this.open(item, 'first');
    else if (key === 'Enter' || key === ' ') item.click();
    else return false;
    return true;
  }

  private keyAnywhere(key: string, item: HTMLElement): boolean {
    const siblings = siblingsOf(item);
    if (key === 'Home') siblings[0]?.focus();
    else if (key === 'End') siblings.at(-1)?.focus();
    else if (key.length === 1 && key !== ' ') {
      const after = [...siblings.slice(siblings.indexOf(item) + 1), ...siblings];
      after.find((other) => other.textContent?.toLowerCase().startsWith(key.toLowerCase()))?.focus();
    } else return false;
    return true;
  }

  /** The menu beside; it is open when the present one was. */
  private toTop(item: HTMLElement, by: 1 | -1): void {
    const wasOpen = this.tops.some(isOpen);
    const next = step(this.tops, item, by);
    this.closeAll();
    this.rove(next);
    next.focus();
    if (wasOpen) this.open(next, 'first');
  }

  private topOf(item: HTMLElement): HTMLElement {
    const opener = openerOf(item);
    return opener ? this.topOf(opener) : item;
  }
}

const initialOf = (item: HTMLElement): string => (item.textContent ?? '').charAt(0).toUpperCase();

const isOpen = (opener: HTMLElement): boolean => opener.getAttribute('aria-expanded') === 'true';

function popupOf(opener: HTMLElement): HTMLElement | undefined {
  const next = opener.nextElementSibling;
  return next instanceof HTMLElement && next.getAttribute('role') === 'menu' ? next : undefined;
}

function openerOf(item: HTMLElement): HTMLElement | undefined {
  const opener = item.closest('[role=menu]')?.previousElementSibling;
  return opener instanceof HTMLElement ? opener : undefined;
}

const itemsOf = (menu: Element | undefined | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>(':scope > div > [role=menuitem]') ?? []),
];

function siblingsOf(item: HTMLElement): HTMLElement[] {
  return itemsOf(item.closest('[role=menu], [role=menubar]'));
}

function step(items: readonly HTMLElement[], item: HTMLElement, by: number): HTMLElement {
  return items[(items.indexOf(item) + by + items.length) % items.length] ?? item;
}
