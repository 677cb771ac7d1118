/** Tests run what people run: the built bundle on the built host. */
import { buildAll } from '../scripts/build.mjs';
import { findChromium } from '../scripts/find-chromium.mjs';

export default async function setUp() {
  process.env.TZ = 'Europe/London';
  // Once, before the workers start: two of them must not install a browser at the same time.
  process.env.CHROME_PATH = findChromium();
  await buildAll();
}
