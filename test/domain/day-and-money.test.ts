import fc from 'fast-check';
import { indicativeAmounts, splitExactly } from '../../src/domain/allocation';
import { planYear, spansYearEnd, toDay, toMonthDay } from '../../src/domain/day';
import { showPounds, sumCostLines, toPence } from '../../src/domain/money';

describe('days', () => {
  test.each([
    ['31/03/2010', '2010-03-31'],
    ['29/02/2012', '2012-02-29'],
    ['29/02/2010', undefined],
    ['31/02/2010', undefined],
    ['1/9/2009', undefined],
    ['2009-09-01', undefined],
    ['', undefined],
    ['soon', undefined],
  ])('%j is %s', (text, day) => expect(toDay(text)).toBe(day));

  test('a number is not a date, a date cell is', () => {
    expect(toDay(40057)).toBeUndefined();
    expect(toDay({ day: '2009-09-01', time: '13:00:00' })).toBe('2009-09-01');
  });

  test('a project spans the end of a financial year when it starts by then and ends after', () => {
    expect(spansYearEnd('2010-03-31', '2010-04-01', '03-31')).toBe(true);
    expect(spansYearEnd('2010-03-31', '2010-03-31', '03-31')).toBe(false);
    expect(spansYearEnd('2010-04-01', '2011-03-31', '03-31')).toBe(false);
    expect(spansYearEnd('2009-12-01', '2012-01-01', '03-31')).toBe(true);
  });

  test('plan years turn on 1 September', () => {
    expect(['2009-08-31', '2009-09-01', '1999-12-31', '2000-01-01'].map(planYear)).toEqual([
      '2008-09',
      '2009-10',
      '1999-00',
      '1999-00',
    ]);
    expect([toMonthDay('31/03'), toMonthDay('31/02'), toMonthDay('31/3')]).toEqual(['03-31', undefined, undefined]);
  });
});

describe('money', () => {
  test.each([
    ['Tutors: 4800; Materials: 900', 570000],
    ['Tutors: £4,800.50\nMaterials: 9.5', 481000],
    ['Time: 10:00 to 12:00: 40', 4000],
    ['Grant: -500; Hall: 600', 10000],
    ['4800', undefined],
    [': 4800', undefined],
    ['Tutors: 1,00', undefined],
    ['Tutors: 4.805', undefined],
    ['Tutors: about 400', undefined],
    ['', 0],
  ])('cost lines %j come to %s pence', (lines, pence) => expect(sumCostLines(lines)).toBe(pence));

  test('text is never an amount', () =>
    expect([toPence('5'), toPence(true), toPence(0.1 + 0.2), toPence('')]).toEqual([undefined, undefined, 30, undefined]));
  test('pounds are shown with commas, pence only when there are some', () => {
    expect([640000, 1250, -5, 0, 123456789].map(showPounds)).toEqual(['£6,400', '£12.50', '-£0.05', '£0', '£1,234,567.89']);
  });
});

describe('the guideline', () => {
  const weights = { equal: 0.4, pupils: 0.4, fsm: 0.2 };
  const unit = (pupils: number | string, fsm: number | string, setByHand: number | string = '') => ({
    name: 'A',
    pupils,
    fsm,
    broughtForward: '',
    setByHand,
  });
  const line = (block: string, amount: number | string, fromThisPot = '') => ({
    line: '1',
    name: block,
    block,
    amount,
    fromThisPot,
  });
  const four = [unit(40, 20), unit(24, 15), unit(36, 12), unit(20, 13)];
  const pot = (...lines: ReturnType<typeof line>[]) => indicativeAmounts(lines, four, weights);

  test('£60,000 over four units', () => {
    expect(pot(line('Received', 100000), line('Known expenditure', 28000), line('Co-ordination', 12000))).toEqual([
      1800000, 1380000, 1560000, 1260000,
    ]);
  });
  test('countywide lines stand apart unless they say Yes', () => {
    expect(pot(line('Received', 70000), line('Countywide', 10000, 'yes'))).toEqual([1800000, 1380000, 1560000, 1260000]);
    expect(pot(line('Received', 60000), line('Countywide', 10000), line('Known expenditure', 5000, 'No'))).toEqual([
      1800000, 1380000, 1560000, 1260000,
    ]);
  });
  test.each([
    ['a deducted line without an amount', [line('Received', 100), line('Known expenditure', '')]],
    ['an amount that is text', [line('Received', '£100')]],
    ['deductions above what was received', [line('Received', 100), line('Known expenditure', 101)]],
  ])('%s: none can be worked out', (_, lines) => expect(pot(...lines)).toEqual([undefined, undefined, undefined, undefined]));
  test('an amount set by hand replaces it, whatever else is missing', () => {
    expect(indicativeAmounts([line('Known expenditure', '')], [unit('', '', 50), unit(1, 1)], weights)).toEqual([
      5000,
      undefined,
    ]);
  });
  test('blank pupils stop it; all at 0 are shared equally; weights must add up', () => {
    expect(indicativeAmounts([line('Received', 100)], [unit('', 0)], weights)).toEqual([undefined]);
    expect(indicativeAmounts([line('Received', 100)], [unit(0, 0), unit(0, 0)], weights)).toEqual([5000, 5000]);
    expect(indicativeAmounts([line('Received', 100)], [unit(1, 1)], { equal: 0.4, pupils: 0.4, fsm: 0.4 })).toEqual([undefined]);
  });
  test('the parts always add up to the pence', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000_000),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 }),
        (pence, counts) => {
          const sum = counts.reduce((a, b) => a + b, 0);
          const parts = splitExactly(
            pence,
            counts.map((count) => count / sum),
          );
          expect(parts.reduce((a, b) => a + b, 0)).toBe(pence);
        },
      ),
    );
  });
});
