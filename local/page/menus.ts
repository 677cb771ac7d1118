/** What stands in the menu bar: File, Edit, View, and the script's own menus exactly as it builds them. */
import type { MenuEntry } from '../runtime/contract';
import type { Item, Menu, MenuBar } from './menu-bar';
import { words } from './words';

export interface MenuActions {
  run(functionName: string): void;
  download(): void;
  open(): void;
  example(): void;
  /** Of Univer's. */
  command(id: string): void;
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
    const edit: Item[] = [
      { label: words.undo, action: () => actions.command('univer.command.undo') },
      { label: words.redo, action: () => actions.command('univer.command.redo') },
    ];
    const view: Item[] = [
      { label: words.mail, action: () => actions.mail() },
      { label: words.drive, action: () => actions.drive() },
      { label: words.clock, action: () => actions.clock() },
      { label: words.people, action: () => actions.people() },
      { separator: true },
      { label: words.aboutLocal, action: () => actions.about() },
    ];
    const own = [
      { label: words.file, items: file },
      { label: words.edit, items: edit },
      { label: words.view, items: view },
    ];
    this.bar.show([...own, ...this.scripts]);
  }
}
