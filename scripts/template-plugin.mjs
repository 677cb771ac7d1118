/** Lets the bundle import the template's YAML files as plain data. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

export const templatePlugin = {
  name: 'template',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      // As one line of JSON: printed as an object literal the template would be most of the bundle.
      contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(parse(await readFile(path, 'utf8'))))});`,
      loader: 'js',
    }));
  },
};
