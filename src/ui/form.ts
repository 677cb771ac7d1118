/** The form of one proposal in eight short steps. What is typed stays here until the sheet has it. */
import { parseField } from '../domain/form-field';
import type { Change } from '../domain/proposal-form';
import type { Conflict, FormView, SaveResult } from '../google/form';
import { formDialog, formWords } from '../texts';
import { button, byId, element } from './elements';
import { drawField } from './form-field';
import { run, say } from './one-at-a-time';
import { call, closeDialog } from './server';

let view = JSON.parse(byId('view').textContent ?? '') as FormView;
let no = view.no;
let step = 0;
/** Whether the row may not be there yet. */
let isNew = no === '';
/** By header: what the person has typed and the sheet does not hold yet; what is wrong; what somebody else has put there meanwhile. */
const drafts = new Map<string, string>();
const errors = new Map<string, string>();
const conflicts = new Map<string, Conflict>();

const idOf = (header: string): string => `field-${header.replace(/\W+/g, '-')}`;
const fieldOf = (header: string) => {
  const field = view.fields[header];
  if (field === undefined) throw new Error(`No field ${header}.`);
  return field;
};
const textOf = (header: string): string => drafts.get(header) ?? fieldOf(header).text;
const isReadOnly = (): boolean => view.decided !== '';

function change(header: string, text: string): void {
  if (text === fieldOf(header).text) drafts.delete(header);
  else drafts.set(header, text);
}

/** What is wrong with a field is said when the person leaves it, as the server would say it. */
function leave(header: string): void {
  const draft = drafts.get(header);
  const { error } = draft === undefined ? { error: undefined } : parseField(fieldOf(header).control, draft);
  setError(header, error === undefined ? '' : formWords.fieldError(header, error));
}

function setError(header: string, message: string): void {
  if (message === '') errors.delete(header);
  else errors.set(header, message);
  const shown = document.getElementById(`${idOf(header)}-error`);
  if (shown !== null) shown.textContent = message;
  document.getElementById(idOf(header))?.setAttribute('aria-invalid', String(message !== ''));
  drawSteps();
}

function draw(): void {
  byId('header').replaceChildren(drawTitle(), element('nav', { 'aria-label': formDialog.stepsName, id: 'steps' }));
  drawSteps();
  drawStep();
  drawFooter();
}

function drawTitle(): HTMLElement {
  const title = textOf('Title').trim() || formDialog.untitled;
  const name = no === '' ? [formDialog.newProposal] : [element('span', { class: 'number' }, no), ` ${title}`];
  return element('h1', { id: 'title' }, ...name);
}

/** How many fields of a step need looking at. */
const faultsIn = (headers: readonly string[]): number => headers.filter((h) => errors.has(h) || conflicts.has(h)).length;

function drawSteps(): void {
  if (byId('steps').firstChild === null) byId('steps').append(element('ol', {}, ...view.steps.map(drawStepButton)));
  view.steps.forEach(markStep);
}

function drawStepButton({ title }: { title: string }, i: number): HTMLElement {
  const made = button(String(i + 1), { class: 'plain', id: `step-${i}` }, () => goTo(i));
  made.title = title;
  return element('li', {}, made);
}

/** In place: leaving a field redraws the steps, and a button that is being clicked must still be there when the click ends. */
function markStep({ title, headers }: { title: string; headers: readonly string[] }, i: number): void {
  const made = byId(`step-${i}`);
  const faults = faultsIn(headers);
  const name = formDialog.step(i + 1, view.steps.length, title);
  made.textContent = faults === 0 ? String(i + 1) : `${i + 1} !`;
  made.setAttribute('aria-label', faults === 0 ? name : `${name}, ${formDialog.stepFaults(faults)}`);
  if (i === step) made.setAttribute('aria-current', 'step');
  else made.removeAttribute('aria-current');
}

function drawStep(): void {
  const { title, headers } = view.steps[step] ?? { title: '', headers: [] };
  const heading = formDialog.step(step + 1, view.steps.length, title);
  byId('main').replaceChildren(
    ...(isReadOnly() ? [element('p', { class: 'banner' }, formDialog.decided(view.decided))] : []),
    element('section', {}, element('h2', { id: 'heading', tabindex: '-1' }, heading), ...headers.map(drawOne)),
  );
}

function drawOne(header: string): HTMLElement {
  const field = fieldOf(header);
  const made = drawField({
    id: idOf(header),
    header,
    field,
    text: textOf(header),
    error: errors.get(header) ?? '',
    isLocked: isReadOnly() || field.locked,
    changed: (text) => change(header, text),
    left: () => leave(header),
  });
  const conflict = conflicts.get(header);
  if (conflict !== undefined) made.append(drawConflict(conflict));
  return made;
}

