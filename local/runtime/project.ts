/** The built script as it would be pushed: its manifest, its server files and its HTML files, read from a folder. */
import fs from 'node:fs';
import path from 'node:path';
import type vm from 'node:vm';
import type { Manifest } from './contract';
import { fastGlobals } from './realm';
import { readScriptFile, type ScriptFile } from './script-file';

export interface Project {
  readonly manifest: Manifest;
  readonly files: readonly ScriptFile[];
  /** By name without the extension; folders are part of the name, and case counts. */
  readonly html: ReadonlyMap<string, string>;
  /** Names of the functions declared at the top level. */
  readonly functions: readonly string[];
  readonly customFunctions: readonly string[];
  /** Run before the files. */
  readonly prelude: vm.Script;
}

const defaultManifest: Manifest = { timeZone: 'Europe/London', runtimeVersion: 'V8' };

/** A project without code, for a workbook that is only looked at. */
export const emptyProject: Project = {
  manifest: defaultManifest,
  files: [],
  html: new Map(),
  functions: [],
  customFunctions: [],
  prelude: fastGlobals(new Set()),
};

export function readProject(folder: string): Project {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/'));
  const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
  const ofType = (type: RegExp) => names.filter((name) => type.test(name)).sort((a, b) => a.localeCompare(b, 'en'));
  const files = ofType(/\.(js|gs)$/).map((name) => readScriptFile(name.replace(/\.(js|gs)$/, ''), read(name)));
  return {
    manifest: readManifest(folder),
    files,
    html: new Map(ofType(/\.html$/).map((name) => [name.replace(/\.html$/, ''), read(name)])),
    functions: files.flatMap((file) => file.functionNames),
    customFunctions: files.flatMap((file) => file.customFunctions),
    prelude: fastGlobals(new Set(files.flatMap((file) => [...file.functionNames, ...file.variableNames]))),
  };
}

function readManifest(folder: string): Manifest {
  const file = path.join(folder, 'appsscript.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Manifest>;
  if (!manifest.timeZone) throw new Error(`${file}: expected a timeZone, found none`);
  if (manifest.runtimeVersion !== 'V8') {
    throw new Error(`${file}: expected "runtimeVersion": "V8", found ${JSON.stringify(manifest.runtimeVersion)}`);
  }
  return manifest as Manifest;
}
