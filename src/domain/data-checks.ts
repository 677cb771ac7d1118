/** The data checks E01 to I02: each is one object in a list, and says what it found in words (spec section 3, "Data checks"). */

import { remark } from '../texts';
import { asText, type Cell, isBlank } from './cell';
import { NAME_COLUMNS, PARTNERS, TEXT_COLUMNS } from './columns';
import { type CheckContext, numberOf, type ProposalRow } from './context';
import { spansYearEnd, toDay } from './day';
import type { Effect } from './judgements';
import { sumCostLines, toPence } from './money';
import type { Reading } from './principles/criterion';
import { looksLike, titleWords } from './similar-actions';
import { countCharacters, isEmail, looksLikeFormula } from './text';

export interface Remark {
  /** `E04`, or `W04:3.1` for one of several of a kind. */
  readonly code: string;
  /** The column, or what else it is about. */
  readonly column: string;
  readonly text: string;
}

/** What the checks of one row see. */
export interface RowView {
  readonly row: ProposalRow;
  readonly reading: Reading;
  readonly context: CheckContext;
  /** The proposal's judgements that count for nothing, newest rule first. */
  readonly ignored: readonly Extract<Effect, { kind: 'ignored' }>[];
}

interface DataCheck {
  readonly code: string;
  find(view: RowView): readonly Omit<Remark, 'code'>[] | readonly Remark[];
}

export const isError = (found: { code: string }): boolean => found.code.startsWith('E');
export const showRemark = ({ code, column, text }: Remark): string => `${code} ${column}: ${text}`;

/** All remarks on a row, errors first. */
export function findRemarks(view: RowView): Remark[] {
  return dataChecks.flatMap(({ code, find }) => find(view).map((found) => ({ code, ...found })));
}

const LONG_TEXT = 2000;
const UPN = /(?<![\p{L}\p{Nd}])[A-HJ-NP-RT-Z]\d{11}[A-Z\d](?![\p{L}\p{Nd}])/iu;
const BIRTH = /(?<![\p{L}\p{Nd}])(?:date\s+of\s+birth|dob)(?![\p{L}\p{Nd}])/iu;

const typed = ({ row }: RowView, header: string): string | undefined => {
  const cell = row.fields(header);
  return typeof cell === 'string' && !row.isFormula(header) ? cell : undefined;
};
const shown = (cell: Cell): string => (isBlank(cell) ? '' : asText(cell).trim());
const cost = (view: RowView): number | undefined => toPence(view.reading.cell('Cost'));
const unitOf = (view: RowView): string | undefined => view.reading.organisations.pru(view.reading.text('Lead unit'));

function dates(view: RowView): { start: string; end: string } | undefined {
  const [start, end] = [toDay(view.reading.cell('Start')), toDay(view.reading.cell('End'))];
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}

/** The money of the lead unit, in pence; undefined without a unit, and the guideline when it cannot be worked out. */
export function moneyOf(
  view: RowView,
): { unit: string; guideline: number | undefined; broughtForward: number; others: number } | undefined {
  const unit = unitOf(view);
  const found = unit === undefined ? undefined : view.context.units.get(unit);
  if (unit === undefined || found === undefined) return undefined;
  const others = view.context.commitmentsOf(unit).filter(({ row }) => row !== view.row.row);
  return { unit, ...found, others: others.reduce((sum, { pence }) => sum + pence, 0) };
}

