/** Who may import whom. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { cyclesAmong, importsOf, sourcesIn } from './imports';
import { services } from './platform';
import { filesIn, read, root } from './sources';
import { everyNode } from './syntax';

/** By file or folder: what may be imported. A folder that is not here is a new part, and needs a rule of its own. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/main.ts': ['src/google/'],
  'src/texts.ts': ['src/domain/'],
  'src/domain/': ['src/domain/', 'src/texts.ts', '@noble/hashes/'],
  'src/tabs/': ['src/tabs/', 'src/domain/', 'src/texts.ts', 'sheets-template/'],
  'src/reports/': ['src/reports/', 'src/domain/', 'src/texts.ts'],
  'src/google/': ['src/google/', 'src/reports/', 'src/tabs/', 'src/domain/', 'src/texts.ts'],
  // Of the rules only what counts and reads what is typed, so that the page does it as the server does; all else is asked of the server.
  'src/ui/': ['src/ui/', 'src/texts.ts', 'src/domain/text.ts', 'src/domain/form-field.ts', 'src/domain/ticks.ts'],
  'local/': ['local/', 'node:'],
};
const src = sourcesIn('src');
const local = sourcesIn('local');
const sources = [...src, ...local];

const packages = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string> | undefined
>;
const installed = Object.keys({ ...packages.dependencies, ...packages.devDependencies });
const packageOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
const isPackage = (to: string): boolean => !/^(?:src|local|scripts|test|types|sheets-template)\/|^node:|^\.\./.test(to);

const ruleFor = (path: string): readonly string[] | undefined =>
  allowed[path] ?? Object.entries(allowed).find(([part]) => part.endsWith('/') && path.startsWith(part))?.[1];

const shown = ({ from, to }: { from: string; to: string }): string => `${from} imports ${to}`;

test('imports are recognised in each way of writing them', () => {
  const code = [
    "import './a';",
    "import b from '../b';",
    "import {\n  c,\n  type D,\n} from './c';",
    "import type { E } from './e';",
    "import { type F } from './f';",
    "export * from './g';",
    "export { h } from 'h/deep';",
    "const i = await import('./i.mjs');",
  ].join('\n');
  const found = importsOf('src/x/y.ts', code).map(({ to, isType }) => `${to}${isType ? ' (type)' : ''}`);
  expect(found).toEqual([
    ...['src/x/a.ts', 'src/b.ts', 'src/x/c.ts', 'src/x/e.ts (type)', 'src/x/f.ts (type)', 'src/x/g.ts', 'h/deep', 'src/x/i.mjs'],
  ]);
});

test('every source file belongs to a part that has a rule', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter(({ path }) => ruleFor(path) === undefined).map(({ path }) => path)).toEqual([]);
});

test('each part imports only what its rule allows', () => {
  const wrong = sources
    .flatMap(({ imports }) => imports)
    .filter(({ from, to, isType }) => {
      if (from.startsWith('src/ui/') && isType && to.startsWith('src/')) return false;
      if (from.startsWith('local/') && isPackage(to)) return !installed.includes(packageOf(to));
      return !ruleFor(from)?.some((part) => to === part || (/[/:]$/.test(part) && to.startsWith(part)));
    });
  expect(wrong.map(shown)).toEqual([]);
});

test('every import of a file finds it', () => {
  const paths = sources.flatMap(({ imports }) => imports).filter(({ to }) => !isPackage(to) && !to.startsWith('node:'));
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter(({ to }) => !existsSync(join(root, to))).map(shown)).toEqual([]);
});

test('nothing in src goes round in a circle, types included', () => {
  expect(cyclesAmong(src, () => true)).toEqual([]);
});

test('no code in local goes round in a circle', () => {
  // Types may: a sheet names its range and a range its sheet, as the platform's own do.
  expect(cyclesAmong(local, ({ isType }) => !isType)).toEqual([]);
});

test('a circle is found', () => {
  const file = (path: string, ...to: string[]) => ({
    path,
    code: '',
    imports: to.map((one) => ({ from: path, to: one, isType: false })),
  });
  expect(cyclesAmong([file('a', 'b'), file('b', 'c'), file('c', 'b')], () => true)).toEqual([['b', 'c', 'b']]);
});

test('only src/google and main.ts name Google, and main.ts only its types', () => {
  const service = new RegExp(`(?<![.\\w'"])(?:${Object.keys(services).join('|')})\\s*(?:\\.|\\?\\.)\\w`);
  const others = src.filter(({ path }) => !path.startsWith('src/google/'));
  expect(others.filter(({ code }) => service.test(code)).map(({ path }) => path)).toEqual([]);
  const types = others.filter(({ path, code }) => path !== 'src/main.ts' && /\bGoogleAppsScript\b/.test(code));
  expect(types.map(({ path }) => path)).toEqual([]);
  expect(src.some(({ path, code }) => path.startsWith('src/google/') && service.test(code))).toBe(true);
});

test('only one file of the sidebar calls the server', () => {
  expect(src.filter(({ code }) => /\bgoogle\.script\b/.test(code)).map(({ path }) => path)).toEqual(['src/ui/server.ts']);
});

describe('main.ts', () => {
  const source = read('src/main.ts');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  const program = parse(code, { ecmaVersion: 2020, sourceType: 'module' });

  test('holds imports and exported functions, and nothing else', () => {
    const exported = program.body.flatMap((node) =>
      node.type === 'ExportNamedDeclaration' ? node.specifiers.map(({ local: name }) => ('name' in name ? name.name : '')) : [],
    );
    const others = program.body.filter(
      (node) =>
        !['ImportDeclaration', 'ExportNamedDeclaration'].includes(node.type) &&
        !(node.type === 'FunctionDeclaration' && exported.includes(node.id.name)),
    );
    expect(exported.length).toBeGreaterThan(0);
    expect(others.map(({ start, end }) => code.slice(start, end))).toEqual([]);
  });

  test('decides nothing: no branches, loops, errors or variables that change', () => {
    const logic = /^(?:If|Switch|For|ForIn|ForOf|While|DoWhile|Try|Throw)Statement$/;
    const found = everyNode(program).filter(
      (node) => logic.test(node.type) || (node.type === 'VariableDeclaration' && node.kind !== 'const'),
    );
    expect(found.map(({ type }) => type)).toEqual([]);
  });

  test('gives each entry point at most six lines', () => {
    const bodies = [...source.matchAll(/^export (?:async )?function (\w+)[\s\S]*?\{\n([\s\S]*?)^\}$/gm)];
    const long = bodies.filter(([, , body = '']) => body.trimEnd().split('\n').length > 6).map(([, name]) => name);
    expect(bodies.length).toBe([...source.matchAll(/^export /gm)].length);
    expect(long).toEqual([]);
  });
});

test('there are no default exports and no barrels', () => {
  const all = [...sources, ...sourcesIn('scripts')];
  expect(all.filter(({ code }) => /^export (?:default\b|\{[^}]*\bas default\b)/m.test(code)).map(({ path }) => path)).toEqual([]);
  expect(all.filter(({ code }) => /^export \*/m.test(code)).map(({ path }) => path)).toEqual([]);
  const indexes = ['src', 'local', 'scripts'].flatMap((folder) => filesIn(folder, /^index\.\w+$/));
  expect(indexes).toEqual([]);
});
