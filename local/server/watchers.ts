/**
 * The formulas of windows' colours and validations. They decide only what cells look like there, and there are many cells: so they are
 * calculated when the person has been told what came of an edit, the engine knows them no longer than that, and a window hears of a
 * result only when it is another one.
 */
import type { WorkbookEngine } from '../engine/engine';
import { calculated, calculationStart } from './changes';
import type { Mutation } from './protocol';

interface Watched {
  window: string;
  sheetId: string;
  formula: { f?: string };
  /** The result that the window has, as JSON. */
  told: string;
}

/** Long enough for the next edit to come first. */
const pause = 250;

/** The range of a list on another sheet: `='Lists'!$A$2:$A$100`. */
const oneRange = /^=(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?$/iu;

export class Watchers {
  /** By the formula's id. */
  private readonly watched = new Map<string, Watched>();
  /** Sheets that have changed since the last calculation; undefined when any may have. */
  private changed: Set<string> | undefined = new Set();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: WorkbookEngine,
    private readonly tell: (window: string, mutation: Mutation) => void,
  ) {}

  change(window: string, mutations: readonly Mutation[]): void {
    for (const { params } of mutations) {
      const sheetId = String(params.subUnitId);
      for (const [id, formula] of Object.entries((params.formulaMap ?? {}) as Record<string, Watched['formula']>))
        this.watched.set(id, { window, sheetId, formula, told: '' });
      for (const id of (params.formulaIdList ?? []) as string[]) this.watched.delete(id);
    }
    this.soon();
  }

  forget(window: string): void {
    for (const [id, watched] of this.watched) if (watched.window === window) this.watched.delete(id);
  }

  /** A mutation of the workbook; `soon` follows when it is to be looked at. */
  note({ id, params }: Mutation): void {
    if (id.startsWith('formula.')) return;
    if (typeof params.subUnitId === 'string' && id !== 'sheet.mutation.set-worksheet-name') this.changed?.add(params.subUnitId);
    else this.changed = undefined;
  }

  /** After a change of the workbook. */
  soon(): void {
    clearTimeout(this.timer);
    if (this.watched.size > 0) this.timer = setTimeout(() => this.calculate(), pause);
  }

  /** What a calculation says of windows' formulas, by sheet and id. */
  results(sheets: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void {
    for (const [sheetId, results] of Object.entries(sheets)) {
      const news = new Map<string, Record<string, unknown>>();
      for (const [id, result] of Object.entries(results)) {
        const watched = this.watched.get(id);
        const text = JSON.stringify(result);
        if (!watched || watched.told === text) continue;
        watched.told = text;
        news.set(watched.window, { ...news.get(watched.window), [id]: JSON.parse(text) });
      }
      for (const [window, told] of news) {
        const unitOtherData = { [this.engine.unitId]: { [sheetId]: told } };
        this.tell(window, { id: calculated, params: { unitData: {}, unitOtherData } });
      }
    }
  }

  private mayBeAnother({ formula, told }: Watched): boolean {
    const [, quoted, plain] = oneRange.exec(formula.f ?? '') ?? [];
    const name = quoted?.replaceAll("''", "'") ?? plain;
    if (told === '' || this.changed === undefined || name === undefined) return true;
    return this.changed.has(this.engine.sheet(name)?.id ?? '');
  }

  private calculate(): void {
    const sheets = new Map<string, Record<string, unknown>>();
    for (const [id, watched] of this.watched)
      if (this.mayBeAnother(watched)) sheets.set(watched.sheetId, { ...sheets.get(watched.sheetId), [id]: watched.formula });
    this.changed = new Set();
    const dirty: Record<string, Record<string, true>> = {};
    for (const [subUnitId, formulaMap] of sheets) {
      // Other tabs may have gone meanwhile.
      if (!this.engine.sheetById(subUnitId)) continue;
      this.engine.execute('formula.mutation.set-other-formula', { subUnitId, formulaMap });
      dirty[subUnitId] = Object.fromEntries(Object.keys(formulaMap).map((id) => [id, true] as const));
    }
    if (Object.keys(dirty).length === 0) return;
    this.engine.execute(calculationStart, { dirtyUnitOtherFormulaMap: { [this.engine.unitId]: dirty } });
    this.engine.flush();
    for (const [subUnitId, ids] of Object.entries(dirty))
      this.engine.execute('formula.mutation.remove-other-formula', { subUnitId, formulaIdList: Object.keys(ids) });
  }
}
