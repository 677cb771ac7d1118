/**
 * The contents page: each export is one thing that Google Sheets, a menu item, the sidebar or a cell can call, and nothing else is.
 * The build writes one plain function for each into dist/Code.js, with its comment.
 */
import { type AddRequest, add, type BringInRequest, openBringIn, preview } from './google/bring-in';
import { checkAll, compareAfterEdit } from './google/check-proposals';
import { checkSelected } from './google/check-selected';
import { type ChooseRequest, chooseForSelected, saveChosen } from './google/choose';
import { checkNumbered, newNumber, openFormDialog, type SaveRequest, saveForm, viewForm } from './google/form';
import { planYears, principleCheck, verdict } from './google/functions';
import { type JudgementRequest, judge } from './google/judge';
import { makeThisLive, welcome } from './google/live';
import { loadExampleData, loadPlan } from './google/load-data';
import { inPassing, tell } from './google/session';
import { setUp } from './google/set-up/set-up';
import { toggleTabs } from './google/show-tabs';
import { checkShown, goTo, moveTo, type Shown, type TrialRequest, tryOut, viewNumbered, viewSelected } from './google/sidebar';

/** When the workbook is opened: adds the Action plan menu, and says so when it is a copy, or older or newer than the script. */
export function onOpen(): void {
  welcome();
}

/** When somebody edits: marks the proposals whose last check no longer fits. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  inPassing(() => compareAfterEdit(event.range));
}

/** Menu: checks the selected proposal against the eight principles and explains the result in the sidebar. */
export function checkProposal(): string {
  return tell(checkSelected);
}

/** Menu: checks every proposal. */
export function checkAllProposals(): string {
  return tell(checkAll);
}

/** Menu: opens one proposal as a form of eight short steps; a new one when no proposal is selected. */
export function openForm(): string {
  return tell(openFormDialog);
}

/** Menu: opens tick boxes for the selected cell, where several choices sit in one cell. */
export function chooseValues(): string {
  return tell(chooseForSelected);
}

/** Menu: makes the workbook's tabs, or lists what is missing or damaged and mends it. */
export function setUpWorkbook(): string {
  return tell(setUp);
}

/** Menu: makes a copy of the workbook the one that is used from now on. */
export function makeLive(): string {
  return tell(makeThisLive);
}

/** Menu: fills a new, empty workbook with fictional units and proposals to try things on. */
export function loadExample(): string {
  return tell(loadExampleData);
}

/** Menu: fills a new, empty workbook with the 2009-10 plan, retold as a sample. */
export function loadPlan200910(): string {
  return tell(loadPlan);
}

/** Menu: shows or hides the tabs for fieldwork: readings, visits, core offer, tasks, reviews. */
export function showFieldwork(): string {
  return tell(() => toggleTabs('Fieldwork'));
}

/** Menu: opens the dialog that brings in a plan's text, a form's responses, or rows of another spreadsheet. */
export function bringIn(): string {
  return tell(openBringIn);
}

/** Dialog: what would be brought in, for a person to look through. Writes nothing. */
export function previewBringIn(request: BringInRequest): ReturnType<typeof preview> {
  return preview(request);
}

/** Dialog: adds the rows that were ticked in the preview, if the preview is still true. */
export function addBroughtIn(request: AddRequest): ReturnType<typeof add> {
  return add(request);
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
export function viewProposal(no: string, row?: number): ReturnType<typeof viewNumbered> {
  return viewNumbered(row === undefined ? { no } : { no, row });
}

/** Sidebar: the same of another proposal, and selects it on the sheet. */
export function moveToProposal(shown: Shown): ReturnType<typeof moveTo> {
  return moveTo(shown);
}

/** Sidebar: what the check would say of the proposal in the selected row. Writes nothing. */
export function viewSelectedProposal(): ReturnType<typeof viewSelected> {
  return viewSelected();
}

/** Sidebar: checks the proposal that it shows, and says what was found. */
export function checkShownProposal(shown: Shown): ReturnType<typeof checkShown> {
  return checkShown(shown);
}

/** Sidebar: what a check would say of a copy of the proposal with some cells filled. Writes nothing. */
export function tryChanges(request: TrialRequest): ReturnType<typeof tryOut> {
  return tryOut(request);
}

/** Sidebar: selects the cell of a proposal under a header. */
export function goToCell(shown: Shown, header: string): void {
  goTo(shown, header);
}

/** Sidebar: records Agree or an override on the text that was shown, and checks the proposal again. */
export function recordJudgement(request: JudgementRequest): ReturnType<typeof judge> {
  return judge(request);
}

/** Dialog: what the form shows of a proposal now, or of a new one when the number is blank. Writes nothing. */
export function viewProposalForm(no: string): ReturnType<typeof viewForm> {
  return viewForm(no);
}

/** Dialog: the number of a new proposal, right before its first save. */
export function newProposalNumber(): string {
  return newNumber();
}

/** Dialog: saves the fields that were changed in the form; never over what somebody else has changed meanwhile. */
export function saveProposalForm(request: SaveRequest): ReturnType<typeof saveForm> {
  return saveForm(request);
}

/** Dialog: checks the proposal of the form and returns the verdict in one line. */
export function checkProposalForm(no: string): string {
  return checkNumbered(no);
}

/** Dialog: saves the ticked choices into their cell; never over what somebody else has changed meanwhile. */
export function saveChoices(request: ChooseRequest): ReturnType<typeof saveChosen> {
  return saveChosen(request);
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
