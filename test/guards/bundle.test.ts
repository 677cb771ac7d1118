/** What is pushed: small enough, nothing that the platform cannot parse or does not have, and no more rights than it uses. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyNode } from 'acorn';
import { builtIns, callScopes, lacking, services, uiMethods, uiScope, youngCalls, youngMethods } from './platform';
import { filesIn, read, root, serverFiles } from './sources';
import { everyNode, freeNames, parseScript } from './syntax';

interface Manifest {
  readonly timeZone: string;
  readonly runtimeVersion: string;
  readonly oauthScopes: readonly string[];
  readonly dependencies?: { readonly enabledAdvancedServices?: readonly { readonly userSymbol: string }[] };
}
const manifest = JSON.parse(read('dist/appsscript.json')) as Manifest;
const advanced = (manifest.dependencies?.enabledAdvancedServices ?? []).map(({ userSymbol }) => userSymbol);

/** All files share one global scope, so they are read as one script. */
const script = parseScript(
  serverFiles()
    .map(({ text }) => text)
    .join('\n'),
);
const nodes = everyNode(script);
const free = freeNames(script);
const methods = nodes.flatMap(methodOf);

function methodOf(node: AnyNode): string[] {
  const callee = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee : undefined;
  return callee?.property.type === 'Identifier' && !callee.computed ? [callee.property.name] : [];
}

const called = free.flatMap(({ name, member }) => (member === undefined ? [] : [`${name}.${member}`]));
const isService = (name: string): boolean => name in services && (name !== 'Drive' || advanced.includes(name));

/** Read whole at every click: a new feature is to stay in proportion to what it adds. */
test('the server code is at most 170 kB', () => {
  const bytes = filesIn('dist', /\.js$/).reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(170_000);
});

describe('the server code, packages included,', () => {
  test.each(serverFiles())('in $name is a script of the 2020 edition', ({ text }) => {
    expect(() => parseScript(text, 2020)).not.toThrow();
  });

  test('has neither #private members nor static class fields nor static blocks', () => {
    const rejected = nodes.filter(
      (node) =>
        node.type === 'PrivateIdentifier' || node.type === 'StaticBlock' || (node.type === 'PropertyDefinition' && node.static),
    );
    expect(rejected.map(({ type, loc }) => `${type} in line ${loc?.start.line}`)).toEqual([]);
  });

  test('takes nothing from outside but the language and the services of the platform', () => {
    const unknown = free.filter(({ name, probed }) => !probed && !builtIns.includes(name) && !isService(name));
    expect(unknown.map(({ name, line }) => `${name} in line ${line}`)).toEqual([]);
  });

  test('does not reach for a global of browsers or Node through globalThis', () => {
    const reached = free.filter(
      ({ name, member }) => name === 'globalThis' && (member === undefined || !builtIns.includes(member)),
    );
    expect(reached).toEqual([]);
    expect(lacking.filter((name) => builtIns.includes(name) || isService(name))).toEqual([]);
  });

  test('calls nothing that is younger than the 2020 edition', () => {
    expect(called.filter((call) => youngCalls.includes(call))).toEqual([]);
    expect(methods.filter((method) => youngMethods.includes(method))).toEqual([]);
  });
});

describe('the manifest', () => {
  test('asks for V8 and the time zone of London', () => {
    expect(manifest).toMatchObject({ runtimeVersion: 'V8', timeZone: 'Europe/London' });
  });

  test('asks for exactly the scopes that the code uses', () => {
    const used = new Set(free.flatMap(({ name }) => services[name] ?? []));
    for (const call of called) if (callScopes[call] !== undefined) used.add(callScopes[call]);
    if (methods.some((method) => uiMethods.includes(method))) used.add(uiScope);
    const full = [...used].map((scope) => (scope.startsWith('https:') ? scope : `https://www.googleapis.com/auth/${scope}`));
    expect([...manifest.oauthScopes].sort()).toEqual(full.sort());
  });

  test('enables only advanced services that the code uses', () => {
    expect(advanced.filter((symbol) => !free.some(({ name }) => name === symbol))).toEqual([]);
  });
});

describe('each HTML file', () => {
  test.each(filesIn('dist', /\.html$/))('%s takes nothing from another place', (file) => {
    const text = read(file).replaceAll('http://www.w3.org/', '');
    expect(text).not.toMatch(/(?:https?|wss?|ftp):\/\/|["'(]\/\/\w/i);
    expect(text).not.toMatch(/<script[^>]*\ssrc\b|<link\b|<iframe\b|<object\b|<embed\b|@import\b|\burl\(/i);
  });

  test.each(filesIn('src/ui', /\.html$/))('for a person, %s, says its type, language and where links open', (file) => {
    const text = read(file.replace('src/ui/', 'dist/'));
    expect(text).toMatch(/^<!DOCTYPE html>\s*<html lang="en-GB">/);
    expect(text).toMatch(/<head>\s*(?:<meta[^>]*>\s*)*<base target="_(?:top|blank)">/);
    expect(text).not.toMatch(/<!-- (?:script|style) -->/);
  });
});
