/** The sidebar of Check proposal: what was found, what to change, the judgements, and the way to other proposals. */
import type { PrincipleView, ProposalView } from '../domain/proposal-view';
import type { Trial, TrialCell } from '../domain/trial';
import { drawChecklist } from './checklist';
import { button, byId, chip, element, type Kind, section, signed } from './elements';
import { drawLastCheck, isOutOfDate } from './last-check';
import { isBusy, read, run, say } from './one-at-a-time';
import { forget, type Override } from './override-form';
import { drawPrinciple } from './principle-box';
import { keepKeyboard, keepPlace, whenBack } from './redraw';
import { call, focusSheet } from './server';
import { words } from './words';

const VERDICTS: Readonly<Record<string, Kind>> = {
  Eligible: 'met',
  'More evidence needed': 'wait',
  'Does not meet the first four': 'not',
  'Fix the data first': 'fault',
};
const kindOf = (verdict: string): Kind => VERDICTS[verdict] ?? 'not';

let view = JSON.parse(byId('view').textContent ?? '') as ProposalView;

const shown = (): { no: string; row: number } => ({ no: view.no, row: view.row });
const titleOf = ({ title }: ProposalView): string => (title === '' ? words.untitled : title);
const verdictOf = ({ decided, verdict }: ProposalView): string => (decided === '' ? verdict : decided);

function draw(): void {
  drawHeader();
  const lastCheck = element('div', { id: 'last-check' });
  const changes = view.decided === '' ? drawChanges() : drawDecision();
  byId('main').replaceChildren(lastCheck, changes, drawPrinciples(), drawRemarks());
  markLastCheck();
  drawActions();
}

/** Draws another state of the proposal, or another proposal from its top. */
function show(next: ProposalView): void {
  const isOther = next.no !== view.no || next.row !== view.row;
  view = next;
  keepKeyboard(draw);
  if (isOther) byId('main').scrollTop = 0;
}

function drawHeader(): void {
  const title = titleOf(view);
  byId('title').replaceChildren(element('span', { class: 'number' }, view.no), ` ${title}`);
  byId('title').title = title;
  byId('moves').replaceChildren(drawMove('previous'), drawMove('next'));
  const kind = view.decided === '' ? kindOf(view.verdict) : 'decided';
  byId('verdict').className = `verdict ${kind}`;
  byId('verdict').replaceChildren(element('span', {}, ...signed(kind, verdictOf(view))));
}

/** At an end the button stays, so that the keyboard does too, and says so. */
function drawMove(way: 'previous' | 'next'): HTMLElement {
  const to = view[way];
  const action = words[way];
  const name = to === null ? words.noMore(action, view.no) : words.move(action, to.no, view.no);
  const made = button('', { class: 'move', id: way, name }, () => {
    if (to !== null) open(() => call('moveToProposal', to));
    else say(way === 'previous' ? words.firstShown(view.no) : words.lastShown(view.no));
  });
  made.title = name;
  if (to === null) made.setAttribute('aria-disabled', 'true');
  return made;
}

/** Shows another proposal; nothing is written. */
function open(load: () => Promise<ProposalView>): Promise<void> {
  const take = (next: ProposalView): string => {
    show(next);
    return words.shown(view.no, titleOf(view), verdictOf(view));
  };
  return read(load, take, { doing: words.reading });
}

/** In place: what has changed on the sheet is said above, and the rest stays as it was read. */
function markLastCheck(): void {
  const notice = drawLastCheck(view, { link, check });
  keepPlace(byId('main'), () => byId('last-check').replaceChildren(...(notice === undefined ? [] : [notice])));
  byId('verdict').querySelector('.stale')?.remove();
  if (isOutOfDate(view)) byId('verdict').append(element('span', { class: 'stale' }, ...signed('warning', words.outOfDate)));
}

function drawFacts(): HTMLElement {
  const facts = words
    .facts({ ...view, checked: view.lastCheck?.on ?? '' })
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  return element('dl', { class: 'facts' }, ...facts);
}

function drawDecision(): HTMLElement {
  const today = element('p', { class: 'quiet' }, words.checkToday(view.verdict));
  return section(words.decision, element('p', {}, words.decided(view.decided)), today);
}

function drawChanges(): HTMLElement {
  const { changes, notes } = view;
  const goToCell = (header: string): HTMLElement => link(header, words.goToCell);
  const list = changes.length === 0 ? undefined : drawChecklist(view, { goToCell, kindOf, tryCells });
  const said = notes.length === 0 ? undefined : element('ul', {}, ...notes.map((note) => element('li', {}, note)));
  const after = afterChanges().map((text) => element('p', { class: 'quiet' }, text));
  const heading = element('h2', {}, words.whatToChange);
  if (changes.length > 0) heading.append(' ', element('span', { class: 'aside' }, words.cellCount(changes.length)));
  return element('section', { class: 'to-change' }, heading, ...after, said, list, drawFacts());
}

