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

/** The same of sockets: the server takes them, and imports nothing that opens one. */
function onlyTakesSockets({ path, code }: SourceFile): boolean {
  const names = /^import \{([^}]*)\} from ['"]ws['"]/m.exec(code)?.[1]?.split(',') ?? [];
  const values = names.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
  return path === 'local/server/sockets.ts' && values.every((name) => name === 'WebSocketServer');
}

/** The page speaks with the server that it came from, and names no other: one file for the socket, one for files. */
const OWN_SERVER: Readonly<Record<string, RegExp>> = {
  'local/page/connection.ts': /new URL\('socket', location\.href\)/,
  'local/page/files.ts': /fetch\(new URL\(place, location\.href\)/,
};

test('no source imports a client for http or for sockets', () => {
  const wrong = sources.flatMap((file) =>
    file.imports
      .filter(({ to, isType }) => !isType && (CLIENTS.test(to) || PACKAGES.test(to)))
      .filter(({ to }) => !(to === 'node:http' && onlyListens(file)))
      .filter(({ to }) => !(to === 'ws' && onlyTakesSockets(file)))
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

test('no source fetches, but for the page from its own server', () => {
  const callers = sources.filter((file) => CALLS.test(file.code) && !onlyTakesSockets(file));
  expect(callers.map(({ path }) => path).sort()).toEqual(Object.keys(OWN_SERVER));
  for (const { path, code } of callers) {
    expect(code).toMatch(OWN_SERVER[path] ?? /never/);
    expect(code.match(/(?<![.\w])fetch\(|new WebSocket\(/g)).toHaveLength(1);
  }
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
