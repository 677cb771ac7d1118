/** The windows of the View menu: mail, files, clock and triggers, people. */
import type { Request, ViewName, Views } from '../server/protocol';
import { Dialog } from './dialogs';
import { button, element } from './elements';
import { words } from './words';

export interface ViewOwner {
  request(request: Request): Promise<unknown>;
  saveDriveFile(id: string, name: string): void;
  becomePerson(email: string): void;
  focusSheet(): void;
}

type Show = (owner: ViewOwner) => Promise<void>;

const fetchView = async <Name extends ViewName>(owner: ViewOwner, name: Name): Promise<Views[Name]> =>
  (await owner.request({ kind: 'view', name })) as Views[Name];

const open = (owner: ViewOwner, title: string, width: number, ...content: Node[]): Dialog =>
  new Dialog({ title, modal: true, width, closed: () => owner.focusSheet() }, ...content);

const note = (text: string): HTMLElement => element('p', { class: 'message' }, text);

export const showMail: Show = async (owner) => {
  const messages = await fetchView(owner, 'mail');
  const frame = element('iframe', { title: words.mailMessage, sandbox: '', class: 'mail' });
  const heads = element('dl', { class: 'heads' });
  const list = element('ul', { class: 'list' });
  const show = (message: Views['mail'][number], item: HTMLButtonElement) => {
    for (const other of list.querySelectorAll('button')) other.removeAttribute('aria-current');
    item.setAttribute('aria-current', 'true');
    heads.replaceChildren(
      ...[element('dt', {}, words.mailFrom), element('dd', {}, message.from)],
      ...[element('dt', {}, words.mailTo), element('dd', {}, message.to)],
    );
    frame.src = message.address;
  };
  const items = messages.map((message) => {
    const item: HTMLButtonElement = button('', () => show(message, item));
    item.append(
      element('strong', {}, message.subject),
      element('span', {}, message.to),
      element('span', {}, dayOf(message.date)),
    );
    list.append(element('li', {}, item));
    return item;
  });
  const content =
    messages.length === 0
      ? [note(words.mailEmpty)]
      : [element('div', { class: 'mailbox' }, list, element('div', {}, heads, frame))];
  open(owner, words.mailTitle, messages.length === 0 ? 440 : 860, ...content);
  items[0]?.click();
};

export const showDrive: Show = async (owner) => {
  const files = await fetchView(owner, 'drive');
  const rows = files.map(({ id, name, changed, size }) =>
    element(
      'li',
      {},
      element('span', {}, element('strong', {}, name), ` ${dayOf(changed)}, ${Math.ceil(size / 1000)} kB`),
      button(words.download, () => owner.saveDriveFile(id, name), { 'aria-label': words.driveSave(name) }),
    ),
  );
  open(owner, words.driveTitle, 560, rows.length === 0 ? note(words.driveEmpty) : element('ul', { class: 'rows' }, ...rows));
};

export const showClock: Show = async (owner) => {
  const body = element('div');
  const status = element('p', { role: 'status' });
  const act = async (request: Request, said = '') => {
    try {
      await owner.request(request);
      status.textContent = said;
    } catch (error) {
      status.textContent = words.noAnswer((error as Error).message);
    }
    await draw();
  };
  const draw = async () => {
    const { now, moved, triggers } = await fetchView(owner, 'clock');
    const rows = triggers.map(({ handler, event, settings, user }) =>
      element(
        'li',
        {},
        element('span', {}, element('strong', {}, handler), ` ${[event, settings, user].filter(Boolean).join(' · ')}`),
        button(words.triggerRun(handler), () => void act({ kind: 'fire', name: handler }, words.triggerRan(handler))),
      ),
    );
    body.replaceChildren(
      note(words.clockNow(new Date(now).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' }))),
      ...(moved ? [note(words.clockMoved)] : []),
      element(
        'div',
        { class: 'buttons start' },
        button(words.clockForward, () => void act({ kind: 'clock', months: 1 })),
        button(words.clockBack, () => void act({ kind: 'clock' })),
      ),
      element('h3', {}, words.triggersHeading),
      rows.length === 0 ? note(words.triggersEmpty) : element('ul', { class: 'rows' }, ...rows),
    );
  };
  await draw();
  open(owner, words.clockTitle, 560, body, status);
};

export const showPeople: Show = async (owner) => {
  const people = await fetchView(owner, 'people');
  const choices = people.map(({ email, name, more, current }) => {
    const input = element('input', { type: 'radio', name: 'person', value: email, checked: current });
    return element('label', { class: 'choice' }, input, element('span', {}, [name, more, email].filter(Boolean).join(' · ')));
  });
  const choose = () => {
    const chosen = dialog.element.querySelector<HTMLInputElement>('input:checked')?.value;
    dialog.close();
    if (chosen !== undefined) owner.becomePerson(chosen);
  };
  const dialog: Dialog = open(
    owner,
    words.peopleTitle,
    480,
    note(words.peopleHelp),
    element('fieldset', {}, element('legend', { class: 'unseen' }, words.peopleTitle), ...choices),
    element('div', { class: 'buttons' }, button(words.ok, choose, { class: 'primary' })),
  );
};

const dayOf = (text: string): string => {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
};
