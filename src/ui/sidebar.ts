/** The sidebar of Check proposal: what was found, what to change, and the assessor's judgement. */
import type { PrincipleView, ProposalView } from '../domain/proposal-view';
import { byId, element } from './elements';
import { call, focusSheet } from './server';
import { words } from './words';

let view = JSON.parse(byId('view').textContent ?? '') as ProposalView;
/** Which principles the person has opened or closed, so that a redraw leaves them so. */
const opened = new Map<number, boolean>();

function draw(): void {
  byId('title').textContent = `${view.no} ${view.title === '' ? words.untitled : view.title}`;
  byId('verdict').textContent = `${signOf(view.verdict === 'Eligible' ? 'met' : 'not')} ${view.verdict}`;
  byId('summary').textContent = words.summary(view);
  const failing = view.principles.filter(({ met }) => !met);
  const met = view.principles.filter((principle) => principle.met);
  byId('main').replaceChildren(
    element('section', {}, element('h2', {}, words.whatToChange), ...drawChanges()),
    element('section', {}, element('h2', {}, words.principles), ...[...failing, ...met].map(drawPrinciple)),
    element('section', {}, element('h2', {}, words.dataChecks), drawRemarks()),
    button(words.checkAgain, 'plain', words.checkAgain, refresh),
  );
}

const signOf = (kind: 'met' | 'not' | 'wait'): string => words.signs[kind];

function drawChanges(): Node[] {
  if (view.changes.length === 0 && view.notes.length === 0) return [element('p', {}, words.nothingToChange)];
  const cells = view.changes.map(({ header, text }) => element('li', {}, goTo(header), `: ${text}`));
  const notes = view.notes.map((note) => element('li', {}, note));
  const proof = view.proven === 'Eligible' ? words.proven(view.proven) : words.notProven(view.proven);
  const list = element('ul', { class: 'plain' }, ...cells, ...notes);
  return view.proven === '' ? [list] : [list, element('p', { class: 'quiet' }, proof)];
}

function goTo(header: string): HTMLElement {
  const select = (): Promise<void> => call('goToCell', view.no, header).then(focusSheet);
  return button(header, 'link', `${words.goTo(header)}, ${view.no}`, () => run(select));
}

function drawPrinciple(principle: PrincipleView): HTMLElement {
  const kind = principle.met ? 'met' : principle.status === 'Evidence missing' ? 'wait' : 'not';
  const chip = element('span', { class: `chip ${kind}` }, `${signOf(kind)} ${principle.status}`);
  const rules = principle.failing.map(({ words: text, columns }) =>
    element('li', {}, text, ' ', ...columns.flatMap((column, i) => (i === 0 ? [goTo(column)] : [', ', goTo(column)]))),
  );
  const required = principle.required ? words.required : words.priority;
  const box = element(
    'details',
    { open: opened.get(principle.principle) ?? !principle.met },
    element('summary', {}, `${principle.name} `, chip),
    element(
      'div',
      { class: 'body' },
      element('p', { class: 'quiet' }, `${required}.`),
      rules.length === 0 ? element('p', {}, words.allMet) : element('ul', { class: 'plain' }, ...rules),
      principle.judgement === '' ? undefined : element('p', {}, principle.judgement),
      view.decided === '' ? drawJudge(principle) : element('p', { class: 'quiet' }, words.decided(view.decided)),
    ),
  );
  box.addEventListener('toggle', () => opened.set(principle.principle, box.open));
  return box;
}

function drawJudge(principle: PrincipleView): HTMLElement {
  const name = `override-${principle.principle}`;
  const choice = (label: 'Override to met' | 'Override to not met'): HTMLElement =>
    element('label', {}, element('input', { type: 'radio', name, value: label }), ` ${label}`);
  const reason = element('textarea', { 'aria-describedby': `error-${principle.principle}`, rows: '3' });
  const error = element('p', { class: 'error', id: `error-${principle.principle}`, role: 'alert' });
  const fieldset = element(
    'fieldset',
    {},
    element('legend', {}, words.judge),
    button(words.agree, 'plain', words.recordFor(words.agree, principle.name, view.no), () =>
      record(principle, 'Agree', '', error),
    ),
    choice('Override to met'),
    choice('Override to not met'),
    element('label', {}, words.reason, reason),
    error,
    button(words.record, 'plain', words.recordFor(words.record, principle.name, view.no), () => {
      const chosen = fieldset.querySelector<HTMLInputElement>('input:checked')?.value;
      if (chosen === 'Override to met' || chosen === 'Override to not met') record(principle, chosen, reason.value, error);
      else error.textContent = words.chooseOverride;
    }),
  );
  return fieldset;
}

function record(
  principle: PrincipleView,
  judgement: 'Agree' | 'Override to met' | 'Override to not met',
  reason: string,
  error: HTMLElement,
): void {
  const request = { no: view.no, principle: principle.principle, judgement, reason, seen: principle.seen };
  run(async () => {
    const result = await call('recordJudgement', request);
    view = result.view;
    draw();
    say(result.message);
  }, error);
}

function refresh(): void {
  run(async () => {
    view = await call('viewProposal', view.no);
    draw();
    say(words.readAgain);
  });
}

/** One action at a time; what goes wrong is said beside the field it belongs to, or at the top. */
function run(action: () => Promise<void>, error?: HTMLElement): void {
  const buttons = [...document.querySelectorAll('button')];
  for (const each of buttons) each.disabled = true;
  say(words.working);
  if (error !== undefined) error.textContent = '';
  action()
    .then(() => {
      if (byId('status').textContent === words.working) say('');
    })
    .catch((problem: Error) => {
      say(error === undefined ? problem.message : '');
      if (error !== undefined) error.textContent = problem.message;
    })
    .finally(() => {
      for (const each of buttons) each.disabled = false;
    });
}

function say(message: string): void {
  byId('status').textContent = message;
}

function drawRemarks(): HTMLElement {
  if (view.remarks.length === 0) return element('p', {}, words.noRemarks);
  return element('ul', { class: 'plain' }, ...view.remarks.map(({ text }) => element('li', {}, text)));
}

function button(label: string, kind: 'link' | 'plain' | 'main', name: string, action: () => void): HTMLButtonElement {
  return element('button', { type: 'button', class: kind, 'aria-label': name, click: action }, label);
}

draw();
