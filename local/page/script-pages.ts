/** The script's sidebar and dialogs: one of each at a time, as on Google. */
import type { ShownPage } from '../server/protocol';
import { Dialog } from './dialogs';
import { byId } from './elements';
import { ScriptFrame } from './script-frame';

export interface PagesOwner {
  run(name: string, args: unknown[]): Promise<unknown>;
  focusSheet(): void;
}

const usual = { width: 600, height: 400 };

export class ScriptPages {
  private sidebar: ScriptFrame | undefined;
  private dialog: Dialog | undefined;

  constructor(private readonly owner: PagesOwner) {
    byId('close-sidebar').addEventListener('click', () => this.closeSidebar());
  }

  showSidebar(page: ShownPage): void {
    this.sidebar?.remove();
    const frame = new ScriptFrame(page, {
      ...this.common(),
      close: () => this.closeSidebar(),
      escape: () => this.owner.focusSheet(),
      // A sidebar is as wide as it is.
      resize: () => undefined,
    });
    this.sidebar = frame;
    byId('sidebar-title').textContent = page.title;
    byId('sidebar').hidden = false;
    byId('sidebar-body').replaceChildren(frame.element);
    frame.element.addEventListener('load', () => frame.focus(), { once: true });
  }

  showDialog(page: ShownPage): void {
    this.dialog?.close();
    const frame: ScriptFrame = new ScriptFrame(page, {
      ...this.common(),
      close: () => dialog.close(),
      escape: () => dialog.close(),
      resize: (width, height) => dialog.resize(width, height),
    });
    const dialog: Dialog = new Dialog(
      {
        ...{ title: page.title, modal: page.modal, first: frame.element },
        ...{ width: page.width ?? usual.width, height: page.height ?? usual.height },
        closed: () => {
          frame.remove();
          if (this.dialog === dialog) this.dialog = undefined;
          this.owner.focusSheet();
        },
      },
      frame.element,
    );
    dialog.element.classList.add('page');
    this.dialog = dialog;
    frame.element.addEventListener('load', () => frame.focus(), { once: true });
  }

  private common() {
    return { run: this.owner.run, focusSheet: () => this.owner.focusSheet() };
  }

  private closeSidebar(): void {
    this.sidebar?.remove();
    this.sidebar = undefined;
    byId('sidebar').hidden = true;
    this.owner.focusSheet();
  }
}
