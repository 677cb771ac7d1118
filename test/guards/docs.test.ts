/** The guide says only what is there: its links, pictures, menu items and messages are those of the project. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MenuEntry } from '../../local/runtime/contract';
import { filesIn, read, root } from './sources';
import { wholeMenu } from './whole-menu';

const pages = ['README.md', ...filesIn('docs', /\.md$/)].map((name) => ({ name, text: withoutCode(read(name)) }));

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

interface Link {
  readonly page: string;
  readonly isImage: boolean;
  readonly label: string;
  readonly path: string;
  readonly anchor: string;
}

const links: Link[] = pages.flatMap(({ name, text }) =>
  [...text.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]*)\)/g)].flatMap(([, mark, label = '', target = '']) => {
    const [path = '', anchor = ''] = target.split('#');
    return /^https?:/.test(target) ? [] : [{ page: name, isImage: mark === '!', label: oneLine(label), path, anchor }];
  }),
);
const images = links.filter(({ isImage }) => isImage);

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const targetOf = ({ page, path }: Link): string => (path === '' ? page : join(dirname(page), path));

/** As GitHub makes them: `## Words, that…` //=> words-that */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link and picture leads to a file that is there, and every anchor to a heading', () => {
  expect(links.length).toBeGreaterThan(20);
  const broken = links.filter((link) => {
    const target = targetOf(link);
    return !existsSync(join(root, target)) || (link.anchor !== '' && !anchorsOf(read(target)).includes(link.anchor));
  });
  expect(broken).toEqual([]);
});

test('every picture says in words what matters in it', () => {
  const silent = images.filter(({ label }) => label.split(' ').length < 5);
  expect(images.length).toBeGreaterThan(10);
  expect(silent).toEqual([]);
});

test('every picture is used, and made by the command that makes them all', () => {
  const used = new Set(images.map(targetOf));
  const made = [...read('scripts/screenshots.mjs').matchAll(/(?:shoot|inDialog)\('([\w-]+)'/g)].map(
    ([, name]) => `docs/images/${name}.png`,
  );
  const there = filesIn('docs/images', /./);
  expect(there.filter((file) => !used.has(file))).toEqual([]);
  expect([...made].sort()).toEqual(there);
});

test('every page of the guide is listed on its contents page, which README names', () => {
  const listed = links.filter(({ page }) => page === 'docs/README.md').map(targetOf);
  const guide = filesIn('docs', /\.md$/).filter((page) => page !== 'docs/README.md');
  expect(guide.filter((page) => !listed.includes(page))).toEqual([]);
  expect(links.filter(({ page }) => page === 'README.md').map(targetOf)).toContain('docs/README.md');
});

describe('the menu', () => {
  const menu = wholeMenu(`${root}/dist`).flatMap(({ title, items }) => pathsOf([{ caption: title, items: [...items] }]));

  function pathsOf(entries: readonly MenuEntry[], above = ''): string[] {
    return entries.flatMap((entry) => {
      if (!('caption' in entry)) return [];
      const path = above === '' ? entry.caption : `${above} ▸ ${entry.caption}`;
      return 'items' in entry ? [path, ...pathsOf(entry.items, path)] : [path];
    });
  }

  /** `*Workbook ▸ Bring in…*` may stand for the whole way. */
  const isItem = (path: string): boolean => menu.includes(path) || menu.includes(`Action plan ▸ ${path}`);
  const known = ['Action plan', ...menu.map((path) => path.split(' ▸ ')[1] ?? '')];

  test.each(pages)('has every item that $name names', ({ text }) => {
    const paths = [...oneLine(text).matchAll(/\*([^*]+ ▸ [^*]+)\*/g)].map(([, path = '']) => path);
    const ours = paths.filter((path) => known.includes(path.split(' ▸ ')[0] ?? ''));
    expect(ours.filter((path) => !isItem(path))).toEqual([]);
    expect(oneLine(text).match(/(?<!\*)Action plan ▸/g)).toBeNull();
  });

  test('has no item that the guide is silent about', () => {
    const said = oneLine(pages.map(({ text }) => text).join('\n'));
    expect(menu.length).toBeGreaterThan(10);
    expect(menu.filter((path) => path.includes(' ▸ ') && !said.includes(path))).toEqual([]);
  });
});

/** "E06 Cost: “about 900” is not a number" //=> its parts in words, without codes, numbers and marks. */
const partsOf = (message: string): string[] =>
  message
    .replace(/^[EWI]\d\d\b/, '')
    .split(/[…“”:;()\d]+/)
    .map((part) => part.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').toLowerCase())
    .filter((part) => part !== '');

/** The first cell of each row of the tables that explain messages. */
function explained(text: string): string[] {
  const tables = [...text.matchAll(/^\| (?:Message|What it says|It says that these need you) .*\n((?:\|.*\n)+)/gm)];
  return tables.flatMap(([, rows = '']) => [...rows.matchAll(/^\| \*([^*]+)\*/gm)].map(([, message = '']) => message));
}

test('every message that a page explains is one that the workbook gives', () => {
  const given = [read('src/texts.ts'), ...filesIn('sheets-template/tabs', /\.yaml$/).map(read)].join('\n').toLowerCase();
  const messages = pages.flatMap(({ text }) => explained(text));
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.filter((message) => !partsOf(message).every((part) => given.includes(part)))).toEqual([]);
});
