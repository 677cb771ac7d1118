/** google.script in a frame without an origin, as the page gives it to the script's sidebars and dialogs. */
import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { startBrowser } from '../sidebar-fixture';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(() => browser.close());

interface Said {
  google: string;
  call?: number;
  name?: string;
  args?: unknown[];
}

async function open(): Promise<{
  page: Page;
  frame: Frame;
  said: () => Promise<Said[]>;
  answer: (call: number, answer: object) => Promise<void>;
}> {
  const page = await browser.newPage();
  const script = `${readFileSync('dist-local/page/google-script.js', 'utf8')}\ninstallGoogleScript(['add', 'hidden_'])`;
  await page.setContent(`<script>said = []; addEventListener('message', ({ data }) => said.push(data))</script>
    <iframe sandbox="allow-scripts" srcdoc="${`<form id=f><input name=a value=1><input name=b value=2><input name=b value=3></form><script>got = [];${script}</script>`.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`);
  const frame = page.frames()[1];
  if (!frame) throw new Error('The page has no frame.');
  await frame.waitForFunction('typeof google');
  return {
    page,
    frame,
    said: () => page.evaluate<Said[]>('said'),
    answer: (call, given) => page.evaluate(`frames[0].postMessage(${JSON.stringify({ google: 'done', call, ...given })}, '*')`),
  };
}

test('a success handler gets the value and the user object; each with… makes a new runner', async () => {
  const { frame, answer } = await open();
  await frame.evaluate(`first = google.script.run.withSuccessHandler((value, mine) => got.push([value, mine])).withUserObject('one');
    first.withUserObject('two'); first.add(1)`);
  await answer(1, { value: { sum: 2 } });
  await frame.waitForFunction('got.length');
  expect(await frame.evaluate('got')).toEqual([[{ sum: 2 }, 'one']]);
});

test('a failure handler gets an error; a setting of one call is not another’s', async () => {
  const { frame, answer, said } = await open();
  await frame.evaluate(
    'google.script.run.withFailureHandler((error, mine) => got.push([error instanceof Error, error.message, mine])).add(); google.script.run.add()',
  );
  await answer(1, { error: 'Exception: no' });
  await answer(2, { error: 'not told' });
  await frame.waitForFunction('got.length');
  expect(await frame.evaluate('got')).toEqual([[true, 'Exception: no', undefined]]);
  expect((await said()).length).toBe(2);
});

test('ten calls run at once, and the eleventh waits for one of them', async () => {
  const { frame, answer, said } = await open();
  await frame.evaluate('for (let i = 0; i < 12; i++) google.script.run.add(i)');
  await frame.waitForTimeout(200);
  expect((await said()).map(({ args }) => args?.[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await answer(4, { value: 0 });
  await frame.waitForTimeout(200);
  expect((await said()).length).toBe(11);
});

test.each([
  'new Date()',
  '() => 1',
  'document.body',
  'new Map()',
  '(() => { const a = {}; a.a = a; return a })()',
  '{ deep: [new Date()] }',
])('refuses %s at once, and sends nothing', async (value) => {
  const { frame, said } = await open();
  await expect(frame.evaluate(`google.script.run.add(${value}); 0`)).rejects.toThrow('Failed due to illegal value in property');
  expect(await said()).toEqual([]);
});

test('carries plain values, the same object twice, and a form as its fields', async () => {
  const { frame, said } = await open();
  await frame.evaluate(
    "const a = { x: 1 }; google.script.run.add(null, 'ü', [a, a]); google.script.run.add(document.getElementById('f'))",
  );
  await frame.waitForTimeout(100);
  expect((await said()).map(({ args }) => args)).toEqual([[null, 'ü', [{ x: 1 }, { x: 1 }]], [{ a: '1', b: ['2', '3'] }]]);
});

test('a function whose name ends in an underscore does not exist', async () => {
  const { frame } = await open();
  expect(await frame.evaluate('[typeof google.script.run.add, typeof google.script.run.hidden_]')).toEqual([
    'function',
    'undefined',
  ]);
});

test('google.script.host closes, resizes and gives the focus back', async () => {
  const { frame, said } = await open();
  await frame.evaluate(
    'google.script.host.setWidth(500); google.script.host.setHeight(300); google.script.host.editor.focus(); google.script.host.close()',
  );
  await frame.waitForTimeout(100);
  expect(await said()).toEqual([
    { google: 'size', width: 500 },
    { google: 'size', height: 300 },
    { google: 'focus' },
    { google: 'close' },
  ]);
});

test('hears its own window alone', async () => {
  const { frame } = await open();
  await frame.evaluate('google.script.run.withSuccessHandler((value) => got.push(value)).add()');
  await frame.evaluate("postMessage({ google: 'done', call: 1, value: 'forged' }, '*')");
  await frame.waitForTimeout(100);
  expect(await frame.evaluate('got')).toEqual([]);
});
