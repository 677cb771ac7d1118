/** Nothing here goes out: neither the script, nor the local host, nor the build. */
import { type SourceFile, sourcesIn } from './imports';
import { filesIn, read } from './sources';
import { freeNames, parseScript } from './syntax';

const sources = ['src', 'local', 'scripts'].flatMap(sourcesIn);

/** Modules that could open a connection. */
const CLIENTS = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector)$/;
const PACKAGES =
  /^(?:undici|axios|got|ky|node-fetch|cross-fetch|superagent|needle|ws|socket\.io.*|googleapis|google-auth-library)(?:\/|$)/;
const CALLS =
  /(?<![.\w])fetch\s*\(|\bglobalThis\.fetch\b|\b(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b|\bsendBeacon\b|\bUrlFetchApp\b/;

/** The local page's server may listen, and nothing more: it imports `createServer` by name, and types. */
function onlyListens({ path, code }: SourceFile): boolean {
  const names = /^import \{([^}]*)\} from ['"]node:http['"]/m.exec(code)?.[1]?.split(',') ?? [];
  const values = names.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
  return path.startsWith('local/') && values.every((name) => name === 'createServer');
}

test('no source imports a client for http or for sockets', () => {
  const wrong = sources.flatMap((file) =>
    file.imports
      .filter(({ to, isType }) => !isType && (CLIENTS.test(to) || PACKAGES.test(to)))
      .filter(({ to }) => !(to === 'node:http' && onlyListens(file)))
      .map(({ to }) => `${file.path} imports ${to}`),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

test('a server that listens is told from a client', () => {
  const file = (path: string, code: string): SourceFile => ({ path, code, imports: [] });
  expect(onlyListens(file('local/a.ts', "import { createServer, type Server } from 'node:http';"))).toBe(true);
  expect(onlyListens(file('local/a.ts', "import { createServer, request } from 'node:http';"))).toBe(false);
  expect(onlyListens(file('src/a.ts', "import { createServer } from 'node:http';"))).toBe(false);
});

test('no source fetches', () => {
  expect(sources.filter(({ code }) => CALLS.test(code)).map(({ path }) => path)).toEqual([]);
});

test.each(filesIn('dist', /\.html$/))('no script of the page %s fetches, packages included', (page) => {
  const scripts = [...read(page).matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  const outward = scripts.flatMap((script) => freeNames(parseScript(script)).map(({ name, member }) => member ?? name));
  const names = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'importScripts', 'sendBeacon'];
  expect(outward.filter((name) => names.includes(name))).toEqual([]);
});

test('the manifest asks for no right to fetch', () => {
  expect(read('dist/appsscript.json')).not.toMatch(/external_request|urlFetchWhitelist/);
});
