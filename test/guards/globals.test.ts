/** What the platform sees of the built script: its globals, and what it does while it loads. */
import vm from 'node:vm';
import { parse } from 'acorn';
import type { MenuEntry } from '../../local/runtime/contract';
import { lacking, services } from './platform';
import { read, root, serverFiles } from './sources';
import { parseScript } from './syntax';
import { wholeMenu } from './whole-menu';

const main = read('src/main.ts');
const code = read('dist/Code.js');
const exported = [...main.matchAll(/^export (?:async )?function (\w+)\(/gm)].map((match) => match[1] ?? '');

/** Everything a script could read that is not the language itself; reading it is noted. */
function watchedContext() {
  const touched: string[] = [];
  const watched = {};
  for (const name of [...Object.keys(services), ...lacking, 'console', 'Logger', 'google']) {
    Object.defineProperty(watched, name, {
      configurable: true,
      get: () => {
        touched.push(name);
        return undefined;
      },
    });
  }
  const known = new Set(Object.getOwnPropertyNames(watched));
  const context = vm.createContext(watched);
  const defined = () => Object.getOwnPropertyNames(watched).filter((name) => !known.has(name));
  return { context, touched, defined };
}

function load(files: readonly { name: string; text: string }[]) {
  const watch = watchedContext();
  for (const { name, text } of files) vm.runInContext(text, watch.context, { filename: name });
  return watch;
}

/** Names of all top-level declarations, `let`, `const` and `class` among them, which are no properties of the global object. */
function declaredAtTop(text: string): string[] {
  return parseScript(text).body.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') return [statement.id.name];
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : 'a pattern'));
  });
}

interface EntryPoint {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The comment directly in front, with nothing but one line break between. */
  readonly comment: string;
}

/** The functions of Code.js as the platform finds them. */
function entryPoints(): EntryPoint[] {
  const comments: { text: string; end: number }[] = [];
  const onComment = (isBlock: boolean, _text: string, start: number, end: number): void => {
    if (isBlock) comments.push({ text: code.slice(start, end), end });
  };
  return parse(code, { ecmaVersion: 2020, sourceType: 'script', onComment }).body.flatMap((node) => {
    if (node.type !== 'FunctionDeclaration') return [];
    const comment = comments.find(({ end }) => end === node.start - 1 && code[end] === '\n');
    const parameters = node.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : parameter.type));
    return [{ name: node.id.name, parameters, comment: comment?.text ?? '' }];
  });
}

function commentInMain(name: string): string {
  const before = main.slice(0, main.search(new RegExp(`^export (?:async )?function ${name}\\(`, 'm'))).trimEnd();
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

function functionsIn(items: readonly MenuEntry[]): string[] {
  return items.flatMap((item) => ('functionName' in item ? [item.functionName] : 'items' in item ? functionsIn(item.items) : []));
}

describe.each([
  ['in the order of their names', serverFiles()],
  ['in the other order', serverFiles().reverse()],
])('the built files, loaded %s', (_order, files) => {
  test('define exactly the exports of main.ts and App', () => {
    expect(exported.length).toBeGreaterThan(0);
    expect(load(files).defined().sort()).toEqual([...exported, 'App'].sort());
  });

  test('touch no service, no console and nothing else from outside while they load', () => {
    expect(load(files).touched).toEqual([]);
  });

  test('load where there is nothing but the language', () => {
    const context = vm.createContext({});
    vm.runInContext('delete globalThis.console; delete globalThis.WebAssembly; delete globalThis.Intl;', context);
    for (const { text } of files) vm.runInContext(text, context);
    expect(vm.runInContext(exported.map((name) => `typeof ${name}`).join(' + '), context)).toBe(
      'function'.repeat(exported.length),
    );
  });
});

test('no declaration at the top level hides beside the exports of main.ts and App', () => {
  const declared = serverFiles().flatMap(({ text }) => declaredAtTop(text));
  expect(declared.sort()).toEqual([...exported, 'App'].sort());
});

test('what App holds is exactly what main.ts exports', () => {
  const { context } = load(serverFiles());
  expect(Object.keys(vm.runInContext('App', context) as object).sort()).toEqual([...exported].sort());
});

test('no entry point ends in "_", which would hide it from cells and from the sidebar', () => {
  expect(exported.filter((name) => name.endsWith('_'))).toEqual([]);
});

test('the simple triggers exist under the names that the platform looks for', () => {
  const simple = ['onOpen', 'onEdit', 'onInstall', 'onSelectionChange'];
  const misspelt = exported.filter(
    (name) => !simple.includes(name) && simple.some((one) => one.toLowerCase() === name.toLowerCase()),
  );
  expect(exported).toEqual(expect.arrayContaining(['onOpen', 'onEdit']));
  expect(misspelt).toEqual([]);
});

describe('the menu', () => {
  const called = wholeMenu(`${root}/dist`).flatMap(({ items }) => functionsIn(items));

  test('names a global function in every item', () => {
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !exported.includes(name))).toEqual([]);
  });

  test('has an item for every entry point that calls itself a menu item', () => {
    const meant = exported.filter((name) => commentInMain(name).startsWith('/** Menu:'));
    expect([...new Set(called)].sort()).toEqual(meant.sort());
  });
});

describe('each entry point in Code.js', () => {
  test.each(exported)('%s has its comment from main.ts directly in front', (name) => {
    const comment = entryPoints().find((entry) => entry.name === name)?.comment;
    expect(comment).toMatch(/\w/);
    expect(comment).toBe(commentInMain(name));
  });

  test('is a declaration with plain parameters that calls the same name of App with them', () => {
    const { context } = load(serverFiles());
    for (const { name, parameters } of entryPoints()) {
      vm.runInContext(`App = { ${name}: (...args) => args }`, context);
      const given = parameters.map((_, i) => i);
      expect([name, vm.runInContext(`JSON.stringify(${name}(${given}))`, context)]).toEqual([name, JSON.stringify(given)]);
    }
  });
});

describe('each custom function', () => {
  const functions = entryPoints().filter(({ comment }) => comment.includes('@customfunction'));

  test('is written in capitals, and every capital name is a custom function', () => {
    const capitals = exported.filter((name) => /^[A-Z][A-Z_\d]*$/.test(name));
    expect(functions.map(({ name }) => name).sort()).toEqual(capitals.sort());
    expect(capitals.length).toBeGreaterThan(0);
  });

  test.each(functions)('$name explains every parameter, by its name and in its order', ({ parameters, comment }) => {
    const explained = [...comment.matchAll(/^ \* @param \{[^}]+\} (\w+) \S/gm)].map((match) => match[1]);
    expect(explained).toEqual(parameters);
    expect(comment).toMatch(/^ \* @return \{[^}]+\} \S/m);
    expect(comment).toMatch(/^ \* @customfunction$/m);
  });
});
