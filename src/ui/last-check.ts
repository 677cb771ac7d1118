/** What the last check is still worth: nothing to say while it holds, else what has changed since, or that there was none. */
import type { ProposalView } from '../domain/proposal-view';
import { button, element, type Kind, section, signed } from './elements';
import { words } from './words';

export interface LastCheckActions {
  link(header: string): HTMLElement;
  check(): void;
}

export const isOutOfDate = ({ lastCheck, decided }: ProposalView): boolean =>
  decided === '' && lastCheck !== null && lastCheck.changes.length > 0;

export function drawLastCheck(view: ProposalView, actions: LastCheckActions): HTMLElement | undefined {
  if (view.decided !== '') return undefined;
  const { lastCheck } = view;
  if (lastCheck === null) {
    return drawNotice('note', words.notChecked, words.check, view, actions, element('p', {}, words.notCheckedNote));
  }
  if (!isOutOfDate(view)) return undefined;
  const said = element('p', {}, words.sinceCheck(lastCheck.on, lastCheck.verdict));
  return drawNotice('warning', words.outOfDate, words.checkAgain, view, actions, said, drawChanges(lastCheck.changes, actions));
}

function drawNotice(
  kind: Kind,
  heading: string,
  action: string,
  { no }: ProposalView,
  { check }: LastCheckActions,
  ...children: HTMLElement[]
): HTMLElement {
  const act = button(action, { class: 'main', id: 'check-now', name: words.named(action, no) }, check);
  const made = section('', ...children, element('div', { class: 'buttons' }, act));
  made.className = `notice ${kind}`;
  made.querySelector('h2')?.replaceChildren(element('span', {}, ...signed(kind, heading)));
  return made;
}

type Changes = NonNullable<ProposalView['lastCheck']>['changes'];

/** A cell that several principles read stands once, with all of them. */
function drawChanges(changes: Changes, { link }: LastCheckActions): HTMLElement {
  const others = changes.filter(({ header }) => header === '');
  const cells = changes.filter(({ header }) => header !== '');
  const headers = [...new Set(cells.map(({ header }) => header))];
  const rows = headers.map((header) => {
    const readers = cells.filter((change) => change.header === header);
    const parts = readers.map(({ part }) => part);
    const [{ before, now } = { before: '', now: '' }] = readers;
    return element(
      'li',
      {},
      link(header),
      element(
        'dl',
        { class: 'was-now' },
        element('div', {}, element('dt', {}, words.was), element('dd', {}, before)),
        element('div', {}, element('dt', {}, words.now), element('dd', {}, now)),
      ),
      element('p', { class: 'small' }, words.changedIn(parts)),
    );
  });
  return element('ul', {}, ...rows, ...others.map(({ line }) => element('li', {}, line)));
}
