/** local → dist-local/: the engine for its own realm, and the host and its command line for Node. */
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Files whose change makes another engine; the lock file stands for the packages that are bundled into it. */
const engineInputs = ['local/engine/entry.ts', 'local/engine/script-function.ts', 'package-lock.json', 'scripts/build-host.mjs'];

/** Dictionaries for breaking words when drawing text: two thirds of the bundle, and nothing is drawn here. */
const withoutHyphenation = {
  name: 'without-hyphenation',
  setup({ onLoad }) {
    onLoad({ filter: /engine-render[\\/]lib[\\/]es[\\/][\w-]+-[\w-]{8}\.js$/ }, () => ({ contents: 'export default {};' }));
  },
};

/**
 * Univer 0.25.1 moves the references in validations' and conditional formats' formulas by an offset that leaves `$` alone,
 * as if the formula were copied; when rows or columns come and go, a reference must take the place it was given.
 */
const movedReferences = [
  {
    from: 'const finalRange = moveRangeByOffset(range, newRange.startColumn - range.startColumn, newRange.startRow - range.startRow);',
    to: 'const finalRange = { ...range, ...newRange };',
  },
  {
    from: 'const finalRange = moveRangeByOffset(rangeInfo.range, offsetX, offsetY);',
    to: 'const finalRange = { ...rangeInfo.range, ...newRange };',
  },
  // Only a reference to another workbook names its workbook.
  {
    from: 'if (rangeInfo.unitId && rangeInfo.sheetName) newToken',
    to: 'if (rangeInfo.unitId !== unitId && rangeInfo.sheetName) newToken',
  },
];
const withMovedReferences = {
  name: 'with-moved-references',
  setup({ onLoad }) {
    onLoad({ filter: /sheets-formula[\\/]lib[\\/]es[\\/]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const { from, to } of movedReferences) {
        if (!contents.includes(from)) throw new Error(`${path} changed: "${from}" is not there any more; see movedReferences.`);
        contents = contents.replace(from, to);
      }
      return { contents };
    });
  },
};

export async function buildHost({ root }) {
  await mkdir(join(root, 'dist-local'), { recursive: true });
  await Promise.all([buildEngine(root), buildNode(root, 'host'), buildNode(root, 'cli')]);
}

async function buildEngine(root) {
  const outfile = join(root, 'dist-local/engine.js');
  const hash = createHash('sha256');
  for (const path of engineInputs) hash.update(await readFile(join(root, path)));
  const mark = `// ${hash.digest('hex')}\n`;
  const existing = await readFile(outfile, 'utf8').catch(() => '');
  if (existing.startsWith(mark)) return;
  const { outputFiles } = await build({
    entryPoints: [join(root, 'local/engine/entry.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'node20',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [withoutHyphenation, withMovedReferences],
  });
  await writeFile(outfile, mark + outputFiles[0].text);
}

async function buildNode(root, name) {
  const entry = join(root, `local/${name}.ts`);
  const exists = await access(entry).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  await build({
    entryPoints: [entry],
    bundle: true,
    outfile: join(root, `dist-local/${name}.mjs`),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    charset: 'utf8',
    logLevel: 'error',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  await buildHost({ root });
  console.log(`dist-local: ${(await readdir(join(root, 'dist-local'))).join(', ')}`);
}
