/** Starts the page: the spreadsheet, the connection, and everything around the sheet. */
import { DeviceInputEventType } from '@univerjs/engine-render';
import { IEditorBridgeService } from '@univerjs/sheets-ui';
import { ILayoutService } from '@univerjs/ui';
import type { Selection } from '../runtime/contract';
import type { ShownPage, ToWindow, Welcome } from '../server/protocol';
import { readCellsAloud } from './cell-reader';
import { Connection } from './connection';
import { ask, say } from './dialogs';
import { byId } from './elements';
import { download, newExample, openFile } from './files';
import { findInSheet } from './find';
import { addKeys } from './keys';
import { followLinks } from './links';
import { MenuBar } from './menu-bar';
import { Menus } from './menus';
import { nameControls } from './names';
import { keepPlace } from './place';
import { Regions } from './regions';
import { RowHeights } from './row-heights';
import { type Opening, ScriptPages } from './script-pages';
import { select, selectionOf } from './selection';
import { SheetSync } from './sheet-sync';
import { Status } from './status';
import { readAsTheHost } from './typing';
import { startUniver } from './univer';
import { showClock, showDrive, showMail, showPeople, type ViewOwner } from './views';
import { words } from './words';

const personKey = 'person';
const noticeKey = 'notice';

class Page implements ViewOwner {
  private readonly univer = startUniver();
  private readonly status = new Status();
  private readonly connection = new Connection({
    welcome: (welcome) => this.welcome(welcome),
    message: (message) => this.receive(message),
    busy: (waiting) => this.status.busy(waiting),
    lost: () => this.status.lost(),
    back: (uncertain) => this.startAfresh(uncertain ? words.uncertain : undefined),
  });
  private readonly sync = new SheetSync(this.univer, this.connection, {
    mayTakeBack: (cells) => this.agrees(words.takeBackTitle, words.takeBackFilled(cells), 'UNDO'),
    mayUndoOver: () => this.agrees(words.takeBackTitle, words.undoOver, 'UNDO'),
    failed: (reason) => this.tellFailure(words.noAnswer(reason)),
    cannotTakeBack: () => this.status.toast('', words.notTakenBack),
  });
  private readonly bar = new MenuBar(byId('menus'), () => this.focusSheet());
  private readonly menus = new Menus(this.bar, {
    run: (name) => this.runMenuItem(name),
    download: () => this.attempt(download('download', 'workbook.xlsx')),
    open: () => openFile((reason) => this.tellFailure(reason)),
    example: () => this.attempt(this.openExample()),
    command: (id) => void this.univer.commands.executeCommand(id),
    mail: () => this.attempt(showMail(this)),
    drive: () => this.attempt(showDrive(this)),
    clock: () => this.attempt(showClock(this)),
    people: () => this.attempt(showPeople(this)),
    about: () => this.tellAbout(),
  });
  private readonly pages = new ScriptPages({
    run: (name, args) => this.call(name, args),
    openAgain: (opening) => this.run(opening),
    mayDiscard: () => this.agrees(words.discardTitle, words.discardText, 'DISCARD'),
    focusSheet: () => this.focusSheet(),
  });
  private heights: RowHeights | undefined;
  /** What was run last: whatever page comes is its. */
  private latest: Opening | undefined;

  constructor() {
    new Regions(this.bar, () => this.focusSheet());
    this.connection.person = sessionStorage.getItem(personKey) ?? undefined;
    byId('person').addEventListener('click', () => this.attempt(showPeople(this)));
    byId('to-google').addEventListener('click', () => this.tellAbout());
    byId('hide-banner').addEventListener('click', () => {
      byId('banner').hidden = true;
      this.focusSheet();
    });
    const notice = sessionStorage.getItem(noticeKey);
    sessionStorage.removeItem(noticeKey);
    if (notice) this.status.toast('', notice);
  }

  // From the host

  private welcome(welcome: Welcome): void {
    this.showPerson(welcome.person);
    this.status.file(welcome.file);
    this.sync.load(welcome);
    readAsTheHost(this.univer.injector);
    readCellsAloud(this.univer, this.sync);
    nameControls();
    findInSheet(this.univer);
    followLinks(this.univer, this.sync);
    keepPlace(this.univer, this.sync, welcome.file);
    addKeys(this.univer, this.sync);
    this.heights = new RowHeights(this.univer, this.sync);
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }

