/** The command line of the local host, on a small script of its own. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBook } from '../../local/book/read-book';
import { runCli } from '../../local/cli/run-cli';

const manifest = { timeZone: 'Europe/London', runtimeVersion: 'V8' };
const script = `
function proposals() { return SpreadsheetApp.getActive().getSheetByName('Proposals'); }
function setUpWorkbook() {
  const sheet = SpreadsheetApp.getActive().getSheetByName('Sheet1');
  sheet.setName('Proposals');
  sheet.getRange(1, 1, 1, 5).setValues([['No', 'Title', 'Start', 'Cost', 'Twice']]);
  sheet.getRange(2, 5).setFormula('=DOUBLE(D2)');
}
function loadExample() { proposals().getRange(2, 1, 1, 4).setValues([['PR-01', 'Boats', new Date(2009, 8, 1), 450]]); }
/**
 * Twice a number.
 * @customfunction
 */
function DOUBLE(number) { return number === '' ? '' : number * 2; }
function setTitle(title) { proposals().getRange('B2').setValue(title); return { title: title, at: Date.now() }; }
function nothing() {}
function failHalfway() { proposals().getRange('B2').setValue('kept'); throw new Error('no money\\nleft'); }
function selected() { return SpreadsheetApp.getActiveRange().getA1Notation(); }
function dailyWork(event) { proposals().getRange('B2').setValue('by time'); }
function writeTwice() { const cell = proposals().getRange('B2'); cell.setValue('flushed'); SpreadsheetApp.flush(); cell.setValue('lost'); cell.getValue(); }
function onEdit(e) { proposals().getRange('H1').setValue([e.range.getA1Notation(), e.value, e.oldValue].join(' ')); }
`;

let folder: string;
let book: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  book = join(folder, 'b.xlsx');
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist/appsscript.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'dist/Code.js'), script);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  expect(await host('new', '--book', book, '--data', 'example')).toEqual({ status: 0, out: '', err: '' });
});

async function host(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const context = { dist: join(folder, 'dist'), print: (line: string) => out.push(line), tell: (line: string) => err.push(line) };
  const status = await runCli(args, context);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

async function records(): Promise<Record<string, unknown>[]> {
  const { out } = await host('dump', '--book', book, '--tab', 'Proposals');
  return (JSON.parse(out) as Record<string, Record<string, unknown>[]>).Proposals ?? [];
}

async function rowsFile(rows: unknown): Promise<string> {
  const file = join(folder, 'rows.json');
  await writeFile(file, typeof rows === 'string' ? rows : JSON.stringify(rows));
  return file;
}

describe('new', () => {
  test('makes what set-up makes, with the example', async () => {
    expect(await records()).toEqual([{ No: 'PR-01', Title: 'Boats', Start: '2009-09-01', Cost: 450, Twice: 900 }]);
  });

  test('says which entry point the script lacks', async () => {
    const file = join(folder, 'plan.xlsx');
    const { status, err } = await host('new', '--book', file, '--data', 'plan-2009-10');
    expect({ status, err }).toEqual({ status: 2, err: 'the script has no function "loadPlan200910"' });
  });

  test('refuses data that it does not know', async () => {
    expect(await host('new', '--book', book, '--data', 'examples')).toMatchObject({
      status: 2,
      err: expect.stringContaining('expected empty, example, plan-2009-10, found "examples"'),
    });
  });
});

describe('call', () => {
  test('prints the returned value as JSON and saves', async () => {
    const { status, out } = await host(
      'call',
      'setTitle',
      '--args',
      '["Rowing"]',
      '--book',
      book,
      '--now',
      '2009-11-02T09:00:00Z',
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'Rowing' });
    expect(await records()).toMatchObject([{ Title: 'Rowing' }]);
  });

  test('prints null for nothing, and a custom function’s value', async () => {
    expect((await host('call', 'nothing', '--book', book)).out).toBe('null');
    expect((await host('call', 'DOUBLE', '--args', '[4]', '--book', book)).out).toBe('8');
  });

  test('selects first what it is told to', async () => {
    expect((await host('call', 'selected', '--book', book, '--select', 'Proposals!B2:C2')).out).toBe('"B2:C2"');
    expect(await host('call', 'selected', '--book', book, '--select', 'Nowhere!B2')).toMatchObject({ status: 2 });
  });

  test('tells the script’s failure in one line, and saves what the platform had taken', async () => {
    expect(await host('call', 'failHalfway', '--book', book)).toEqual({ status: 1, out: '', err: 'no money left' });
    expect(await records()).toMatchObject([{ Title: 'kept' }]);
  });

  test('shows the stack with --verbose', async () => {
    const { err } = await host('call', 'failHalfway', '--book', book, '--verbose');
    expect(err).toContain('at failHalfway');
  });

  test('writes metrics', async () => {
    const file = join(folder, 'metrics.json');
    await host('call', 'setTitle', '--args', '["x"]', '--book', book, '--metrics', file);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      writes: 1,
      cells: 1,
      calls: { 'Range.setValue': 1 },
      ui: [],
    });
  });

  test('loses at a kill what was not yet flushed, and says so', async () => {
    const result = await host('call', 'writeTwice', '--book', book, '--kill-at', '6');
    expect(result).toEqual({ status: 1, out: '', err: 'killed at service call 6; what the platform had taken by then is saved' });
    expect(await records()).toMatchObject([{ Title: 'flushed' }]);
  });

  test.each([
    [['call', 'setTitel', '--book'], 'the script has no function "setTitel"; did you mean "setTitle"?'],
    [['call', 'setTitle', '--args', '[', '--book'], '--args is not JSON'],
    [['call', 'setTitle', '--now', 'soon', '--book'], '--now: expected a moment'],
    [['call', 'setTitle', '--quota', '-1', '--book'], '--quota'],
    [['call', 'setTitle', '--answers', '{}', '--book'], '--answers: expected a list'],
    [['call', '--book'], 'expected the name of one function'],
    [['call', 'setTitle', '--colour', 'red', '--book'], "Unknown option '--colour'"],
    [['cal', '--book'], 'no command "cal"; did you mean "call"?'],
    [['serve', '--port', 'x', '--book'], '--port: expected a number'],
  ])('wrong use %j is one line and status 2', async (args, message) => {
    const { status, out, err } = await host(...args, book);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('\n');
  });
});

describe('a workbook that cannot be opened', () => {
  test('is named', async () => {
    const missing = join(folder, 'missing.xlsx');
    expect(await host('dump', '--book', missing)).toEqual({ status: 2, out: '', err: `${missing}: there is no such file` });
    const other = await rowsFile('[]');
    expect(await host('dump', '--book', other)).toMatchObject({
      status: 2,
      err: expect.stringContaining('is not an .xlsx workbook'),
    });
    expect(await host('dump')).toMatchObject({ status: 2, err: expect.stringContaining('--book is missing; usage: dump') });
  });
});

test('fire runs a function as its time trigger would', async () => {
  expect(await host('fire', 'dailyWork', '--book', book)).toEqual({ status: 0, out: '', err: '' });
  expect(await records()).toMatchObject([{ Title: 'by time' }]);
});

describe('fill', () => {
  test('adds and updates rows as a person types them, then fires the edit trigger', async () => {
    const rows = [
      { No: 'PR-01', Title: 'Canoes' },
      { No: 'PR-02', Title: "'=1+1", Start: '31/02/2010', Cost: '£1,200.50' },
      { No: 'PR-03', Title: '=A2&"x"', Start: '01/09/2009', Cost: 3 },
    ];
    expect(await host('fill', '--book', book, '--from', await rowsFile({ Proposals: rows }))).toEqual({
      status: 0,
      out: '{"added":2,"updated":1}',
      err: '',
    });
    expect(await records()).toEqual([
      { No: 'PR-01', Title: 'Canoes', Start: '2009-09-01', Cost: 450, Twice: 900 },
      { No: 'PR-02', Title: '=1+1', Start: '31/02/2010', Cost: 1200.5 },
      { No: 'PR-03', Title: 'PR-01x', Start: '2009-09-01', Cost: 3 },
    ]);
  });

  test('tells the edit trigger the old and the new value of one cell', async () => {
    await host('fill', '--book', book, '--from', await rowsFile({ Proposals: [{ No: 'PR-01', Cost: 7 }] }));
    const { snapshot } = await readBook(book);
    const [sheet = ''] = snapshot.sheetOrder;
    expect(snapshot.sheets[sheet]?.cellData?.[0]?.[7]?.v).toBe('D2 7 450');
  });

  test.each([
    ['{"Proposal": []}', 'no tab "Proposal"; did you mean "Proposals"?'],
    ['{"Proposals": [{"No": "PR-09"}, {"Titel": "x"}]}', 'tab "Proposals": no header "Titel"; did you mean "Title"?'],
    ['{"Proposals": {"No": 1}}', '"Proposals": expected a list of rows'],
    ['{"Proposals": [{"No": [1]}]}', '"Proposals", row 1, "No": expected text'],
    ['{"Proposals": ', 'is not JSON'],
  ])('of %s writes nothing and says why', async (rows, message) => {
    const before = await readFile(book);
    const { status, err } = await host('fill', '--book', book, '--from', await rowsFile(rows));
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(await readFile(book)).toEqual(before);
  });
});
