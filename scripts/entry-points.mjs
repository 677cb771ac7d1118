/**
 * Writes dist/Code.js: one plain function per export of src/main.ts. Google sees only top-level function declarations, and takes a
 * custom function's help from the comment directly in front of it, so names, parameters and comments are carried over.
 */
import vm from 'node:vm';

/** The bundle's exports, by running it without a single Google service: a bundle that touches one while loading fails here. */
export function loadExports(bundle, namespace) {
  try {
    return vm.runInNewContext(`${bundle}\n;${namespace}`, {});
  } catch (error) {
    throw new Error(`The bundle does something while it loads; move it into a function. (${error.message})`, { cause: error });
  }
}

/** `source` is main.ts as text; every export must stand there with a comment of its own. */
export function entryPoints(source, bundle, namespace) {
  const stubs = Object.entries(loadExports(bundle, namespace)).map(([name, value]) => {
    if (typeof value !== 'function') throw new Error(`main.ts exports ${name}, which is not a function.`);
    const { comment, parameters, position } = declaration(source, name);
    return {
      position,
      text: `${comment}\nfunction ${name}(${parameters}) {\n  return ${namespace}.${name}(${parameters});\n}\n`,
    };
  });
  const inOrder = stubs.sort((a, b) => a.position - b.position).map((stub) => stub.text);
  return `// What Google Sheets can call. Written by the build from src/main.ts; the code itself is in app.js. Edit neither here.\n\n${inOrder.join('\n')}`;
}

function declaration(source, name) {
  const found = new RegExp(String.raw`export (?:async )?function ${name}\(([^)]*)\)`).exec(source);
  if (!found) throw new Error(`main.ts must declare "export function ${name}(…)" itself: a re-export would lose its comment.`);
  const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(source.slice(0, found.index));
  if (!comment) throw new Error(`main.ts: ${name} has no comment saying what it does for its user.`);
  const parameters = found[1]
    .split(',')
    .map((part) => part.trim().match(/^[\w$]+/)?.[0] ?? '')
    .filter(Boolean)
    .join(', ');
  return { comment: comment[0].trim(), parameters, position: found.index };
}
