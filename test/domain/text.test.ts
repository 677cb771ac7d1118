import fc from 'fast-check';
import { countCharacters, countWords, looksLikeFormula, plain, tidy } from '../../src/domain/text';

describe('words', () => {
  test.each([
    ['', 0],
    ['   ', 0],
    ['one', 1],
    ['two words', 2],
    ["don't after-school parents’", 3],
    ['rock - and - roll', 3],
    ['rock--roll', 2],
    ['“Quoted” (and) bracketed.', 3],
    ['3 units, 41 pupils', 4],
    ['Tŷ’r Wennol', 2],
    ['Ty\u0302’r Wennol', 2],
    ['… — !', 0],
    ['one\ntwo\tthree', 3],
    ['🚲 bike 🚲🚲', 1],
    ['中文 слово', 2],
  ])('%j has %i', (text, count) => expect(countWords(text)).toBe(count));

  test('joining texts with a space adds their words', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', "'", '-', '1', 'é', '.', '\n') });
    fc.assert(fc.property(words, words, (a, b) => expect(countWords(`${a} ${b}`)).toBe(countWords(a) + countWords(b))));
  });

  test('composed and decomposed accents count the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        expect(countWords(text.normalize('NFD'))).toBe(countWords(text.normalize('NFC'))),
      ),
    );
  });
});

test('characters are counted as people count them', () => {
  expect(countCharacters('🚲'.repeat(20))).toBe(20);
  expect(countCharacters('é'.normalize('NFD'))).toBe(1);
});

test('a choice is the same whatever its case, quotes and accents’ composition', () => {
  expect(plain('  PARTNER’S  own “Budget”')).toBe(plain("Partner's own budget"));
  expect(plain('Ty\u0302')).toBe(plain('tŷ'));
});

test('white space at the ends, runs of spaces and the shape of quotes do not make a new text', () => {
  expect(tidy(' It’s  “so”\u00a0 \n')).toBe(tidy('It\'s "so"'));
  expect(tidy('one\ntwo')).not.toBe(tidy('one two'));
});

test.each(['=1', '+44', '-5', '@name', '\tx', '\rx'])('%j could be taken for a formula', (text) =>
  expect(looksLikeFormula(text)).toBe(true),
);
test.each(['', ' =1', 'a=1', '"=1'])('%j could not', (text) => expect(looksLikeFormula(text)).toBe(false));
