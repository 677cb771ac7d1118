/** src → dist/ (what Google runs) and local → dist-local/ (the local host). `node scripts/build.mjs` or `npm run build`. */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildHost } from './build-host.mjs';
import { entryPoints } from './entry-points.mjs';
import { dataPages, templatePlugin } from './template-plugin.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Apps Script parses neither `#private` nor `static x =`; es2020 lowers both and keeps `?.` and `??`. */
export const target = 'es2020';

export async function buildScript() {
  const [html, data, { js, map }] = await Promise.all([pages(), dataPages(join(root, 'sheets-template')), bundle()]);
  const source = await readFile(join(root, 'src/main.ts'), 'utf8');
  const manifest = await readFile(join(root, 'src/appsscript.json'), 'utf8');
  await mkdir(join(root, 'build'), { recursive: true });
  await writeFile(join(root, 'build/app.js.map'), map);
  await fill(join(root, 'dist'), [
    { name: 'app.js', text: js },
    { name: 'Code.js', text: entryPoints(source, js, 'App') },
    { name: 'appsscript.json', text: manifest },
    ...html,
    ...data,
  ]);
}

/** The folder holds these files and no others; it stays the same folder, for whoever watches it. */
async function fill(folder, files) {
  await mkdir(folder, { recursive: true });
  const names = new Set(files.map(({ name }) => name));
  const gone = (await readdir(folder)).filter((name) => !names.has(name));
  await Promise.all([
    ...gone.map((name) => rm(join(folder, name), { recursive: true })),
    ...files.map(({ name, text }) => writeFile(join(folder, name), text)),
  ]);
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'App',
    target,
    // The target lowers syntax only: what packages call that is younger, and would fail while the bundle loads, is said in older words.
    define: { 'Object.hasOwn': 'Object.prototype.hasOwnProperty.call' },
    charset: 'utf8',
    legalComments: 'none',
    // Small enough to load at every click. A stack trace from Google has short names and places of the bundle; `npm run trace`
    // gives back the names and lines of the source.
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    lineLimit: 200,
    sourcemap: 'external',
    sourcesContent: false,
    outfile: join(root, 'dist/app.js'),
    plugins: [templatePlugin],
    logLevel: 'error',
  });
  const text = (end) => outputFiles.find((file) => file.path.endsWith(end)).text;
  return { js: text('app.js'), map: text('.map') };
}

/** Each src/ui/NAME.html gets its NAME.ts and the shared style in place of the `<!-- script -->` and `<!-- style -->` marks. */
async function pages() {
  const ui = join(root, 'src/ui');
  const names = (await readdir(ui)).filter((name) => name.endsWith('.html'));
  return Promise.all(
    names.map(async (name) => {
      const [html, css, script] = await Promise.all([
        readFile(join(ui, name), 'utf8'),
        readFile(join(ui, 'style.css'), 'utf8'),
        browserScript(join(ui, name.replace(/\.html$/, '.ts'))),
      ]);
      const text = html
        .replace('<!-- style -->', () => `<style>\n${css}</style>`)
        .replace('<!-- script -->', () => `<script>\n${script}</script>`);
      return { name, text };
    }),
  );
}

async function browserScript(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target,
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0].text.replaceAll('</script', '<\\/script');
}

export async function buildAll() {
  await buildScript();
  await buildHost({ root });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--script')) await buildScript();
  else await buildAll();
  const files = await readdir(join(root, 'dist'));
  const sizes = await Promise.all(
    files.map(async (name) => `${name} ${((await stat(join(root, 'dist', name))).size / 1000).toFixed(1)} kB`),
  );
  console.log(`dist: ${sizes.join(', ')}`);
}
