/**
 * The contents page: each export is one thing that Google Sheets, a menu item, the sidebar or a cell can call, and nothing else is.
 * The build writes one plain function for each into dist/Code.js, with its comment.
 */
import { checkAll, compareAfterEdit } from './google/check-proposals';
import { checkSelected } from './google/check-selected';
import { loadExampleData } from './google/example';
import { planYears, principleCheck, verdict } from './google/functions';
import { addMenu } from './google/menu';
import { inPassing, tell } from './google/session';
import { setUp } from './google/set-up';
import { toggleTabs } from './google/show-tabs';
import { goTo, type JudgementRequest, judge, viewNumbered } from './google/sidebar';

/** When the workbook is opened: adds the Action plan menu. */
export function onOpen(): void {
  addMenu();
}

/** When somebody edits: marks the proposals whose last check no longer fits. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  inPassing(() => compareAfterEdit(event.range.getSheet().getName()));
}

/** Menu: checks the selected proposal against the eight principles and explains the result in the sidebar. */
export function checkProposal(): string {
  return tell(checkSelected);
}

/** Menu: checks every proposal. */
export function checkAllProposals(): string {
  return tell(checkAll);
}

/** Menu: makes the workbook's tabs, or adds what is missing. */
export function setUpWorkbook(): string {
  return tell(setUp);
}

/** Menu: fills a new, empty workbook with fictional units and proposals to try things on. */
export function loadExample(): string {
  return tell(loadExampleData);
}

/** Menu: shows or hides the tabs with the rules. */
export function showRules(): string {
  return tell(() => toggleTabs('Rules'));
}

/** Menu: shows or hides the tabs with the records. */
export function showRecords(): string {
  return tell(() => toggleTabs('Records'));
}

/** Sidebar: what the check would say of a proposal now. Writes nothing. */
export function viewProposal(no: string): ReturnType<typeof viewNumbered> {
  return viewNumbered(no);
}

/** Sidebar: selects the cell of a proposal under a header. */
export function goToCell(no: string, header: string): void {
  goTo(no, header);
}

/** Sidebar: records Agree or an override on the text that was shown, and checks the proposal again. */
export function recordJudgement(request: JudgementRequest): ReturnType<typeof judge> {
  return judge(request);
}

/**
 * The status of each proposal on one principle, by the rules only: without judgements and without data that other tabs hold. The Verdict column decides.
 *
 * @param {Proposals!A1:BV1} headers The header row of the Proposals tab.
 * @param {Proposals!A2:BV101} rows The rows to check, up to 1,000, with the same columns as the headers.
 * @param {Criteria!A1:I30} criteria The Criteria tab with its header row.
 * @param {Lists!A1:W30} lists The Lists tab with its header row.
 * @param {3} principle The principle, 1 to 8.
 * @return {string} One status a row.
 * @customfunction
 */
export function PRINCIPLE_CHECK(
  headers: unknown,
  rows: unknown,
  criteria: unknown,
  lists: unknown,
  principle: unknown,
): string[][] {
  return principleCheck(headers, rows, criteria, lists, principle);
}

/**
 * The verdict on each proposal, by the rules only: without judgements and without data that other tabs hold. The Verdict column decides.
 *
 * @param {Proposals!A1:BV1} headers The header row of the Proposals tab.
 * @param {Proposals!A2:BV101} rows The rows to check, up to 1,000, with the same columns as the headers.
 * @param {Criteria!A1:I30} criteria The Criteria tab with its header row.
 * @param {Lists!A1:W30} lists The Lists tab with its header row.
 * @return {string} One verdict a row.
 * @customfunction
 */
export function VERDICT(headers: unknown, rows: unknown, criteria: unknown, lists: unknown): string[][] {
  return verdict(headers, rows, criteria, lists);
}

/**
 * The plan year (1 September to 31 August) that a date falls in, for example 2009-10.
 *
 * @param {Actions!N2} date A date, or a range of dates.
 * @return {string} The plan year.
 * @customfunction
 */
export function PLAN_YEAR(date: unknown): string | string[][] {
  const years = planYears(date);
  return Array.isArray(date) ? years : (years[0]?.[0] ?? '');
}
