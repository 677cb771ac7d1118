/** The readable template against the schema that trusts it, and against the rules. */
import { parseGroups } from '../../src/domain/choice';
import { PRINCIPLE_HEADERS } from '../../src/domain/columns';
import { toDay } from '../../src/domain/day';
import { principleTests } from '../../src/domain/principles/tests';
import { COLUMN_TYPES, startingRows, type TypedRow, tabs } from '../../src/tabs/schema';
import { makeBook } from '../domain/book';
import { loadRules } from './domain';
import { dataFiles, fileOf, lists, tabFiles } from './template-files';

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() === value && value !== '';
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value > 0;
const isMark = (value: string): boolean => ['good', 'wait', 'bad', 'note'].includes(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isTypes = (value: unknown): boolean => COLUMN_TYPES.some((type) => type === value);

/** What a key may hold. `id` and `append` say to the reader what src reads from the columns. */
const tabShape: Record<string, (value: unknown) => boolean> = {
  name: isText,
  about: isText,
  show: (value) => ['Fieldwork', 'Rules', 'Records'].some((group) => group === value),
  id: isText,
  append: isFlag,
  frozenColumns: isCount,
  folded: Array.isArray,
  columns: Array.isArray,
  rows: Array.isArray,
  lists: (value) => typeof value === 'object' && value !== null,
};
const columnShape: Record<string, (value: unknown) => boolean> = {
  header: isText,
  type: isTypes,
  list: (value) => Object.keys(lists).some((name) => name === value),
  script: isFlag,
  group: isText,
  note: isText,
  width: isCount,
  least: (value) => typeof value === 'number',
  most: (value) => typeof value === 'number',
  marks: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([mark, words]) => isMark(mark) && Array.isArray(words) && words.every(isText)),
};

/** Keys that are missing, unknown, or hold something else than they should. */
function faults(value: object, shape: Record<string, (value: unknown) => boolean>, needed: readonly string[]): string[] {
  const missing = needed.filter((key) => !(key in value)).map((key) => `no ${key}`);
  const wrong = Object.entries(value).filter(([key, held]) => shape[key]?.(held) !== true);
  return [...missing, ...wrong.map(([key, held]) => `${key}: ${JSON.stringify(held)}`)];
}

const repeated = (items: readonly string[]): string[] => items.filter((item, i) => items.indexOf(item) !== i);

test('the schema has every file of the template, and the template every tab of the schema', () => {
  expect(tabs.map(({ name }) => name).sort()).toEqual(tabFiles.map(({ tab }) => tab.name).sort());
  expect(repeated(tabs.map(({ name }) => name))).toEqual([]);
});

describe.each(tabFiles)('the template file $file', ({ file, raw, tab }) => {
  const headers = tab.columns.map(({ header }) => header);

  test('has the shape of a tab, and the name of its file', () => {
    expect(faults(raw, tabShape, ['name', 'about', 'columns'])).toEqual([]);
    expect(`${tab.name.toLowerCase().replaceAll(' ', '-')}.yaml`).toBe(file);
  });

  test('has columns of known types, each with a note and a header of its own', () => {
    const wrong = tab.columns.flatMap((column) =>
      faults(column, columnShape, ['header', 'type', 'note']).map((fault) => `${column.header}: ${fault}`),
    );
    expect(wrong).toEqual([]);
    expect(repeated(headers.map((header) => header.toLowerCase()))).toEqual([]);
    expect(headers.length).toBeGreaterThan(0);
  });

  test('gives a list to every column of choices, and to no other', () => {
    const choosing = tab.columns.filter(({ type }) => type === 'choice' || type === 'choices').map(({ header }) => header);
    expect(tab.columns.filter(({ list }) => list !== undefined).map(({ header }) => header)).toEqual(choosing);
  });

  test('keeps the columns of a group together', () => {
    const groups = tab.columns.flatMap(({ group }, i) =>
      group === undefined || tab.columns[i - 1]?.group === group ? [] : [group],
    );
    expect(repeated(groups)).toEqual([]);
    // A group of one column has nothing to fold.
    const larger = groups.filter((name) => tab.columns.filter(({ group }) => group === name).length > 1);
    expect((tab.folded ?? []).filter((name) => !larger.includes(name))).toEqual([]);
  });

  test('has its identity, frozen columns and starting rows within its columns', () => {
    if (raw.id !== undefined) expect(headers[0]).toBe(raw.id);
    expect(tab.frozenColumns ?? 0).toBeLessThan(headers.length);
    expect([...unknownCells(tab.name, startingRows(tab)), ...unfitCells(tab.name, startingRows(tab))]).toEqual([]);
  });
});

