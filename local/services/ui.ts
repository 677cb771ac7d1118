/** Ui: menus, messages, sidebars and dialogs. Nobody is asked here: what a person would have seen is recorded, and the host's answers are given. */
import type { MenuEntry, UiEvent } from '../runtime/contract';
import type { RunningExecution } from '../runtime/execution';
import { defineEnum, EnumConstant } from '../runtime/service-enum';
import { expose, ServiceError, signatureError } from '../runtime/service-object';
import type { Answer, Reply } from '../runtime/session';
import { HtmlOutput } from './html-output';
import { dropLocks } from './lock-service';

const Button = defineEnum('Ui.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const ButtonSet = defineEnum('Ui.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
type ButtonName = keyof typeof Button;
type ButtonSetName = keyof typeof ButtonSet;

const buttons: Record<ButtonSetName, readonly ButtonName[]> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

export class Menu {
  private readonly items: MenuEntry[] = [];

  constructor(
    private readonly caption: string,
    private readonly show: (event: UiEvent) => void,
  ) {}

  addItem(caption: unknown, functionName: unknown): this {
    if (typeof caption !== 'string' || typeof functionName !== 'string')
      throw signatureError('Menu.addItem', caption, functionName);
    this.items.push({ caption, functionName });
    return this;
  }

  addSeparator(): this {
    this.items.push({ separator: true });
    return this;
  }

  addSubMenu(menu: unknown): this {
    if (!(menu instanceof Menu)) throw signatureError('Menu.addSubMenu', menu);
    this.items.push({ caption: menu.caption, items: menu.items });
    return this;
  }

  addToUi(): void {
    this.show({ kind: 'menu', title: this.caption, text: '', items: structuredClone(this.items) });
  }
}
expose(Menu, 'Menu', [
  'addItem',
  'addSeparator',
  'addSubMenu',
  'addToUi',
] satisfies readonly (keyof GoogleAppsScript.Base.Menu)[]);

export class PromptResponse {
  constructor(
    private readonly button: EnumConstant,
    private readonly text: string,
  ) {}

  getSelectedButton(): EnumConstant {
    return this.button;
  }

  getResponseText(): string {
    return this.text;
  }
}
expose(PromptResponse, 'PromptResponse', [
  'getSelectedButton',
  'getResponseText',
] satisfies readonly (keyof GoogleAppsScript.Base.PromptResponse)[]);

export class Ui {
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  constructor(private readonly execution: RunningExecution) {}

  createMenu(caption: string): Menu {
    return new Menu(String(caption), (event) => this.show(event));
  }

  createAddonMenu(): Menu {
    return this.createMenu('Extensions');
  }

  alert(...args: unknown[]): EnumConstant {
    const question = readQuestion('Ui.alert', args);
    const button = alertButton(question, this.ask('alert', question));
    this.record('alert', question, button);
    return Button[button];
  }

  prompt(...args: unknown[]): PromptResponse {
    const question = readQuestion('Ui.prompt', args);
    const answer = this.ask('prompt', question);
    if (isReply(answer)) {
      this.record('prompt', question, answer.text || answer.button);
      return new PromptResponse(Button[buttonNamed(question, answer.button)], answer.text);
    }
    const offered = buttons[question.buttons];
    const primary = offered[0] ?? 'OK';
    const refused = answer === null ? 'CLOSE' : (offered[1] ?? 'CLOSE');
    const button = answer === null || answer === false ? refused : primary;
    const text = typeof answer === 'string' ? answer : '';
    this.record('prompt', question, button === primary ? text : button);
    return new PromptResponse(Button[button], text);
  }

  showSidebar(page: unknown): void {
    this.showPage('sidebar', 'Ui.showSidebar', page);
  }

  showModalDialog(page: unknown, title: unknown): void {
    this.showPage('dialog', 'Ui.showModalDialog', page, title, true);
  }

  showModelessDialog(page: unknown, title: unknown): void {
    this.showPage('dialog', 'Ui.showModelessDialog', page, title, false);
  }

  private showPage(kind: 'sidebar' | 'dialog', method: string, page: unknown, title?: unknown, modal?: boolean): void {
    const isTitled = kind === 'sidebar' || typeof title === 'string';
    if (!(page instanceof HtmlOutput) || !isTitled) throw signatureError(method, page, title);
    const [width, height] = [page.getWidth(), page.getHeight()];
    this.show({
      kind,
      title: typeof title === 'string' ? title : page.getTitle(),
      text: '',
      html: page.getContent(),
      ...(modal !== undefined && { modal }),
      ...(width !== null && { width }),
      ...(height !== null && { height }),
    });
  }

  /** The script sleeps while a person reads: its locks are gone when it goes on. */
  private ask(kind: 'alert' | 'prompt', { title, text, buttons: set }: Question): Answer | Reply | undefined {
    const { engine, answers, session } = this.execution;
    engine.flush();
    dropLocks(this.execution);
    const asked = session.ask?.({ kind, title, text, buttons: buttons[set] });
    return asked !== undefined ? asked : answers.length > 0 ? answers.shift() : undefined;
  }

  /** A question that was answered has been seen already by the person who answered it. */
  private record(kind: 'alert' | 'prompt', { title, text }: Question, answer: string): void {
    const { metrics, session } = this.execution;
    const event: UiEvent = { kind, title, text, answer };
    metrics.ui.push(event);
    if (!session.show) session.ui.push(event);
  }

  private show(event: UiEvent): void {
    this.execution.show(event);
  }
}
expose(
  Ui,
  'Ui',
  [
    'createMenu',
    'createAddonMenu',
    'alert',
    'prompt',
    'showSidebar',
    'showModalDialog',
    'showModelessDialog',
  ] satisfies readonly (keyof GoogleAppsScript.Base.Ui)[],
  ['Button', 'ButtonSet'] satisfies readonly (keyof GoogleAppsScript.Base.Ui)[],
);

interface Question {
  title: string;
  text: string;
  buttons: ButtonSetName;
}

/** (prompt), (prompt, buttons) or (title, prompt, buttons). */
function readQuestion(method: string, args: readonly unknown[]): Question {
  const set = args.length > 1 ? args.at(-1) : ButtonSet.OK;
  const isSet = set instanceof EnumConstant && set.enumName === 'Ui.ButtonSet';
  if (!isSet || args.length < 1 || args.length > 3) throw signatureError(method, ...args);
  const texts = args.length === 3 ? [String(args[0]), String(args[1])] : ['', String(args[0])];
  return { title: texts[0] ?? '', text: texts[1] ?? '', buttons: set.name() as ButtonSetName };
}

/** true is the primary button, false the one that declines, null the cross in the title bar. */
function alertButton(question: Question, answer: Answer | Reply | undefined): ButtonName {
  const offered = buttons[question.buttons];
  if (isReply(answer)) return buttonNamed(question, answer.button);
  if (answer === null) return 'CLOSE';
  if (answer === undefined || answer === true) return offered[0] ?? 'OK';
  if (answer === false) return offered[1] ?? 'CLOSE';
  return buttonNamed(question, answer);
}

function buttonNamed(question: Question, answer: string): ButtonName {
  const offered = buttons[question.buttons];
  const named = [...offered, 'CLOSE' as const].find((name) => name === answer.toUpperCase());
  if (!named)
    throw new ServiceError(
      `The local host was told to answer "${answer}" to "${question.text}", which offers ${offered.join(', ')}.`,
    );
  return named;
}

function isReply(answer: Answer | Reply | undefined): answer is Reply {
  return typeof answer === 'object' && answer !== null;
}
