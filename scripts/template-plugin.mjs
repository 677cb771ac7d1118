/** The template's YAML files in the build: what every click needs goes into the bundle, what only set-up reads into pages of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** A tab without what only set-up needs: words, widths and starting rows are most of it, and the bundle loads at every click. */
export function withoutLook({ about: _about, rows: _rows, lists: _lists, ...tab }) {
  return {
    ...tab,
    columns: tab.columns.map(({ note: _note, width: _width, least: _least, most: _most, marks: _marks, ...column }) => column),
  };
}

/** Columns as short lists instead of objects: their keys, once for each of some hundred columns, would be a third of the tabs' size. */
function packed(tab) {
  const columns = tab.columns.map(({ header, type, list, group, script, ...rest }) => {
    const parts = [header, type, list ?? 0, group ?? 0, script ? 1 : 0, Object.keys(rest).length > 0 ? rest : 0];
    while (parts[parts.length - 1] === 0) parts.pop();
    return parts;
  });
  return JSON.stringify({ ...tab, columns });
}

const UNPACK = `export function unpack(text) {
  const tab = JSON.parse(text);
  const columns = tab.columns.map(([header, type, list, group, script, rest]) => ({
    header, type, ...(list && { list }), ...(group && { group }), ...(script && { script: true }), ...rest,
  }));
  return { ...tab, columns };
}`;

export const templatePlugin = {
  name: 'template',
  setup(build) {
    build.onResolve({ filter: /^unpack-tab$/ }, ({ path }) => ({ path, namespace: 'unpack-tab', sideEffects: false }));
    build.onLoad({ filter: /.*/, namespace: 'unpack-tab' }, () => ({ contents: UNPACK, loader: 'js' }));
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      // As one line of JSON: printed as an object literal it would be three times as long.
      contents: `import { unpack } from 'unpack-tab'; export default unpack(${JSON.stringify(packed(withoutLook(parse(await readFile(path, 'utf8')))))});`,
      loader: 'js',
    }));
  },
};

/** Pages that hold data: Apps Script projects have no other kind of file for it. `template` is every tab in full, by name. */
export async function dataPages(folder) {
  const tabs = await readAll(join(folder, 'tabs'));
  const sets = await readAll(join(folder, 'data'));
  const template = Object.fromEntries(tabs.map(({ data }) => [data.name, data]));
  return [page('template', template), ...sets.map(({ name, data }) => page(`data-${name}`, data))];
}

async function readAll(folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => ({ name: basename(file, '.yaml'), data: parse(await readFile(join(folder, file), 'utf8')) })),
  );
}

/** Only "<" could end the script element; JSON may say it in another way. */
function page(name, data) {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return { name: `${name}.html`, text: `<script type="application/json">${json}</script>\n` };
}
