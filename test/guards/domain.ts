/** The rules of src/domain with the packages they use, which jest cannot load as they are. */
import { buildSync } from 'esbuild';
import type { prepare } from '../../src/domain/context';
import { root } from './sources';

export interface Rules {
  readonly prepare: typeof prepare;
}

export function loadRules(): Rules {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { prepare } from './src/domain/context';", resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  });
  const module: { exports: unknown } = { exports: {} };
  new Function('module', outputFiles[0]?.text ?? '')(module);
  return module.exports as Rules;
}
