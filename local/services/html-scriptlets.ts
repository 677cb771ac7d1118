/** Scriptlets in HTML, turned into code that runs in the script's own scope. */

/** `<?!= raw ?>`, `<?= escaped ?>` or `<? code ?>`. */
const scriptlet = /<\?(!?=)?([\s\S]*?)\?>/g;

/** codeOf('a <?= b ?>') //=> "output._ = 'a ';output._$ =  b ;" — line by line, so that a `//` ends with its line, as on the platform. */
export function codeOf(source: string): string {
  let code = '';
  let at = 0;
  for (const match of source.matchAll(scriptlet)) {
    code += literal(source.slice(at, match.index));
    const [whole, mark, inner] = match;
    code += mark === undefined ? `${inner};` : `output.${mark === '=' ? '_$' : '_'} = ${inner};`;
    at = match.index + whole.length;
  }
  return code + literal(source.slice(at));
}

function literal(html: string): string {
  return html
    .split(/(?<=\n)/)
    .filter((line) => line !== '')
    .map(
      (line) =>
        `output._ = ${JSON.stringify(line).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'))};${line.endsWith('\n') ? '\n' : ''}`,
    )
    .join('');
}

/** A function of the template, of `append` and of `appendUntrusted`. `with` makes what the script hung on the template visible by name, without naming it in advance. */
export function runnable(source: string): string {
  const output = `{
    set _(value) { append(String(value)); },
    set _$(value) { appendUntrusted(typeof value === 'number' || typeof value === 'boolean' ? value : String(value)); },
  }`.replaceAll('\n', ' ');
  return `(function (template, append, appendUntrusted) { var output = ${output}; with (template) { ${codeOf(source)}\n} })`;
}
