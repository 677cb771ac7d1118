/** The workbook that several windows have open: applies what they ask for, numbers what changes, and keeps it safe before it is told. */
import type { WorkbookEngine } from '../engine/engine';
import type { EngineSheet } from '../engine/sheet';
import { removeReversibly, reversibly } from '../engine/taking-back';
import type { Host } from '../host';
import type { Selection } from '../runtime/contract';
import { followShift, type Shift, storedIn } from '../services/spreadsheet/stored';
import type { EditedCells } from '../services/triggers';
import { calculated, isAllowed, isFinal, isLasting, isReshaping, setArrays, setRangeValues } from './changes';
import { closePastedRanges, contentBefore, editEvents, writeFilledFormulas, writtenCells } from './edits';
import type { Journal } from './journal';
import type { Mutation, Reshape, Welcome } from './protocol';
import { Watchers } from './watchers';

/** A calculation's results for formulas that stand in no cell, by unit, sheet and id. */
interface Calculated {
  unitOtherData?: Record<string, Record<string, Record<string, unknown>>>;
}

interface Pending extends Mutation {
  /** The window that made this change and shows it already. */
  own?: string | undefined;
}

export interface Listener {
  /** Each window gets what it does not show yet. */
  changed(number: number, mutations: (window: string) => Mutation[], key: string | undefined): void;
  /** Of the window's own colours and validations. */
  watched(window: string, mutation: Mutation): void;
  /** Something is to be written into the file. */
  unsaved(): void;
}

/** As many steps back as the page's own list goes. */
const most = 20;

/** A window asked for something before it had shown where the cells are now. */
export class OutOfDate extends Error {}

export class LiveBook {
  /** Of the last change. */
  number = 0;
  /** The last change of each window that gave cells another address; under '' those that no window showed before. */
  private readonly reshaped = new Map<string, number>();
  private pending: Pending[] = [];
  /** Rows and columns that came, went or moved, and can be put back: the last one first. */
  private steps: { key: string; takeBack: () => void }[] = [];
  private applying: { window: string; id: string } | undefined;
  private keptState: string;
  private arrays = '';
  readonly watchers: Watchers;
  private readonly engine: WorkbookEngine;

  constructor(
    readonly host: Host,
    private readonly journal: Journal,
    private readonly listener: Listener,
  ) {
    this.engine = host.engine;
    this.watchers = new Watchers(this.engine, (window, mutation) => listener.watched(window, mutation));
    this.keptState = JSON.stringify(host.state);
    this.engine.book.onMutation(({ id, params }) => this.note(id, (params ?? {}) as Record<string, unknown>));
  }

  private note(id: string, params: Record<string, unknown>): void {
    this.watchers.note({ id, params });
    if (id === calculated) this.watchers.results((params as unknown as Calculated).unitOtherData?.[this.engine.unitId] ?? {});
    if (!isLasting(id) || this.isKnown(id, params)) return;
    // A cell's last value is everybody's; any other change is made once.
    const isOwn = this.applying?.id === id && id !== setRangeValues;
    this.pending.push({ id, params: plain(params), own: isOwn ? this.applying?.window : undefined });
  }

  /** Every calculation tells the spilled results, changed or not. */
  private isKnown(id: string, params: Record<string, unknown>): boolean {
    if (id !== setArrays) return false;
    const arrays = JSON.stringify(params);
    if (arrays === this.arrays) return true;
    this.arrays = arrays;
    return false;
  }

  /** What has changed since the last time, formulas' results included. */
  commit(key?: string): void {
    this.engine.flush();
    this.commitWritten(key);
  }

  /** What has been written: onto the disk first, then to every window. A script goes on, and nobody waits for formulas meanwhile. */
  commitWritten(key?: string): void {
    this.engine.apply();
    const mutations = this.pending;
    this.pending = [];
    const state = JSON.stringify(this.host.state);
    const hasNewState = state !== this.keptState;
    if (mutations.length === 0 && !hasNewState) return;
    const entry = { mutations: mutations.map(({ id, params }) => ({ id, params })) };
    this.journal.append(hasNewState ? { ...entry, state: this.host.state } : entry);
    this.keptState = state;
    this.number += 1;
    for (const { id, own = '' } of mutations) if (isReshaping(id)) this.reshaped.set(own, this.number);
    if (key === undefined && mutations.some(({ id }) => isFinal(id))) this.steps = [];
    this.listener.changed(this.number, (window) => mutations.filter(({ own }) => own !== window).map(withoutOwner), key);
    this.listener.unsaved();
    this.watchers.soon();
  }

