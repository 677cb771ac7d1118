/** One server file of the script: checked for what Apps Script cannot parse, split so that all functions exist before any statement runs. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import {
  type ClassDeclaration,
  type Comment,
  type FunctionDeclaration,
  getLineInfo,
  type Identifier,
  type Node,
  type Program,
  parse,
  type VariableDeclaration,
} from 'acorn';
import { buildFolder } from '../build-folder';

export interface ScriptFile {
  /** As stack traces show it, without the extension: "app", "Code". */
  readonly name: string;
  /** Only the function declarations of the top level. */
  readonly functions: vm.Script;
  /** Everything else. */
  readonly statements: vm.Script;
  /** Names that the file declares as functions at its top level. */
  readonly functionNames: readonly string[];
  /** Whatever else it declares there: variables, constants, classes. */
  readonly variableNames: readonly string[];
  readonly customFunctions: readonly string[];
}

/** Set on the process, since every jest file has modules of its own but shares the process. */
const readBefore = Symbol.for('local-host.script-files');
type WithFiles = { [readBefore]?: Map<string, ScriptFile> };
const MOST_KEPT = 16;

/** Compiles a file, once for the process. Throws the error that a push to Apps Script would give. */
export function readScriptFile(name: string, source: string): ScriptFile {
  const shared = process as WithFiles;
  shared[readBefore] ??= new Map<string, ScriptFile>();
  const files = shared[readBefore];
  const key = `${name}\n${source}`;
  const file = files.get(key) ?? compile(name, source);
  files.set(key, file);
  for (const oldest of [...files.keys()].slice(0, files.size - MOST_KEPT)) files.delete(oldest);
  return file;
}

function compile(name: string, source: string): ScriptFile {
  const { functions, statements, ...names } = knownShape(name, source) ?? shapeOf(name, source);
  const only = (kept: readonly Span[]) => new vm.Script(keep(source, kept), { filename: name });
  return { name, functions: only(functions), statements: only(statements), ...names };
}

/** From where to where a part of the source stands. */
type Span = Pick<Node, 'start' | 'end'>;

/** What the parser finds: plain values, so that the next process need not parse the same file. */
interface Shape extends Pick<ScriptFile, 'functionNames' | 'variableNames' | 'customFunctions'> {
  readonly functions: readonly Span[];
  readonly statements: readonly Span[];
}

/** Characters from which on parsing takes longer than looking up. */
const LONG = 20_000;

function knownShape(name: string, source: string): Shape | undefined {
  const folder = buildFolder();
  if (source.length < LONG || folder === undefined) return undefined;
  const file = join(folder, `${name.replace(/\W/g, '-')}.shape.json`);
  const key = createHash('sha256').update(source).digest('hex');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Shape & { key: string }) : undefined;
  if (kept?.key === key) return shapeIn(kept);
  const shape = shapeOf(name, source);
  // Written aside and renamed, so that parallel processes cannot mix.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify({ ...shape, key }));
  renameSync(aside, file);
  return shape;
}

const shapeIn = ({ functions, statements, functionNames, variableNames, customFunctions }: Shape): Shape => ({
  ...{ functions, statements, functionNames, variableNames, customFunctions },
});

function shapeOf(name: string, source: string): Shape {
  const comments: Comment[] = [];
  const program = parseOrRefuse(name, source, comments);
  if (MAY_HOLD_CLASS_FIELDS.test(source)) refuseClassFields(program, source, name);
  const declarations = program.body.filter((node) => node.type === 'FunctionDeclaration');
  const directives = program.body.filter((node) => node.type === 'ExpressionStatement' && node.directive !== undefined);
  const spans = (nodes: readonly Node[]): Span[] => nodes.map(({ start, end }) => ({ start, end }));
  return {
    functions: spans([...directives, ...declarations]),
    statements: spans(program.body.filter((node) => node.type !== 'FunctionDeclaration')),
    functionNames: declarations.map(({ id }) => id.name),
    variableNames: program.body.flatMap(variableNames),
    customFunctions: customFunctions(declarations, comments, source),
  };
}

function parseOrRefuse(name: string, source: string, comments: Comment[]): Program {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'script', onComment: comments });
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: { line: number } };
    throw syntaxError(message.replace(/ \(\d+:\d+\)$/, ''), loc?.line ?? 1, name);
  }
}

/** Spares most scripts the walk through all their nodes. */
const MAY_HOLD_CLASS_FIELDS = /(?:^|[\s.{};(!])#[\p{L}_$]|\bstatic\b/u;

/** Private names and static fields parse in Node and fail in Apps Script. */
function refuseClassFields(node: Node, source: string, name: string): void {
  const { type, start } = node;
  const line = (): number => getLineInfo(source, start).line;
  const isStaticField = type === 'PropertyDefinition' && 'static' in node && node.static === true;
  if (type === 'PrivateIdentifier') throw syntaxError(`Unexpected token ${source.slice(node.start, node.end)}`, line(), name);
  if (isStaticField) throw syntaxError('Unexpected token = (a static class field)', line(), name);
  for (const child of Object.values(node)) {
    for (const item of Array.isArray(child) ? child : [child]) if (isNode(item)) refuseClassFields(item, source, name);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function syntaxError(message: string, line: number, name: string): SyntaxError {
  return new SyntaxError(`Syntax error: ParseError: ${message} line: ${line} file: ${name}.gs`);
}

/** Blanks out everything but the kept nodes; lines and columns stay where they are, for the stack traces. */
function keep(source: string, nodes: readonly Span[]): string {
  const blank = (start: number, end: number) => source.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, ' ');
  let text = '';
  let at = 0;
  for (const { start, end } of [...nodes].sort((a, b) => a.start - b.start)) {
    text += blank(at, start) + source.slice(start, end);
    at = end;
  }
  return text + blank(at, source.length);
}

function variableNames(node: Node): string[] {
  if (node.type === 'ClassDeclaration') return [(node as ClassDeclaration).id.name];
  if (node.type !== 'VariableDeclaration') return [];
  return (node as VariableDeclaration).declarations.flatMap(({ id }) => identifiers(id));
}

/** Every name in a pattern such as `{ a, b: [c] }`; a default value may add one too many, which does no harm. */
function identifiers(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [(pattern as Identifier).name];
  return Object.values(pattern)
    .flat()
    .flatMap((child) => (isNode(child) ? identifiers(child) : []));
}

/** The functions that stand right under a comment with @customfunction. */
function customFunctions(declarations: FunctionDeclaration[], comments: Comment[], source: string): string[] {
  const tagged = comments.filter(
    ({ type, value }) => type === 'Block' && value.startsWith('*') && /@customfunction\b/i.test(value),
  );
  return declarations
    .filter(({ start }) => tagged.some(({ end }) => end <= start && source.slice(end, start).trim() === ''))
    .map(({ id }) => id.name)
    .filter((name) => !name.endsWith('_'));
}
