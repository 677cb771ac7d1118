/** Jest through esbuild: TypeScript to CommonJS, and the template's YAML to the same JSON that the build bundles. */
import { createHash } from 'node:crypto';
import { transformSync } from 'esbuild';
import { parse } from 'yaml';

const header = "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

export default {
  getCacheKey: (source, path) => createHash('sha1').update(source).update(path).update(header).digest('hex'),
  process(source, path) {
    if (path.endsWith('.yaml'))
      return { code: `module.exports = { default: ${JSON.stringify(parse(source))}, __esModule: true };` };
    if (path.endsWith('.html')) return { code: `module.exports = { default: ${JSON.stringify(source)}, __esModule: true };` };
    const { code } = transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'inline',
      sourcefile: path,
      define: { 'import.meta.url': '__importMetaUrl' },
      banner: header,
      keepNames: true,
    });
    return { code };
  },
};