/** Cells under unknown headers, and choices that are not offered. */
function unknownCells(name: string, rows: readonly TypedRow[]): string[] {
  const columns = new Map(fileOf(name).columns.map((column) => [column.header, column]));
  return cellsOf(rows, (header, value) => {
    const { type, list } = columns.get(header) ?? {};
    const items = lists[list ?? ''] ?? [];
    const isOff = type === 'choice' ? !items.includes(value) : type === 'choices' && parseGroups(value, items).unknown.length > 0;
    return isOff || type === undefined;
  });
}

/** Cells that only the script may fill, and days that are none. An example may hold both, to show what a check says of them. */
function unfitCells(name: string, rows: readonly TypedRow[]): string[] {
  const columns = new Map(fileOf(name).columns.map((column) => [column.header, column]));
  return cellsOf(rows, (header, value) => {
    const { type, script } = columns.get(header) ?? {};
    return script === true || (type === 'date' && toDay(value) === undefined);
  });
}

function cellsOf(rows: readonly TypedRow[], isFound: (header: string, value: string) => boolean): string[] {
  return rows.flatMap((row, i) =>
    Object.entries(row).flatMap(([header, value]) =>
      isFound(header, String(value)) ? [`row ${i + 1}, ${header}: ${value}`] : [],
    ),
  );
}

describe('the Lists tab', () => {
  test('has a column for every list, in the same order, and no list without items or with one twice', () => {
    expect(fileOf('Lists').columns.map(({ header }) => header)).toEqual(Object.keys(lists));
    expect(
      Object.entries(lists).filter(([, items]) => items.length === 0 || !items.every(isText) || repeated(items).length > 0),
    ).toEqual([]);
  });

  test('has no list that no column offers', () => {
    const offered = new Set(tabFiles.flatMap(({ tab }) => tab.columns.flatMap(({ list }) => list ?? [])));
    expect(Object.keys(lists).filter((list) => !offered.has(list))).toEqual([]);
  });

  test('offers exactly the tests that the rules know', () => {
    expect([...(lists.Tests ?? [])].sort()).toEqual(principleTests.map(({ name }) => name).sort());
  });
});

describe('the Criteria tab', () => {
  const readCriteria = () => loadRules().prepare(makeBook({})).rules.criteria;

  test('is read by the rules themselves, every row, for each of the eight principles', () => {
    const criteria = readCriteria();
    expect(criteria.length).toBe(fileOf('Criteria').rows?.length);
    expect([...new Set(criteria.map(({ principle }) => principle))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('names each row after its principle, and says what is wrong in words', () => {
    const criteria = readCriteria();
    expect(criteria.filter(({ id, principle }) => !new RegExp(`^C${principle}\\.\\d+$`).test(id)).map(({ id }) => id)).toEqual(
      [],
    );
    expect(criteria.filter(({ ifMissing, ifNotMet }) => ifMissing === '' && ifNotMet === '').map(({ id }) => id)).toEqual([]);
  });

  test('asks only for columns that a person fills', () => {
    const own = new Set(fileOf('Proposals').columns.flatMap(({ header, script }) => (script === true ? [] : [header])));
    const asked = readCriteria().flatMap(({ columns }) => columns);
    expect(asked.filter((header) => !own.has(header))).toEqual([]);
  });
});

test('the script writes exactly its own columns of Proposals, in this order', () => {
  const written = fileOf('Proposals').columns.filter(({ script }) => script === true);
  expect(written.map(({ header }) => header)).toEqual([
    ...['Verdict', 'What to change', 'Out of date'],
    ...['1 Core offer', '2 Meeting need', '3 Partnership working', '4 Sustainability'],
    ...['5 Additionality', '6 Involvement', '7 Community cohesion', '8 Narrowing the gap'],
    ...['Others met', 'Priority', 'Ready for decision', 'Data checks', 'Checked on', 'Released', 'Spent'],
  ]);
});

test('the eight principles have the same names on Principles, Proposals and in the rules', () => {
  const names = (fileOf('Principles').rows ?? []).map(({ Principle, Name }) => `${Principle} ${Name}`);
  expect(names).toEqual(Object.values(PRINCIPLE_HEADERS));
  expect((fileOf('Principles').rows ?? []).map((row) => row['Must be met'])).toEqual([
    ...Array(4).fill('Yes'),
    ...Array(4).fill('No'),
  ]);
});

describe.each(dataFiles)('the data set $file', ({ rows }) => {
  test('uses only tabs and headers of the template, and choices that are offered', () => {
    const known = tabFiles.map(({ tab }) => tab.name);
    expect(Object.keys(rows).filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.entries(rows).flatMap(([name, records]) => unknownCells(name, records))).toEqual([]);
  });
});
