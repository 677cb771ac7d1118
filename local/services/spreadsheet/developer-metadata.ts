/** SpreadsheetApp.DeveloperMetadata: keys and values on the spreadsheet, a sheet, whole rows or whole columns. */
import type { Area } from '../../engine/a1';
import { EnumConstant } from '../../runtime/service-enum';
import { expose, ServiceError } from '../../runtime/service-object';
import { checkArguments, isNothing, isText } from './arguments';
import type { Book } from './book';
import { DeveloperMetadataVisibility } from './enums';
import { nextId, type StoredMetadata, stored } from './stored';

export interface Place {
  sheetId?: string;
  area?: Area;
}

export class DeveloperMetadata {
  constructor(
    private readonly book: Book,
    private readonly id: number,
  ) {}

  private get entry(): StoredMetadata {
    const entry = stored(this.book.execution).metadata.find(({ id }) => id === this.id);
    if (!entry) throw new ServiceError('The developer metadata was removed.');
    return entry;
  }

  getId(): number {
    return this.id;
  }

  getKey(): string {
    return this.entry.key;
  }

  setKey(key: string): this {
    checkArguments('SpreadsheetApp.DeveloperMetadata.setKey', [key], isText);
    this.entry.key = key;
    return this;
  }

  getValue(): string | null {
    return this.entry.value;
  }

  setValue(value: string): this {
    checkArguments('SpreadsheetApp.DeveloperMetadata.setValue', [value], isText);
    this.entry.value = value;
    return this;
  }

  getVisibility(): EnumConstant {
    return DeveloperMetadataVisibility[this.entry.visibility];
  }

  setVisibility(visibility: EnumConstant): this {
    this.entry.visibility = visibility.name() as StoredMetadata['visibility'];
    return this;
  }

  remove(): void {
    const store = stored(this.book.execution);
    store.metadata = store.metadata.filter(({ id }) => id !== this.id);
  }
}

/** (key), (key, value), (key, visibility) or (key, value, visibility). */
export function addDeveloperMetadata(book: Book, place: Place, key: string, value?: unknown, visibility?: unknown): void {
  checkArguments('SpreadsheetApp.Spreadsheet.addDeveloperMetadata', [key], isText);
  assertWhole(book, place);
  book.mayChange('addDeveloperMetadata');
  const chosen = [value, visibility].find((part) => part instanceof EnumConstant);
  const { metadata } = stored(book.execution);
  metadata.push({
    id: nextId(metadata),
    key,
    value: isNothing(value) || value instanceof EnumConstant ? null : String(value),
    visibility: (chosen?.name() ?? 'DOCUMENT') as StoredMetadata['visibility'],
    ...place,
  });
}

function assertWhole(book: Book, { sheetId, area }: Place): void {
  const sheet = sheetId === undefined ? undefined : book.engine.sheetById(sheetId);
  if (!area || !sheet) return;
  if (area.columns === sheet.columnCount || area.rows === sheet.rowCount) return;
  throw new ServiceError(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

export function developerMetadataOf(book: Book, place: Place): DeveloperMetadata[] {
  const same = (entry: StoredMetadata) =>
    entry.sheetId === place.sheetId && JSON.stringify(entry.area) === JSON.stringify(place.area);
  return stored(book.execution)
    .metadata.filter(same)
    .map(({ id }) => new DeveloperMetadata(book, id));
}

expose(DeveloperMetadata, 'SpreadsheetApp.DeveloperMetadata', [
  'getId',
  'getKey',
  'getValue',
  'getVisibility',
  'remove',
  'setKey',
  'setValue',
  'setVisibility',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.DeveloperMetadata)[]);
