/** What the views of the page show: the mail and the files that the script left, the triggers, the people. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Host } from '../host';
import { peopleOf } from './people';
import type { ViewName, Views } from './protocol';
import { readMail } from './read-mail';

export interface Folders {
  mail: string;
  drive: string;
}

export function foldersIn(folder: string): Folders {
  return { mail: join(folder, 'mail'), drive: join(folder, 'drive') };
}

interface IndexedFile {
  id: string;
  name: string;
  mimeType: string;
  modifiedTime: string;
  trashed: boolean;
  stored?: string;
  size?: string;
}

const indexOf = ({ drive }: Folders): IndexedFile[] => {
  const index = join(drive, 'index.json');
  return existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as IndexedFile[]) : [];
};

/** A file that the script saved, by its id: only files of the index are ever read. */
export function driveFile(folders: Folders, id: string): { name: string; bytes: Uint8Array } | undefined {
  const file = indexOf(folders).find((one) => one.id === id && !one.trashed);
  if (!file?.stored) return undefined;
  return { name: file.name, bytes: readFileSync(join(folders.drive, basename(file.stored))) };
}

const mailFiles = ({ mail }: Folders): string[] =>
  existsSync(mail)
    ? readdirSync(mail)
        .filter((name) => name.endsWith('.eml'))
        .sort()
        .reverse()
    : [];

/** The text of a message as a page of its own, by the name that the list gave. */
export function mailPage(folders: Folders, id: string): string | undefined {
  const name = mailFiles(folders).find((one) => one === id);
  return name === undefined ? undefined : readMail(readFileSync(join(folders.mail, name), 'utf8')).html;
}

type Makers = { [Name in ViewName]: (host: Host, folders: Folders, person: string) => Views[Name] };

const makers: Makers = {
  mail: (_host, folders) =>
    mailFiles(folders).map((id) => {
      const { date, from, to, subject } = readMail(readFileSync(join(folders.mail, id), 'utf8'));
      return { id, date, from, to, subject, address: '' };
    }),
  drive: (_host, folders) =>
    indexOf(folders)
      .filter(({ trashed }) => !trashed)
      .map(({ id, name, mimeType, size, modifiedTime }) => ({
        id,
        name,
        type: mimeType,
        size: Number(size ?? 0),
        changed: modifiedTime,
      })),
  clock: (host) => ({
    now: new Date(host.now).toISOString(),
    moved: Math.abs(host.now - Date.now()) > 60_000,
    triggers: host.state.triggers.map(({ handler, event, user, settings }) => ({
      handler,
      event,
      user,
      settings: Object.entries(settings)
        .filter(([name]) => name !== 'source')
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    })),
  }),
  people: (host, _folders, person) => peopleOf(host, person),
};

export function viewOf(name: ViewName, host: Host, folders: Folders, person: string): Views[ViewName] {
  return makers[name](host, folders, person);
}
