/** Whether this is the live workbook or a copy of it, and what is said when it is opened. */
import { asText, type Cell } from '../domain/cell';
import { Problem } from '../domain/problem';
import { STRUCTURE_VERSION } from '../tabs/schema';
import { copies, logged, menu, repair } from '../texts';
import { toCell } from './cells';
import { whoIsThis } from './clock';
import { writeLog } from './log';
import { addMenu } from './menu';
import { alone } from './session';
import { setSettings } from './set-up/rows';
import { sheetNamed } from './workbook';

/** The values of Settings by name, read leniently: the workbook may be damaged. Undefined without that tab. */
function settings(): Map<string, Cell> | undefined {
  const sheet = SpreadsheetApp.getActive().getSheetByName('Settings');
  if (sheet === null) return undefined;
  const [headers = [], ...rows] = sheet.getDataRange().getValues();
  const place = (header: string): number => headers.findIndex((text) => String(text).trim() === header);
  return new Map(rows.map((row) => [String(row[place('Setting')]).trim(), toCell(row[place('Value')])]));
}

/** A copy carries the settings of the workbook that it was made from, and an id of its own. */
function isCopyBy(found: Map<string, Cell> | undefined): boolean {
  const known = asText(found?.get('Workbook id') ?? '').trim();
  return known !== '' && known !== SpreadsheetApp.getActive().getId();
}

export const isCopy = (): boolean => isCopyBy(settings());

/** For whatever sends or turns on something. */
export function requireLive(): void {
  if (isCopy()) throw new Problem(copies.refused);
}

/** On opening: one read, no write. The menu, and a message that stays until it is dismissed, when there is something to say. */
export function welcome(): void {
  let found: Map<string, Cell> | undefined;
  try {
    found = settings();
  } finally {
    // Whatever stops the reading, the menu is there.
    addMenu(isCopyBy(found));
  }
  const said = greeting(found);
  if (said !== '') SpreadsheetApp.getActive().toast(said, menu.title, -1);
}

function greeting(found: Map<string, Cell> | undefined): string {
  if (found === undefined) return copies.notSetUp;
  const version = Number(asText(found.get('Structure version') ?? ''));
  if (version > STRUCTURE_VERSION) return repair.newer(version, STRUCTURE_VERSION);
  if (isCopyBy(found)) return copies.banner;
  return version > 0 && version < STRUCTURE_VERSION ? copies.older : '';
}

/** Asks, then gives the workbook its own id: from here on it is no copy. */
export function makeThisLive(): string {
  if (!isCopy()) throw new Problem(copies.isLive);
  const ui = SpreadsheetApp.getUi();
  if (ui.alert(menu.makeLive, copies.ask, ui.ButtonSet.OK_CANCEL) !== ui.Button.OK) return repair.cancelled;
  return alone(() => {
    const before = asText(settings()?.get('Workbook id') ?? '');
    const id = SpreadsheetApp.getActive().getId();
    setSettings(sheetNamed('Settings'), [
      ['Workbook id', id],
      ['Owner', whoIsThis()],
    ]);
    writeLog({ what: menu.makeLive, where: logged.workbook, before, after: id });
    return copies.made;
  });
}
