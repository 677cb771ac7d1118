/** Whatever choices, checks, colours and notes a workbook has, and on whichever tabs: saved and opened again they are the same. */
import type { IRange, IWorksheetData } from '@univerjs/core';
import fc from 'fast-check';
import { Resource } from '../../local/book/codes';
import { emptyBook } from '../../local/book/empty-book';
import { bookFromBytes } from '../../local/book/read-book';
import { type Book, bookToBytes } from '../../local/book/write-book';

const ids = ['sheet-1', 'two'];
const plainText = fc.string({ minLength: 1, maxLength: 60 });
const spokenText = fc.oneof(plainText, fc.constantFrom('“Yes” & <no>', 'a\nb', '=1+1', "it's", '£5, or “a; b”', 'é'.repeat(400)));
const anItem = plainText.filter((item) => item.trim() !== '');
const aRange = fc
  .tuple(fc.nat({ max: 20 }), fc.nat({ max: 30 }), fc.nat({ max: 3 }))
  .map(([startRow, rows, startColumn]) => ({ startRow, endRow: startRow + rows, startColumn, endColumn: startColumn }));

const operator = fc.constantFrom('between', 'notBetween', 'equal', 'greaterThan', 'lessThanOrEqual');
const aDemand = fc.oneof(
  fc.array(anItem, { minLength: 1, maxLength: 12 }).map((items) => ({ type: 'list', formula1: JSON.stringify(items) })),
  fc
    .constantFrom("='Approval steps'!$A$2:$A$9", '=Lists!$A$2:$A$200')
    .map((formula1) => ({ type: 'list', formula1, renderMode: 2 })),
  fc.constant({ type: 'checkbox' }),
  fc.constant({ type: 'date' }),
  fc
    .tuple(fc.constantFrom('decimal', 'whole', 'textLength'), operator, fc.nat(), fc.nat())
    .map(([type, how, from, to]) => ({ type, operator: how, formula1: String(from), formula2: String(to) })),
  fc.constant({ type: 'time', formula1: '0.5', operator: 'greaterThan' }),
  fc.constantFrom('=AND(A2>1,A2<"z")', '=ISNUMBER(FIND("@",B2))').map((formula1) => ({
    ...{ type: 'custom', formula1 },
    bizInfo: { criterion: 'TEXT_IS_VALID_EMAIL', values: [] },
  })),
);
const aValidation = fc
  .tuple(aDemand, spokenText, fc.constantFrom(1, 2), fc.array(aRange, { minLength: 1, maxLength: 2 }))
  .map(([demand, text, errorStyle, ranges]) => ({
    ...{ ...demand, ranges, errorStyle, error: text, prompt: text, allowBlank: true },
    ...{ showErrorMessage: true, showInputMessage: true },
  }));

const aLook = fc.constantFrom({ bg: { rgb: '#fce8e6' }, cl: { rgb: '#a50e0e' }, bl: 1 }, { bg: { rgb: '#e6f4ea' } }, { it: 1 });
const aCondition = fc.oneof(
  fc.constantFrom('=$A2="Not met"', '=OR($C2="a",$C2="""b""")', '=A2<>""').map((value) => ({ subType: 'formula', value })),
  spokenText.map((value) => ({ subType: 'text', operator: 'containsText', value })),
  fc.integer().map((value) => ({ subType: 'number', operator: 'greaterThan', value })),
);
const aFormat = fc
  .tuple(aCondition, aLook, fc.array(aRange, { minLength: 1, maxLength: 2 }))
  .map(([condition, style, ranges]) => ({ ranges, stopIfTrue: false, rule: { type: 'highlightCell', ...condition, style } }));

const aNote = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 8 }), spokenText);
type Range = Pick<IRange, 'startRow' | 'endRow' | 'startColumn' | 'endColumn'>;
const meet = (a: Range, b: Range): boolean => a.startColumn === b.startColumn && a.startRow <= b.endRow && b.startRow <= a.endRow;

/** A cell has one validation at most, in Sheets as in Univer: ranges that meet an earlier one are left out. */
function oneForEachCell<Rule extends { readonly ranges: readonly Range[] }>(rules: readonly Rule[]): Rule[] {
  const taken: Range[] = [];
  return rules.flatMap((rule) => {
    const ranges = rule.ranges.filter((range) => {
      const free = !taken.some((other) => meet(range, other));
      if (free) taken.push(range);
      return free;
    });
    return ranges.length === 0 ? [] : [{ ...rule, ranges }];
  });
}

const aTab = fc.record({
  validations: fc.array(aValidation, { maxLength: 4 }).map(oneForEachCell),
  formats: fc.array(aFormat, { maxLength: 4 }),
  notes: fc.uniqueArray(aNote, { maxLength: 4, selector: ([row, column]) => `${row} ${column}` }),
});

function bookOf(tabs: readonly (typeof aTab extends fc.Arbitrary<infer Tab> ? Tab : never)[]): Book {
  const book = emptyBook({ workbookId: 'book' });
  const first = book.snapshot.sheets['sheet-1'] as Partial<IWorksheetData>;
  book.snapshot.sheets.two = { ...structuredClone(first), id: 'two', name: 'Approval steps' };
  book.snapshot.sheetOrder = [...ids];
  const bySheet = (of: (tab: (typeof tabs)[number]) => unknown) =>
    JSON.stringify(Object.fromEntries(tabs.map((tab, i) => [ids[i] ?? '', of(tab)])));
  book.snapshot.resources = [
    {
      name: Resource.validations,
      data: bySheet(({ validations }) => validations.map((rule, i) => ({ ...rule, uid: `rule-${i}` }))),
    },
    { name: Resource.formats, data: bySheet(({ formats }) => formats.map((rule, i) => ({ ...rule, cfId: `format-${i}` }))) },
    { name: Resource.notes, data: bySheet(({ notes }) => notesOf(notes)) },
  ];
  return book;
}

function notesOf(notes: readonly (readonly [number, number, string])[]): Record<number, Record<number, unknown>> {
  const result: Record<number, Record<number, unknown>> = {};
  for (const [row, col, note] of notes) {
    result[row] = { ...result[row], [col]: { id: `note-${row}-${col}`, row, col, width: 160, height: 72, note } };
  }
  return result;
}

/** What the three kinds of rules say, without tabs that have none. */
function rulesOf({ snapshot }: Book): Record<string, unknown> {
  return Object.fromEntries(
    [Resource.validations, Resource.formats, Resource.notes].map((name) => {
      const all = JSON.parse(snapshot.resources?.find((resource) => resource.name === name)?.data || '{}');
      return [name, Object.fromEntries(Object.entries(all).filter(([, rules]) => Object.keys(rules as object).length > 0))];
    }),
  );
}

test('saved and opened again, and once more, every rule and note is the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(aTab, aTab), async (tabs) => {
      const book = bookOf(tabs);
      const once = await bookFromBytes(await bookToBytes(book), 'once.xlsx');
      expect(rulesOf(once)).toEqual(rulesOf(book));
      const twice = await bookFromBytes(await bookToBytes(once), 'twice.xlsx');
      expect(rulesOf(twice)).toEqual(rulesOf(book));
    }),
    { numRuns: 50 },
  );
});
