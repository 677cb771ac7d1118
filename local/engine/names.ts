/** Defined names, kept in Univer's own resource so that formulas and files know them. */
import type { WorkbookEngine } from './engine';

export interface DefinedName {
  id: string;
  name: string;
  /** 'Sheet name'!$A$1:$B$2 */
  reference: string;
}

export class DefinedNames {
  constructor(private readonly engine: WorkbookEngine) {}

  list(): DefinedName[] {
    const found = Object.values(this.engine.book.definedNames.getDefinedNameMap(this.engine.unitId) ?? {});
    return found.map(({ id, name, formulaOrRefString }) => ({
      id,
      name,
      reference: formulaOrRefString.replace(/^=/, '').replaceAll('$', ''),
    }));
  }

  find(name: string): DefinedName | undefined {
    const key = name.toLowerCase();
    return this.list().find((entry) => entry.name.toLowerCase() === key);
  }

  set(name: string, reference: string, id = this.find(name)?.id ?? `name-${this.freeNumber()}`): void {
    this.engine.execute('formula.mutation.set-defined-name', {
      id,
      name,
      formulaOrRefString: absolute(reference),
      comment: '',
      hidden: false,
      localSheetId: 'AllDefaultWorkbook',
    });
  }

  remove(id: string): void {
    const entry = this.list().find((candidate) => candidate.id === id);
    if (entry) this.engine.execute('formula.mutation.remove-defined-name', { id, name: entry.name });
  }

  private freeNumber(): number {
    return 1 + Math.max(0, ...this.list().map(({ id }) => Number(/^name-(\d+)$/.exec(id)?.[1] ?? 0)));
  }
}

/** absolute("'My sheet'!A2:B3") //=> "'My sheet'!$A$2:$B$3"; the name must not move with the cell that uses it. */
function absolute(reference: string): string {
  const cut = reference.lastIndexOf('!') + 1;
  return (
    reference.slice(0, cut) +
    reference
      .slice(cut)
      .replace(/\$?([A-Z]+)?\$?(\d+)?/g, (_, letters = '', digits = '') => `${letters && `$${letters}`}${digits && `$${digits}`}`)
  );
}
