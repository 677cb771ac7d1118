/** The script's sidebar and dialogs: one of each at a time, as on Google. */
import type { Selection } from '../runtime/contract';
import type { ShownPage } from '../server/protocol';
import { Dialog } from './dialogs';
import { byId } from './elements';
import { ScriptFrame } from './script-frame';

/** What was run to show a page. */
export interface Opening {
  name: string;
  args?: unknown[];
  selection: Selection | undefined;
}

interface Shown<Frame> {
  frame: Frame;
  opening: Opening | undefined;
}

export interface PagesOwner {
  run(name: string, args: unknown[]): Promise<unknown>;
  openAgain(opening: Opening): Promise<unknown>;
  /** What was typed into a dialog would be lost: shall it? */
  mayDiscard(): Promise<boolean>;
  focusSheet(): void;
}

const usual = { width: 600, height: 400 };

export class ScriptPages {
  private sidebar: Shown<ScriptFrame> | undefined;
  private dialog: Shown<Dialog> | undefined;

  constructor(private readonly owner: PagesOwner) {
    byId('close-sidebar').addEventListener('click', () => this.closeSidebar());
  }

  showSidebar(page: ShownPage, opening: Opening | undefined): void {
    this.sidebar?.frame.remove();
    const frame = new ScriptFrame(page, {
      ...this.common(),
      close: () => this.closeSidebar(),
      escape: () => this.owner.focusSheet(),
      // A sidebar is as wide as it is.
      resize: () => undefined,
    });
    this.sidebar = { frame, opening };
    byId('sidebar-title').textContent = page.title;
    byId('sidebar').hidden = false;
    byId('sidebar-body').replaceChildren(frame.element);
    frame.element.addEventListener('load', () => frame.focus(), { once: true });
  }

  showDialog(page: ShownPage, opening: Opening | undefined): void {
    this.dialog?.frame.close();
    const frame: ScriptFrame = new ScriptFrame(page, {
      ...this.common(),
      close: () => dialog.close(),
      escape: () => dialog.dismiss(),
      resize: (width, height) => dialog.resize(width, height),
    });
    const dialog: Dialog = new Dialog(
      {
        ...{ title: page.title, modal: page.modal, first: frame.element },
        ...{ width: page.width ?? usual.width, height: page.height ?? usual.height },
        mayClose: () => (frame.hasUnsent ? this.owner.mayDiscard() : Promise.resolve(true)),
        closed: () => {
          frame.remove();
          if (this.dialog?.frame === dialog) this.dialog = undefined;
          this.owner.focusSheet();
        },
      },
      frame.element,
    );
    dialog.element.classList.add('page');
    this.dialog = { frame: dialog, opening };
    frame.element.addEventListener('load', () => frame.focus(), { once: true });
  }

  /** After the script was built anew: what stands open is run once more, one after the other. */
  async openAgain(): Promise<void> {
    for (const opening of [this.sidebar?.opening, this.dialog?.opening]) {
      if (opening !== undefined) await this.owner.openAgain(opening);
    }
  }

  private common() {
    return { run: this.owner.run, focusSheet: () => this.owner.focusSheet() };
  }

  private closeSidebar(): void {
    this.sidebar?.frame.remove();
    this.sidebar = undefined;
    byId('sidebar').hidden = true;
    this.owner.focusSheet();
  }
}