  private requireSight(window: string, seen: number): void {
    for (const [by, number] of this.reshaped) if (by !== window && seen < number) throw new OutOfDate();
  }

  /** Gives the events of the edit, to be fired once the person has been told that it is made. */
  edit(window: string, seen: number, mutations: Mutation[]): EditedCells[] {
    this.requireSight(window, seen);
    const wrong = mutations.find((mutation) => !isAllowed(mutation, this.engine.unitId));
    if (wrong) throw new Error(`A window may not send ${wrong.id}.`);
    const written = writtenCells(this.engine, mutations);
    const oldValue = contentBefore(written);
    closePastedRanges(this.engine, written);
    for (const { id, params } of mutations) {
      this.applying = { window, id };
      try {
        this.engine.execute(id, params);
      } finally {
        this.applying = undefined;
      }
    }
    writeFilledFormulas(this.engine, written);
    if (mutations.some(({ id }) => isReshaping(id))) this.engine.closeRangesAgain();
    this.commit();
    return editEvents(written, oldValue);
  }

  reshape(window: string, seen: number, step: Reshape, key: string): void {
    this.requireSight(window, seen);
    this.commit();
    const sheet = this.engine.sheetById(step.sheetId);
    if (!sheet) throw new Error(`There is no sheet ${step.sheetId}.`);
    const { state } = this.host;
    const stored = structuredClone(storedIn(state));
    const takeBack = step.what === 'deleteSheet' ? this.removeSheet(sheet) : reversibly(sheet, () => changeShape(sheet, step));
    const shift = shiftOf(step);
    if (shift) followShift(state, sheet, shift);
    this.steps.push({
      key,
      takeBack: () => {
        takeBack();
        Object.assign(storedIn(state), stored);
      },
    });
    this.steps.splice(0, this.steps.length - most);
    this.commit(key);
  }

  private removeSheet(sheet: EngineSheet): () => void {
    const others = this.engine.sheets().filter((other) => other !== sheet && !other.hidden);
    if (others.length === 0) throw new Error('The last tab in sight stays.');
    return removeReversibly(sheet);
  }

  /** Takes back the last step of all windows, if it is this one. */
  unshape(window: string, seen: number, key: string): boolean {
    this.requireSight(window, seen);
    this.commit();
    if (this.steps.at(-1)?.key !== key) return false;
    this.steps.pop()?.takeBack();
    this.commit(key);
    return true;
  }

  /** Runs something of the script for a person; what it did stands also when it failed. Tells what is selected then. */
  run(person: string, selection: Selection | undefined, action: () => unknown): { value: unknown; selection: Selection } {
    let value: unknown;
    try {
      const selected = this.host.actAs(person, selection, () => {
        value = action();
      });
      return { value, selection: selected };
    } finally {
      this.commit();
    }
  }

  welcome(): Pick<Welcome, 'number' | 'workbook' | 'spills' | 'functions'> {
    this.commit();
    const formulas = this.engine.book.formulas;
    const arrays = {
      id: setArrays,
      params: plain({
        arrayFormulaRange: formulas.getArrayFormulaRange(),
        arrayFormulaCellData: formulas.getArrayFormulaCellData(),
      }),
    };
    const { number } = this;
    return { number, workbook: this.engine.packed(), spills: [arrays], functions: [...this.host.serverFunctions] };
  }

  /** Repeats what a host that was killed had written down. */
  replay(entries: readonly { mutations: Mutation[]; state?: object | undefined }[]): void {
    for (const { mutations, state } of entries) {
      for (const { id, params } of mutations) this.engine.execute(id, params);
      if (state) Object.assign(this.host.state, state);
    }
    this.engine.recalculate();
    this.engine.flush();
    this.pending = [];
    this.keptState = JSON.stringify(this.host.state);
  }
}

function changeShape({ shape }: EngineSheet, { what, start, count, at }: Reshape): void {
  if (what === 'deleteSheet') return;
  if (what === 'insertRows' || what === 'insertColumns' || what === 'deleteRows' || what === 'deleteColumns')
    shape[what](start, count, at);
  else shape[what](start, count, at ?? start);
}

/** What protections and metadata follow; they do not follow moves. */
function shiftOf({ what, start, count }: Reshape): Shift | undefined {
  if (what === 'deleteSheet' || what === 'moveRows' || what === 'moveColumns') return undefined;
  return { rows: what.endsWith('Rows'), at: start, count: what.startsWith('insert') ? count : -count };
}

/** Built in the engine's realm, and the engine may still change it. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? {})) as Record<string, unknown>;
const withoutOwner = ({ id, params }: Pending): Mutation => ({ id, params });
