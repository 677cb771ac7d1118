/** Set up or repair: says what it will mend, asks, mends it, and never loses a cell that anybody has filled. */
import { Problem } from '../../domain/problem';
import type { FullTab } from '../../tabs/schema';
import { logged, menu, repair } from '../../texts';
import { isCopy } from '../live';
import { writeLog } from '../log';
import { NUMBERED, numberNewRows, withoutId } from '../number-rows';
import { alone } from '../session';
import { fullTabs } from '../template';
import { listRanges } from '../validations';
import { LOCALE, readTable, sheetNamed, ZONE } from '../workbook';
import { type Finding, type Inspection, type Lists, type Sheet, type Spreadsheet, type TabView, viewTab } from './finding';
import { inspectHeaders } from './headers';
import { inspectLook } from './look';
import { inspectStructure } from './migrations';
import { inspectIds, inspectNumbers } from './numbers';
import { inspectIdentity, inspectRows } from './rows';
import { inspectTabs } from './tabs';
import { inspectFormulas, inspectMarks, inspectValidations } from './validations';
import { inspectVerdicts } from './verdicts';

/** What is looked at on a tab whose headers are sound. A new kind of damage is one more. */
const INSPECTIONS: readonly Inspection[] = [
  inspectRows,
  inspectIdentity,
  inspectValidations,
  inspectMarks,
  inspectFormulas,
  inspectLook,
  inspectNumbers,
  inspectIds,
];

/** What a mend uncovers is mended too, at most so often: a missing tab first, then its choices, then what reads them. */
const ROUNDS = 5;

/** Asks before it changes a workbook that is already in use. Returns what it did. Safe to run twice, and after it was cut off. */
export function setUp(): string {
  const spreadsheet = SpreadsheetApp.getActive();
  const tabs = fullTabs();
  const isNew = tabs.every(({ name }) => spreadsheet.getSheetByName(name) === null);
  const found = inspect(spreadsheet, tabs);
  const [mends, toDo] = [found.filter(({ mend }) => mend), wordsOf(found.filter(({ mend }) => !mend))];
  if (mends.length === 0) return repair.done([], toDo);
  if (!isNew && !agrees(wordsOf(mends), toDo)) return repair.cancelled;
  return alone(() => {
    const before = spreadsheet.getSheets();
    const { mended, left } = mendAll(spreadsheet, tabs, isNew);
    if (isNew) removeStartingSheet(spreadsheet, before);
    const after = isNew ? repair.newWorkbook(tabs.length) : mended.join('; ');
    writeLog({ what: menu.setUp, where: logged.workbook, before: '', after });
    return isNew ? after : repair.done(mended, left);
  });
}

const wordsOf = (findings: readonly Finding[]): string[] => findings.map(({ words }) => words);

function agrees(mends: readonly string[], toDo: readonly string[]): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(menu.setUp, repair.ask(mends, toDo), ui.ButtonSet.OK_CANCEL) === ui.Button.OK;
}

/**
 * The workbook may have changed while the person was reading, so everything is found once more. What the platform refuses because
 * somebody has just taken a row or column away is found anew, too; the last round tells.
 */
function mendAll(spreadsheet: Spreadsheet, tabs: readonly FullTab[], isNew: boolean): { mended: string[]; left: string[] } {
  const mended = new Set<string>();
  for (let round = 1; round <= ROUNDS; round++) {
    try {
      const left = mendOnce(spreadsheet, tabs, mended, isNew);
      if (left !== undefined) return { mended: [...mended], left };
    } catch (error) {
      if (error instanceof Problem || round === ROUNDS) throw error;
    }
  }
  throw new Problem(repair.unfinished);
}

/** What only a person can put right, once there is nothing left to mend. */
function mendOnce(spreadsheet: Spreadsheet, tabs: readonly FullTab[], mended: Set<string>, isNew: boolean): string[] | undefined {
  const found = inspect(spreadsheet, tabs);
  const mends = found.filter(({ mend }) => mend !== undefined);
  if (mends.length === 0) return wordsOf(found);
  for (const { words, mend } of mends) {
    mend?.(isNew);
    mended.add(words);
  }
  SpreadsheetApp.flush();
  return undefined;
}

function inspect(spreadsheet: Spreadsheet, tabs: readonly FullTab[]): Finding[] {
  const first = [...inspectPlace(spreadsheet), ...inspectTabs(spreadsheet, tabs)];
  // An older structure is brought up to date before anything is compared to the present one.
  const structure = inspectStructure(spreadsheet, tabs, isCopy());
  if (structure.length > 0) return [...first, ...structure];
  const lists = listRanges();
  const views = tabs.flatMap((tab) => viewOf(spreadsheet, tab, lists));
  const headers = views.map((view) => ({ view, findings: inspectHeaders(view) }));
  const sound = headers.filter(({ findings }) => findings.length === 0).map(({ view }) => view);
  const rest = sound.flatMap((view) => INSPECTIONS.flatMap((look) => look(view)));
  const isWhole = sound.length === tabs.length && first.length === 0;
  const found = [...first, ...headers.flatMap(({ findings }) => findings), ...rest, ...(isWhole ? inspectNew(sound) : [])];
  // What a check would write is only worth a look once everything that it reads is in order.
  return isWhole && found.every(({ mend }) => mend === undefined) ? [...found, ...inspectVerdicts()] : found;
}

const viewOf = (spreadsheet: Spreadsheet, tab: FullTab, lists: Lists): TabView[] => {
  const sheet = spreadsheet.getSheetByName(tab.name);
  return sheet === null ? [] : [viewTab(tab, sheet, lists)];
};

function inspectPlace(spreadsheet: Spreadsheet): Finding[] {
  const [locale, zone] = [spreadsheet.getSpreadsheetLocale(), spreadsheet.getSpreadsheetTimeZone()];
  if (locale === LOCALE && zone === ZONE) return [];
  const mend = (): void => {
    spreadsheet.setSpreadsheetTimeZone(ZONE);
    spreadsheet.setSpreadsheetLocale(LOCALE);
  };
  return [{ words: repair.locale(locale, zone), mend }];
}

/** Rows that people have added and that have no id yet. Proposals get theirs at the next check. */
function inspectNew(views: readonly TabView[]): Finding[] {
  const kinds = NUMBERED.filter(({ tab }) => tab !== 'Proposals' && views.some((view) => view.tab.name === tab));
  return kinds.flatMap((kind) => {
    const rows = withoutId(readTable(kind.tab), kind.header).filter(kind.canNumber);
    return rows.length === 0 ? [] : [{ words: repair.ids(kind.tab, rows.length), mend: () => numberNewRows([kind.tab]) }];
  });
}

/** The one blank sheet that a new spreadsheet starts with. */
function removeStartingSheet(spreadsheet: Spreadsheet, before: readonly Sheet[]): void {
  const [only] = before;
  if (before.length === 1 && only !== undefined && only.getLastRow() === 0) spreadsheet.deleteSheet(only);
  sheetNamed('Start here').activate();
}
