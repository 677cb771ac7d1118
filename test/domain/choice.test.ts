import fc from 'fast-check';
import { matchChoice, parseChoices, parseGroups, parseNames } from '../../src/domain/choice';

const groups = ['Boys', 'Girls', 'Gypsy, Roma and Traveller', 'Young carers', 'Other (say which)'];

describe('several choices in one cell', () => {
  test.each([
    ['', [], []],
    ['Boys', ['Boys'], []],
    ['boys; GIRLS', ['Boys', 'Girls'], []],
    ['Boys\nGirls', ['Boys', 'Girls'], []],
    ['Boys, Girls', ['Boys', 'Girls'], []],
    ['Boys,Girls', [], ['Boys,Girls']],
    ['Gypsy, Roma and Traveller', ['Gypsy, Roma and Traveller'], []],
    ['Boys, Gypsy, Roma and Traveller, Girls', ['Boys', 'Gypsy, Roma and Traveller', 'Girls'], []],
    ['Girls and boys', [], ['Girls and boys']],
    ['Boys; Boys', ['Boys'], []],
    ['Boys; Martians, Girls', ['Boys', 'Girls'], ['Martians']],
    [' ; ,; Boys, ;', ['Boys'], []],
    ['“Young” carers', ['Young carers'], []],
  ])('%j', (cell, known, unknown) => expect(parseChoices(cell, groups)).toEqual({ known, unknown }));

  test('any selection joined with "; " or ", " is read back', () => {
    fc.assert(
      fc.property(fc.subarray(groups), fc.constantFrom('; ', ', ', '\n', ';'), (chosen, joint) => {
        expect(parseChoices(chosen.join(joint), groups)).toEqual({ known: chosen, unknown: [] });
      }),
    );
  });

  test('reading always ends and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('B', 'o', 'y', 's', ',', ' ', ';', '\n', 'Gypsy', 'Roma and Traveller') }),
        (text) => {
          const { known, unknown } = parseChoices(text, groups);
          expect(known.length + unknown.length > 0).toBe(/[^\s;]/.test(text.replace(/,(?=[\s;]|$)/g, ' ')));
        },
      ),
    );
  });
});

describe('target groups', () => {
  test('an item that starts with Other is the list’s Other up to the next semicolon', () => {
    expect(parseGroups('Other: showmen, boat people; Boys', groups)).toEqual({
      known: ['Boys', 'Other (say which)'],
      unknown: [],
    });
    expect(parseGroups('Boys, other - new families, mostly', groups)).toEqual({
      known: ['Boys', 'Other (say which)'],
      unknown: [],
    });
    expect(parseGroups('Martians', groups)).toEqual({ known: [], unknown: ['Martians'] });
  });
});

test('a single choice is matched whole', () => {
  expect(matchChoice(' young CARERS ', groups)).toBe('Young carers');
  expect(matchChoice('Boys; Girls', groups)).toBeUndefined();
  expect(matchChoice('', groups)).toBeUndefined();
});

test('names keep their commas', () =>
  expect(parseNames('Alderbrook PRU; Smith, Jones and Co\nFernhill')).toEqual([
    'Alderbrook PRU',
    'Smith, Jones and Co',
    'Fernhill',
  ]));
