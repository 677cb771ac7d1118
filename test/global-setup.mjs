/** Tests run what people run: the built bundle on the built host. What many of them start from is made once. */
import { mkdir, writeFile } from 'node:fs/promises';
import { buildAll } from '../scripts/build.mjs';
import { findChromium } from '../scripts/find-chromium.mjs';

const BOOKS = 'build/test-books';

export default async function setUp() {
  process.env.TZ = 'Europe/London';
  // Once, before the workers start: two of them must not install a browser at the same time.
  process.env.CHROME_PATH = findChromium();
  await buildAll();
  await makeBooks();
}

/** The workbook as *Set up or repair* makes it, and what each menu item that loads data makes of it. */
async function makeBooks() {
  const { createHost } = await import('../dist-local/host.mjs');
  await mkdir(BOOKS, { recursive: true });
  for (const [name, loader] of [['empty'], ['example', 'loadExample'], ['plan-2009-10', 'loadPlan200910']]) {
    const host = await createHost({ now: '2009-09-28T09:00:00Z' });
    host.callWith({ kind: 'menu' }, 'setUpWorkbook');
    if (loader !== undefined) host.callWith({ kind: 'menu' }, loader);
    await writeFile(`${BOOKS}/${name}.json`, JSON.stringify({ snapshot: host.engine.snapshot(), state: host.state }));
    host.close();
  }
}