/** Old beside theirs beside yours, and which of them is to stay. */
function drawConflict({ header, theirs, shown }: Conflict): HTMLElement {
  const field = fieldOf(header);
  const said = (text: string): string => (text === '' ? formDialog.blank : text);
  const settle = (keep: 'theirs' | 'yours'): void => {
    const mine = textOf(header);
    view = { ...view, fields: { ...view.fields, [header]: { ...field, seen: theirs, text: shown } } };
    drafts.delete(header);
    if (keep === 'yours') change(header, mine);
    conflicts.delete(header);
    draw();
    document.getElementById(idOf(header))?.focus();
  };
  const value = (name: string, text: string): HTMLElement[] => [element('dt', {}, name), element('dd', {}, said(text))];
  return element(
    'div',
    { class: 'conflict', role: 'group', 'aria-label': `${header}: ${formDialog.conflict}` },
    element('p', {}, `! ${formDialog.conflict}`),
    element(
      'dl',
      {},
      ...value(formDialog.atOpening, field.text),
      ...value(formDialog.theirs, shown),
      ...value(formDialog.yours, textOf(header)),
    ),
    element(
      'div',
      { class: 'buttons' },
      button(formDialog.keepTheirs, { class: 'plain', name: `${formDialog.keepTheirs}: ${header}` }, () => settle('theirs')),
      button(formDialog.useYours, { class: 'plain', name: `${formDialog.useYours}: ${header}` }, () => settle('yours')),
    ),
  );
}

function goTo(next: number): void {
  step = Math.max(0, Math.min(view.steps.length - 1, next));
  draw();
  window.scrollTo(0, 0);
  byId('heading').focus();
}

const made = (label: string, kind: 'plain' | 'main', id: string, action: () => void): HTMLElement =>
  button(label, { class: kind, id }, action);

/** Not offered while a new one is shown already. */
function drawNew(): HTMLElement {
  const begin = made(formDialog.newProposal, 'plain', 'new', startNew);
  begin.hidden = isNew;
  return begin;
}

function drawFooter(): void {
  const bar = element(
    'div',
    { class: 'actions', id: 'actions' },
    ...(step > 0 ? [made(formDialog.back, 'plain', 'back', () => goTo(step - 1))] : []),
    ...(step < view.steps.length - 1 ? [made(formDialog.next, 'plain', 'next', () => goTo(step + 1))] : []),
    element('span', { class: 'push' }),
    ...(isReadOnly()
      ? [made(formDialog.close, 'main', 'close', closeDialog)]
      : [
          drawNew(),
          made(formDialog.check, 'plain', 'check', check),
          made(formDialog.save, 'plain', 'save', () => run(save)),
          made(formDialog.saveAndClose, 'main', 'save-close', saveAndClose),
        ]),
  );
  document.getElementById('actions')?.remove();
  byId('footer').append(bar);
}

const changes = (): Change[] => [...drafts].map(([header, text]) => ({ header, seen: fieldOf(header).seen, text }));

/** Whatever fails, the drafts stay: only what the sheet is known to hold is taken from them. */
async function save(): Promise<string> {
  if (conflicts.size > 0) return showFaults(formDialog.chooseFirst);
  if (drafts.size === 0 && !isNew) return formDialog.nothingToSave;
  for (const header of drafts.keys()) leave(header);
  if (isNew) setError('Title', textOf('Title').trim() === '' ? formWords.fieldError('Title', formDialog.isBlank) : '');
  if (errors.size > 0) return showFaults(formWords.faults(errors.size));
  if (no === '') no = await call('newProposalNumber');
  const sent = changes();
  return take(await call('saveProposalForm', { no, isNew, changes: sent }), sent);
}

/** What was typed while the save was under way is still a draft. */
function take(result: SaveResult, sent: readonly Change[]): string {
  const isSaved = result.errors.length === 0;
  if (isSaved) isNew = false;
  const fields = { ...view.fields };
  for (const { header, text } of sent) {
    const cell = result.saved[header];
    const field = fields[header];
    if (cell === undefined || field === undefined) continue;
    fields[header] = { ...field, seen: cell, text };
    if (drafts.get(header) === text) drafts.delete(header);
  }
  view = { ...view, fields };
  for (const { header, message } of result.errors) errors.set(header, message);
  for (const conflict of result.conflicts) conflicts.set(conflict.header, conflict);
  if (errors.size > 0 || conflicts.size > 0) return showFaults(result.said);
  drawSteps();
  byId('title').replaceWith(drawTitle());
  byId('new').hidden = isNew;
  return result.said;
}

/** Goes to the first field that needs looking at. */
function showFaults(said: string): string {
  const needs = (header: string): boolean => errors.has(header) || conflicts.has(header);
  const first = view.steps.findIndex(({ headers }) => headers.some(needs));
  if (first >= 0) step = first;
  draw();
  const header = view.steps[step]?.headers.find(needs);
  if (header !== undefined) document.getElementById(idOf(header))?.focus();
  return said;
}

const isClean = (): boolean => drafts.size === 0 && conflicts.size === 0 && errors.size === 0;

function saveAndClose(): void {
  run(async () => {
    const said = drafts.size === 0 && !isNew ? formDialog.nothingToSave : await save();
    if (isClean()) closeDialog();
    return said;
  });
}

function check(): void {
  run(async () => {
    if (drafts.size > 0 || isNew) await save();
    return isClean() && no !== '' ? call('checkProposalForm', no) : byId('status').textContent || formDialog.unsaved;
  });
}

function startNew(): void {
  if (!isClean()) {
    say(formDialog.unsaved);
    return;
  }
  run(async () => {
    view = await call('viewProposalForm', '');
    no = '';
    isNew = true;
    goTo(0);
    return '';
  });
}

document.title = formWords.formTitle;
draw();
