/** What to change, as a checklist: each cell with a field to try a value in, and Try it, which fills a copy and writes nothing. */
import type { ChangeView, ProposalView } from '../domain/proposal-view';
import type { Trial, TrialCell } from '../domain/trial';
import { button, element, type Kind } from './elements';
import { drawField } from './form-field';
import { read } from './one-at-a-time';
import { words } from './words';

export interface ChecklistActions {
  goToCell(header: string): HTMLElement;
  kindOf(verdict: string): Kind;
  tryCells(cells: readonly TrialCell[]): Promise<Trial>;
}

interface Draft {
  isTicked: boolean;
  text: string;
}

/** By proposal and column: what the person has ticked and typed outlives a redraw. */
const drafts = new Map<string, Draft>();

function draftOf(no: string, header: string): Draft {
  const key = JSON.stringify([no, header]);
  const known = drafts.get(key) ?? { isTicked: true, text: '' };
  drafts.set(key, known);
  return known;
}

const idOf = (header: string): string => `try-${header.replace(/\W+/g, '-')}`;

export function drawChecklist({ no, changes }: ProposalView, actions: ChecklistActions): HTMLElement {
  const result = element('div', { id: 'tried' });
  const error = element('p', { class: 'error', role: 'alert' });
  const stale = (): void => result.replaceChildren();
  const items = changes.map((change) => drawItem(change, no, actions, stale));
  const tryIt = (): Promise<void> => {
    const cells = changes.flatMap(({ header }) => {
      const { isTicked, text } = draftOf(no, header);
      return isTicked ? [{ header, text }] : [];
    });
    const load = async (): Promise<Trial> => {
      if (cells.length === 0) throw new Error(words.tickOne);
      return actions.tryCells(cells);
    };
    stale();
    return read(load, (trial) => show(trial, result, changes, actions), { doing: words.trying, error });
  };
  return element(
    'div',
    { class: 'checklist' },
    element('p', { class: 'quiet' }, words.howToTry),
    element('ul', { class: 'changes' }, ...items),
    element(
      'div',
      { class: 'buttons' },
      button(words.tryIt, { class: 'tonal', id: 'try', name: words.named(words.tryIt, no) }, tryIt),
    ),
    error,
    result,
  );
}

/** Unticked, the cell stays as it is on the sheet. */
function drawItem({ header, text, field }: ChangeView, no: string, actions: ChecklistActions, stale: () => void): HTMLElement {
  const draft = draftOf(no, header);
  const typing = field.control === 'tick' ? undefined : drawTyping({ header, field }, no, draft, stale);
  const tick = element('input', { type: 'checkbox', checked: draft.isTicked, 'aria-describedby': `${idOf(header)}-ask` });
  const show = (): void => {
    if (typing !== undefined) typing.hidden = !draft.isTicked;
  };
  tick.addEventListener('change', () => {
    draft.isTicked = tick.checked;
    show();
    stale();
  });
  show();
  return element(
    'li',
    { class: 'change' },
    element('div', { class: 'change-head' }, element('label', { class: 'choice' }, tick, ` ${header}`), actions.goToCell(header)),
    element('p', { id: `${idOf(header)}-ask` }, text),
    typing,
  );
}

function drawTyping(
  { header, field }: Pick<ChangeView, 'header' | 'field'>,
  no: string,
  draft: Draft,
  stale: () => void,
): HTMLElement {
  const id = idOf(header);
  const made = drawField({
    id,
    header: words.tryIn(header),
    field,
    text: draft.text,
    error: '',
    isLocked: false,
    blank: words.filledWell,
    changed: (text) => {
      draft.text = text;
      stale();
      showError(id, '');
    },
    // A message that appeared on the way to the button would move the button away.
    left: () => undefined,
  });
  if (field.control !== 'long' || field.text.trim() === '') return element('div', { class: 'typing' }, made);
  const start = button(words.startFrom, { class: 'link', name: words.startFromName(header, no) }, () => {
    const area = made.querySelector('textarea');
    if (area === null) return;
    area.value = field.text;
    area.dispatchEvent(new Event('input'));
    area.focus();
  });
  return element('div', { class: 'typing' }, made, start);
}

function showError(id: string, message: string): void {
  const shown = document.getElementById(`${id}-error`);
  if (shown !== null) shown.textContent = message;
  document.getElementById(id)?.setAttribute('aria-invalid', String(message !== ''));
}

/** Says what a check would say; the line at the bottom says it as well, for whoever hears the page. */
function show(trial: Trial, result: HTMLElement, changes: readonly ChangeView[], { kindOf }: ChecklistActions): string {
  for (const { header } of changes) showError(idOf(header), '');
  for (const { header, message } of trial.errors) showError(idOf(header), message);
  const [first] = trial.errors;
  if (first !== undefined) {
    document.getElementById(idOf(first.header))?.focus();
    return words.correctFirst(trial.errors.length);
  }
  const said = words.tried(trial.cells, trial.verdict);
  const left = trial.left.map(({ header, text }) => element('li', {}, element('strong', {}, header), ` ${text}`));
  const still = left.length === 0 ? [] : [element('p', {}, words.stillToChange), element('ul', {}, ...left)];
  result.replaceChildren(
    element('div', { class: `result ${kindOf(trial.verdict)}` }, element('p', { class: 'said-so' }, said), ...still),
  );
  // Once the status line has said it, too: the footer is as high then as it will be.
  setTimeout(() => result.scrollIntoView({ block: 'nearest' }));
  return said;
}
