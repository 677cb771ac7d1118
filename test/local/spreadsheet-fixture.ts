/** A workbook with SpreadsheetApp over it, without a script around it. */
import { emptySheet } from '../../local/engine/empty-sheet';
import { createEngine } from '../../local/engine/engine';
import type { Execution } from '../../local/runtime/contract';
import { createSpreadsheetApp } from '../../local/services/spreadsheet/spreadsheet-app';

export const now = Date.UTC(2026, 2, 2, 9, 30);

/** Engine that holds the given sheets, empty. */
export function engineWith(...names: string[]) {
  const sheets = Object.fromEntries(names.map((name, index) => [String(index), emptySheet(String(index), name)]));
  const snapshot = {
    id: 'book',
    name: 'Action plan',
    appVersion: '',
    locale: 'enUS',
    styles: {},
    sheetOrder: Object.keys(sheets),
    sheets,
  };
  return createEngine(snapshot as unknown as Parameters<typeof createEngine>[0], { now: () => now });
}

export function openBook(options: { kind?: Execution['kind']; sheets?: string[]; engine?: ReturnType<typeof engineWith> } = {}) {
  const engine = options.engine ?? engineWith(...(options.sheets ?? ['Plan']));
  const counts = { reads: 0, writes: 0, cells: 0 };
  const execution: Execution = {
    kind: options.kind ?? 'menu',
    user: 'head@example.org',
    clock: { now: () => now, advance: () => undefined, moveTo: () => undefined, elapsed: () => 0 },
    state: {
      workbookId: 'workbook-1',
      owner: 'owner@example.org',
      locale: 'en_GB',
      timeZone: 'Europe/London',
      properties: { script: {}, document: {}, user: {} },
      triggers: [],
      mail: { since: 0, recipients: 0 },
      cache: {},
      checkboxes: {},
      extras: {},
    },
    manifest: { timeZone: 'Europe/London', runtimeVersion: 'V8' },
    engine,
    selection: { sheetName: 'Plan', ranges: [{ row: 0, column: 0, rows: 1, columns: 1 }] },
    metrics: { calls: {}, reads: 0, writes: 0, cells: 0, milliseconds: 0, ui: [] },
    answers: [],
    outbox: undefined,
    drive: undefined,
    quota: undefined,
    countRead: (cells) => {
      counts.reads += 1;
      counts.cells += cells;
    },
    countWrite: (cells) => {
      counts.writes += 1;
      counts.cells += cells;
    },
  };
  const app = createSpreadsheetApp(execution, { getUi: () => ({}) });
  const book = app.getActive();
  const sheet = book.getSheets()[0];
  if (!sheet) throw new Error('The fixture has no sheet.');
  return { engine, execution, counts, app, book, sheet };
}
