/** Tests run what people run: the built bundle on the built host. */
import { buildAll } from '../scripts/build.mjs';

export default async function setUp() {
  process.env.TZ = 'Europe/London';
  await buildAll();
}
