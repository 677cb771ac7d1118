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
  product: 'Action plan',
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
  noSuchProposal: (no: string) => `The proposal ${no} is no longer on the Proposals tab. Nothing was changed.`,
  rowsMoved:
    'Rows kept moving while the check was writing. Every cell that people fill is as they left it; please run the check again.',
  whoAreYou:
    'Google does not say who you are here, so the judgement cannot be recorded. Sign in with your work account and try again.',
  notAnAssessor: (by: string) =>
    `${by} is not on the People tab as ESCo or Team manager, so the judgement would not count. Nothing was recorded.`,
  needsReason: 'An override needs a reason of at least 20 characters. Nothing was recorded.',
  managerOnly: 'Only the team manager may override principles 1 to 4 to met. Nothing was recorded.',
  textChanged: 'The text has changed since it was shown here. Nothing was recorded. Read the new text, then judge again.',
  decided: (status: string) => `This proposal is ${status}: the decision stands, and no judgement can be added.`,
  numberTwice: (no: string) => `The number ${no} is used more than once. Give each proposal its own number before judging it.`,
  judged: (principle: number, judgement: string) => `Recorded: ${judgement} on ${principleName(principle)}.`,
  exampleNeedsEmpty: (tab: string) =>
    `The ${tab} tab already holds rows. The example is only for a new, empty workbook. Nothing was changed.`,
  exampleLoaded: (n: number) => `The example is in place: ${plural(n, 'proposal')}. Choose Check all to check them.`,
  newWorkbook: (tabs: number) =>
    `The workbook is ready, with ${tabs} tabs. Start with the PRUs and Budget tabs, then add proposals.`,
  setUpDone: (made: readonly string[]) =>
    made.length === 0 ? 'Everything is in place; nothing needed mending.' : `Set up: ${made.join('; ')}.`,
  setUpAsk: (made: readonly string[]) =>
    `These are missing and will be added, empty. If one of them was only renamed, cancel and give it back its name instead. No cell that anybody has filled is changed.\n\n${made.join('\n')}`,
  setUpTitle: 'Set up or repair',
  tabAdded: (tab: string) => `the tab ${tab}`,
  columnsAdded: (tab: string, headers: readonly string[]) => `on ${tab} the column ${headers.join(', ')}`,
  listsOffered: (tab: string) => `the choices offered on ${tab}`,
  identitySet: 'the workbook’s own id and owner on Settings',
  startingRows: (tab: string) => `on ${tab} the rows that every workbook starts with`,
  rowsAdded: (tab: string, ids: readonly string[]) => `on ${tab} the row ${ids.join(', ')}`,
  localeSet: 'locale and time zone for the United Kingdom',
  setUpCancelled: 'Nothing was changed.',
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
  signs: { met: '✓', not: '✕', wait: '…', warning: '!', note: 'i', decided: '•' },
  facts: (v: { othersMet: number; priority: string; ready: string }): readonly (readonly [string, string])[] => [
    ['5 to 8 met', `${v.othersMet} of 4`],
    ['Priority', v.priority],
    ['Ready for decision', v.ready],
  ],
  whatToChange: 'What to change',
  nothingToChange: 'Nothing: principles 1 to 4 are met and the data is in order.',
  notReady: 'Next: judge principles 1 to 4 below. It is ready for decision once each is agreed or overridden.',
  proven: (verdict: string) => `With these cells filled well, a check would say: ${verdict}.`,
  notProven: (verdict: string) => `With these cells filled well, a check would still say: ${verdict}.`,
  decision: 'Decision',
  decided: (status: string) => `${status}: the decision stands. No judgement can be added.`,
  checkToday: (verdict: string) => `By its text today, a check would say: ${verdict}.`,
  principles: 'The eight principles',
  metCount: (met: number) => `${met} of 8 met`,
  required: 'Must be met.',
  priority: 'Gives priority.',
  allMet: 'Every rule is met.',
  where: 'Go to:',
  goTo: (column: string) => `Go to ${column}`,
  dataChecks: 'Data checks',
  noRemarks: 'No remarks.',
  remarkKinds: { error: 'Error', warning: 'Warning', note: 'Note' },
  judgedText: 'When judged:',
  textNow: 'Now:',
  agree: 'Agree',
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
  checkAgain: 'Read again',
  readAgain: 'Read again from the sheet.',
  selected: (column: string) => `${column} is selected.`,
};

/** What the Log says was done. */
export const logged = {
  judged: (judgement: string) => `Judgement: ${judgement}`,
  setUp: 'Set up or repair',
  example: 'Load the example',
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
  loadExample: 'Load the example',
  show: 'Show',
  rules: 'Rules',
  records: 'Records',
};
