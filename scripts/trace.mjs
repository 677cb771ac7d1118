/** `npm run trace < pasted.txt`: turns "at checkProposal (app:120:7)" of an Apps Script stack trace into lines of src/. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceMapConsumer } from 'source-map-js';

const map = join(dirname(fileURLToPath(import.meta.url)), '../build/app.js.map');
const consumer = new SourceMapConsumer(JSON.parse(readFileSync(map, 'utf8')));

export function trace(text) {
  return text.replace(/\bapp(?:\.js|\.gs)?:(\d+):(\d+)/g, (whole, line, column) => {
    const found = consumer.originalPositionFor({ line: Number(line), column: Number(column) - 1 });
    return found.source === null ? whole : `${found.source.replace(/^(\.\.\/)+/, '')}:${found.line}:${found.column + 1}`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(trace(readFileSync(0, 'utf8')));
