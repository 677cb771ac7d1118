/** How an action runs: one at a time, and with a plain message when a person must do something first. */
import { Problem } from '../domain/problem';
import { menu, messages } from '../texts';

const WAIT_MILLISECONDS = 20_000;

/** Runs the action alone: two people's checks never write at the same time. */
export function alone<T>(action: () => T): T {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MILLISECONDS)) throw new Problem(messages.busy);
  try {
    const result = action();
    SpreadsheetApp.flush();
    return result;
  } finally {
    lock.releaseLock();
  }
}

/** For edits: a rule that is being typed is not wrong yet. The next check says whatever is still in its way. */
export function inPassing(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** For menu items: shows a Problem as a message. Returns what was said; '' for a dialog, which speaks for itself. */
export function tell(action: () => string): string {
  try {
    const said = action();
    if (said !== '') SpreadsheetApp.getActive().toast(said, menu.title);
    return said;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const ui = SpreadsheetApp.getUi();
    ui.alert(menu.title, error.message, ui.ButtonSet.OK);
    return error.message;
  }
}
