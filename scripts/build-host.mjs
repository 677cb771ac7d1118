/** local → dist-local/: the engine for its own realm, and the host and its command line for Node. */
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Files whose change makes another engine; the lock file stands for the packages that are bundled into it. */
const engineInputs = [
  ...['entry', 'per-sheet', 'script-function', 'sheet-formulas'].map((name) => `local/engine/${name}.ts`),
  ...['package-lock.json', 'scripts/build-host.mjs'],
];

/** What the page is made of, beside the packages. */
const pageFolders = ['local/page', 'local/engine', 'local/server', 'local/runtime', 'local/services'];

/** Dictionaries for breaking words when drawing text: two thirds of the bundle, and no cell breaks words. */
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
const withMovedReferences = replacing('with-moved-references', /sheets-formula[\\/]lib[\\/]es[\\/]index\.js$/, movedReferences);

/** A pasted 03/04/2010 is the third of April. */
const withBritishPastes = replacing('with-british-pastes', /@univerjs[\\/]core[\\/]lib[\\/]es[\\/]index\.js$/, [
  { from: '= numfmt.parseDate(value))', to: "= numfmt.parseDate(value, { locale: 'en-GB' }))" },
]);

/** The button for amounts gives pounds, and writes them as the workbook does. */
const withPounds = replacing('with-pounds', /sheets-numfmt[\\/]lib[\\/]es[\\/]index\.js$/, [
  { from: '[LocaleType.EN_US, "$"]', to: '[LocaleType.EN_US, "£"]' },
  { from: 'icon: "DollarIcon"', to: 'icon: "PoundIcon"' },
  {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Univer's own template.
    from: '`"${getCurrencySymbolByLocale(locale)}"#,##0${decimal}_);[Red]("${getCurrencySymbolByLocale(locale)}"#,##0${decimal})`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: As above.
    to: '`${getCurrencySymbolByLocale(locale)}#,##0${decimal}`',
  },
]);

/** A list's chip is in the sheet's type, and a blank cell has its arrow only. */
const withQuietChips = replacing('with-quiet-chips', /sheets-data-validation-ui[\\/]lib[\\/]es[\\/]index\.js$/, [
  { from: 'getFontStyleString(style)', to: "getFontStyleString({ ff: 'Arial', fs: 10, ...style })" },
  { from: 'fill: activeColor || "#ECECEC"', to: 'fill: valueStr === "" ? "transparent" : activeColor || "#ECECEC"' },
]);

/** For the mark of a number that is text, every text in sight is read as a number and as a day whenever the sheet is drawn: no mark. */
const withoutTextMarks = [{ from: '[ForceStringRenderController],', to: '' }];

/** Shift+Tab and Shift+Enter find the selection before the only one, which is itself; and stay at the first column and row. */
const withWaysBack = [
  {
    from: 'currentSelectionIndex + delta !== selections.length ? selections[currentSelectionIndex + delta] : selections[0]',
    to: 'selections[(currentSelectionIndex + delta + selections.length) % selections.length]',
  },
  {
    from: 'const isLastRowCell = keycode',
    to: 'const isFirstCell = isReverse && (keycode === KeyCode.TAB ? startRange.startColumn : startRange.startRow) === 0;\nconst isLastRowCell = isFirstCell || keycode',
  },
];

/** The two triangles that say that columns are folded away can be seen. */
const withPlainFolds = [{ from: 'UNHIDE_ARROW_RATIO = .4', to: 'UNHIDE_ARROW_RATIO = .8' }];

/** The page gives a note the size of its text; that is no change of the note. */
const withNotesOfAnySize = replacing('with-notes-of-any-size', /sheets-note-ui[\\/]lib[\\/]es[\\/]index\.js$/, [
  { from: 'onResize: handleResize,', to: '' },
]);

const withOurSheet = replacing('with-our-sheet', /sheets-ui[\\/]lib[\\/]es[\\/]index\.js$/, [
  ...withoutTextMarks,
  ...withWaysBack,
  ...withPlainFolds,
]);

function replacing(name, filter, replacements) {
  return {
    name,
    setup({ onLoad }) {
      onLoad({ filter }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const { from, to } of replacements) {
          if (!contents.includes(from)) throw new Error(`${path} changed: "${from}" is not there any more; see ${name}.`);
          contents = contents.replaceAll(from, to);
        }
        return { contents };
      });
    },
  };
}

export async function buildHost({ root }) {
  await mkdir(join(root, 'dist-local'), { recursive: true });
  await Promise.all([
    buildEngine(root),
    buildNode(root, 'host'),
    buildNode(root, 'cli'),
    buildNode(root, 'server/thread'),
    buildNode(root, 'server/saver'),
    buildPage(root),
  ]);
}

/** The spreadsheet's page, and google.script for the frames in it. */
async function buildPage(root) {
  const page = join(root, 'dist-local/page');
  await mkdir(page, { recursive: true });
  const files = await Promise.all(
    pageFolders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  );
  const sources = files.flat().filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  const paths = sources.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of [...paths, join(root, 'package-lock.json'), fileURLToPath(import.meta.url)])
    hash.update(await readFile(path));
  const mark = hash.digest('hex');
  if ((await readFile(join(page, 'mark'), 'utf8').catch(() => '')) === mark) return;
  const common = {
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  };
  await Promise.all([
    build({
      ...common,
      entryPoints: { page: join(root, 'local/page/page.ts') },
      outdir: page,
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [
        withoutHyphenation,
        withMovedReferences,
        withBritishPastes,
        withPounds,
        withQuietChips,
        withOurSheet,
        withNotesOfAnySize,
      ],
    }),
    build({ ...common, entryPoints: { page: join(root, 'local/page/style.css') }, outdir: page }),
    build({
      ...common,
      entryPoints: [join(root, 'local/page/google-script.ts')],
      outfile: join(page, 'google-script.js'),
      globalName: 'googleScript',
      footer: { js: 'var { installGoogleScript } = googleScript;' },
    }),
    ...['page.html', 'icon.svg'].map((name) => copyFile(join(root, 'local/page', name), join(page, name))),
  ]);
  await writeFile(join(page, 'mark'), mark);
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

/** Packages stay where npm has put them, but for the one whose hundreds of files take longer to find than to run. */
const packagesApart = {
  name: 'packages-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path === '@cj-tech-master/excelts' ? undefined : { path, external: true },
    );
  },
};

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
    outfile: join(root, `dist-local/${basename(name)}.mjs`),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [packagesApart],
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
