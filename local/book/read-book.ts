/** One .xlsx file → the snapshot and the host's state. Files made elsewhere load too; what they lose is said in the warnings. */
import { readFile } from 'node:fs/promises';
import { type Cell, Workbook } from '@cj-tech-master/excelts';
import type { IWorkbookData } from '@univerjs/core';
import type { HostState } from '../runtime/contract';
import { rangeName } from './a1';
import { Resource } from './codes';
import { emptyBook, emptyState } from './empty-book';
import { foreignParts } from './foreign-parts';
import { hostSheetName, readHostSheet } from './host-sheet';
import { tabLinks } from './links';
import { type DefinedNames, fromFileNames, namesKey } from './names';
import { type HostRecord, takeBack } from './parts';
import { readSheet } from './read-sheet';
import { StyleReader } from './style-table';
import type { Book } from './write-book';
import type { SheetParts } from './write-sheet';

export interface ReadBook extends Book {
  /** What the next save will lose, one sentence each. */
  warnings: string[];
}

export async function readBook(file: string): Promise<ReadBook> {
  return bookFromBytes(await readFile(file), file);
}

/** `name` is for messages only. */
export async function bookFromBytes(bytes: Uint8Array, name: string): Promise<ReadBook> {
  const book = await open(bytes, name);
  const record = readHostSheet(book);
  const styles = new StyleReader(record?.styles ?? {});
  const calculated = hasResults(book);
  const tabs = book.worksheets
    .filter((sheet) => sheet.name !== hostSheetName)
    .map((sheet, index) => {
      const known = record?.sheets[sheet.name];
      return { sheet, record: known, fileName: sheet.name, id: known?.id ?? `sheet-${index + 1}-${sheet.id}` };
    });
  const links = tabLinks(tabs);
  const parts = tabs.map(({ sheet, id, record: known }) =>
    readSheet({ book, sheet, id, record: known, styles, links, calculated }),
  );
  const state = record?.state ?? emptyState();
  const snapshot = assemble(book, record, state, parts, styles);
  return { snapshot, state: { ...state, checkboxes: checkboxesOf(parts) }, warnings: warningsOf(bytes, parts) };
}

async function open(bytes: Uint8Array, name: string): Promise<Workbook> {
  const book = new Workbook();
  try {
    await book.xlsx.load(bytes);
  } catch (cause) {
    throw new Error(`${name} is not an .xlsx workbook (${(cause as Error).message})`, { cause });
  }
  if (book.worksheets.every((sheet) => sheet.name === hostSheetName))
    throw new Error(`${name} is not an .xlsx workbook (it has no sheets)`);
  return book;
}

function assemble(
  book: Workbook,
  record: HostRecord | undefined,
  state: HostState,
  parts: SheetParts[],
  styles: StyleReader,
): IWorkbookData {
  const idOf = (part: SheetParts) => part.data.id ?? '';
  const bySheet = <T>(choose: (part: SheetParts) => T, empty: (value: T) => boolean) =>
    JSON.stringify(Object.fromEntries(parts.filter((part) => !empty(choose(part))).map((part) => [idOf(part), choose(part)])));
  const names = takeBack<unknown>(record?.names, namesKey(book), () => fromFileNames(book)) as DefinedNames;
  const none = emptyBook({ workbookId: state.workbookId }).snapshot;
  return {
    ...none,
    ...record?.workbook,
    styles: styles.styles,
    sheetOrder: parts.map(idOf),
    sheets: Object.fromEntries(parts.map((part) => [idOf(part), part.data])),
    resources: [
      ...(record?.resources ?? []),
      {
        name: Resource.validations,
        data: bySheet(
          ({ validations }) => validations,
          (rules) => rules.length === 0,
        ),
      },
      {
        name: Resource.formats,
        data: bySheet(
          ({ formats }) => formats,
          (rules) => rules.length === 0,
        ),
      },
      {
        name: Resource.notes,
        data: bySheet(
          ({ notes }) => notes,
          (notes) => Object.keys(notes).length === 0,
        ),
      },
      { name: Resource.names, data: JSON.stringify(names) },
    ],
  };
}

/** Some programs save formulas without results; then a missing result means "not calculated", not ''. */
function hasResults(book: Workbook): boolean {
  return book.worksheets.some((sheet) => {
    for (let number = 1; number <= sheet.rowCount; number++) {
      const row = sheet.findRow(number);
      for (let column = 1; column <= (row?.cellCount ?? 0); column++) {
        const cell = row?.findCell(column);
        if (cell && isResult(cell)) return true;
      }
    }
    return false;
  });
}

function isResult({ value }: Cell): boolean {
  return typeof value === 'object' && value !== null && 'result' in value && value.result !== undefined;
}

function checkboxesOf(parts: SheetParts[]): HostState['checkboxes'] {
  const entries = parts.map(({ data, validations }) => {
    const ranges = validations.filter(({ type }) => type === 'checkbox').flatMap((rule) => rule.ranges.map(rangeName));
    return [data.name ?? '', ranges] as const;
  });
  return Object.fromEntries(entries.filter(([, ranges]) => ranges.length));
}

function warningsOf(bytes: Uint8Array, parts: { dropped: string[] }[]): string[] {
  const lost = [...foreignParts(bytes), ...parts.flatMap(({ dropped }) => dropped)];
  return lost.map((what) => `${what} is not kept: the next save leaves it out`);
}
