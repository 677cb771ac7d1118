/** SpreadsheetApp.Protection: recorded with all it says; it binds nobody here, as on the platform it never binds the owner. */
import type { Area } from '../../engine/a1';
import type { EngineSheet } from '../../engine/sheet';
import type { EnumConstant } from '../../runtime/service-enum';
import { expose, ServiceError } from '../../runtime/service-object';
import { checkArguments, isA, isBoolean, isList, isText } from './arguments';
import type { Book } from './book';
import { ProtectionType } from './enums';
import type { Range } from './range';
import { RangeArea } from './range-area';
import { nextId, type StoredProtection, stored } from './stored';
import { User } from './user';

export class Protection {
  constructor(
    private readonly book: Book,
    private readonly id: number,
  ) {}

  private get entry(): StoredProtection {
    const entry = stored(this.book.execution).protections.find(({ id }) => id === this.id);
    if (!entry) throw new ServiceError('The protection was removed.');
    return entry;
  }

  private get sheet(): EngineSheet {
    const sheet = this.book.engine.sheetById(this.entry.sheetId);
    if (!sheet) throw new ServiceError('The protected sheet was deleted.');
    return sheet;
  }

  private area(): Area {
    return this.entry.area ?? { row: 0, column: 0, rows: this.sheet.rowCount, columns: this.sheet.columnCount };
  }

  getProtectionType(): EnumConstant {
    return this.entry.area ? ProtectionType.RANGE : ProtectionType.SHEET;
  }

  getRange(): Range {
    return this.book.range(this.sheet, this.area());
  }

  setRange(range: Range): this {
    checkArguments('SpreadsheetApp.Protection.setRange', [range], isA(RangeArea));
    this.entry.area = { ...range.area };
    return this;
  }

  getRangeName(): string | null {
    return this.entry.rangeName ?? null;
  }

  setRangeName(rangeName: string): this {
    const range = this.book.namedRange(rangeName);
    if (!range) throw new ServiceError(`Named range "${rangeName}" not found.`);
    this.setRange(range).entry.rangeName = rangeName;
    return this;
  }

  getDescription(): string {
    return this.entry.description;
  }

  setDescription(description: string): this {
    checkArguments('SpreadsheetApp.Protection.setDescription', [description], isText);
    this.entry.description = description;
    return this;
  }

  isWarningOnly(): boolean {
    return this.entry.warningOnly;
  }

  setWarningOnly(warningOnly: boolean): this {
    checkArguments('SpreadsheetApp.Protection.setWarningOnly', [warningOnly], isBoolean);
    this.entry.warningOnly = warningOnly;
    return this;
  }

  getUnprotectedRanges(): Range[] {
    return this.entry.unprotected.map((area) => this.book.range(this.sheet, area));
  }

  setUnprotectedRanges(ranges: Range[]): this {
    checkArguments('SpreadsheetApp.Protection.setUnprotectedRanges', [ranges], isList);
    if (this.entry.area) throw new ServiceError('You cannot set unprotected ranges on a range protection.');
    for (const range of ranges) checkArguments('SpreadsheetApp.Protection.setUnprotectedRanges', [range], isA(RangeArea));
    this.entry.unprotected = ranges.map(({ area }) => ({ ...area }));
    return this;
  }

  // Editors; the owner may always edit and is never listed

  canEdit(): boolean {
    const { user, state } = this.book.execution;
    return this.entry.warningOnly || user === state.owner || this.entry.editors.includes(user);
  }

  canDomainEdit(): boolean {
    return false;
  }

  getEditors(): User[] {
    return this.entry.editors.map((email) => new User(email));
  }

  addEditor(user: string | User): this {
    return this.addEditors([user]);
  }

  addEditors(users: (string | User)[]): this {
    checkArguments('SpreadsheetApp.Protection.addEditors', [users], isList);
    this.entry.editors = [...new Set([...this.entry.editors, ...users.map(emailOf)])];
    return this;
  }

  removeEditor(user: string | User): this {
    return this.removeEditors([user]);
  }

  /** Neither the owner nor the user at the keyboard can be taken out. */
  removeEditors(users: (string | User)[]): this {
    checkArguments('SpreadsheetApp.Protection.removeEditors', [users], isList);
    const { user, state } = this.book.execution;
    const out = users.map(emailOf).filter((email) => email !== user && email !== state.owner);
    this.entry.editors = this.entry.editors.filter((email) => !out.includes(email));
    return this;
  }

  remove(): void {
    const store = stored(this.book.execution);
    store.protections = store.protections.filter(({ id }) => id !== this.id);
  }
}

const emailOf = (user: string | User) => (typeof user === 'string' ? user : user.getEmail());

/** A range is protected anew each time; a sheet keeps the one protection it has. */
export function protect(book: Book, sheet: EngineSheet, area?: Area): Protection {
  const { protections } = stored(book.execution);
  const existing = area ? undefined : protections.find((entry) => entry.sheetId === sheet.id && !entry.area);
  if (existing) return new Protection(book, existing.id);
  const id = nextId(protections);
  const place = { sheetId: sheet.id, ...(area && { area: { ...area } }) };
  protections.push({ id, ...place, description: '', warningOnly: false, editors: [], unprotected: [] });
  return new Protection(book, id);
}

/** Those of one sheet, or of all sheets that are still there. */
export function protectionsOf(book: Book, type: EnumConstant, sheet?: EngineSheet): Protection[] {
  const wanted = stored(book.execution).protections.filter(
    ({ sheetId, area }) =>
      (sheet ? sheetId === sheet.id : book.engine.sheetById(sheetId) !== undefined) &&
      (type === ProtectionType.RANGE) === (area !== undefined),
  );
  return wanted.map(({ id }) => new Protection(book, id));
}

expose(Protection, 'SpreadsheetApp.Protection', [
  'addEditor',
  'addEditors',
  'canDomainEdit',
  'canEdit',
  'getDescription',
  'getEditors',
  'getProtectionType',
  'getRange',
  'getRangeName',
  'getUnprotectedRanges',
  'isWarningOnly',
  'remove',
  'removeEditor',
  'removeEditors',
  'setDescription',
  'setRange',
  'setRangeName',
  'setUnprotectedRanges',
  'setWarningOnly',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.Protection)[]);
