/** What stands in the menu bar: File, the script's own menus exactly as it builds them, View. */
import type { MenuEntry } from '../runtime/contract';
import type { Item, Menu, MenuBar } from './menu-bar';
import { words } from './words';

export interface MenuActions {
  run(functionName: string): void;
  download(): void;
  open(): void;
  example(): void;
  mail(): void;
  drive(): void;
  clock(): void;
  people(): void;
  about(): void;
}

export class Menus {
  private scripts: Menu[] = [];

  constructor(
    private readonly bar: MenuBar,
    private readonly actions: MenuActions,
  ) {
    this.show();
  }

  /** A menu of the same name takes the place of the one before. */
  add(label: string, entries: readonly MenuEntry[]): void {
    const menu = { label, items: entries.map((entry) => this.itemOf(entry)) };
    this.scripts = [...this.scripts.filter((other) => other.label !== label), menu];
    this.show();
  }

  clear(): void {
    this.scripts = [];
  }

  private itemOf(entry: MenuEntry): Item {
    if ('separator' in entry) return entry;
    if ('items' in entry) return { label: entry.caption, items: entry.items.map((inner) => this.itemOf(inner)) };
    return { label: entry.caption, action: () => this.actions.run(entry.functionName) };
  }

  private show(): void {
    const { actions } = this;
    const file: Item[] = [
      { label: words.open, action: () => actions.open() },
      { label: words.example, action: () => actions.example() },
      { separator: true },
      { label: words.download, action: () => actions.download() },
    ];
    const view: Item[] = [
      { label: words.mail, action: () => actions.mail() },
      { label: words.drive, action: () => actions.drive() },
      { label: words.clock, action: () => actions.clock() },
      { label: words.people, action: () => actions.people() },
      { separator: true },
      { label: words.aboutLocal, action: () => actions.about() },
    ];
    this.bar.show([{ label: words.file, items: file }, { label: words.view, items: view }, ...this.scripts]);
  }
}
