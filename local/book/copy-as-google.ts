/** File ▸ Make a copy: another spreadsheet with the same tabs and the same script, and nothing of what belongs to the first one alone. */
import { emptyState, newWorkbookId } from './empty-book';
import type { Book } from './write-book';

export interface CopyOptions {
  /** "Copy of …" when left out. */
  name?: string;
  /** Whether the copy takes document properties along; Google's pages do not say, and a script must not count on it. */
  documentProperties?: boolean;
}

/** The same workbook under an id of its own, without the triggers of the first one's script. */
export function asAnother({ snapshot, state }: Book): Book {
  const workbookId = newWorkbookId();
  return { snapshot: { ...snapshot, id: workbookId }, state: { ...state, workbookId, triggers: [] } };
}

/**
 * The copy belongs to whoever made it. Triggers belong to the person who installed them and to one script project, script
 * and user properties and the cache to the project: the copy's script is a new project and has none of them.
 */
export function copyAsGoogle({ snapshot, state }: Book, owner: string, options: CopyOptions = {}): Book {
  const { locale, timeZone, checkboxes, extras } = structuredClone(state);
  const fresh = emptyState({ owner, locale, timeZone });
  const document = options.documentProperties ? { ...state.properties.document } : {};
  const name = options.name ?? `Copy of ${snapshot.name}`;
  return {
    snapshot: { ...structuredClone(snapshot), id: fresh.workbookId, name },
    state: { ...fresh, checkboxes, extras, properties: { ...fresh.properties, document } },
  };
}
