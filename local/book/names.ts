/** Defined names. The library keeps only names of plain ranges; the others travel in `_host`. */
import type { Workbook } from '@cj-tech-master/excelts';
import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import { parseRange, quoteSheetName, rangeName, splitSheetName } from './a1';

export type DefinedNames = Record<string, IDefinedNamesServiceParam>;

export function addNames(book: Workbook, names: DefinedNames, toFileName: (sheet: string) => string): void {
  for (const { name, formulaOrRefString } of Object.values(names)) {
    const target = plainTarget(formulaOrRefString);
    if (target) book.definedNames.add(`${quoteSheetName(toFileName(target.sheet))}!${target.range}`, name);
  }
}

/** What decides whether the names are still those that were written. */
export function namesKey(book: Workbook): unknown {
  return book.definedNames.model
    .filter(({ name }) => !name.startsWith('_xlnm.'))
    .map(({ name, ranges }) => ({ name, ranges: ranges.map((range) => range.replaceAll("'", '')).sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function fromFileNames(book: Workbook): DefinedNames {
  const result: DefinedNames = {};
  for (const { name, ranges } of book.definedNames.model) {
    const target = ranges[0] && splitSheetName(ranges[0]);
    if (!target || name.startsWith('_xlnm.')) continue;
    result[`file-${name}`] = { id: `file-${name}`, name, formulaOrRefString: `${quoteSheetName(target.sheet)}!${target.range}` };
  }
  return result;
}

function plainTarget(reference: string): { sheet: string; range: string } | undefined {
  const target = splitSheetName(reference.replace(/^=/, ''));
  const bounded = target && /^\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?$/i.test(target.range) ? parseRange(target.range) : undefined;
  if (!target || !bounded) return undefined;
  const absolute = rangeName(bounded).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return { sheet: target.sheet, range: absolute };
}
