/** A window that is loaded anew shows the tab and the cell that it showed before. */
import { LifecycleService, LifecycleStages } from '@univerjs/core';
import type { Selection } from '../runtime/contract';
import { select, selectionOf } from './selection';
import type { SheetSync } from './sheet-sync';
import type { startUniver } from './univer';

const key = 'place';
const moving = /set-selections$|set-worksheet-active$/;
const pause = 200;

interface Place extends Selection {
  file: string;
}

export function keepPlace(univer: ReturnType<typeof startUniver>, sync: SheetSync, file: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    const selection = selectionOf(univer, sync);
    if (selection) sessionStorage.setItem(key, JSON.stringify({ file, ...selection } satisfies Place));
  };
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Place | null;
  const first = {
    sheetName: sync.workbook?.getActiveSheet()?.getName() ?? '',
    ranges: [{ row: 0, column: 0, rows: 1, columns: 1 }],
  };
  // Nothing can be scrolled before it is drawn.
  void univer.injector
    .get(LifecycleService)
    .onStage(LifecycleStages.Rendered)
    .then(() => select(univer, sync, kept?.file === file ? kept : first));
  univer.commands.onCommandExecuted(({ id }) => {
    if (!moving.test(id)) return;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });
}