  private receive(message: Parameters<Connection['events']['message']>[0] | ToWindow): void {
    if (message.type === 'changes' || message.type === 'watched') {
      this.sync.apply(message.mutations, message.type === 'changes' ? message.key : undefined);
      this.heights?.changed(message.mutations);
    } else if (message.type === 'toast') this.status.toast(message.title, message.text);
    else if (message.type === 'menu') this.menus.add(message.title, message.items);
    else if (message.type === 'page') this.showPage(message);
    else if (message.type === 'select') void select(this.univer, this.sync, message.selection);
    else if (message.type === 'refused') this.startAfresh(words.moved);
    else if (message.type === 'script') {
      this.menus.clear();
      this.attempt(this.pages.openAgain());
    } else if (message.type === 'reload') this.startAfresh(words.newBook);
    else if (message.type === 'question')
      ask(
        message,
        (button, text) => this.connection.send({ type: 'answer', question: message.question, button, text }),
        () => this.focusSheet(),
      );
  }

  private showPage(page: ShownPage): void {
    if (page.place === 'sidebar') this.pages.showSidebar(page, this.latest);
    else this.pages.showDialog(page, this.latest);
  }

  /** Everything anew, as the host has it. */
  private startAfresh(notice?: string): void {
    if (notice !== undefined) sessionStorage.setItem(noticeKey, notice);
    location.reload();
  }

  // To the host

  request(request: Parameters<Connection['request']>[0]): Promise<unknown> {
    this.sync.flush();
    return this.connection.request(request);
  }

  private runMenuItem(name: string): void {
    this.finishEdit()
      .then(() => this.run({ name, selection: this.selection() }))
      .catch((error: Error) => say(words.scriptFailed, [error.message], () => this.focusSheet()));
  }

  /** What is being typed into a cell is in it before anything else is done. */
  private async finishEdit(): Promise<void> {
    const { visible, unitId } = this.univer.injector.get(IEditorBridgeService).isVisible();
    if (!visible) return;
    const ending = { visible: false, eventType: DeviceInputEventType.PointerDown, unitId };
    await this.univer.commands.executeCommand('sheet.operation.set-cell-edit-visible', ending);
    // Its own commands follow.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  private call(name: string, args: unknown[]): Promise<unknown> {
    return this.run({ name, args, selection: this.selection() });
  }

  private run(opening: Opening): Promise<unknown> {
    this.latest = opening;
    return this.request({ kind: 'run', ...opening });
  }

  private selection(): Selection | undefined {
    return selectionOf(this.univer, this.sync);
  }

  becomePerson(email: string): void {
    this.connection.person = email;
    sessionStorage.setItem(personKey, email);
    this.menus.clear();
    this.attempt(this.request({ kind: 'person', email }));
    this.showPerson(email);
  }

  private async openExample(): Promise<void> {
    const agreed = await this.agrees(words.exampleTitle, words.exampleText(byId('title').textContent ?? ''), 'OPEN');
    this.focusSheet();
    if (!agreed) return;
    this.status.toast('', words.working);
    await newExample();
  }

  saveDriveFile(id: string, name: string): void {
    this.attempt(download(`drive/${id}`, name));
  }

  // What the person sees

  private showPerson(email: string): void {
    const chip = byId('person');
    chip.textContent = email;
    chip.setAttribute('aria-label', words.you(email));
  }

  focusSheet(): void {
    // The frame, or the menu, has it until it is taken away.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.univer.injector.get(ILayoutService).focus();
  }

  private attempt(action: Promise<unknown>): void {
    action.catch((error: Error) => this.tellFailure(words.noAnswer(error.message)));
  }

  private tellFailure(reason: string): void {
    this.status.toast('', reason);
  }

  /** Whether the person chose the second button; the first leaves everything as it is. */
  private agrees(title: string, text: string, button: string): Promise<boolean> {
    return new Promise((resolve) => {
      ask(
        { kind: 'alert', title, text, buttons: ['CANCEL', button] },
        (chosen) => resolve(chosen === button),
        () => document.querySelector('dialog[open]') ?? this.focusSheet(),
      );
    });
  }

  private tellAbout(): void {
    say(words.toGoogleTitle, words.toGoogleSteps, () => this.focusSheet());
  }
}

new Page();
