/** Dialogs of the page: questions of the script, its pages, and our own. Focus goes in, and back to the sheet. */
import type { Question } from '../server/protocol';
import { button, element } from './elements';
import { words } from './words';

export interface DialogOptions {
  title: string;
  modal: boolean;
  width?: number | undefined;
  height?: number | undefined;
  /** Where the focus goes; the first control when left out. */
  first?: HTMLElement | undefined;
  closed?: () => void;
  /** Asked when a person closes it by the cross or by Escape. */
  mayClose?: () => Promise<boolean>;
}

let dialogs = 0;

export class Dialog {
  readonly element: HTMLDialogElement;
  private readonly body: HTMLElement;
  private isOpen = true;

  constructor(
    private readonly options: DialogOptions,
    ...content: Node[]
  ) {
    dialogs += 1;
    const id = `dialog-${dialogs}`;
    const close = button('×', () => this.dismiss(), { class: 'cross', 'aria-label': words.close });
    this.body = element('div', { class: 'dialog-body' }, ...content);
    this.element = element(
      'dialog',
      { 'aria-labelledby': id, class: options.modal ? 'modal' : 'modeless' },
      element('header', {}, element('h2', { id }, options.title), close),
      this.body,
    );
    this.resize(options.width, options.height);
    this.element.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.dismiss();
    });
    if (!options.modal) this.element.addEventListener('keydown', ({ key }) => key === 'Escape' && this.dismiss());
    document.body.append(this.element);
    if (options.modal) this.element.showModal();
    else this.element.show();
    (options.first ?? close).focus();
  }

  resize(width: number | undefined, height: number | undefined): void {
    if (width) this.body.style.width = `${width}px`;
    if (height) this.body.style.height = `${height}px`;
  }

  /** As a person does. */
  dismiss(): void {
    const { mayClose } = this.options;
    if (mayClose === undefined) this.close();
    else void mayClose().then((may) => may && this.close());
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.element.close();
    this.element.remove();
    this.options.closed?.();
  }
}

/** Shows a question of the script; its answer is a button's name and, for a prompt, what was written. */
export function ask(
  { kind, title, text, buttons }: Pick<Question, 'kind' | 'title' | 'text' | 'buttons'>,
  answer: (button: string, text: string) => void,
  closed: () => void,
): void {
  const input = element('input', { type: 'text', id: 'prompt-answer', autocomplete: 'off' });
  let chosen = 'CLOSE';
  const choose = (name: string) => {
    chosen = name;
    dialog.close();
  };
  const controls = buttons.map((name, i) =>
    button(words.buttons[name] ?? name, () => choose(name), { class: i === 0 ? 'primary' : '' }),
  );
  const message = element('p', { class: 'message', id: 'question-text' }, text);
  const content: Node[] = [message];
  if (kind === 'prompt') content.push(element('label', { for: 'prompt-answer' }, words.answer), input);
  input.addEventListener('keydown', ({ key }) => key === 'Enter' && choose(buttons[0] ?? 'OK'));
  const dialog: Dialog = new Dialog(
    {
      ...{ title: title || words.appAsks, modal: true, width: 420, first: kind === 'prompt' ? input : controls[0] },
      closed: () => {
        answer(chosen, chosen === 'CLOSE' ? '' : input.value);
        closed();
      },
    },
    ...content,
    element('div', { class: 'buttons' }, ...controls),
  );
  dialog.element.setAttribute('aria-describedby', 'question-text');
}

export function say(title: string, texts: readonly string[], closed: () => void): void {
  const ok = button(words.ok, () => dialog.close(), { class: 'primary' });
  const dialog: Dialog = new Dialog(
    { title, modal: true, width: 440, first: ok, closed },
    ...texts.map((text) => element('p', { class: 'message' }, text)),
    element('div', { class: 'buttons' }, ok),
  );
}
