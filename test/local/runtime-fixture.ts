/** Small scripts on the real host: each test writes the files it needs to a folder of its own. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { emptyBook } from '../../local/book/empty-book';
import { type Host, type HostOptions, openHost } from '../../local/host';

const folders: string[] = [];
const manifest = { timeZone: 'Europe/London', runtimeVersion: 'V8' };

export function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'local-host-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}

/** Files by name; the manifest is made unless it is given. */
export function writeScript(files: Record<string, string>): string {
  const dist = newFolder();
  const all = { 'appsscript.json': JSON.stringify(manifest), ...files };
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    fs.writeFileSync(path.join(dist, name), text);
  }
  return dist;
}

export function hostFor(script: string | Record<string, string>, options: Omit<HostOptions, 'book' | 'dist'> = {}): Host {
  const files = typeof script === 'string' ? { 'Code.js': script } : script;
  return openHost(emptyBook(), { ...options, dist: writeScript(files) });
}

/** Runs the body of one function and returns what it returns. */
export function run(body: string, options: Omit<HostOptions, 'book' | 'dist'> = {}, ...args: unknown[]): unknown {
  return hostFor(`function main(a, b) { ${body} }`, options).call('main', ...args);
}

export function withScopes(...scopes: string[]): string {
  return JSON.stringify({ ...manifest, oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`) });
}
