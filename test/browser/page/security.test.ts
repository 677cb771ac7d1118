/** Who may come in, and what a page of this server may do. */

import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import WebSocket from 'ws';
import { Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await Served.start('empty');
});
afterAll(() => served.stop());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** As it goes over the wire: fetch would put a path in order and set Host by itself. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: Uint8Array | string } = {},
): Promise<Answer> {
  const { port } = new URL(served.address);
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const origin = () => new URL(served.address).origin;
const inside = (place: string) => new URL(served.address).pathname + place;

/** 'open', or why not. */
function socket(path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const opened = new WebSocket(`${origin().replace('http', 'ws')}${path}`, { headers });
    opened.on('open', () => {
      opened.close();
      resolve('open');
    });
    opened.on('error', (error) => resolve(error.message));
  });
}

test('the page needs the key of its address', async () => {
  expect((await ask(inside(''))).status).toBe(200);
  expect((await ask('/')).status).toBe(404);
  expect((await ask(`/${'A'.repeat(32)}/`)).status).toBe(404);
  expect((await ask('/page.js')).status).toBe(404);
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])(
  'a server that calls itself %s gets nothing',
  async (host) => {
    const { status, body } = await ask(inside(''), { headers: { Host: host } });
    expect(status).toBe(421);
    expect(body).not.toContain('<html');
  },
);

test('it listens on the loopback address alone', async () => {
  expect(new URL(served.address).hostname).toBe('127.0.0.1');
  const { port } = new URL(served.address);
  // The whole of 127.0.0.0/8 is this computer; a server on every address would answer here.
  await expect(
    new Promise((resolve, reject) => httpRequest({ host: '127.0.0.2', port, path: '/' }, resolve).on('error', reject).end()),
  ).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL/);
});

describe('a socket', () => {
  test('opens for the page itself', async () => {
    expect(await socket(inside('socket'), { Origin: origin() })).toBe('open');
  });

  test.each([
    ['without an origin', () => [inside('socket'), {}] as const],
    ['from another page', () => [inside('socket'), { Origin: 'http://evil.example' }] as const],
    ['from a frame without an origin', () => [inside('socket'), { Origin: 'null' }] as const],
    ['from another server of this computer', () => [inside('socket'), { Origin: 'http://127.0.0.1:1' }] as const],
    ['without the key', () => ['/socket', { Origin: origin() }] as const],
    ['with a wrong key', () => [`/${'A'.repeat(32)}/socket`, { Origin: origin() }] as const],
  ])('does not open %s', async (_name, how) => {
    const [path, headers] = how();
    expect(await socket(path, headers)).toContain('403');
  });
});

describe('what changes or gives away the workbook', () => {
  test.each(['download', 'example', 'upload', 'drive/abc'])('%s is refused to any other page', async (place) => {
    for (const headers of [{}, { Origin: 'http://evil.example' }, { Origin: 'null' }]) {
      expect((await ask(inside(place), { method: 'POST', headers })).status).toBe(403);
    }
    expect((await ask(inside(place))).status).toBe(404);
    expect((await ask(`/${place}`, { method: 'POST', headers: { Origin: origin() } })).status).toBe(404);
  });

  test('a file that is too large is not taken', async () => {
    const headers = { Origin: origin(), 'Content-Length': String(51 * 1024 * 1024) };
    expect((await ask(inside('upload'), { method: 'POST', headers })).status).toBe(413);
  });

  test('a file that is no workbook changes nothing', async () => {
    const { status, body } = await ask(inside('upload'), { method: 'POST', headers: { Origin: origin() }, body: 'no workbook' });
    expect([status, body]).toEqual([400, expect.stringMatching(/\S/)]);
    expect((await ask(inside(''))).status).toBe(200);
  });
});

test.each([
  '../../package.json',
  '..%2f..%2fpackage.json',
  'page.js/../../../package.json',
  '/etc/passwd',
  'page.html',
  'mark',
  'drive/..%2fkey',
])('no path reaches the file system: %s', async (path) => {
  const { status, body } = await ask(inside(path));
  expect(status).toBe(404);
  expect(body).not.toContain('pru-action-plan');
});

test('pages are told what they may do, as tightly as the sheet allows', async () => {
  const { headers } = await ask(inside(''));
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  expect(policy).toContain("frame-ancestors 'none'");
});

test('the key is long, and nobody else may read it', () => {
  const key = new URL(served.address).pathname.split('/')[1] ?? '';
  expect(key.length).toBeGreaterThanOrEqual(32);
  expect(readFileSync(`${served.book.replace('.xlsx', '.host')}/key`, 'utf8')).toBe(key);
});