const tryCells = (cells: readonly TrialCell[]): Promise<Trial> => call('tryChanges', { ...shown(), cells });

function afterChanges(): string[] {
  const { verdict, proven, ready } = view;
  if (verdict === 'Eligible') return [words.nothingToChange, ...(ready === 'Yes' ? [] : [words.notReady])];
  if (proven === '') return [];
  return [proven === 'Eligible' ? words.proven(proven) : words.notProven(proven)];
}

function drawPrinciples(): HTMLElement {
  const met = view.principles.filter((principle) => principle.met);
  const failing = view.principles.filter((principle) => !principle.met);
  const boxes = [...failing, ...met].map((principle) => drawPrinciple(principle, view, { link, judge }));
  const heading = element('h2', {}, words.principles, ' ', element('span', { class: 'aside' }, words.metCount(met.length)));
  return element('section', {}, heading, ...boxes);
}

function drawRemarks(): HTMLElement {
  if (view.remarks.length === 0) return section(words.dataChecks, element('p', { class: 'quiet' }, words.noRemarks));
  return section(words.dataChecks, element('ul', { class: 'remarks' }, ...view.remarks.map(drawRemark)));
}

/** "E04 Start: 31/02/2010 is not a real day", with the column as a link unless it is about a judgement (W08). */
function drawRemark({ column, text }: ProposalView['remarks'][number]): HTMLElement {
  const [kind, word] = remarkKind(text);
  const at = text.startsWith('W08') ? -1 : text.indexOf(column);
  const parts = at < 0 ? [text] : [text.slice(0, at), link(column), text.slice(at + column.length)];
  return element('li', {}, chip(kind, word), ' ', ...parts);
}

function remarkKind(text: string): [Kind, string] {
  if (text.startsWith('E')) return ['not', words.remarkKinds.error];
  return text.startsWith('W') ? ['warning', words.remarkKinds.warning] : ['note', words.remarkKinds.note];
}

/** A link to a cell of the proposal; the keyboard then is in the sheet, ready to type. */
function link(header: string, label = header): HTMLElement {
  const select = async (): Promise<string> => {
    await call('goToCell', shown(), header);
    focusSheet();
    return words.selected(header);
  };
  const name = label === header ? words.goTo(header) : words.about(label, header);
  return button(label, { class: 'link', name: words.named(name, view.no) }, () => run(select));
}

function judge(principle: PrincipleView, judgement: 'Agree' | Override, reason: string, error: HTMLElement): void {
  const { principle: n, seen } = principle;
  const record = async (): Promise<string> => {
    const result = await call('recordJudgement', { ...shown(), principle: n, judgement, reason, seen });
    forget(view.no, n);
    show(result.view);
    byId(judgement === 'Agree' ? `agree-${n}` : `override-${n}`).focus();
    return result.message;
  };
  run(record, { doing: words.recording, error });
}

/** Checks the proposal on the sheet as it is by now. */
function check(): void {
  const checkOnSheet = async (): Promise<string> => {
    const result = await call('checkShownProposal', shown());
    show(result.view);
    if (document.activeElement === document.body) byId('check').focus();
    return result.message;
  };
  run(checkOnSheet, { doing: words.checking(view.no) });
}

function drawActions(): void {
  const again = button(words.checkAgain, { class: 'plain', id: 'check', name: words.named(words.checkAgain, view.no) }, check);
  const name = words.named(words.showSelected, view.no);
  const selected = button(words.showSelected, { class: 'plain', id: 'show-selected', name }, () =>
    open(() => call('viewSelectedProposal')),
  );
  byId('actions').replaceChildren(...(view.decided === '' ? [again] : []), selected);
}

/** Only says what has changed: a judgement still is on the text that is shown. Another person has read none of it: all is shown anew. */
async function lookAgain(): Promise<void> {
  const asked = view;
  if (isBusy() || asked.decided !== '') return;
  const found = await call('viewProposal', asked.no, asked.row).catch((problem: Error) => say(problem.message));
  if (found === undefined || view !== asked || isBusy()) return;
  if (found.by !== asked.by) {
    show(found);
    return;
  }
  if (JSON.stringify(found.lastCheck) === JSON.stringify(asked.lastCheck)) return;
  view = { ...asked, lastCheck: found.lastCheck };
  keepKeyboard(markLastCheck);
  if (isOutOfDate(view)) say(words.changedMeanwhile(view.no));
}

document.title = words.title;
draw();
whenBack(lookAgain);
