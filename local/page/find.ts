/** Ctrl+F finds in the sheet, wherever the focus is: the browser's own search finds nothing in a picture of cells. */
import type { startUniver } from './univer';

const finding: Readonly<Record<string, string>> = { f: 'ui.operation.open-find-dialog', h: 'ui.operation.open-replace-dialog' };

export function findInSheet({ commands }: ReturnType<typeof startUniver>): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const id = finding[event.key.toLowerCase()];
      const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (id === undefined || !isOurs || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void commands.executeCommand(id);
    },
    { capture: true },
  );
}
