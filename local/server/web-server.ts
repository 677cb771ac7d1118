/** Answers what a browser asks for. Every answer comes from memory or from the host; no path of a request reaches the file system. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { behindKey, type Gate, isOwnHost, isOwnOrigin } from './gate';
import type { Pages } from './pages';
import { largestFile } from './protocol';

export interface Asset {
  type: string;
  content: Uint8Array | string;
}

export interface Office {
  download(): Promise<{ name: string; bytes: Uint8Array }>;
  /** Opens an uploaded workbook; throws when it is none. */
  upload(name: string, bytes: Uint8Array): Promise<void>;
  example(): Promise<void>;
  driveFile(id: string): { name: string; bytes: Uint8Array } | undefined;
}

/** Univer sets styles on its elements and draws pictures from data; it needs neither eval nor any other place. */
const policy = (port: number) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const common = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export function createWebServer(gate: Gate, assets: ReadonlyMap<string, Asset>, pages: Pages, office: Office): Server {
  return createServer((request, response) => {
    respond(request, response).catch((error: Error) => end(response, 500, error.message));
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request, gate)) return end(response, 421, 'This address belongs to another server.');
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = request.method === 'GET' ? pages.find(path) : undefined;
    if (page) return send(response, 'text/html; charset=utf-8', page.html, page.policy);
    const place = behindKey(path, gate);
    if (place === undefined) return end(response, 404, 'Open the address that npm start has printed: it ends in a key.');
    const asset = request.method === 'GET' ? assets.get(place) : undefined;
    if (asset) return send(response, asset.type, asset.content, policy(gate.port));
    if (request.method !== 'POST') return end(response, 404, 'There is nothing here.');
    if (!isOwnOrigin(request, gate)) return end(response, 403, 'This page may not ask for that.');
    await act(place, request, response);
  }

  async function act(place: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const drive = /^\/drive\/(\w+)$/.exec(place)?.[1];
    if (place === '/download') return sendFile(response, await office.download());
    if (drive !== undefined) {
      const file = office.driveFile(drive);
      return file ? sendFile(response, file) : end(response, 404, 'There is no such file.');
    }
    if (place === '/example') await office.example();
    else if (place === '/upload') {
      const bytes = await bodyOf(request);
      if (bytes === undefined) return end(response, 413, 'The file is too large.');
      try {
        await office.upload(decodeURIComponent(String(request.headers['x-file-name'] ?? '')), bytes);
      } catch (error) {
        return end(response, 400, (error as Error).message);
      }
    } else return end(response, 404, 'There is nothing here.');
    end(response, 204, '');
  }
}

function send(response: ServerResponse, type: string, content: Uint8Array | string, contentPolicy: string): void {
  response.writeHead(200, { ...common, 'Content-Type': type, 'Content-Security-Policy': contentPolicy });
  response.end(content);
}

function sendFile(response: ServerResponse, { name, bytes }: { name: string; bytes: Uint8Array }): void {
  response.writeHead(200, {
    ...common,
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  response.end(bytes);
}

function end(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    ...common,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
  });
  response.end(text);
}

/** Undefined for more than a workbook ever has. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largestFile) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > largestFile) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
