/** The template as the files have it, before anything has trusted their shape. */
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { FullTab, TypedRow } from '../../src/tabs/schema';
import { filesIn, read } from './sources';

export interface TabFile {
  readonly file: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly tab: FullTab;
}

export const tabFiles: readonly TabFile[] = filesIn('sheets-template/tabs', /./).map((path) => {
  const raw: unknown = parse(read(path));
  return { file: basename(path), raw: raw as TabFile['raw'], tab: raw as FullTab };
});

export const dataFiles: readonly { file: string; rows: Readonly<Record<string, readonly TypedRow[]>> }[] = filesIn(
  'sheets-template/data',
  /./,
).map((path) => ({ file: basename(path), rows: parse(read(path)) as Record<string, TypedRow[]> }));

export function fileOf(name: string): FullTab {
  const found = tabFiles.find(({ tab }) => tab.name === name);
  if (found === undefined) throw new Error(`No file in sheets-template/tabs has the name ${name}.`);
  return found.tab;
}

export const lists: Readonly<Record<string, readonly string[]>> = fileOf('Lists').lists ?? {};

/** Names that the workbook's contract fixes: tabs, headers, groups, lists and what is on them, settings. */
export const contractNames: ReadonlySet<string> = new Set([
  ...tabFiles.flatMap(({ tab }) => [
    tab.name,
    ...tab.columns.flatMap(({ header, group }) => (group === undefined ? [header] : [header, group])),
  ]),
  ...Object.entries(lists).flat(2),
  ...(fileOf('Settings').rows ?? []).map(({ Setting }) => String(Setting)),
]);
