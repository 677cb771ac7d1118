/** Links to a tab, as the script's `HYPERLINK("#gid=12", …)` makes them: a click follows them, and Alt+Enter. */
import { FOCUSING_SHEET, IContextService, type Nullable, type Worksheet } from '@univerjs/core';
import { SheetsSelectionsService } from '@univerjs/sheets';
import { HoverManagerService, IEditorBridgeService } from '@univerjs/sheets-ui';
import { parseAddress } from '../engine/a1';
import { byId } from './elements';
import { select } from './selection';
import type { SheetSync } from './sheet-sync';
import type { startUniver } from './univer';

const link = /^=\s*HYPERLINK\(\s*"(?:#gid=(\d+)(?:&range=([A-Z]+\d+(?::[A-Z]+\d+)?))?|(https?:[^"]+))"/i;

export function followLinks(univer: ReturnType<typeof startUniver>, sync: SheetSync): void {
  const hover = univer.injector.get(HoverManagerService);
  const linkAt = (sheet: Nullable<Worksheet>, row: number, column: number) => link.exec(sheet?.getCellRaw(row, column)?.f ?? '');
  const follow = (row: number, column: number): boolean => {
    const [found, gid, range, page] = linkAt(sync.workbook?.getActiveSheet(), row, column) ?? [];
    const sheetName = gid && sync.workbook?.getSheetBySheetId(gid)?.getName();
    if (page) open(page, '_blank', 'noopener,noreferrer');
    const { firstRow = 0, firstColumn = 0 } = parseAddress(range ?? 'A1') ?? {};
    const target = { row: firstRow, column: firstColumn, rows: 1, columns: 1 };
    if (sheetName) void select(univer, sync, { sheetName, ranges: [target] });
    return found !== undefined;
  };
  let down: { x: number; y: number; plain: boolean } | undefined;
  byId('grid').addEventListener(
    'pointerdown',
    ({ clientX, clientY, button, shiftKey }) => {
      down = { x: clientX, y: clientY, plain: button === 0 && !shiftKey };
    },
    { capture: true },
  );
  let over: { row: number; col: number } | undefined;
  hover.currentCell$.subscribe((cell) => {
    over = cell?.location;
    const isLink = over !== undefined && linkAt(sync.workbook?.getActiveSheet(), over.row, over.col) !== null;
    byId('grid').classList.toggle('over-link', isLink);
  });
  byId('grid').addEventListener(
    'pointerup',
    ({ target, clientX, clientY }) => {
      // The toolbar and the tabs are within the grid, too.
      const isClick =
        down?.plain &&
        target instanceof HTMLCanvasElement &&
        isAtRest(univer) &&
        Math.abs(clientX - down.x) + Math.abs(clientY - down.y) < 4;
      const cell = over;
      // After the click has selected the cell.
      if (isClick && cell) setTimeout(() => follow(cell.row, cell.col));
    },
    { capture: true },
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !event.altKey || !isAtRest(univer)) return;
      const primary = univer.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
      if (!primary || !follow(primary.actualRow, primary.actualColumn)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** On the sheet, and no cell is being edited: a click may point at a cell for a formula, Alt+Enter begins a new line. */
const isAtRest = ({ injector }: ReturnType<typeof startUniver>): boolean =>
  injector.get(IContextService).getContextValue(FOCUSING_SHEET) &&
  !injector.get(IEditorBridgeService).isVisible().visible &&
  !document.querySelector('dialog[open]');
