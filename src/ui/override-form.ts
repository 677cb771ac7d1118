/** The form of an override: which way, and why. What is typed in it outlives a redraw. */
import type { PrincipleView } from '../domain/proposal-view';
import { countCharacters } from '../domain/text';
import { button, element } from './elements';
import { say } from './one-at-a-time';
import { words } from './words';

export type Override = 'Override to met' | 'Override to not met';

interface Draft {
  choice: Override;
  reason: string;
  isOpen: boolean;
}

export interface OverrideForm {
  readonly opener: HTMLButtonElement;
  readonly box: HTMLElement;
}

const drafts = new Map<string, Draft>();
const keyOf = (no: string, principle: number): string => `${principle} of ${no}`;

export function forget(no: string, principle: number): void {
  drafts.delete(keyOf(no, principle));
}

/** What was said of an earlier attempt, on whichever principle, is not about the next one. */
export function clearErrors(): void {
  for (const error of document.querySelectorAll('details .error')) error.textContent = '';
  for (const field of document.querySelectorAll('details [aria-invalid]')) field.setAttribute('aria-invalid', 'false');
}

/** `record` is called with a reason that is long enough; it says in `error` what the server refuses. */
export function drawOverride(
  no: string,
  principle: PrincipleView,
  nameOf: (action: string) => string,
  record: (choice: Override, reason: string, error: HTMLElement) => void,
): OverrideForm {
  const draft = draftOf(no, principle);
  const id = (part: string): string => `${part}-${principle.principle}`;
  const error = element('p', { class: 'error', id: id('error'), role: 'alert' });
  const reason = drawReason(draft, id);
  const open = (isOpen: boolean): void => {
    draft.isOpen = isOpen;
    box.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
  };
  const opener = button(
    words.override,
    { class: 'plain', id: id('override'), 'aria-controls': id('form'), name: nameOf(words.override) },
    () => {
      clearErrors();
      open(!draft.isOpen);
      if (draft.isOpen) box.querySelector<HTMLInputElement>('input:checked')?.focus();
    },
  );
  const submit = (): void => {
    clearErrors();
    if (isLongEnough(reason, error)) record(draft.choice, reason.value, error);
  };
  const cancel = (): void => {
    open(false);
    opener.focus();
  };
  const box = element(
    'div',
    { class: 'form', id: id('form') },
    drawChoice(principle, draft),
    element('label', { for: id('reason'), class: 'label' }, words.reason),
    reason,
    drawCount(reason, draft, id),
    error,
    element(
      'div',
      { class: 'buttons' },
      button(words.record, { class: 'main', id: id('record'), name: nameOf(words.record) }, submit),
      button(words.cancel, { class: 'plain', name: nameOf(words.cancel) }, cancel),
    ),
  );
  open(draft.isOpen);
  return { opener, box };
}

/** The way that would change something is chosen at first. */
function draftOf(no: string, { principle, met }: PrincipleView): Draft {
  const known = drafts.get(keyOf(no, principle));
  if (known !== undefined) return known;
  const made: Draft = { choice: met ? 'Override to not met' : 'Override to met', reason: '', isOpen: false };
  drafts.set(keyOf(no, principle), made);
  return made;
}

function drawChoice(principle: PrincipleView, draft: Draft): HTMLElement {
  const choose = (value: Override, label: string): HTMLElement => {
    const change = (): void => {
      draft.choice = value;
    };
    const checked = draft.choice === value;
    const radio = element('input', { type: 'radio', name: `choice-${principle.principle}`, value, checked, change });
    return element('label', { class: 'choice' }, radio, ` ${label}`);
  };
  return element(
    'fieldset',
    {},
    element('legend', { class: 'label' }, words.judgeOn(principle.name)),
    choose('Override to met', words.overrideToMet),
    choose('Override to not met', words.overrideToNotMet),
    principle.managerOnly ? element('p', { class: 'quiet' }, words.managerOnly) : undefined,
  );
}

function drawReason(draft: Draft, id: (part: string) => string): HTMLTextAreaElement {
  const described = { 'aria-describedby': `${id('count')} ${id('error')}` };
  return element('textarea', { id: id('reason'), rows: '3', ...described }, draft.reason);
}

function drawCount(reason: HTMLTextAreaElement, draft: Draft, id: (part: string) => string): HTMLElement {
  const count = element('p', { class: 'quiet', id: id('count') });
  const show = (): void => {
    draft.reason = reason.value;
    count.textContent = words.reasonCount(lengthOf(reason), words.reasonLeast);
  };
  reason.addEventListener('input', show);
  show();
  return count;
}

/** As the server counts: ends trimmed. It asks again by itself; here it saves a person the wait. */
const lengthOf = (reason: HTMLTextAreaElement): number => countCharacters(reason.value.trim());

function isLongEnough(reason: HTMLTextAreaElement, error: HTMLElement): boolean {
  const length = lengthOf(reason);
  const isEnough = length >= words.reasonLeast;
  reason.setAttribute('aria-invalid', String(!isEnough));
  if (isEnough) return true;
  say('');
  error.textContent = words.needsReason(length, words.reasonLeast);
  reason.focus();
  return false;
}
