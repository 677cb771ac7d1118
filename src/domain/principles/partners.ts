/** Tests of who works together. A column of names holds several organisations, any other column one. */

import { ask } from '../../texts';
import { isBlank } from '../cell';
import { isChoice } from '../choice';
import { type CellRepair, type Criterion, column, type PrincipleTest, type Reading, type Repair } from './criterion';

/** Invented names to prove a repair with; the digits keep them from being near matches of each other. */
const newOrganisation = (n: number): string => `Newly named organisation ${n}`;

export const partnerTests: readonly PrincipleTest[] = [
  {
    // Columns: the lead unit, then any others. The lead unit is never what a person is asked to change.
    name: 'different organisations',
    columns: { least: 2, most: 20 },
    needsValue: true,
    lists: [],
    evaluate: (criterion, reading) => (countOrganisations(criterion, reading) < criterion.value ? 'fail' : 'ok'),
    repairs: (criterion, reading) => {
      const short = criterion.value - countOrganisations(criterion, reading);
      const repairs = criterion.columns.slice(1).map((header) => anotherName(header, short, reading));
      return [...repairs.filter((repair) => !repair.changes), ...repairs.filter((repair) => repair.changes)].map((repair) => [
        repair,
      ]);
    },
  },
  {
    // Columns: the lead unit, then for each partner the name, the role and whether it is confirmed.
    name: 'partner confirmed',
    columns: { least: 4, most: 31 },
    needsValue: false,
    lists: [],
    evaluate: (criterion, reading) => {
      const others = partners(criterion).filter((partner) => isOther(criterion, partner, reading));
      if (others.length === 0) return 'fail';
      return others.some((partner) => !isBlank(reading.cell(partner.role)) && isYes(reading, partner.confirmed))
        ? 'ok'
        : 'missing';
    },
    repairs: (criterion, reading) =>
      partners(criterion)
        .map((partner, n) => confirm(criterion, partner, n, reading))
        .sort((a, b) => a.length - b.length || countChanges(a) - countChanges(b)),
  },
];

const countChanges = (repair: Repair): number => repair.filter((cell) => cell.changes).length;
const isYes = (reading: Reading, header: string): boolean =>
  typeof reading.cell(header) === 'string' && isChoice(reading.cell(header), 'Yes');

function countOrganisations(criterion: Criterion, reading: Reading): number {
  return reading.organisations.count(criterion.columns.flatMap((header) => reading.names(header)));
}

function anotherName(header: string, short: number, reading: Reading): CellRepair {
  const names = reading.names(header);
  const added = Array.from({ length: short }, (_, i) => newOrganisation(i + 1));
  const single = !reading.holdsNames(header);
  const value = single ? `${newOrganisation(9)} at ${header}` : [...names, ...added].join('; ');
  return { header, value, ask: single ? ask.anotherPartner : ask.moreUnits, changes: names.length > 0 };
}

interface Partner {
  readonly name: string;
  readonly role: string;
  readonly confirmed: string;
}

function partners(criterion: Criterion): Partner[] {
  const found: Partner[] = [];
  for (let place = 1; place + 2 < criterion.columns.length; place += 3) {
    found.push({ name: column(criterion, place), role: column(criterion, place + 1), confirmed: column(criterion, place + 2) });
  }
  return found;
}

function isOther(criterion: Criterion, partner: Partner, reading: Reading): boolean {
  const [name] = reading.names(partner.name);
  const [lead] = reading.names(column(criterion, 0));
  return (
    name !== undefined &&
    reading.organisations.count([name]) === 1 &&
    !(lead !== undefined && reading.organisations.same(name, lead))
  );
}

function confirm(criterion: Criterion, partner: Partner, n: number, reading: Reading): Repair {
  const cells: CellRepair[] = [];
  if (!isOther(criterion, partner, reading)) {
    const changes = reading.organisations.count(reading.names(partner.name)) > 0;
    cells.push({ header: partner.name, value: newOrganisation(n + 11), ask: ask.otherPartner, changes });
  }
  if (isBlank(reading.cell(partner.role)))
    cells.push({ header: partner.role, value: 'Takes part', ask: ask.partnerRole, changes: false });
  if (!isYes(reading, partner.confirmed)) {
    cells.push({
      header: partner.confirmed,
      value: 'Yes',
      ask: ask.partnerConfirmed,
      changes: !isBlank(reading.cell(partner.confirmed)),
    });
  }
  return cells;
}
