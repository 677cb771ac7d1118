/** The data pages of the build: every tab in full, and the data sets. */
import type { FullTab, TypedRow } from '../tabs/schema';
import { tabs } from '../tabs/schema';

export type DataSet = Readonly<Record<string, readonly TypedRow[]>>;

/** In the order of the workbook. */
export function fullTabs(): FullTab[] {
  const byName = readPage('template') as Readonly<Record<string, FullTab>>;
  return tabs.flatMap(({ name }) => byName[name] ?? []);
}

export function dataSet(name: string): DataSet {
  return readPage(`data-${name}`) as DataSet;
}

function readPage(name: string): unknown {
  const html = HtmlService.createTemplateFromFile(name).getRawContent();
  return JSON.parse(html.slice(html.indexOf('>') + 1, html.lastIndexOf('<')));
}
