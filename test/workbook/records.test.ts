import { createHash } from 'node:crypto';
import type { Host } from '../../local/host';
import { checkAll, openWorkbook, reopen, rows } from './workbook';

const agree = (host: Host, principle: number): unknown => {
  const view = host.call('viewProposal', 'PR-02') as { principles: { seen: string }[] };
  const seen = view.principles[principle - 1]?.seen ?? '';
  return host.call('recordJudgement', { no: 'PR-02', principle, judgement: 'Agree', reason: '', seen });
};
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the Log', () => {
  test('each digest covers the row and the one before, so that a change or a gap shows', () => {
    const host = openWorkbook('small');
    agree(host, 1);
    agree(host, 2);
    const log = rows(host, 'Log');
    expect(log.map(({ Id, What, Where }) => [Id, What, Where])).toEqual([
      [1, 'Set up or repair', 'The workbook'],
      [2, 'Judgement: Agree', 'PR-02, 1 Core offer'],
      [3, 'Judgement: Agree', 'PR-02, 2 Meeting need'],
    ]);
    const shown = host.services.SpreadsheetApp.getActive().getSheetByName('Log')?.getDataRange().getDisplayValues() ?? [];
    for (let i = 2; i < shown.length; i++) {
      const [id = '', on = '', ...rest] = shown[i] ?? [];
      const covered = [shown[i - 1]?.[7] ?? '', id, on.slice(0, 16), ...rest.slice(0, 5)];
      expect(rest[5]).toBe(sha(JSON.stringify(covered)));
    }
  });

  test('a row that somebody adds does not break the count', () => {
    const host = openWorkbook('small');
    host.edit('Log!A3', 'a note by hand');
    agree(host, 1);
    expect(rows(host, 'Log').pop()).toMatchObject({ Id: 2, What: 'Judgement: Agree' });
  });
});

test('whatever fails while it writes, no verdict stands without its record, and the next check heals the rest', () => {
  const whole = openWorkbook('small');
  checkAll(whole);
  const calls = Object.values(whole.metrics.calls).reduce((sum, n) => sum + n, 0);
  for (let at = calls - 14; at <= calls; at += 5) {
    const host = openWorkbook('small', { failAt: at });
    expect(() => checkAll(host)).toThrow('a server error occurred');
    const recorded = new Set(rows(host, 'Checks').map(({ Proposal }) => Proposal));
    const judged = rows(host, 'Proposals').filter((row) => row['Checked on'] !== undefined);
    for (const { No } of judged) expect(recorded).toContain(No);
    const again = reopen(host);
    checkAll(again);
    expect(rows(again, 'Proposals')).toEqual(rows(whole, 'Proposals'));
  }
});
