/** Every sentence that a user reads. British English, plain words, sentence case; the rules decide, this file only says it. */
import { PRINCIPLE_HEADERS } from './domain/columns';
import { showDay } from './domain/day';
import { showPounds } from './domain/money';

const quote = (text: string): string => `“${shorten(text.trim(), 60)}”`;
/** The first few, and how many more. */
const list = (items: readonly string[]): string => {
  const more = items.length - 3;
  const first = items.slice(0, 3).map(quote).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
};
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

const principleName = (principle: number | undefined): string =>
  Object.values(PRINCIPLE_HEADERS).find((header) => header.startsWith(`${principle} `)) ?? 'an unknown principle';

/** What a person is asked to do in one cell, after the column's name and a colon. */
export const ask = {
  fillIn: 'fill this in',
  words: (least: number, now: number) => `write at least ${least} words (${now === 0 ? 'blank now' : `${now} now`})`,
  yes: 'this must become Yes',
  choose: (least: number) => `choose at least ${least} from the list`,
  chooseGroups: (unknown: readonly string[]) =>
    unknown.length === 0
      ? 'choose the groups from the list'
      : `${list(unknown)} is not on the list; choose from it, or write “Other: …”`,
  elements: (unknown: readonly string[]) =>
    unknown.length === 0
      ? 'choose the elements from the list'
      : `${list(unknown)} is not on the list of elements; choose from it`,
  allElements: 'name all the elements, since the proposal is General',
  tickUnderpins: 'tick this if it underpins all the elements, since the proposal is General',
  sectionNotGeneral: 'choose the element it belongs to instead of General',
  openTo: 'open it to all pupils at the units named, or choose Targeted and give the reason',
  moreUnits: 'name more organisations that take part',
  anotherPartner: 'name an organisation that is not named yet',
  otherPartner: 'name a partner other than the lead unit',
  partnerRole: 'say what this partner does',
  partnerConfirmed: 'choose Yes once the partner has agreed',
  route: 'choose how it goes on after the funding; “No plan to continue” cannot be funded',
  oneOff: 'choose “One-off that leaves something behind”, or another way in which it goes on',
  whoCarriesOn: 'name who carries it on after the funding',
  plannedNumber: 'give a number above the baseline',
  baselineNumber: 'give the number there is now',
  measure: 'name what will be measured',
  direction: 'choose Increase or Decrease',
};

