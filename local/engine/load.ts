/** Loads the built engine into a fresh realm; the compiled code is kept for the process, and on disk for the next one. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { buildFolder } from '../build-folder';
import type { EngineRealm } from './entry';
import { createSandbox, type Sandbox, wrapForSandbox } from './sandbox';

/** Set on the process, since every jest file has modules of its own but shares the process. */
const compiled = Symbol.for('local-host.engine');
type WithEngine = { [compiled]?: Script };

export function loadEngine(now: () => number): { sandbox: Sandbox; realm: EngineRealm } {
  const sandbox = createSandbox(now);
  sandbox.load(engineScript());
  return { sandbox, realm: sandbox.global.engineRealm as EngineRealm };
}

function engineScript(): Script {
  const shared = process as WithEngine;
  shared[compiled] ??= compile(engineFile());
  return shared[compiled];
}

function engineFile(): string {
  const folder = buildFolder();
  if (folder === undefined) throw new Error(`dist-local/engine.js is missing; run "npm run build" first`);
  return join(folder, 'engine.js');
}

/** V8's code cache halves the start; it is refused, and written anew, when the code or Node changed. */
function compile(file: string): Script {
  const code = readFileSync(file, 'utf8');
  const cacheFile = `${file}.${process.version}.cache`;
  const stamp = createHash('sha256').update(code.slice(0, 200)).update(String(code.length)).digest();
  const cached = existsSync(cacheFile) ? readFileSync(cacheFile) : undefined;
  const usable = cached?.subarray(0, stamp.length).equals(stamp) ? cached.subarray(stamp.length) : undefined;
  const script = new Script(wrapForSandbox(code), { filename: 'engine.js', ...(usable && { cachedData: usable }) });
  if (!usable || script.cachedDataRejected) {
    // Functions compiled by a first run are part of the cache; written beside and renamed, so that parallel test workers cannot mix.
    createSandbox(Date.now).load(script);
    const temporary = `${cacheFile}.${process.pid}`;
    writeFileSync(temporary, Buffer.concat([stamp, script.createCachedData()]));
    renameSync(temporary, cacheFile);
  }
  return script;
}
