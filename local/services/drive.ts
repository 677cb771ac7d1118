/** The advanced Drive service, version 3, as far as it needs no converter: files in a folder of this machine, with an index. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RunningExecution } from '../runtime/execution';
import { expose, ServiceError } from '../runtime/service-object';
import { Blob, blobFrom } from './blob';

interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  parents: string[];
  createdTime: string;
  modifiedTime: string;
  description?: string;
  trashed: boolean;
  /** Name of the file in the folder; absent for a folder of Drive. */
  stored?: string;
  size?: string;
}

const folderType = 'application/vnd.google-apps.folder';
const convertible = /^application\/vnd\.google-apps\.(?!folder$)/;
const indexName = 'index.json';

export class DriveFiles {
  constructor(private readonly execution: RunningExecution) {}

  create(resource: Record<string, unknown>, media: unknown = null, _options: unknown = null): Record<string, unknown> {
    const blob = media === null ? undefined : blobFrom(media, 'Drive.Files.create');
    const now = new Date(this.execution.clock.now()).toISOString();
    const mimeType = String(resource.mimeType ?? blob?.getContentType() ?? 'application/octet-stream');
    refuseConversion(mimeType);
    const file: DriveFile = {
      id: randomBytes(12).toString('hex'),
      name: String(resource.name ?? blob?.getName() ?? 'Untitled'),
      mimeType,
      parents: Array.isArray(resource.parents) ? resource.parents.map(String) : ['root'],
      createdTime: now,
      modifiedTime: now,
      trashed: false,
    };
    if (resource.description) file.description = String(resource.description);
    if (blob) this.store(file, blob);
    this.save([...this.files(), file]);
    return shown(file);
  }

  get(id: string, options: { alt?: string } | null = null): unknown {
    const file = this.find(id);
    return options?.alt === 'media' ? this.blobOf(file).getDataAsString() : shown(file);
  }

  list(options: { q?: string; pageSize?: number } | null = null): Record<string, unknown> {
    const conditions = (options?.q ?? '').split(/\s+and\s+/i).filter((condition) => condition !== '');
    const found = this.files().filter((file) => conditions.every((condition) => meets(file, condition)));
    return { kind: 'drive#fileList', incompleteSearch: false, files: found.slice(0, options?.pageSize ?? 100).map(shown) };
  }

  update(
    resource: Record<string, unknown>,
    id: string,
    media: unknown = null,
    options: Record<string, unknown> | null = null,
  ): unknown {
    const file = this.find(id);
    if (typeof resource.name === 'string') file.name = resource.name;
    if (typeof resource.description === 'string') file.description = resource.description;
    if (typeof resource.trashed === 'boolean') file.trashed = resource.trashed;
    const removed = String(options?.removeParents ?? '').split(',');
    const added = String(options?.addParents ?? '').split(',');
    file.parents = [...file.parents.filter((parent) => !removed.includes(parent)), ...added.filter((parent) => parent !== '')];
    if (media !== null) this.store(file, blobFrom(media, 'Drive.Files.update'));
    file.modifiedTime = new Date(this.execution.clock.now()).toISOString();
    this.save(this.files().map((other) => (other.id === id ? file : other)));
    return shown(file);
  }

  remove(id: string): void {
    const file = this.find(id);
    if (file.stored) fs.rmSync(path.join(this.folder(), file.stored), { force: true });
    this.save(this.files().filter((other) => other.id !== id));
  }

  export(id: string, mimeType: string): never {
    throw new ServiceError(
      `Drive.Files.export: converting ${this.find(id).mimeType} to ${mimeType} is not supported by the local host.`,
    );
  }

  private find(id: string): DriveFile {
    const file = this.files().find((one) => one.id === id);
    if (!file) throw new ServiceError(`API call to drive.files.get failed with error: File not found: ${id}.`);
    return file;
  }

  private store(file: DriveFile, blob: Blob): void {
    file.stored ??= `${file.id.slice(0, 6)}-${file.name.replace(/[^\p{L}\p{N}._ -]/gu, '_')}`;
    file.size = String(blob.content().length);
    fs.mkdirSync(this.folder(), { recursive: true });
    fs.writeFileSync(path.join(this.folder(), file.stored), blob.content());
  }

  private blobOf(file: DriveFile): Blob {
    if (!file.stored) throw new ServiceError(`Drive.Files.get: ${file.name} has no content.`);
    return new Blob(fs.readFileSync(path.join(this.folder(), file.stored)), file.mimeType, file.name);
  }

  private folder(): string {
    const { drive } = this.execution;
    if (drive === undefined) throw new ServiceError('The local host has no folder for Drive; give it one with --drive.');
    return drive;
  }

  private files(): DriveFile[] {
    const index = path.join(this.folder(), indexName);
    return fs.existsSync(index) ? (JSON.parse(fs.readFileSync(index, 'utf8')) as DriveFile[]) : [];
  }

  private save(files: DriveFile[]): void {
    fs.mkdirSync(this.folder(), { recursive: true });
    fs.writeFileSync(path.join(this.folder(), indexName), `${JSON.stringify(files, null, 2)}\n`);
  }
}
expose(DriveFiles, 'Drive.Files', ['create', 'get', 'list', 'update', 'remove', 'export'] satisfies readonly (
  | keyof GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection
  | 'export'
)[]);

export class Drive {
  readonly Files: DriveFiles;

  constructor(execution: RunningExecution) {
    this.Files = new DriveFiles(execution);
  }
}
expose(Drive, 'Drive', [], ['Files'] satisfies readonly (keyof GoogleAppsScript.Drive)[]);

function refuseConversion(mimeType: string): void {
  if (convertible.test(mimeType))
    throw new ServiceError(`Drive.Files.create: converting to ${mimeType} is not supported by the local host.`);
}

function shown(file: DriveFile): Record<string, unknown> {
  const { stored: _, ...rest } = file;
  return {
    kind: 'drive#file',
    ...rest,
    ...(file.mimeType !== folderType && { webViewLink: `https://drive.google.com/file/d/${file.id}/view` }),
  };
}

/** The few conditions of Drive's query language that select by name, type, folder and bin. */
function meets(file: DriveFile, condition: string): boolean {
  const equals = /^(name|mimeType)\s*=\s*'((?:[^'\\]|\\.)*)'$/.exec(condition.trim());
  if (equals) return file[equals[1] as 'name' | 'mimeType'] === equals[2]?.replace(/\\(.)/g, '$1');
  const contains = /^name\s+contains\s+'((?:[^'\\]|\\.)*)'$/.exec(condition.trim());
  if (contains) return file.name.toLowerCase().includes((contains[1] ?? '').toLowerCase());
  const parent = /^'([^']+)'\s+in\s+parents$/.exec(condition.trim());
  if (parent) return file.parents.includes(parent[1] ?? '');
  const trashed = /^trashed\s*=\s*(true|false)$/.exec(condition.trim());
  if (trashed) return file.trashed === (trashed[1] === 'true');
  throw new ServiceError(`Drive.Files.list: the condition "${condition}" is not supported by the local host.`);
}
