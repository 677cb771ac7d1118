/** What each source file imports, read from its text: type imports count too, which a bundler drops. */
import { dirname, join } from 'node:path/posix';
import { filesIn, read } from './sources';

export interface Import {
  readonly from: string;
  /** A path in the project, with its ending, or the name of a package. */
  readonly to: string;
  readonly isType: boolean;
}

export interface SourceFile {
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const STATEMENT = /^(?:import|export)\b(\s+type\b)?(?:([\w\s{},*$]*?)\bfrom)?\s*['"]([^'"]+)['"]/gm;
const CALL = /(?<![.\w])(?:import|require)\(\s*['"]([^'"]+)['"]/g;

export function sourcesIn(folder: string): SourceFile[] {
  return filesIn(folder, /\.(?:ts|mjs|js)$/).map((path) => {
    const code = withoutComments(read(path));
    return { path, code, imports: importsOf(path, code) };
  });
}

export function importsOf(path: string, code: string): Import[] {
  const statements = [...code.matchAll(STATEMENT)].map(([, type, names = '', to = '']) => ({
    from: path,
    to: resolve(path, to),
    isType: type !== undefined || hasOnlyTypes(names),
  }));
  const calls = [...code.matchAll(CALL)].map(([, to = '']) => ({ from: path, to: resolve(path, to), isType: false }));
  return [...statements, ...calls];
}

/** `{ type A, type B }` */
function hasOnlyTypes(names: string): boolean {
  const parts = (/^\s*\{([\s\S]*)\}\s*$/.exec(names)?.[1] ?? '').split(',').filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => part.trim().startsWith('type '));
}

function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  const path = join(dirname(from), to);
  return /\.(?:ts|mjs|js|yaml|json|html|css)$/.test(path) ? path : `${path}.ts`;
}

/** Comments that fill their lines, or follow code after two spaces or one; strings with `//` in them are left alone. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[;,{}()\s])\/\/ .*$/gm, '$1');
}

/** Files that import themselves by way of others: each as the files of one round trip. */
export function cyclesAmong(files: readonly SourceFile[], counts: (found: Import) => boolean): string[][] {
  const next = new Map(files.map(({ path, imports }) => [path, imports.filter(counts).map(({ to }) => to)]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) cycles.push([...way.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return cycles;
}
