/** One principle: its status, the rules that fail with the columns to fill, what has been said of it, and the judgement. */
import type { PrincipleView, ProposalView, RuleView } from '../domain/proposal-view';
import { button, chip, element, type Kind } from './elements';
import { clearErrors, drawOverride, type Override } from './override-form';
import { words } from './words';

export interface Actions {
  link(header: string): HTMLElement;
  judge(principle: PrincipleView, judgement: 'Agree' | Override, reason: string, error: HTMLElement): void;
}

/** Which principles of which proposals the person has opened or closed, so that a redraw leaves them so. */
const opened = new Map<string, boolean>();

export function drawPrinciple(principle: PrincipleView, view: ProposalView, actions: Actions): HTMLElement {
  const { principle: n, name, status, met } = principle;
  const isDecided = view.decided !== '';
  const key = `${n} of ${view.no}`;
  const said = principle.judgement === '' ? undefined : principle.judgement;
  const heading = element(
    'summary',
    {},
    element('span', { class: 'name' }, name),
    chip(kindOf(principle), status),
    said === undefined ? undefined : element('span', { class: 'brief' }, said),
  );
  const body = element(
    'div',
    { class: 'body' },
    drawRules(principle, actions),
    said === undefined ? undefined : drawSaid(said, principle, actions),
    ...(isDecided ? [] : drawJudgement(principle, view, actions)),
  );
  const box = element('details', { id: `principle-${n}`, open: opened.get(key) ?? (!met && !isDecided) }, heading, body);
  box.addEventListener('toggle', () => opened.set(key, box.open));
  return box;
}

function kindOf({ met, status }: PrincipleView): Kind {
  if (met) return 'met';
  return status === 'Evidence missing' ? 'wait' : 'not';
}

function drawRules({ failing, required }: PrincipleView, actions: Actions): HTMLElement {
  const importance = required ? words.required : words.priority;
  if (failing.length === 0) return element('p', {}, `${importance} ${words.allMet}`);
  const rules = failing.map((rule) => drawRule(rule, actions));
  return element('div', {}, element('p', { class: 'quiet' }, importance), element('ul', {}, ...rules));
}

function drawRule({ words: text, columns }: RuleView, { link }: Actions): HTMLElement {
  if (columns.length === 0) return element('li', {}, text);
  const links = columns.flatMap((column, i) => (i === 0 ? [link(column)] : [', ', link(column)]));
  return element('li', {}, text, element('div', {}, element('span', { class: 'quiet' }, words.where), ' ', ...links));
}

/** A judgement on an earlier text has old beside new under it. */
function drawSaid(said: string, { lapsed }: PrincipleView, { link }: Actions): HTMLElement {
  const changes = lapsed.map(({ header, before, now }) =>
    element(
      'li',
      {},
      link(header),
      element('p', {}, element('span', { class: 'quiet' }, words.judgedText), ` ${before}`),
      element('p', {}, element('span', { class: 'quiet' }, words.textNow), ` ${now}`),
    ),
  );
  return element('div', { class: 'said' }, said, changes.length === 0 ? undefined : element('ul', {}, ...changes));
}

/** Agree is one click, named by what it does to an override; an override unfolds its form. */
function drawJudgement(principle: PrincipleView, view: ProposalView, actions: Actions): HTMLElement[] {
  const nameOf = (action: string): string => words.actionFor(action, principle.name, view.no);
  const error = element('p', { class: 'error', role: 'alert' });
  const label = principle.overridden ? words.withdraw : words.agree;
  const confirm = (): void => {
    clearErrors();
    actions.judge(principle, 'Agree', '', error);
  };
  const agree = button(label, { class: 'plain', id: `agree-${principle.principle}`, name: nameOf(label) }, confirm);
  const { opener, box } = drawOverride(view.no, principle, nameOf, (choice, reason, beside) =>
    actions.judge(principle, choice, reason, beside),
  );
  return [element('div', { class: 'buttons' }, agree, opener), error, box];
}
