/** Everyday keys of a spreadsheet that Univer has not, for the sheet while no cell is being edited; hidden rows and columns are passed over. */
import {
  CellValueType,
  CommandType,
  FOCUSING_FX_BAR_EDITOR,
  type ICellData,
  type IContextService,
  type IRange,
  type Worksheet,
} from '@univerjs/core';
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from '@univerjs/engine-render';
import { ClearSelectionContentCommand, SheetsSelectionsService } from '@univerjs/sheets';
import { whenSheetEditorFocused } from '@univerjs/sheets-ui';
import { IShortcutService, KeyCode, MetaKeys } from '@univerjs/ui';
import { select } from './selection';
import type { SheetSync } from './sheet-sync';
import type { startUniver } from './univer';

interface Cell {
  row: number;
  column: number;
}
type Move = (sheet: Worksheet, from: Cell, screen: number) => Cell;
type Widen = (sheet: Worksheet, range: IRange) => IRange;

/** Univer's list of keys ends before these. */
const [pageUp, pageDown, end, home] = [33, 34, 35, 36];
const { CTRL_COMMAND, MAC_CTRL, SHIFT } = MetaKeys;

const moves: [binding: number, move: Move][] = [
  [home, (sheet, { row }) => ({ row, column: firstColumn(sheet) })],
  [end, (sheet, { row, column }) => ({ row, column: lastFilled(sheet, row)?.column ?? column })],
  [home | CTRL_COMMAND, (sheet) => ({ row: visibleRows(sheet)[0] ?? 0, column: firstColumn(sheet) })],
  [end | CTRL_COMMAND, (sheet, from) => lastFilled(sheet) ?? from],
  [pageUp, (sheet, from, screen) => ({ ...from, row: screenAway(sheet, visibleRows(sheet, 0, from.row).reverse(), screen) })],
  [pageDown, (sheet, from, screen) => ({ ...from, row: screenAway(sheet, visibleRows(sheet, from.row), screen) })],
];

const wholeRow = 1;
const wholeColumn = 2;
const widenings: [binding: number, mac: number, widen: Widen][] = [
  [
    KeyCode.SPACE | CTRL_COMMAND,
    KeyCode.SPACE | MAC_CTRL,
    (sheet, range) => ({ ...range, startRow: 0, endRow: sheet.getRowCount() - 1, rangeType: wholeColumn }),
  ],
  [
    KeyCode.SPACE | SHIFT,
    KeyCode.SPACE | SHIFT,
    (sheet, range) => ({ ...range, startColumn: 0, endColumn: sheet.getColumnCount() - 1, rangeType: wholeRow }),
  ],
];

/** Before Univer's own. */
const priority = 1000;
const preconditions = (context: IContextService): boolean =>
  whenSheetEditorFocused(context) && !context.getContextValue(FOCUSING_FX_BAR_EDITOR);

type Started = ReturnType<typeof startUniver>;

export function addKeys(univer: Started, sync: SheetSync): void {
  const { injector, commands } = univer;
  const shortcuts = injector.get(IShortcutService);
  const add = (id: string, binding: number, mac: number, handler: () => boolean) => {
    commands.registerCommand({ id, type: CommandType.COMMAND, handler });
    shortcuts.registerShortcut({ id, binding, mac, priority, preconditions });
  };
  for (const [binding, move] of moves) add(`page.command.move-${binding}`, binding, binding, () => go(univer, sync, move));
  for (const [binding, mac, widen] of widenings)
    add(`page.command.widen-${binding}`, binding, mac, () => selectWhole(univer, sync, widen));
  shortcuts.registerShortcut({ id: ClearSelectionContentCommand.id, binding: KeyCode.BACKSPACE, priority, preconditions });
}

function go(univer: Started, sync: SheetSync, move: Move): boolean {
  const sheet = sync.workbook?.getActiveSheet();
  const at = univer.injector.get(SheetsSelectionsService).getCurrentLastSelection();
  if (!sheet || !at) return false;
  const from = { row: at.primary?.actualRow ?? at.range.startRow, column: at.primary?.actualColumn ?? at.range.startColumn };
  const to = move(sheet, from, screenOf(univer, sync));
  void select(univer, sync, { sheetName: sheet.getName(), ranges: [{ ...to, rows: 1, columns: 1 }] });
  return true;
}

function selectWhole({ injector, commands }: Started, sync: SheetSync, widen: Widen): boolean {
  const { workbook } = sync;
  const sheet = workbook?.getActiveSheet();
  if (!workbook || !sheet) return false;
  const before = injector.get(SheetsSelectionsService).getCurrentSelections();
  const selections = before.map((selection) => ({ ...selection, range: widen(sheet, selection.range) }));
  const place = { unitId: workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  return commands.syncExecuteCommand('sheet.operation.set-selections', { ...place, selections });
}

/** How high the part of the sheet is that scrolls. */
function screenOf({ injector }: Started, { workbook }: SheetSync): number {
  const scene = injector.get(IRenderManagerService).getRenderById(workbook?.getUnitId() ?? '')?.scene;
  return (scene?.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN)?.height ?? 0) / (scene?.scaleY ?? 1);
}

function visibleRows(sheet: Worksheet, first = 0, last = sheet.getRowCount() - 1): number[] {
  const rows = [];
  for (let row = first; row <= last; row++) if (sheet.getRowVisible(row)) rows.push(row);
  return rows;
}

function firstColumn(sheet: Worksheet): number {
  let column = 0;
  while (column < sheet.getColumnCount() - 1 && !sheet.getColVisible(column)) column += 1;
  return column;
}

/** The last of these rows that a screen shows beside the first, or the next one if it shows the first alone. */
function screenAway(sheet: Worksheet, [first = 0, ...rows]: readonly number[], screen: number): number {
  let room = screen - sheet.getRowHeight(first);
  let there = first;
  for (const row of rows) {
    room -= sheet.getRowHeight(row);
    if (room < 0 && there !== first) break;
    there = row;
  }
  return there;
}

/** An unticked box is nothing, nor is a formula that gives no text. */
const showsSomething = ({ v, t, p }: ICellData): boolean =>
  Boolean(p) || (v !== undefined && v !== null && v !== '' && (t !== CellValueType.BOOLEAN || Boolean(v)));

/** Of a row, or of the sheet: the last row and the last column that show something, which need not be of one cell. */
function lastFilled(sheet: Worksheet, only?: number): Cell | undefined {
  let [lastRow, lastColumn] = [-1, -1];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const counts = (only === undefined || row === only) && cell && showsSomething(cell);
    if (!counts || !sheet.getRowVisible(row) || !sheet.getColVisible(column)) return;
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, column);
  });
  return lastRow < 0 ? undefined : { row: lastRow, column: lastColumn };
}