export const dataChecks: readonly DataCheck[] = [
  {
    code: 'E01',
    find: ({ reading }) => (reading.text('Title') === '' ? [{ column: 'Title', text: remark.blankTitle }] : []),
  },
  {
    code: 'E02',
    find: ({ row, context }) => {
      const no = numberOf(row.fields);
      const rows = no === '' ? [] : context.rowsNumbered(no).filter((other) => other !== row.row);
      return rows.length === 0 ? [] : [{ column: 'No', text: remark.numberTwice(asText(row.fields('No')).trim(), rows) }];
    },
  },
  {
    code: 'E03',
    find: (view) => {
      const lead = view.reading.text('Lead unit');
      if (unitOf(view) !== undefined) return [];
      return [{ column: 'Lead unit', text: lead === '' ? remark.blankLead : remark.unknownLead(lead) }];
    },
  },
  {
    code: 'E04',
    find: ({ reading }) =>
      ['Start', 'End']
        .filter((header) => toDay(reading.cell(header)) === undefined)
        .map((column) => ({ column, text: remark.notADay(isBlank(reading.cell(column)) ? '' : asText(reading.cell(column))) })),
  },
  {
    code: 'E05',
    find: ({ reading }) => {
      const [start, end] = [toDay(reading.cell('Start')), toDay(reading.cell('End'))];
      return start !== undefined && end !== undefined && end < start
        ? [{ column: 'End', text: remark.endBeforeStart(end, start) }]
        : [];
    },
  },
  {
    code: 'E06',
    find: (view) =>
      cost(view) === undefined ? [{ column: 'Cost', text: remark.notAnAmount(shown(view.reading.cell('Cost'))) }] : [],
  },
  {
    code: 'E07',
    find: (view) => {
      const pence = cost(view);
      return pence !== undefined && pence < 0 ? [{ column: 'Cost', text: remark.negativeCost(pence) }] : [];
    },
  },
  {
    code: 'E08',
    find: ({ reading }) => {
      const email = reading.text('Contact e-mail');
      return isEmail(email) ? [] : [{ column: 'Contact e-mail', text: remark.badEmail(email) }];
    },
  },
  {
    code: 'E09',
    find: ({ row }) => TEXT_COLUMNS.filter((header) => row.isFormula(header)).map((column) => ({ column, text: remark.formula })),
  },
  {
    code: 'W01',
    find: (view) => {
      const days = dates(view);
      const year = view.context.settings.planYear;
      if (days === undefined) return [];
      const before = days.start < year.start ? [{ column: 'Start', text: remark.beforePlanYear(days.start, year.start) }] : [];
      return days.end > year.end ? [...before, { column: 'End', text: remark.afterPlanYear(days.end, year.end) }] : before;
    },
  },
  {
    code: 'W03',
    find: (view) => {
      const money = moneyOf(view);
      const pence = cost(view);
      if (money?.guideline === undefined || pence === undefined) return [];
      const { guideline } = money;
      if (money.broughtForward + money.others + pence <= guideline) return [];
      return [{ column: 'Cost', text: remark.aboveGuideline({ ...money, guideline, cost: pence }) }];
    },
  },
  {
    code: 'W04',
    find: ({ row, reading, context }) => {
      const title = titleWords(reading.text('Title'));
      const no = numberOf(row.fields);
      return context.actions
        .filter(({ words, from }) => looksLike(title, words) && (from === '' || from !== no))
        .map(({ number }) => ({ code: `W04:${number}`, column: 'Title', text: remark.likeAction(number) }));
    },
  },
  {
    code: 'W05',
    find: ({ row }) =>
      TEXT_COLUMNS.filter((header) => countCharacters(asText(row.fields(header))) > LONG_TEXT).map((column) => ({
        column,
        text: remark.longText(LONG_TEXT),
      })),
  },
  {
    code: 'W06',
    find: (view) =>
      [...TEXT_COLUMNS, ...PARTNERS.flatMap((partner) => [partner, `${partner} role`])]
        .filter((header) => looksLikeFormula(typed(view, header) ?? ''))
        .map((column) => ({ column, text: remark.formulaLike((typed(view, column) ?? '').charAt(0)) })),
  },
  {
    code: 'W07',
    find: (view) => {
      const pence = cost(view);
      const lines = view.reading.text('Cost lines');
      if (pence === undefined || pence < 0 || lines === '') return [];
      const sum = sumCostLines(lines);
      if (sum === pence) return [];
      return [{ column: 'Cost lines', text: sum === undefined ? remark.costLinesUnreadable : remark.costLinesSum(sum, pence) }];
    },
  },
  {
    code: 'W08',
    find: ({ ignored }) =>
      ignored.map(({ judgement, why }) => ({
        column: remark.judgementOn(judgement.principle, judgement.row),
        text: remark.ignored(why, judgement.by),
      })),
  },
  {
    code: 'W09',
    find: ({ reading }) =>
      TEXT_COLUMNS.filter((header) => UPN.test(reading.text(header)) || BIRTH.test(reading.text(header))).map((column) => ({
        column,
        text: remark.pupilData,
      })),
  },
  {
    code: 'W10',
    find: ({ reading }) =>
      reading.organisations.nearMatches.map(({ name, takenFor }) => ({
        column: NAME_COLUMNS.find((header) => reading.names(header).includes(name)) ?? 'Lead unit',
        text: remark.nearMatch(name, takenFor),
      })),
  },
  {
    code: 'W11',
    find: ({ reading }) => {
      const headers = ['Lead unit', ...PARTNERS].filter((header) => reading.names(header).length > 0);
      const twice = headers.filter((header, i) =>
        headers
          .slice(0, i)
          .some((other) => reading.organisations.same(reading.names(header)[0] ?? '', reading.names(other)[0] ?? '')),
      );
      return twice.map((column) => ({ column, text: remark.namedTwice(reading.text(column)) }));
    },
  },
  {
    code: 'I01',
    find: (view) => (cost(view) === 0 ? [{ column: 'Cost', text: remark.noCost }] : []),
  },
  {
    code: 'I02',
    find: (view) => {
      const days = dates(view);
      const end = view.context.settings.financialYearEnd;
      return days !== undefined && spansYearEnd(days.start, days.end, end)
        ? [{ column: 'End', text: remark.twoFinancialYears(end) }]
        : [];
    },
  },
];
