/** A workbook in memory for the rules' tests: the template's own lists, criteria and settings, and rows by header. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Cell } from '../../src/domain/cell';
import type { Book, ProposalRow } from '../../src/domain/context';
import { toDay } from '../../src/domain/day';
import { type FullTab, proposalColumnKinds, startingRows } from '../../src/tabs/schema';

export type Row = Readonly<Record<string, string | number | boolean>>;
export type Tabs = Readonly<Record<string, readonly Row[]>>;

const folder = join(process.cwd(), 'sheets-template/tabs');
const template = new Map(
  readdirSync(folder).map((file) => {
    const tab = parse(readFileSync(join(folder, file), 'utf8')) as FullTab;
    return [tab.name, tab] as const;
  }),
);

/** As a person would type it: real days, percentages, numbers; a leading apostrophe forces text; `="…"` is a formula. */
export function typed(value: string | number | boolean): Cell {
  if (typeof value !== 'string') return value;
  if (value.startsWith("'")) return value.slice(1);
  const formula = /^="(.*)"$/s.exec(value);
  if (formula) return formula[1] ?? '';
  if (/^-?\d+(\.\d+)?%$/.test(value)) return Number(value.slice(0, -1)) / 100;
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  const day = /^\d\d\/\d\d\/\d{4}$/.test(value) ? toDay(value) : undefined;
  return day === undefined ? value : { day, time: '00:00:00' };
}

export function makeRow(record: Row, row: number): ProposalRow {
  return {
    row,
    fields: (header) => typed(record[header] ?? ''),
    isFormula: (header) => String(record[header] ?? '').startsWith('='),
  };
}

/** The template's rows, updated or followed by the given ones, as `fill` does it. */
export function makeBook(tabs: Tabs): Book {
  const rows = (name: string): ProposalRow[] => {
    const tab = template.get(name);
    const first = tab?.columns[0]?.header ?? '';
    const starting: Row[] = tab === undefined ? [] : startingRows(tab).map((row) => ({ ...row }));
    const known = starting.length;
    for (const record of tabs[name] ?? []) {
      const at = starting.slice(0, known).findIndex((row) => row[first] !== undefined && row[first] === record[first]);
      if (at < 0) starting.push(record);
      else starting[at] = { ...starting[at], ...record };
    }
    return starting.map((record, i) => makeRow(record, i + 2));
  };
  return {
    headers: template.get('Proposals')?.columns.map(({ header }) => header) ?? [],
    kinds: proposalColumnKinds(),
    proposals: rows('Proposals'),
    judgements: rows('Judgements'),
    actions: rows('Actions'),
    prus: rows('PRUs'),
    budget: rows('Budget'),
    organisations: rows('Organisations'),
    people: rows('People'),
    criteria: rows('Criteria'),
    settings: rows('Settings'),
    payments: rows('Payments'),
    lists: new Map(Object.entries(template.get('Lists')?.lists ?? {})),
  };
}

export const words = (n: number): string => Array.from({ length: n }, (_, i) => `word${i}`).join(' ');

/** A proposal that meets the first four principles, without a remark. */
export const meetsFirstFour: Row = {
  No: 'PR-01',
  Title: 'Bike workshop',
  Section: 'Varied menu of activities',
  'Lead unit': 'Alderbrook PRU',
  'Units supported': 'Alderbrook PRU; Fernhill PRU',
  'Contact e-mail': 'office@example.org',
  Start: '05/10/2009',
  End: '26/03/2010',
  Cost: 100,
  Elements: 'Varied menu of activities',
  'How it helps the core offer': words(15),
  'Need route': 'School improvement',
  'Need source': 'A visit',
  'The need': words(15),
  'Partner 1': 'Kestrel Cycles',
  'Partner 1 role': 'Workshop',
  'Partner 1 confirmed': 'Yes',
  'Continuation route': 'Charges or income',
  'Who carries it on': 'The unit',
  'How it carries on': words(20),
};
