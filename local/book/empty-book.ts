/** A blank workbook as Google makes it, and the state of a host that has done nothing yet. */
import { randomBytes } from 'node:crypto';
import type { IWorkbookData, LocaleType } from '@univerjs/core';
import type { HostState } from '../runtime/contract';
import type { Book } from './write-book';

export interface EmptyBookOptions {
  name?: string;
  owner?: string;
  locale?: string;
  timeZone?: string;
  workbookId?: string;
}

export const defaultOwner = 'manager@example.org';

/** Texts of the engine itself; the workbook's own locale is part of the state. */
const engineLocale = 'enUS' as LocaleType;

export function emptyBook(options: EmptyBookOptions = {}): Book {
  const state = emptyState(options);
  const snapshot: IWorkbookData = {
    id: state.workbookId,
    name: options.name ?? 'Untitled spreadsheet',
    appVersion: '0.25.1',
    locale: engineLocale,
    styles: {},
    sheetOrder: ['sheet-1'],
    sheets: {
      'sheet-1': {
        id: 'sheet-1',
        name: 'Sheet1',
        cellData: {},
        rowCount: 1000,
        columnCount: 26,
        defaultColumnWidth: 100,
        defaultRowHeight: 21,
      },
    },
    resources: [],
  };
  return { snapshot, state };
}

export function emptyState(options: EmptyBookOptions = {}): HostState {
  return {
    workbookId: options.workbookId ?? newWorkbookId(),
    owner: options.owner ?? defaultOwner,
    locale: options.locale ?? 'en_GB',
    timeZone: options.timeZone ?? 'Europe/London',
    properties: { script: {}, document: {}, user: {} },
    triggers: [],
    mail: { since: 0, recipients: 0 },
    cache: {},
    checkboxes: {},
    extras: {},
  };
}

/** 44 characters, as Google's ids are. */
export function newWorkbookId(): string {
  return randomBytes(33).toString('base64url');
}
