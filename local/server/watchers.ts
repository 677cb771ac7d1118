/**
 * The formulas of windows' colours and validations. They decide only what cells look like there, and there are many cells: so they are
 * calculated when the person has been told what came of an edit, and the engine knows them no longer than that.
 */
import type { WorkbookEngine } from '../engine/engine';
import { calculationStart } from './changes';
import type { Mutation } from './protocol';

interface Watched {
  window: string;
  sheetId: string;
  formula: unknown;
}

/** Long enough for the next edit to come first. */
const pause = 250;

export class Watchers {
  /** By the formula's id. */
  private readonly watched = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly engine: WorkbookEngine) {}

  change(window: string, mutations: readonly Mutation[]): void {
    for (const { params } of mutations) {
      const sheetId = String(params.subUnitId);
      for (const [id, formula] of Object.entries((params.formulaMap ?? {}) as object))
        this.watched.set(id, { window, sheetId, formula });
      for (const id of (params.formulaIdList ?? []) as string[]) this.watched.delete(id);
    }
    this.soon();
  }

  forget(window: string): void {
    for (const [id, watched] of this.watched) if (watched.window === window) this.watched.delete(id);
  }

  /** After a change of the workbook. */
  soon(): void {
    clearTimeout(this.timer);
    if (this.watched.size > 0) this.timer = setTimeout(() => this.calculate(), pause);
  }

  private calculate(): void {
    const sheets = new Map<string, Record<string, unknown>>();
    for (const [id, { sheetId, formula }] of this.watched) sheets.set(sheetId, { ...sheets.get(sheetId), [id]: formula });
    const dirty: Record<string, Record<string, true>> = {};
    for (const [subUnitId, formulaMap] of sheets) {
      // Other tabs may have gone meanwhile.
      if (!this.engine.sheetById(subUnitId)) continue;
      this.engine.execute('formula.mutation.set-other-formula', { subUnitId, formulaMap });
      dirty[subUnitId] = Object.fromEntries(Object.keys(formulaMap).map((id) => [id, true] as const));
    }
    this.engine.execute(calculationStart, { dirtyUnitOtherFormulaMap: { [this.engine.unitId]: dirty } });
    this.engine.flush();
    for (const [subUnitId, ids] of Object.entries(dirty))
      this.engine.execute('formula.mutation.remove-other-formula', { subUnitId, formulaIdList: Object.keys(ids) });
  }
}
