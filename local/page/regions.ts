/** Leads the keyboard around the page: menu bar, spreadsheet, sidebar, dialog. The sheet takes Tab for itself, so Tab leads nowhere. */
import type { MenuBar } from './menu-bar';
import { type Way, wayOf } from './region-keys';

interface Region {
  /** Whatever is within it; the first one that is there. */
  place: string;
  focus(): void;
}

const focusIn = (place: string) => () => document.querySelector<HTMLElement>(`${place} :is(iframe, button)`)?.focus();
const sidebar = '#sidebar:not([hidden]) #sidebar-body';
const dialog = 'dialog.modeless[open] .dialog-body';

export class Regions {
  private readonly circle: readonly Region[];

  constructor(
    private readonly bar: MenuBar,
    focusSheet: () => void,
  ) {
    this.circle = [
      { place: '#top', focus: () => bar.focus() },
      { place: '#grid', focus: focusSheet },
      { place: sidebar, focus: focusIn(sidebar) },
      { place: dialog, focus: focusIn(dialog) },
    ];
    // Before the sheet, which acts on keys of its own or takes them as text.
    window.addEventListener('keydown', (event) => this.key(event), { capture: true });
  }

  private key(event: KeyboardEvent): void {
    const way = wayOf(event);
    if (!way || document.querySelector('dialog:modal, [aria-modal=true]') || !this.go(way)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private go(way: Way): boolean {
    if (way.to === 'menu') return this.bar.openFor(way.letter);
    if (way.to === 'menus') this.bar.focus();
    else this.step(way.to === 'next' ? 1 : -1);
    return true;
  }

  private step(by: 1 | -1): void {
    const there = this.circle.filter(({ place }) => document.querySelector(place));
    const here = there.findIndex(({ place }) => document.activeElement?.closest(place));
    // Whoever is nowhere is taken to be at the sheet.
    const from = here < 0 ? 1 : here;
    there[(from + by + there.length) % there.length]?.focus();
  }
}
