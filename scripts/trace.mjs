/**
 * `npm run trace < pasted.txt`: turns "at Object.xt [as checkProposal] (app:120:7)" of an Apps Script stack trace into names and lines
 * of src/. The bundle's names are short, so a frame's name is looked up at the declaration of the function that its place lies in.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { SourceMapConsumer } from 'source-map-js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const consumer = new SourceMapConsumer(JSON.parse(read('build/app.js.map')));
let scopes;

const frame = /(\bat (?:new )?)(?:([^\s()]+) (?:\[as ([^\]\s]+)\] )?)?(\(?)\bapp(?:\.js|\.gs)?:(\d+):(\d+)/g;
const place = /\bapp(?:\.js|\.gs)?:(\d+):(\d+)/g;

export function trace(text) {
  const named = text.replace(frame, (whole, at, name, alias, bracket, line, column) => {
    const source = placeOf(whole, line, column);
    if (source === whole) return whole;
    return `${at}${name === undefined ? '' : `${nameOf(name, alias, Number(line), Number(column) - 1)} `}${bracket}${source}`;
  });
  return named.replace(place, placeOf);
}

function placeOf(whole, line, column) {
  const found = consumer.originalPositionFor({ line: Number(line), column: Number(column) - 1 });
  return found.source === null ? whole : `${found.source.replace(/^(\.\.\/)+/, '')}:${found.line}:${found.column + 1}`;
}

/** "Object.xt", called as "setUpWorkbook", //=> "Object.setUpWorkbook"; a method keeps its name, its class gets its own back. */
function nameOf(name, alias, line, column) {
  const parts = name.split('.');
  const around = scopesAround(line, column).map((id) => ({ short: id.name, own: ownName(id) }));
  const known = parts.map((part) => around.find(({ short }) => short === part)?.own ?? part);
  return alias === undefined || alias === known.at(-1) ? known.join('.') : `${known.join('.')} [as ${alias}]`;
}

function ownName(id) {
  const { line, column } = id.loc.start;
  const found = consumer.originalPositionFor({ line, column });
  return found.name ?? id.name;
}

/** The names that the functions and classes around a place are declared by, the innermost first. */
function scopesAround(line, column) {
  scopes ??= namedScopes(parse(read('dist/app.js'), { ecmaVersion: 2020, locations: true }));
  const before = (a, b) => a.line < b.line || (a.line === b.line && a.column <= b.column);
  const here = { line, column };
  return scopes.filter(({ loc }) => before(loc.start, here) && before(here, loc.end)).map(({ id }) => id);
}

/** Children stand before their parents. */
function namedScopes(node, found = [], given = undefined) {
  const name = node.id ?? node.key ?? (node.type === 'AssignmentExpression' ? node.left : undefined);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string') namedScopes(child, found, givesName(node, child) ? name : undefined);
  const id = node.id ?? given;
  if (/Function|Class(Decl|Expr)/.test(node.type) && id?.type === 'Identifier') found.push({ id, loc: node.loc });
  return found;
}

const givesName = (node, child) => [node.init, node.value, node.right].includes(child);

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(trace(readFileSync(0, 'utf8')));
