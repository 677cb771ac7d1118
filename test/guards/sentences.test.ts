/** Words that people read: where they come from, and how they are written. */
import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { filesIn, read } from './sources';
import { everyNode } from './syntax';
import { contractNames, tabFiles } from './template-files';

/** Words of the contract that are on no list: verdicts, statuses, and the types and kinds that code compares with. */
const fixedWords = new Set([
  ...['Eligible', 'More evidence needed', 'Does not meet the first four', 'Fix the data first'],
  ...['Met', 'Not met', 'Evidence missing', 'Overridden: met', 'Overridden: not met', 'not met'],
  ...['long text', 'date and time', 'unknown author', 'short reason', 'team manager only'],
]);

/** Phrases that nobody is shown. */
const neverShown = new Set([
  // Fill a copy, to prove that a proposal would be eligible with them.
  ...['A named organisation', 'Newly named organisation', 'Takes part', 'A unit on the PRUs tab', 'of its own'],
  // Formats and types of the platform.
  ...['dd/mm/yyyy hh:mm', 'yyyy-MM-dd HH:mm:ss', '[object Date]'],
  // Words that do not count when titles are compared.
  'the a an and of to for at in on all support develop maintain which with',
  // A mistake of ours, not of a person.
  ...['No tab "', '" in sheets-template.'],
  // Verdict of a row that failed, in the summary. Belongs in src/texts.ts.
]);

function phrase(node: AnyNode): string | undefined {
  const text = node.type === 'TemplateElement' ? node.value.cooked : node.type === 'Literal' ? node.value : undefined;
  return typeof text === 'string' && /\p{L}\s+\p{L}/u.test(text) ? text.trim() : undefined;
}

function phrasesIn(code: string): string[] {
  const { code: js } = transformSync(code, { loader: 'ts', format: 'esm' });
  return everyNode(parse(js, { ecmaVersion: 'latest', sourceType: 'module' })).flatMap((node) => phrase(node) ?? []);
}

test('a sentence in the code is found, in quotes and in templates', () => {
  expect(phrasesIn(`const a: string = 'Two words'; const b = \`\${a} more words\`; const c = 'one';`)).toEqual([
    ...['Two words', 'more words'],
  ]);
});

test('what people read comes from src/texts.ts or the template', () => {
  const files = filesIn('src', /\.ts$/).filter((file) => file !== 'src/texts.ts' && !file.startsWith('src/ui/'));
  const own = files.flatMap((file) => phrasesIn(read(file)).map((text) => ({ file, text })));
  const known = (text: string): boolean => contractNames.has(text) || fixedWords.has(text) || neverShown.has(text);
  expect(own.filter(({ text }) => !known(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  const unused = [...neverShown].filter((text) => !own.some((found) => found.text === text));
  expect(unused).toEqual([]);
});

/** Names in the middle of a sentence: the contract's own, and these. All are cut out first. */
const properNames = ['Action plan', 'Check proposal', 'Extended Services', 'ESCo', 'PRU', 'PRUs', 'Plug & Play', 'Data', 'Other'];
const names = [...contractNames, ...fixedWords, ...properNames].sort((a, b) => b.length - a.length);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const nameInText = new RegExp(`(?<![\\p{L}\\d])(?:${names.map(escaped).join('|')})(?![\\p{L}\\d])`, 'gu');

/** What is wrong with the way a text is written; undefined when nothing is. */
function fault(text: string): string | undefined {
  const plain = text.replace(/“[^”]*”/g, '·').replace(nameInText, '·');
  const sentences = plain.split(/(?<=[.?!])\s+/);
  if (!/[.?!]”?$/.test(text)) return 'does not end like a sentence';
  if (/ {2}|\s$|^\s|--|\.\.\./.test(text)) return 'has stray spaces, dashes or dots';
  if (/[“”]/.test(text.replace(/“[^“”]*”/g, '')) || /["‘]/.test(text)) return 'has quotation marks that do not match';
  if (sentences.some((sentence) => /^[^\p{L}\d·“]*\p{Ll}/u.test(sentence))) return 'has a sentence that starts small';
  const words = sentences.flatMap((sentence) => sentence.split(/(?<=:)\s+/)).flatMap((part) => part.split(/[\s(/]+/).slice(1));
  // FSM and R1 are no words.
  const capital = words.find((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return capital === undefined ? undefined : `has a capital in the middle: ${capital}`;
}

test.each([
  ['How Many Units', 'does not end like a sentence'],
  ['How Many units.', 'has a capital in the middle: Many'],
  ['One unit. two units.', 'has a sentence that starts small'],
  ['The unit, as on the PRUs tab, for example “Of Any Kind”. Lead unit first.', undefined],
])('of %s the guard says: %s', (text, said) => {
  expect(fault(text)).toBe(said);
});

test.each(tabFiles)('the notes and explanations of $file are sentences, in sentence case', ({ tab }) => {
  const words = ['If missing', 'If not met', 'What it does', 'Text'];
  const rows = (tab.rows ?? []).flatMap((row) =>
    words.flatMap((header) => (row[header] === undefined ? [] : [String(row[header])])),
  );
  const texts = [tab.about, ...tab.columns.map(({ note }) => note), ...rows];
  expect(texts.flatMap((text) => (fault(text) === undefined ? [] : [`${fault(text)}: ${text}`]))).toEqual([]);
});

test.each(tabFiles)('the headers of $file are in sentence case', ({ tab }) => {
  const words = (header: string): string[] => header.replace(/^\d+ /, '').split(/[\s-]+/);
  const capitals = tab.columns.filter(({ header }) =>
    words(header)
      .slice(1)
      .some((word) => /^\p{Lu}\p{Ll}/u.test(word)),
  );
  expect(capitals.map(({ header }) => header).filter((header) => !properNames.includes(header))).toEqual([]);
});
