/** The sidebar of Check proposal: what was found, what to change, and the assessor's judgement. */
import type { PrincipleView, ProposalView } from '../domain/proposal-view';
import { button, byId, chip, element, type Kind, section, signed } from './elements';
import { run } from './one-at-a-time';
import { forget, type Override } from './override-form';
import { drawPrinciple } from './principle-box';
import { call, focusSheet } from './server';
import { words } from './words';

const VERDICTS: Readonly<Record<string, Kind>> = {
  Eligible: 'met',
  'More evidence needed': 'wait',
  'Does not meet the first four': 'not',
  'Fix the data first': 'warning',
};

let view = JSON.parse(byId('view').textContent ?? '') as ProposalView;

function draw(): void {
  drawHeader();
  byId('main').replaceChildren(view.decided === '' ? drawChanges() : drawDecision(), drawPrinciples(), drawRemarks());
  // What the keyboard reaches is scrolled to where the pinned header does not hide it.
  document.documentElement.style.scrollPaddingTop = `${byId('header').offsetHeight + 8}px`;
}

function drawHeader(): void {
  const title = view.title === '' ? words.untitled : view.title;
  byId('title').replaceChildren(element('span', { class: 'number' }, view.no), ` ${title}`);
  byId('title').title = title;
  const kind = view.decided === '' ? (VERDICTS[view.verdict] ?? 'not') : 'decided';
  const verdict = byId('verdict');
  verdict.className = `verdict ${kind}`;
  verdict.replaceChildren(...signed(kind, view.decided === '' ? view.verdict : view.decided));
}

function drawFacts(): HTMLElement {
  const facts = words.facts(view).map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  return element('dl', {}, ...facts);
}

function drawDecision(): HTMLElement {
  const today = element('p', { class: 'quiet' }, words.checkToday(view.verdict));
  return section(words.decision, element('p', {}, words.decided(view.decided)), today);
}

function drawChanges(): HTMLElement {
  const cells = view.changes.map(({ header, text }) => element('li', {}, link(header), element('div', {}, text)));
  const notes = view.notes.map((note) => element('li', {}, note));
  const list = cells.length + notes.length === 0 ? undefined : element('ul', { class: 'changes' }, ...cells, ...notes);
  return section(words.whatToChange, list, ...afterChanges().map((text) => element('p', { class: 'quiet' }, text)), drawFacts());
}

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
  return section(words.dataChecks, element('ul', {}, ...view.remarks.map(drawRemark)));
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
function link(header: string): HTMLElement {
  const select = async (): Promise<string> => {
    await call('goToCell', view.no, header);
    focusSheet();
    return words.selected(header);
  };
  return button(header, { class: 'link', name: `${words.goTo(header)}, ${view.no}` }, () => run(select));
}

function judge(principle: PrincipleView, judgement: 'Agree' | Override, reason: string, error: HTMLElement): void {
  const { principle: n, seen } = principle;
  const record = async (): Promise<string> => {
    const result = await call('recordJudgement', { no: view.no, principle: n, judgement, reason, seen });
    view = result.view;
    forget(n);
    draw();
    byId(judgement === 'Agree' ? `agree-${n}` : `override-${n}`).focus();
    return result.message;
  };
  run(record, error);
}

function refresh(): void {
  run(async () => {
    view = await call('viewProposal', view.no);
    draw();
    return words.readAgain;
  });
}

document.title = words.title;
byId('footer').append(button(words.checkAgain, { class: 'plain', id: 'refresh' }, refresh));
draw();