/** What a data check found, after the code, the column and a colon. */
export const remark = {
  blankTitle: 'is blank',
  numberTwice: (no: string, rows: readonly number[]) =>
    `${no} is also used in row ${rows.join(', ')}; each proposal needs a number of its own`,
  blankLead: 'is blank; name a unit from the PRUs tab',
  unknownLead: (name: string) =>
    `${quote(name)} is not on the PRUs tab; correct the spelling, or add it as a spelling on the Organisations tab`,
  notADay: (text: string) =>
    text === ''
      ? 'is blank; give a day as dd/mm/yyyy'
      : `${text === text.trim() ? shorten(text, 40) : `“${text}”`} is not a real day; give it as dd/mm/yyyy`,
  endBeforeStart: (end: string, start: string) => `${showDay(end)} is before the start, ${showDay(start)}`,
  notAnAmount: (text: string) =>
    text === ''
      ? 'is blank; give an amount, or 0 if it needs no money'
      : `${quote(text)} is not a number; give an amount in pounds`,
  negativeCost: (pence: number) => `${showPounds(pence)} is below nothing`,
  badEmail: (text: string) => (text === '' ? 'is blank' : `${quote(text)} is not an e-mail address`),
  formula: 'holds a formula; type the text itself',
  beforePlanYear: (day: string, start: string) => `${showDay(day)} is before the plan year, which starts on ${showDay(start)}`,
  afterPlanYear: (day: string, end: string) => `${showDay(day)} is after the plan year, which ends on ${showDay(end)}`,
  aboveGuideline: (m: { unit: string; guideline: number; broughtForward: number; others: number; cost: number }) =>
    `${showPounds(m.broughtForward)} brought forward, ${showPounds(m.others)} committed and ${showPounds(m.cost)} for this come to ` +
    `${showPounds(m.broughtForward + m.others + m.cost)}; the guideline for ${m.unit} is ${showPounds(m.guideline)}`,
  likeAction: (number: string) => `looks like action ${number}, which is already in the plan`,
  longText: (most: number) => `is over ${String(most).replace(/\B(?=(\d{3})+$)/g, ',')} characters; please shorten it`,
  formulaLike: (first: string) =>
    `starts with ${first === '\t' ? 'a tab' : first === '\r' ? 'a line break' : `“${first}”`} and could be taken for a formula elsewhere`,
  costLinesUnreadable: 'cannot be read; write “label: amount”, separated by semicolons',
  costLinesSum: (sum: number, cost: number) => `add up to ${showPounds(sum)}, but the cost is ${showPounds(cost)}`,
  judgementOn: (principle: number | undefined, row: number) =>
    principle === undefined ? `Judgement in row ${row}` : `Judgement on ${principleName(principle)}`,
  ignored: (why: 'unreadable' | 'unknown author' | 'short reason' | 'team manager only', by: string) =>
    ({
      unreadable: 'does not count: it cannot be read; choose a judgement and a principle from 1 to 8',
      'unknown author': `does not count: ${by === '' ? 'it does not say by whom' : `${quote(by)} is not on the People tab as ESCo or Team manager`}`,
      'short reason': 'does not count: an override needs a reason of at least 20 characters',
      'team manager only': 'does not count: only the team manager may override principles 1 to 4 to met',
    })[why],
  pupilData: 'holds what looks like a pupil’s details; give counts only',
  nearMatch: (name: string, other: string) =>
    `${quote(name)} was taken for ${quote(other)}; if that is right, add it as a spelling on the Organisations tab`,
  namedTwice: (name: string) => `${quote(name)} is named already as lead unit or partner`,
  noCost: 'is 0: it asks for no money',
  twoFinancialYears: (monthDay: string) =>
    `it spans ${Number(monthDay.slice(3))} ${MONTHS[Number(monthDay.slice(0, 2)) - 1]}, so the cost falls into two financial years`,
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The names of what a check read besides cells. */
export const fact = {
  rule: (id: string) => `Criterion ${id}`,
  rulePart: (id: string, column: string) => `Criterion ${id}, ${column}`,
  list: (name: string) => `The list ${name}`,
  organisations: () => 'What PRUs and Organisations say of these names',
  judgement: () => 'The judgement',
  planYear: () => 'The plan year',
  financialYearEnd: () => 'The end of the financial year',
  unit: () => 'The lead unit’s row on PRUs',
  guideline: () => 'The unit’s guideline amount',
  broughtForward: () => 'The unit’s amount brought forward',
  committed: () => 'The unit’s other commitments',
  remark: (code: string, column: string) => `${code} on ${column}`,
} satisfies Record<string, (about: string, part: string) => string>;

/** What kinds of fact there are: each has its words here. */
export type FactKind = keyof typeof fact;

export const sentence = {
  /** On its own, beside the column's name. What a person typed keeps its case. */
  asks: (asks: readonly string[]) => [...new Set(asks)].join('; ').replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
  change: (header: string, asks: readonly string[]) => `${header}: ${[...new Set(asks)].join('; ')}`,
  overriddenBy: (principle: number, by: string, reason: string) =>
    `Overridden to not met, ${principleName(principle)}, by ${by} (${quote(reason)}); ask them to look again`,
  changed: (part: string, name: string, before: string, now: string) => `${part}: ${name} was ${before}, now ${now}`,
  ruleSwitched: (part: string, name: string, on: boolean) => `${part}: ${name} ${on ? 'is new' : 'is no longer used'}`,
  remarkNew: (part: string, remark: string) => `${part}: the remark ${remark} is new`,
  remarkGone: (part: string, remark: string) => `${part}: the remark ${remark} no longer applies`,
  changedSomehow: (part: string) => `${part}: something that it reads has changed`,
  blank: 'blank',
  ticked: 'ticked',
  value: (text: string) => `“${text}”`,
  criterion: (principle: number, id: string, words: string) => `${principleName(principle)}, ${id}: ${words}`,
  notMetWithoutWords: 'is not met',
  notChecked: 'could not be checked',
  rowFailed: (why: string) => `This row could not be checked: ${why}`,
  checked: (counts: {
    only: string;
    checked: number;
    changed: number;
    verdicts: ReadonlyMap<string, number>;
    decided: number;
  }) => {
    if (counts.only !== '')
      return `Checked ${counts.only}: ${[...counts.verdicts.keys()].join('')}; ${counts.changed === 0 ? 'nothing has changed since the last check' : 'this is new or has changed'}.`;
    if (counts.checked === 0)
      return counts.decided === 0 ? 'There is no proposal to check yet' : 'Nothing to check: the decision on it stands';
    const verdicts = [...counts.verdicts].map(([verdict, n]) => `${n} ${verdict}`).join(', ');
    const changed = counts.changed === 0 ? 'nothing has changed since the last check' : `${counts.changed} new or changed`;
    const decided = counts.decided === 0 ? '' : ` ${plural(counts.decided, 'decided proposal')} left as decided.`;
    return `Checked ${plural(counts.checked, 'proposal')}: ${verdicts}; ${changed}.${decided}`;
  },
};

/** Messages that stop an action. Each says where, what was found, and the next step. */
export const messages = {
  tabMissing: (tab: string) =>
    `The tab “${tab}” is missing or renamed. Nothing was changed. Give it back its name, or choose Action plan ▸ Workbook ▸ Set up or repair.`,
  headerMissing: (tab: string, headers: readonly string[]) =>
    `${tab} tab, row 1: the column ${headers.map(quote).join(', ')} is missing or renamed. Nothing was changed. Give it back its name, or choose Action plan ▸ Workbook ▸ Set up or repair.`,
  headerTwice: (tab: string, header: string) =>
    `${tab} tab, row 1: the column “${header}” is there twice. Nothing was changed. Rename or delete one of them, then try again.`,
  criterion: (row: number, id: string, column: string, why: string) =>
    `Criteria tab, row ${row}${id === '' ? '' : ` (${id})`}, column ${column}: ${why}`,
  correctRules: 'Nothing was changed. Correct this on the Criteria tab, or set In use of the row to No, then check again.',
  noRule: (principle: number) =>
    `Criteria tab: ${principleName(principle)} has no rule in use, so nothing could be found against it. Give it a rule, or choose Action plan ▸ Workbook ▸ Set up or repair.`,
  criterionNeedsId: 'the rule needs an id, such as C2.4.',
  criterionIdTwice: 'another rule has the same id.',
  yesOrNo: (found: string) => `${found === '' ? 'it is blank' : `“${found}” is neither`}; choose Yes or No.`,
  oneToEight: (found: string) => `${found === '' ? 'it is blank' : `“${found}” is not a principle`}; give a number from 1 to 8.`,
  unknownTest: (found: string, known: readonly string[]) =>
    `${found === '' ? 'it is blank' : `“${found}” is not a test`}; choose one of ${known.join(', ')}.`,
  unknownColumns: (found: readonly string[]) => `the Proposals tab has no column ${list(found)}.`,
  columnCount: (test: string, least: number, most: number, found: number) =>
    `the test “${test}” reads ${least === most ? plural(least, 'column') : `${least} or more columns`}, but ${found === 1 ? '1 is' : `${found} are`} named.`,
  partnerColumns: 'after the lead unit it needs three columns for each partner: name, role, confirmed.',
  columnWithoutList: (header: string) => `“${header}” has no list of choices, or its list on the Lists tab is empty.`,
  wholeNumber: (found: string, isText: boolean) =>
    `${found === '' ? 'it is blank' : `“${found}” is ${isText ? 'text' : 'not one'}`}; the test needs a whole number, 1 or more.`,
  settingMissing: (name: string) =>
    `Settings tab: the setting “${name}” is missing. Nothing was changed. Choose Action plan ▸ Workbook ▸ Set up or repair.`,
  setting: (row: number, name: string, found: string, expected: string) =>
    `Settings tab, row ${row}, column Value: “${name}” is ${found === '' ? 'blank' : `“${found}”`}; ${expected}, then check again. Nothing was changed.`,
  expectDay: 'give a day as dd/mm/yyyy, for example 01/09/2009',
  expectMonthDay: 'give a day and month as text, for example 31/03',
  expectCount: 'give a whole number, 0 or more',
  expectShare: 'give a percentage: for sixty per cent, write 60%',
  planYearBackwards: 'Settings tab: Plan year end is before Plan year start. Nothing was changed. Correct one of them.',
  locale: (found: string) =>
    `The spreadsheet’s locale is ${found}, not United Kingdom, so dates and amounts could be misread. Nothing was changed. Choose File ▸ Settings ▸ Locale ▸ United Kingdom, then try again.`,
  zone: (found: string) =>
    `The spreadsheet’s time zone is ${found}, not London, so dates could be a day out. Nothing was changed. Choose File ▸ Settings ▸ Time zone ▸ London, then try again.`,
  busy: 'Somebody else is running a check just now. Nothing was changed. Wait a minute, then try again.',
  selectProposal: 'Select a row of the Proposals tab first, then choose Check proposal again.',
  blankRow: (row: number) =>
    `Proposals tab, row ${row}: there is no proposal in this row. Select the row of one, then choose Check proposal again.`,
  selectRow: 'Select a cell in the row of a proposal on the Proposals tab first, then choose Show the selected row again.',
  notNumbered: (row: number) => `Row ${row} has no number yet. Choose Action plan ▸ Check proposal: the check gives it one.`,
  noSuchProposal: (no: string) => `The proposal ${no} is no longer on the Proposals tab. Nothing was changed.`,
  rowsMoved:
    'Rows kept moving while the check was writing. Every cell that people fill is as they left it; please run the check again.',
  whoAreYou:
    'Google does not say who you are here, so the judgement cannot be recorded. Sign in with your work account and try again.',
  notAnAssessor: (by: string) =>
    `${by} is not on the People tab as ESCo or Team manager, so the judgement would not count. Nothing was recorded.`,
  needsReason: 'An override needs a reason of at least 20 characters. Nothing was recorded.',
  managerOnly: 'Only the team manager may override principles 1 to 4 to met. Nothing was recorded.',
  textChanged:
    'The text has changed since it was shown here. Nothing was recorded. Choose Check again, read the new text, then judge it.',
  decided: (status: string) => `This proposal is ${status}: the decision stands, and no judgement can be added.`,
  numberTwice: (no: string) => `The number ${no} is used more than once. Give each proposal its own number before judging it.`,
  judged: (principle: number, judgement: string) => `Recorded: ${judgement} on ${principleName(principle)}.`,
  withdrawn: (status: string) => ` The rules decide again: ${status}.`,
  unreadableJudgement: 'Choose Agree, Override to met or Override to not met. Nothing was recorded.',
  tooManyRows: (most: number) => `Give at most ${most} rows at a time.`,
  notADate: 'not a date',
  badPrinciple: 'The principle must be a number from 1 to 8.',
  tabsShown: (group: string, shown: boolean) => `${group}: ${shown ? 'shown' : 'hidden'}`,
};

/** What the sidebar says of judgements. */
export const view = {
  agreed: (by: string) => `${by} agreed.`,
  overridden: (to: string, by: string, reason: string) => `${by} overrode this to ${to}: “${reason}”`,
  lapsed: (by: string) => `${by} judged an earlier text; please judge again.`,
  ignored: (why: Parameters<typeof remark.ignored>[0], by: string) => `A judgement ${remark.ignored(why, by)}.`,
};

/** The sidebar's own labels. */
export const sidebar = {
  title: 'Check proposal',
  untitled: 'Untitled proposal',
  signs: { met: '✓', not: '✕', fault: '!', wait: '…', warning: '!', note: 'i', decided: '•' },
  facts: (v: { othersMet: number; priority: string; ready: string; checked: string }): readonly (readonly [string, string])[] => [
    ['5 to 8 met', `${v.othersMet} of 4`],
    ['Priority', v.priority],
    ['Ready for decision', v.ready],
    ...(v.checked === '' ? [] : [['Last check', v.checked] as const]),
  ],
  whatToChange: 'What to change',
  cellCount: (n: number) => plural(n, 'cell'),
  howToTry: 'Put them right on the sheet, or try here first: type a value, or leave it blank and it counts as put right.',
  tryIn: (column: string) => `Try in ${column}`,
  filledWell: 'Counts as put right',
  startFrom: 'Start from the cell’s text',
  startFromName: (column: string, no: string) => `Start from the cell’s text: ${column}, ${no}`,
  tryIt: 'Try it',
  tickOne: 'Tick at least one cell to try.',
  tried: (cells: number, verdict: string) =>
    `With ${cells === 1 ? 'this cell' : `these ${cells} cells`}: ${verdict}. Nothing has been written.`,
  stillToChange: 'Still to change:',
  correctFirst: (n: number) => `Nothing was tried: ${n === 1 ? 'one value needs' : `${n} values need`} correcting first.`,
  nothingToChange: 'Nothing: principles 1 to 4 are met and the data is in order.',
  notReady: 'Next: judge principles 1 to 4 below. It is ready for decision once each is agreed or overridden.',
  proven: (verdict: string) => `With these cells filled well, a check would say: ${verdict}.`,
  notProven: (verdict: string) => `With these cells filled well, a check would still say: ${verdict}.`,
  outOfDate: 'Out of date',
  sinceCheck: (on: string, verdict: string) => `The check of ${on} said: ${verdict}. Since then this has changed:`,
  changedIn: (parts: readonly string[]) =>
    `Read by ${parts.map((part) => (part === 'Data' ? 'the data checks' : part)).join(', ')}`,
  was: 'Was',
  now: 'Now',
  notChecked: 'Not checked yet',
  notCheckedNote: 'Shown here is what a check would find now. It is not on the sheet yet.',
  check: 'Check it now',
  decision: 'Decision',
  decided: (status: string) => `${status}: the decision stands. No judgement can be added.`,
  checkToday: (verdict: string) => `By its text today, a check would say: ${verdict}.`,
  principles: 'The eight principles',
  metCount: (met: number) => `${met} of 8 met`,
  required: 'Must be met.',
  priority: 'Gives priority.',
  allMet: 'Every rule is met.',
  where: 'Go to:',
  goToCell: 'Go to cell',
  goTo: (column: string) => `Go to ${column}`,
  dataChecks: 'Data checks',
  noRemarks: 'No remarks.',
  remarkKinds: { error: 'Error', warning: 'Warning', note: 'Note' },
  judgedText: 'When judged:',
  textNow: 'Now:',
  agree: 'Agree',
  withdraw: 'Withdraw the override',
  override: 'Override…',
  judgeOn: (principle: string) => `Override ${principle}`,
  overrideToMet: 'Override to met',
  overrideToNotMet: 'Override to not met',
  managerOnly: 'Only the team manager may override this to met.',
  reason: 'Reason',
  reasonLeast: 20,
  reasonCount: (now: number, least: number) => `${plural(now, 'character')} of at least ${least}`,
  needsReason: (now: number, least: number) =>
    `An override needs a reason of at least ${plural(least, 'character')}; this has ${now}. Nothing was recorded.`,
  record: 'Record override',
  cancel: 'Cancel',
  actionFor: (action: string, principle: string, no: string) => `${action}: ${principle}, ${no}`,
  working: 'Working…',
  reading: 'Reading the sheet…',
  checking: (no: string) => `Checking ${no}…`,
  trying: 'Trying it on a copy…',
  recording: 'Recording…',
  stop: 'Stop waiting',
  stopped: 'Stopped. Nothing was written.',
  checkAgain: 'Check again',
  showSelected: 'Show the selected row',
  about: (action: string, column: string) => `${action}: ${column}`,
  named: (action: string, no: string) => `${action}, ${no}`,
  previous: 'Previous proposal',
  next: 'Next proposal',
  move: (action: string, to: string, from: string) => `${action}: ${to}, from ${from}`,
  noMore: (action: string, from: string) => `${action}: none, from ${from}`,
  firstShown: (no: string) => `${no} is the first proposal on the sheet.`,
  lastShown: (no: string) => `${no} is the last proposal on the sheet.`,
  shown: (no: string, title: string, verdict: string) => `${no}, ${title}: ${verdict}.`,
  changedMeanwhile: (no: string) => `${no} has changed on the sheet since its check.`,
  selected: (column: string) => `${column} is selected.`,
};

/** What the Log says was done. */
export const logged = {
  judged: (judgement: string) => `Judgement: ${judgement}`,
  numbers: 'Text to numbers',
  structure: 'Structure version',
  place: (no: string, principle: number) => `${no}, ${principleName(principle)}`,
  workbook: 'The workbook',
};

export const menu = {
  title: 'Action plan',
  checkProposal: 'Check proposal',
  proposals: 'Proposals',
  checkAll: 'Check all',
  workbook: 'Workbook',
  setUp: 'Set up or repair',
  makeLive: 'Make this the live one',
  loadExample: 'Load the example',
  show: 'Show',
  fieldwork: 'Fieldwork',
  rules: 'Rules',
  records: 'Records',
};

/** What Set up or repair says: first what it will do, then what it did. */
export const repair = {
  ask: (mends: readonly string[], toDo: readonly string[]) =>
    [
      `These will be put right:\n${few(mends)}`,
      ...(toDo.length === 0 ? [] : [`These need you:\n${few(toDo)}`]),
      'No cell that anybody has filled is lost. The Log keeps what is changed, old beside new.',
    ].join('\n\n'),
  done: (mended: readonly string[], toDo: readonly string[]) => {
    const needs = toDo.length === 0 ? '' : `\n\nThese need you:\n${few(toDo)}`;
    if (mended.length > 0) return `Put right:\n${few(mended)}${needs}`;
    return toDo.length === 0 ? 'Everything is in place; nothing needed mending.' : needs.trim();
  },
  cancelled: 'Nothing was changed.',
  unfinished:
    'Somebody was working in the same places while they were being mended. Nothing is lost; please choose Set up or repair again.',
  newWorkbook: (tabs: number) => `The workbook is ready, with ${tabs} tabs. The tab “Start here” says what comes first.`,
  locale: (locale: string, zone: string) => `the locale and time zone, now ${locale} and ${zone}, to United Kingdom and London`,
  tabAdded: (tab: string) => `the tab ${tab}, which is missing, is added`,
  tabRenamed: (from: string, to: string) => `the tab “${from}” gets its name back: ${to}`,
  tabAmbiguous: (tab: string, sheets: readonly string[]) =>
    `The tab ${tab} is missing, and ${list(sheets)} all look like it. Give the right one the name ${tab}, then choose Set up or repair again.`,
  headersWritten: (tab: string) => `on ${tab}, which is blank, the headers`,
  headerRowMoved: (tab: string, row: number) => `on ${tab} the headers, now in row ${row}, go back to row 1`,
  filterAbove: (tab: string, row: number) =>
    `${tab} tab: the headers, now in row ${row}, stand inside a filter. Choose Data ▸ Remove filter, then Set up or repair again.`,
  headersLost: (tab: string) =>
    `${tab} tab: row 1 no longer holds the headers. Choose Edit ▸ Undo, or File ▸ Version history to get the row back.`,
  headerRenamed: (tab: string, from: string, to: string) =>
    `on ${tab} the column ${from === '' ? 'without a header' : quote(from)} gets its name back: ${to}`,
  copyRenamed: (tab: string, header: string, to: string) => `on ${tab} the second column “${header}” is called “${to}”`,
  copyName: (header: string) => `${header} (copy)`,
  headerTwice: (tab: string, header: string, columns: readonly string[]) =>
    `${tab} tab, row 1: the columns ${columns.join(' and ')} are both called “${header}” and hold different things. Rename the one that is not meant, then choose Set up or repair again.`,
  columnsAdded: (tab: string, headers: readonly string[]) =>
    `on ${tab} the missing column${headers.length === 1 ? '' : 's'} ${headers.join(', ')}, empty`,
  startingRows: (tab: string) => `on ${tab} the rows that every workbook starts with`,
  rowsAdded: (tab: string, ids: readonly string[]) => `on ${tab} the missing row${ids.length === 1 ? '' : 's'} ${ids.join(', ')}`,
  listFilled: (header: string) => `on Lists the choices of ${header}, which has none`,
  identity: 'on Settings the workbook’s own id and owner',
  validations: (tab: string, headers: readonly string[]) => `on ${tab} the choices and checks of ${headers.join(', ')}`,
  formulas: (tab: string, cells: readonly string[]) =>
    `on ${tab} the formula${cells.length === 1 ? '' : 's'} of ${cells.join(', ')}`,
  grey: (tab: string, headers: readonly string[]) => `on ${tab} the grey of the script’s columns ${headers.join(', ')}`,
  idFormat: (tab: string, header: string) => `on ${tab} the column ${header} is kept as text`,
  colours: (tab: string) => `on ${tab} the colours of statuses and verdicts`,
  frozen: (tab: string) => `on ${tab} the header row stays in sight`,
  numbers: (tab: string, header: string, cells: readonly (readonly [row: number, text: string])[]) =>
    `on ${tab} the column ${header}: ${cells
      .slice(0, 3)
      .map(([row, text]) => `${quote(text)} in row ${row}`)
      .join(
        ', ',
      )}${cells.length > 3 ? ` and ${cells.length - 3} more` : ''} from text to ${plural(cells.length, 'number').replace(/^\d+ /, cells.length === 1 ? 'a ' : '')}`,
  numberIds: (tab: string, header: string, rows: readonly number[]) =>
    `${tab} tab, column ${header}, row ${rows.slice(0, 5).join(', ')}: a number where there should be text, so 2.10 would read 2.1. Type it again, with an apostrophe in front.`,
  ids: (tab: string, n: number) => `on ${tab} ids for ${plural(n, 'new row')}`,
  idTwice: (tab: string, header: string, id: string, rows: readonly number[]) =>
    `${tab} tab, column ${header}: ${quote(id)} stands in rows ${rows.join(' and ')}. Give one of them an id of its own.`,
  verdicts: (n: number) => `on Proposals the grey cells of ${plural(n, 'proposal')}, by a new check`,
  decided: (n: number) => `on Proposals the verdict of ${plural(n, 'decided proposal')}, from the record of the check`,
  structure: (from: number, to: number) => `the workbook’s structure, from version ${from} to ${to}, after a backup of its tabs`,
  backupName: (tab: string, version: number) => `Backup ${version} ${tab}`,
  isBackup: (tab: string) => /^Backup \d+ /.test(tab),
  newer: (found: number, known: number) =>
    `This workbook has structure ${found}, made by a newer version of the script; this one knows ${known}. Nothing was changed. Reload the page; if this message stays, ask whoever looks after the workbook to bring in the newer script.`,
  versionUnreadable: (row: number, found: string) =>
    `Settings tab, row ${row}, column Value: “Structure version” is ${found === '' ? 'blank' : quote(found)}; it must be a whole number. File ▸ Version history shows what it was. Nothing was changed.`,
  migrateCopy:
    'This is a copy of an older workbook. Nothing was changed. If it is to be used from now on, choose Action plan ▸ Workbook ▸ Make this the live one first.',
};

/** What is said of a copy of the workbook, and when it is opened. */
export const copies = {
  banner:
    'This is a copy. Nothing is sent from it or turned on in it. To use it from now on, choose Action plan ▸ Workbook ▸ Make this the live one.',
  notSetUp: 'Choose Action plan ▸ Workbook ▸ Set up or repair to make the workbook.',
  older:
    'This workbook is from an older version of the script. Choose Action plan ▸ Workbook ▸ Set up or repair to bring it up to date.',
  isLive: 'This is the live workbook already. Nothing was changed.',
  ask: 'From now on this copy is the live workbook: e-mails can be sent from it, and the workbook that it was copied from should no longer be used. Go on?',
  made: 'This is the live workbook now.',
  refused:
    'This is a copy, so nothing is sent from it or turned on in it. Choose Action plan ▸ Workbook ▸ Make this the live one first.',
};

/** One a line; a message has room for so many. */
function few(lines: readonly string[]): string {
  const most = 20;
  const rest = lines.length - most;
  return [...lines.slice(0, most).map((line) => `• ${line}`), ...(rest > 0 ? [`• and ${rest} more`] : [])].join('\n');
}

/** Loading a data set. */
export const dataWords = {
  menuPlan: 'Load the 2009-10 plan (retold sample)',
  status: 'Status',
  needsEmpty: (tab: string) =>
    `The ${tab} tab already holds rows. A data set is only for a new, empty workbook, so that nobody’s work is mixed with it. Nothing was changed.`,
  exampleLoaded: (n: number) =>
    `The example is in place: ${plural(n, 'proposal')} of a fictional county. The decided ones were checked as they were loaded; choose Check all to check the others.`,
  planLoaded: (actions: number, measures: number) =>
    `The 2009-10 plan is in place as a retold sample: ${plural(actions, 'action')} and ${plural(measures, 'measure')}, in other words than the plan’s own. What the plan does not say is blank.`,
};

/** The form of one proposal, and Choose…: what the dialogs say and what comes back from a save. */
export const formWords = {
  menuForm: 'Form',
  menuChoose: 'Choose…',
  formTitle: 'Proposal form',
  chooseTitle: 'Choose',
  steps: [
    'The proposal',
    'Core offer and meeting need',
    'Partnership working',
    'Sustainability',
    'Additionality',
    'Involvement',
    'Community cohesion',
    'Narrowing the gap',
  ],
  notANumber: (text: string) => `${quote(text)} is not a number`,
  fieldError: (header: string, why: string) => `${header}: ${why}`,
  faults: (n: number) => `Nothing was saved: ${n === 1 ? 'one field needs' : `${n} fields need`} correcting first.`,
  saved: (no: string, n: number) => `Saved ${plural(n, 'field')} of ${no}.`,
  conflicts: (saved: number, n: number) =>
    `${saved === 0 ? '' : `Saved ${plural(saved, 'field')}. `}Somebody has changed ${plural(n, 'field')} since you opened the form. Nothing of theirs was overwritten: choose what to keep, then save again.`,
  decidedNow: (no: string, status: string) =>
    `${no} is ${status} by now: the decision stands. Nothing was saved; what you typed is still in this form.`,
  numberTwice: (no: string) =>
    `The number ${no} is used more than once on the Proposals tab. Nothing was saved. Give each proposal a number of its own, then save again.`,
  gone: (no: string) =>
    `The proposal ${no} is no longer on the Proposals tab. Nothing was saved; what you typed is still in this form.`,
  noNumber: 'The proposal has no number yet. Nothing was saved. Save again.',
  chooseWhere: (columns: readonly string[]) =>
    `Choose… works in these columns: ${columns.join('; ')}. Select a cell of one of them, in a row that has something in it, then choose it again.`,
  chooseOn: (tab: string, headers: readonly string[]) => `${headers.join(', ')} on ${tab}`,
  chooseFormula: (header: string, row: number) =>
    `The cell under ${header} in row ${row} holds a formula. Nothing was changed. Type the choices themselves, then try again.`,
  firstOf: (header: string) => `Several cells were selected; this is the first, ${header}.`,
  chooseFor: (header: string, row: string) => `${header}, ${row}`,
  rowNumber: (row: number) => `row ${row}`,
  chosen: (header: string, row: string) => `Saved ${header} of ${row}.`,
  rowGone: (row: string) => `The row of ${row} is not there any more, or has changed. Nothing was saved.`,
  cellChanged: 'Somebody has changed this cell since you opened it. Nothing was overwritten: choose what to keep.',
};

/** The labels of the form and of Choose…, apart so that they are not loaded at every click. */
export const formDialog = {
  newProposal: 'New proposal',
  untitled: 'Untitled proposal',
  stepsName: 'Steps',
  step: (now: number, all: number, title: string) => `Step ${now} of ${all}: ${title}`,
  stepFaults: (n: number) => `${plural(n, 'field')} to look at`,
  back: 'Back',
  next: 'Next',
  save: 'Save',
  saveAndClose: 'Save and close',
  close: 'Close',
  check: 'Check proposal',
  notSaid: 'Not said yet',
  choose: 'Choose…',
  chooseOrType: 'Choose from the list, or type',
  asTyped: '(as typed, not on the list)',
  whichOther: 'Other: which?',
  moreNames: 'Others, separated by semicolons',
  words: (now: number, least: number) => `${plural(now, 'word')}${least === 0 ? '' : ` of at least ${least}`}`,
  enough: 'enough',
  lockedField: 'This cell holds a formula; change it on the sheet.',
  nothingToSave: 'There is nothing new to save.',
  conflict: 'Somebody has changed this since you opened it.',
  atOpening: 'When you opened it',
  theirs: 'Theirs, on the sheet now',
  yours: 'Yours',
  keepTheirs: 'Keep theirs',
  useYours: 'Use yours',
  blank: 'blank',
  chooseFirst: 'Choose what to keep in each field that somebody else has changed, then save again.',
  unsaved: 'There are changes that are not saved. Save them first.',
  decided: (status: string) => `${status}: the decision stands, so the form is only for reading.`,
  cancel: 'Cancel',
  isBlank: 'is blank',
};

/** Bring in: what was understood of a paste or of a form's responses, and what was done with it. */
export const bringing = {
  title: 'Bring in…',
  addNothing: 'Tick at least one row to add.',
  noRecords: 'Nothing here could be read as a row. Look at what was not understood below, or choose another kind above.',
  previewed: (n: number, duplicates: number) =>
    `${plural(n, 'row')} understood${duplicates === 0 ? '' : `; ${duplicates} may be there already and ${duplicates === 1 ? 'is' : 'are'} not ticked`}. Nothing has been written.`,

  tooLong: (most: number, found: number) =>
    `The text has ${found.toLocaleString('en-GB')} characters; at most ${most.toLocaleString('en-GB')} can be brought in at a time. Paste it in parts.`,
  tooMany: (most: number, found: number) =>
    `There are ${found.toLocaleString('en-GB')} rows; at most ${most} can be brought in at a time. Bring them in in parts.`,
  nothingPasted: 'Nothing is pasted yet. Paste the text or the rows first, then choose Preview.',
  unknownSource: 'Choose what to bring in: the text of a plan, responses of a form, or rows of another spreadsheet.',
  chooseTab: (tabs: readonly string[]) => `Choose the tab that the rows belong to: ${tabs.join(', ')}.`,
  notAForm: (tab: string) =>
    `The tab ${quote(tab)} is not there, or its first cell is not Timestamp. Choose a tab that a form fills. Nothing was changed.`,
  changed: 'The workbook or the text has changed since the preview. Nothing was added. Choose Preview again and look through it.',
  needsId: (header: string, title: string) =>
    `“${shorten(title, 60)}” has no ${header}. Nothing was added. Give it one in the text and choose Preview again, or untick it.`,
  idTaken: (header: string, id: string) =>
    `${header} ${quote(id)} is used already, or twice among the rows that are ticked. Nothing was added. Give one of them another ${header} in the text and choose Preview again, or untick it.`,
  typedMeanwhile: (tab: string, row: number) =>
    `${tab} tab: somebody has just typed in row ${row}, where the first new row would go. Nothing was added. Choose Preview again.`,
  failed: (why: string) =>
    `Google could not finish writing, so what was written was taken back and nothing was added. Try again. (${why})`,
  failedHalf: (tabs: readonly string[], why: string) =>
    `Google could not finish writing, and the new rows of ${tabs.join(' and ')} could not all be taken back. Look at the last rows there, delete them, and try again. (${why})`,
  added: (counts: readonly (readonly [tab: string, n: number])[]) =>
    `Added: ${counts.map(([tab, n]) => `${plural(n, 'row')} to ${tab}`).join(', ')}. They stand below the last rows.`,
  logged: 'Bring in',
  pasted: 'Pasted text',

  line: (n: number) => `Line ${n}`,
  row: (n: number) => `Row ${n}`,
  column: (n: number) => `Column ${n}`,
  unmatched: (header: string, tab: string, isScripts: boolean) =>
    isScripts
      ? `${quote(header)}: only the script writes this column of ${tab}.`
      : `${quote(header)}: ${tab} has no such column, so its cells are left out.`,
  idUsed: (header: string, id: string, row: number) => `${header} ${id} is in row ${row} already.`,
  textUsed: (header: string, tab: string, row: number) => `Row ${row} of ${tab} has the same ${header}.`,
  rowUsed: (tab: string, row: number) => `Row ${row} of ${tab} says the same.`,
  twice: 'It stands here twice.',
  responseKnown: 'This response was brought in before.',
  idGiven: (header: string, id: string) => `The ${header} ${quote(id)} is left out: the workbook gives its own.`,
  notADate: (header: string, text: string) => `${header}: ${quote(text)} is not a date (dd/mm/yyyy); kept as text.`,
  notANumber: (header: string, text: string) => `${header}: ${quote(text)} is not a number; kept as text.`,
  notOnList: (header: string, text: string) => `${header}: ${quote(text)} is not on the list; kept as typed.`,
  notATick: (header: string, text: string) => `${header}: ${quote(text)} is neither Yes nor No; kept as text.`,

  baseline: (n: number) => `Baseline ${n}`,
  outcome: (n: number) => `Outcome ${n}`,
  baselineWords: (text: string) => `Baseline: ${text}`,
  noNumber: 'It has no number. Give it one in the text, for example 2.3 in front of the action, and choose Preview again.',
  numberProposed: (number: string) => `It has no number in the text; ${number} is the next of its section.`,
  noSection: 'No section heading stands above it: Section stays blank.',
  sectionCarriedOn: (section: string) =>
    `No known heading stands between its table and the one before, so its Section is taken to be ${section}. Check it.`,
  mayHoldSeveral: 'A cell may hold several baselines or outcomes that have run together. Split them after adding.',
  noMeasure: 'It has neither a baseline nor an outcome: no measure is added.',
  paired: 'Baselines and outcomes differ in number: they are paired in order, and the rest stays blank.',
  otherCell: (text: string) => `Also in this row, and left out: “${text}”`,
};

/** The dialog of Bring in: its own labels, apart so that they are not loaded at every click. */
export const bringingDialog = {
  title: 'Bring in…',
  addNothing: 'Tick at least one row to add.',
  choose: 'What do you want to bring in?',
  sources: [
    [
      'plan',
      'Text of a plan',
      'From a word processor: sections, and tables with Action, Baseline and Outcome. Becomes actions and measures.',
    ],
    ['form', 'Responses of a form', 'The tab of this workbook that a Google Form fills. Becomes proposals.'],
    ['rows', 'Rows of another spreadsheet', 'With their header row first. Columns are matched by their names.'],
  ] as const,
  paste: 'Paste here',
  formTab: 'Tab with the responses',
  noForms: 'No tab of this workbook has Timestamp in its first cell. Link the form to this workbook first.',
  toTab: 'Tab that the rows belong to',
  preview: 'Preview',
  understood: 'Understood',
  aside: (n: number) => `Not understood, or not part of a row: ${plural(n, 'line')}`,
  asideMore: (n: number) => `and ${n} more`,
  asideNote: 'These are left out. Look through them for anything that should have come along.',
  chosen: (n: number, all: number) => `${n} of ${all} chosen`,
  chooseRecord: (title: string) => `Add ${shorten(title, 80)}`,
  add: (n: number) => `Add ${plural(n, 'row')}`,
  stale: 'The text above has changed since the preview. Choose Preview again.',
  duplicate: 'Duplicate',
  remark: 'Remark',
};
