/** The snapshot and the host's state → one .xlsx file that other spreadsheet programs open. */
import { Workbook } from '@cj-tech-master/excelts';
import type { IResources, ISheetDataValidationRule, IWorkbookData } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import type { HostState } from '../runtime/contract';
import { rangeName } from './a1';
import { Resource } from './codes';
import { hostSheetName, ListStore, writeHostSheet } from './host-sheet';
import { tabLinks } from './links';
import { addNames, type DefinedNames, namesKey } from './names';
import type { SheetNotes } from './notes';
import { type HostRecord, keep } from './parts';
import { saveFile } from './save-file';
import { fileSheetNames } from './sheet-names';
import { StyleWriter } from './style-table';
import { writeSheet } from './write-sheet';

export interface Book {
  snapshot: IWorkbookData;
  state: HostState;
}

/** The file is replaced only when the new one was written whole. */
export async function writeBook(file: string, book: Book): Promise<void> {
  await saveFile(file, await bookToBytes(book));
}

export async function bookToBytes({ snapshot, state }: Book): Promise<Uint8Array> {
  const book = new Workbook();
  const rules = readRules(snapshot.resources ?? []);
  const styles = new StyleWriter(snapshot);
  const lists = new ListStore();
  const { styles: _styles, sheets: _sheets, sheetOrder: _order, resources: _resources, ...workbook } = snapshot;
  if (snapshot.defaultStyle) workbook.defaultStyle = styles.inline(snapshot.defaultStyle);
  const record: HostRecord = {
    version: 1,
    state: { ...state, checkboxes: checkboxesOf(snapshot, rules.validations) },
    workbook,
    sheets: {},
    styles: styles.kept,
    resources: rules.others,
  };
  const names = fileSheetNames(sheetsOf(snapshot).map(({ name }) => name));
  const tabs = sheetsOf(snapshot).map(({ id, name }) => ({ id, fileName: names.get(name) ?? name }));
  const context = { styles, lists, links: tabLinks(tabs) };
  for (const { id, name, data } of sheetsOf(snapshot)) {
    const fileName = names.get(name) ?? name;
    const parts = {
      data: { ...data, id, name },
      validations: rules.validations[id] ?? [],
      formats: rules.formats[id] ?? [],
      notes: rules.notes[id] ?? {},
    };
    record.sheets[fileName] = writeSheet(book.addWorksheet(fileName), parts, context);
  }
  addNames(book, rules.names, (name) => names.get(name) ?? name);
  record.names = keep(namesKey(book), rules.names);
  const hostSheet = book.addWorksheet(hostSheetName);
  lists.writeTo(hostSheet);
  writeHostSheet(hostSheet, record);
  showFirstVisible(book);
  // Speed matters more than the last per cent of size: every command saves.
  return book.xlsx.writeBuffer({ zip: { level: 1 } });
}

interface Rules {
  validations: Record<string, ISheetDataValidationRule[]>;
  formats: Record<string, IConditionFormattingRule[]>;
  notes: Record<string, SheetNotes>;
  names: DefinedNames;
  /** Resources that xlsx has no place for. */
  others: HostRecord['resources'];
}

function readRules(resources: IResources): Rules {
  const parse = <T>(name: string): Record<string, T> =>
    JSON.parse(resources.find((resource) => resource.name === name)?.data || '{}');
  const native: readonly string[] = [Resource.validations, Resource.formats, Resource.notes, Resource.names];
  return {
    validations: parse<ISheetDataValidationRule[]>(Resource.validations),
    formats: parse<IConditionFormattingRule[]>(Resource.formats),
    notes: parse<SheetNotes>(Resource.notes),
    names: parse<DefinedNames[string]>(Resource.names),
    others: resources.filter(({ name }) => !native.includes(name)).map(({ name, data }) => ({ name, data })),
  };
}

function sheetsOf(snapshot: IWorkbookData) {
  return snapshot.sheetOrder.flatMap((id) => {
    const data = snapshot.sheets[id];
    return data ? [{ id, name: data.name ?? id, data }] : [];
  });
}

/** Checkboxes are validations of the snapshot; the state says the same by sheet name, for whoever reads only the state. */
function checkboxesOf(snapshot: IWorkbookData, validations: Rules['validations']): HostState['checkboxes'] {
  const entries = sheetsOf(snapshot).map(({ id, name }) => {
    const rules = (validations[id] ?? []).filter(({ type }) => type === 'checkbox');
    return [name, rules.flatMap(({ ranges }) => ranges.map(rangeName))] as const;
  });
  return Object.fromEntries(entries.filter(([, ranges]) => ranges.length));
}

function showFirstVisible(book: Workbook): void {
  const first = book.worksheets.findIndex(({ state }) => state === 'visible');
  const view = { x: 0, y: 0, width: 24_000, height: 12_000, firstSheet: 0, activeTab: Math.max(0, first), visibility: 'visible' };
  book.views = [view];
}
