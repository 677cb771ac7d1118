import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'action-plan-'));
const book = join(folder, 'book.xlsx');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function host(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('dist-local', 'cli.mjs'), ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

type Rows = Record<string, string | number | boolean>[];
const dump = (): Record<string, Rows> => JSON.parse(host('dump', '--book', book).out) as Record<string, Rows>;
const check = (...more: string[]): string =>
  host('call', 'checkAllProposals', '--book', book, '--now', '2009-09-28T10:00:00Z', ...more).out;
const verdicts = (): unknown[] => (dump().Proposals ?? []).map(({ No, Verdict }) => [No, Verdict]);

function fill(data: Record<string, Rows>): ReturnType<typeof host> {
  const file = join(folder, 'rows.json');
  writeFileSync(file, JSON.stringify(data));
  return host('fill', '--book', book, '--from', file);
}

/** Each step goes on with the file that the one before has left, as a person at the command line does. */
describe('the example, command by command', () => {
  test('new makes it, a check gives its verdicts', () => {
    expect(host('new', '--book', book, '--data', 'example')).toMatchObject({ status: 0, err: '' });
    const metrics = join(folder, 'metrics.json');
    expect(JSON.parse(check('--metrics', metrics))).toContain('Checked 13 proposals');
    expect(JSON.parse(readFileSync(metrics, 'utf8'))).toMatchObject({ reads: 15, writes: 4 });
    expect(verdicts()).toEqual([
      ['PR-01', 'Eligible'],
      ['PR-02', 'Eligible'],
      ['PR-03', 'Does not meet the first four'],
      ['PR-04', 'More evidence needed'],
      ['PR-05', 'Eligible'],
      ['PR-06', 'Fix the data first'],
      ['PR-07', 'Does not meet the first four'],
      ['PR-08', 'Fix the data first'],
      ['PR-09', 'Eligible'],
      ['PR-10', 'Eligible'],
      ['PR-11', 'Eligible'],
      ['PR-12', 'Eligible'],
      ['PR-13', 'Does not meet the first four'],
      ['PR-14', 'Eligible'],
      ['PR-15', 'More evidence needed'],
      ['PR-16', 'Does not meet the first four'],
      ['PR-17', 'Eligible'],
      ['PR-18', 'Eligible'],
      ['PR-19', 'Eligible'],
      ['PR-20', 'More evidence needed'],
    ]);
  });

  test('checking again changes nothing in the file', () => {
    const before = dump();
    expect(JSON.parse(check())).toContain('nothing has changed since the last check');
    expect(dump()).toEqual(before);
  });

  test('an edit shows what is out of date; filling the cells it names makes a proposal eligible', () => {
    expect(fill({ Proposals: [{ No: 'PR-01', Cost: 6400 }] }).out.trim()).toBe('{"added":0,"updated":1}');
    expect(dump().Proposals?.[0]?.['Out of date']).toBe('Data: Cost was “£5,400”, now “£6,400”');
    const need = 'Of the 26 families 4 came in last term, and the others told us by telephone that they had no reason to come.';
    fill({ Proposals: [{ No: 'PR-04', 'Need source': 'Sign-in sheet', 'The need': need }] });
    check();
    expect(verdicts()).toContainEqual(['PR-04', 'Eligible']);
    expect(dump().Proposals?.[0]?.['Out of date']).toBeUndefined();
  });

  test('what is wrong is said in one line, and the file stays as it was', () => {
    const before = readFileSync(book);
    const wrong = fill({ Proposals: [{ No: 'PR-21', Titel: 'Misspelt' }] });
    expect([wrong.status, wrong.out, wrong.err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(wrong.err).toContain('Titel');
    expect(host('call', 'noSuchThing', '--book', book).status).toBe(2);
    expect(readFileSync(book).equals(before)).toBe(true);
  });
});
