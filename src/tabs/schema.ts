/** Every tab of the workbook, from the readable files of sheets-template. A new tab is one file there and one line here. */
import actions from '../../sheets-template/tabs/actions.yaml';
import approvalSteps from '../../sheets-template/tabs/approval-steps.yaml';
import budget from '../../sheets-template/tabs/budget.yaml';
import changes from '../../sheets-template/tabs/changes.yaml';
import checks from '../../sheets-template/tabs/checks.yaml';
import coreOffer from '../../sheets-template/tabs/core-offer.yaml';
import criteria from '../../sheets-template/tabs/criteria.yaml';
import health from '../../sheets-template/tabs/health.yaml';
import judgements from '../../sheets-template/tabs/judgements.yaml';
import lists from '../../sheets-template/tabs/lists.yaml';
import log from '../../sheets-template/tabs/log.yaml';
import mailQueue from '../../sheets-template/tabs/mail-queue.yaml';
import measures from '../../sheets-template/tabs/measures.yaml';
import organisations from '../../sheets-template/tabs/organisations.yaml';
import payments from '../../sheets-template/tabs/payments.yaml';
import people from '../../sheets-template/tabs/people.yaml';
import principles from '../../sheets-template/tabs/principles.yaml';
import proposals from '../../sheets-template/tabs/proposals.yaml';
import prus from '../../sheets-template/tabs/prus.yaml';
import publishedFigures from '../../sheets-template/tabs/published-figures.yaml';
import ranking from '../../sheets-template/tabs/ranking.yaml';
import readings from '../../sheets-template/tabs/readings.yaml';
import reports from '../../sheets-template/tabs/reports.yaml';
import reviews from '../../sheets-template/tabs/reviews.yaml';
import settings from '../../sheets-template/tabs/settings.yaml';
import startHere from '../../sheets-template/tabs/start-here.yaml';
import tasks from '../../sheets-template/tabs/tasks.yaml';
import visits from '../../sheets-template/tabs/visits.yaml';
import type { ColumnKinds } from '../domain/context';

/** Of the workbook that this script makes and works with. Older ones are brought up to it by the steps of google/set-up/migrations. */
export const STRUCTURE_VERSION = 2;

export const COLUMN_TYPES = [
  'id',
  'text',
  'long text',
  'names',
  'email',
  'choice',
  'choices',
  'number',
  'money',
  'date',
  'date and time',
  'tick',
  'link',
  'formula',
  'any',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface Column {
  readonly header: string;
  readonly type: ColumnType;
  /** For `choice` and `choices`: the column of the Lists tab. */
  readonly list?: string;
  /** Only the script writes here. */
  readonly script?: boolean;
  /** Columns of a group can be folded away together. */
  readonly group?: string;
}

/** Tabs that are shown and hidden together. */
export type Group = 'Fieldwork' | 'Rules' | 'Records';

/** How a word in a cell is shown: the colour only repeats what the word says. */
export type Mark = 'good' | 'wait' | 'bad' | 'note';

export interface Tab {
  readonly name: string;
  /** Hidden until asked for. */
  readonly show?: Group;
  readonly frozenColumns?: number;
  readonly columns: readonly Column[];
}

/** Typed text by header, as a person would type it. */
export type TypedRow = Readonly<Record<string, string | number | boolean>>;

/** A tab with what only set-up needs. */
export interface FullTab extends Tab {
  readonly about: string;
  readonly columns: readonly FullColumn[];
  /** Groups of columns that start folded away but for their first column. */
  readonly folded?: readonly string[];
  /** Rows that every new workbook starts with. */
  readonly rows?: readonly TypedRow[];
  /** For Lists: the items of each column. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

export interface FullColumn extends Column {
  /** What the person filling the cell reads on the header. */
  readonly note: string;
  /** Pixels. */
  readonly width?: number;
  /** What a number or an amount should be; anything else gets a warning. */
  readonly least?: number;
  readonly most?: number;
  /** The words that are shown in a colour; `*` stands for anything at all. */
  readonly marks?: Readonly<Partial<Record<Mark, readonly string[]>>>;
}

/** In the order of the workbook. The files' shape is checked by test/guards/template.test.ts. */
export const tabs = [
  startHere,
  proposals,
  actions,
  measures,
  prus,
  budget,
  ranking,
  reports,
  readings,
  visits,
  coreOffer,
  tasks,
  reviews,
  principles,
  criteria,
  approvalSteps,
  lists,
  organisations,
  people,
  settings,
  judgements,
  payments,
  changes,
  checks,
  mailQueue,
  publishedFigures,
  log,
  health,
] as readonly Tab[];

export function tabNamed(name: string): Tab {
  const tab = tabs.find((candidate) => candidate.name === name);
  if (tab === undefined) throw new Error(`No tab "${name}" in sheets-template.`);
  return tab;
}

/** The rows that a new workbook starts with; what is a formula is put in once every tab is there. */
export function startingRows(tab: FullTab): readonly TypedRow[] {
  if (tab.lists === undefined) {
    const worked = new Set(tab.columns.filter(({ type }) => type === 'link' || type === 'formula').map(({ header }) => header));
    return (tab.rows ?? []).map((row) => Object.fromEntries(Object.entries(row).filter(([header]) => !worked.has(header))));
  }
  const longest = Math.max(...Object.values(tab.lists).map((items) => items.length));
  const { lists } = tab;
  return Array.from({ length: longest }, (_, i) =>
    Object.fromEntries(Object.entries(lists).flatMap(([header, items]) => (items[i] === undefined ? [] : [[header, items[i]]]))),
  );
}

/** What the Proposals columns are to the check. */
export function proposalColumnKinds(): ColumnKinds {
  const { columns } = tabNamed('Proposals');
  return {
    list: new Map(columns.flatMap(({ header, list }) => (list === undefined ? [] : [[header, list] as const]))),
    names: new Set(columns.filter(({ type }) => type === 'names').map(({ header }) => header)),
  };
}

/** Unbroken runs of the script's columns, in the order in which they stand on the sheet. `places` are 0-based by header. */
export function runsOf(headers: readonly string[], places: ReadonlyMap<string, number>): string[][] {
  const sorted = headers.filter((header) => places.has(header)).sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const runs: string[][] = [];
  let last = Number.NaN;
  for (const header of sorted) {
    const place = places.get(header) ?? 0;
    if (place === last + 1) runs[runs.length - 1]?.push(header);
    else runs.push([header]);
    last = place;
  }
  return runs;
}
