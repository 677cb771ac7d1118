import fc from 'fast-check';
import { Directory, isNear, organisationKey } from '../../src/domain/organisations';

const directory = (prus: string[] = [], organisations: [string, string[]][] = []): Directory =>
  new Directory(
    prus,
    organisations.map(([name, spellings]) => ({ name, spellings })),
  );
const same = (a: string, b: string, of = directory()): boolean => of.group([a, b]).same(a, b);

describe('the same organisation', () => {
  test.each([
    ['Habberly PRU’s', 'Habberley PRU', true],
    ['St Johns PRU', "St John's Pupil Referral Unit", true],
    ['Fernhill pupil referal unit', 'FERNHILL', true],
    ['Tŷ’r Wennol', "Ty\u0302'r Wennol", true],
    ['Lea St', 'Lee St', false],
    ['St Mary', 'St Mark', false],
    ['Arrow Centre 1', 'Arrow Centre 2', false],
    ['Riverside 12 Trust', 'Riverside 21 Trust', false],
    ['Riverside Trust', 'Riverside Trusts', true],
    ['Continuum', 'ContinYou', false],
    ['PRU', 'PRUs', false],
    ['', '', false],
    ['…', '!', false],
  ])('%j and %j: %s', (a, b, expected) => expect(same(a, b)).toBe(expected));

  test('a spelling row joins names that are far apart', () => {
    expect(same('Continuum', 'ContinYou', directory([], [['ContinYou', ['Continuum', 'Contin U']]]))).toBe(true);
  });

  test('two rows of their own stay two, however alike', () => {
    expect(same('Northfield PRU', 'Northfields PRU', directory(['Northfield PRU', 'Northfields PRU']))).toBe(false);
  });

  test('near matches chain', () => {
    const group = directory().group(['abcdefgh', 'abcdefgx', 'abcdefyx']);
    expect(isNear('abcdefgh', 'abcdefyx')).toBe(false);
    expect(group.same('abcdefgh', 'abcdefyx')).toBe(true);
    expect(group.count(['abcdefgh', 'abcdefgx', 'abcdefyx'])).toBe(1);
  });

  test('a near match says what it was taken for, a spelling row silences it', () => {
    const prus = ['Alderbrook PRU'];
    expect(directory(prus).group(['Alderbrok PRU']).nearMatches).toEqual([{ name: 'Alderbrok PRU', takenFor: 'Alderbrook PRU' }]);
    expect(directory(prus, [['Alderbrook PRU', ['Alderbrok PRU']]]).group(['Alderbrok PRU']).nearMatches).toEqual([]);
    expect(directory(prus).group(['Alderbrook PRU']).nearMatches).toEqual([]);
  });

  test('the PRU is found by its name, a spelling or a near match', () => {
    const of = directory(['Alderbrook PRU', 'Fernhill PRU'], [['Alderbrook PRU', ['Alder Unit']]]);
    const pru = (name: string): string | undefined => of.group([name]).pru(name);
    expect(['alderbrook', 'Alder Unit', 'Alderbrok', 'Elsewhere', ''].map(pru)).toEqual([
      'Alderbrook PRU',
      'Alderbrook PRU',
      'Alderbrook PRU',
      undefined,
      undefined,
    ]);
  });
});

const names = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', "'", 'é', 'P', 'RU'), maxLength: 14 });

test('being the same is symmetric and every name is its own', () => {
  fc.assert(
    fc.property(names, names, fc.array(names, { maxLength: 4 }), (a, b, prus) => {
      const group = directory(prus).group([a, b]);
      expect(group.same(a, b)).toBe(group.same(b, a));
      expect(group.same(a, a)).toBe(organisationKey(a) !== '');
    }),
  );
});

test('near means one insertion, deletion or substitution', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 9, maxLength: 14 });
  fc.assert(
    fc.property(key, fc.nat(13), fc.constantFrom('x', ''), (text, at, put) => {
      const place = at % text.length;
      const other = text.slice(0, place) + put + text.slice(place + 1);
      expect(isNear(text, other)).toBe(text !== other);
      expect(isNear(other, text)).toBe(text !== other);
    }),
  );
});
