/** The actions of a plan's text as rows of Actions and Measures. */
import { bringing } from '../../texts';
import { asText, type Cell } from '../cell';
import type { RowAt } from '../rules';
import { plain, sameId } from '../text';
import type { Brought, NewRow, Understood } from './brought';
import { major, type PlanAction, type PlanText } from './plan-text';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function planRecords({ actions, aside }: PlanText, existing: readonly RowAt[]): Understood {
  const proposed = proposeNumbers(actions, existing);
  const seen: PlanAction[] = [];
  const records = actions.map((action, i) => {
    const number = action.number || (proposed[i] ?? '');
    const record = planRecord(action, number, duplicate(action, seen, existing));
    seen.push(action);
    return record;
  });
  return { records, remarks: [], aside: aside.map(({ line, text }) => [bringing.line(line), text]) };
}

/** For an action without a number: the next one of its section, when the section has numbers. */
function proposeNumbers(actions: readonly PlanAction[], existing: readonly RowAt[]): string[] {
  const known = existing.map(({ fields }) => ({ section: asText(fields('Section')), number: asText(fields('Number')).trim() }));
  const all = [...actions, ...known].filter(({ number }) => /^\d+\.\d+$/.test(number));
  const last = new Map<string, number>();
  for (const { number } of all) {
    const [part = '', minor = ''] = number.split('.');
    last.set(part, Math.max(last.get(part) ?? 0, Number(minor)));
  }
  return actions.map(({ number, section }) => {
    const part = major(all.find((one) => section !== '' && one.section === section)?.number ?? '');
    if (number !== '' || part === '') return '';
    last.set(part, (last.get(part) ?? 0) + 1);
    return `${part}.${last.get(part)}`;
  });
}

function duplicate({ number, action }: PlanAction, seen: readonly PlanAction[], existing: readonly RowAt[]): string {
  const sameNumber = (other: string): boolean => number !== '' && sameId(other) === sameId(number);
  const sameText = (other: string): boolean => plain(other) === plain(action);
  for (const { row, fields } of existing) {
    if (sameNumber(asText(fields('Number')))) return bringing.idUsed('Number', number, row);
    if (sameText(asText(fields('Action')))) return bringing.textUsed('Action', 'Actions', row);
  }
  return seen.some((other) => sameNumber(other.number) || sameText(other.action)) ? bringing.twice : '';
}

function planRecord(action: PlanAction, number: string, isDuplicate: string): Brought {
  const { section, baselines, outcomes } = action;
  const pairs = Array.from({ length: Math.max(baselines.length, outcomes.length) }, (_, i) =>
    measure(number, baselines[i] ?? '', outcomes[i] ?? ''),
  );
  const remarks = [
    ...(number === '' ? [bringing.noNumber] : action.number === '' ? [bringing.numberProposed(number)] : []),
    ...(section === '' ? [bringing.noSection] : action.isSectionCarriedOn ? [bringing.sectionCarriedOn(section)] : []),
    ...(action.mayHoldSeveral ? [bringing.mayHoldSeveral] : []),
    ...(pairs.length === 0 ? [bringing.noMeasure] : []),
    ...(baselines.length > 0 && outcomes.length > 0 && baselines.length !== outcomes.length ? [bringing.paired] : []),
    ...action.others.map((text) => bringing.otherCell(text)),
  ];
  const shown = pairs.flatMap(({ baseline, outcome, kind }, i): [string, string][] => [
    [bringing.baseline(i + 1), baseline === '' ? kind : `${baseline} (${kind})`],
    [bringing.outcome(i + 1), outcome],
  ]);
  return {
    title: `${number} ${action.action}`.trim(),
    fields: [['Section', section], ['Action', action.action], ...shown],
    remarks,
    duplicate: isDuplicate,
    id: { header: 'Number', value: number },
    rows: [
      { tab: 'Actions', cells: { Number: number, Section: section, Action: action.action, Status: 'Not started' } },
      ...pairs.map(({ row }) => row),
    ],
  };
}

interface Pair {
  readonly baseline: string;
  readonly outcome: string;
  readonly kind: string;
  readonly row: NewRow;
}

/** A figure is taken only where it stands for itself; the baseline's words are kept beside it, for whoever sets up the measure. */
function measure(number: string, baseline: string, outcome: string): Pair {
  const known = baselineOf(baseline);
  const kind = String(known['Baseline kind']);
  const cells: Record<string, Cell> = { Action: number, Outcome: outcome, Direction: direction(outcome), 'Group rule': 'Alone' };
  const target = /(\d{1,3}(?:\.\d+)?)\s?%/.exec(outcome);
  if (target !== null) Object.assign(cells, { Kind: 'Percentage', Target: share(target[1] ?? '') });
  const words = baseline === '' ? {} : { 'Evidence source': bringing.baselineWords(baseline) };
  const percentages = [...(target === null ? [] : ['Target']), ...(kind === 'Percentage' ? ['Baseline'] : [])];
  return { baseline, outcome, kind, row: { tab: 'Measures', cells: { ...cells, ...known, ...words }, percentages } };
}

const share = (text: string): number => Math.round(Number(text) * 100) / 10_000;

function baselineOf(text: string): Record<string, Cell> {
  const kind = (name: string): Record<string, Cell> => ({ 'Baseline kind': name });
  if (text === '') return kind('Not given');
  if (/\bto be (?:collected|confirmed|established|agreed)\b|\btb[ce]\b/i.test(text)) return kind('To be collected');
  const start = /\bstart/i.test(text) ? firstDay(text) : undefined;
  if (start !== undefined) return { ...kind('Start date'), 'Baseline date': { day: start, time: '00:00:00' } };
  if (/^(?:there (?:is|are) )?(?:no|none)\b|\bnot (?:currently )?(?:available|in place)\b/i.test(text)) return kind('None');
  const percentage = /^(\d{1,3}(?:\.\d+)?)\s?%/.exec(text);
  if (percentage !== null) return { ...kind('Percentage'), Baseline: share(percentage[1] ?? '') };
  const count = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\s+\p{L}|$)/u.exec(text);
  if (count !== null) return { ...kind('Number'), Baseline: Number((count[1] ?? '').replace(/,/g, '')) };
  return kind('Not given');
}

/** "Sep 09", "September 2009" */
function firstDay(text: string): string | undefined {
  const found = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+['’]?(\d{4}|\d{2})\b/i.exec(text);
  if (found === null) return undefined;
  const month = MONTHS.indexOf((found[1] ?? '').toLowerCase()) + 1;
  return `${(found[2] ?? '').padStart(4, '20')}-${String(month).padStart(2, '0')}-01`;
}

function direction(outcome: string): string {
  if (/\b(?:reduc\w*|decreas\w*|fewer|lower)\b/i.test(outcome)) return 'Decrease';
  return /\b(?:increas\w*|improv\w*|more|better|take[- ]?up)\b/i.test(outcome) ? 'Increase' : '';
}
