/** Styles of a whole workbook: what a cell shows (sheet, column, row and cell composed) and its form in the file, each made once. */
import type { IStyleData, IWorkbookData, IWorksheetData, Nullable } from '@univerjs/core';
import { type FileStyle, fromFileStyle, toFileStyle } from './cell-styles';
import { stableJson } from './parts';

export interface TableStyle {
  /** The file's form as text: equal styles have equal keys. */
  key: string;
  file: FileStyle;
}

export type StyleReference = Nullable<IStyleData | string>;

export class StyleWriter {
  private readonly byReference = new Map<string, TableStyle>();
  /** File form → the style, where the file says less than the snapshot. */
  readonly kept: Record<string, IStyleData> = {};

  constructor(private readonly book: IWorkbookData) {}

  /** Undefined where nothing gives the cell a style. */
  of(sheet: Partial<IWorksheetData>, row: number, column: number, own: StyleReference): TableStyle | undefined {
    const references = [this.book.defaultStyle, sheet.defaultStyle, sheet.columnData?.[column]?.s, sheet.rowData?.[row]?.s, own];
    const set = references.filter((reference) => reference != null && reference !== '');
    return set.length ? this.compose(set) : undefined;
  }

  /** A column's or row's style without its id: ids are given anew on reading. */
  inline(reference: StyleReference): IStyleData | undefined {
    return this.resolve(reference) ?? undefined;
  }

  plain(): TableStyle {
    return this.compose([]);
  }

  private compose(references: StyleReference[]): TableStyle {
    const name = references.map((reference) => (typeof reference === 'string' ? reference : JSON.stringify(reference))).join('|');
    const known = this.byReference.get(name);
    if (known) return known;
    const style: IStyleData = Object.assign({}, ...references.map((reference) => this.resolve(reference)));
    const file = toFileStyle(style);
    const made = { key: stableJson(file), file };
    if (stableJson(fromFileStyle(file)) !== stableJson(withoutUnset(style))) this.kept[made.key] = style;
    this.byReference.set(name, made);
    return made;
  }

  private resolve(reference: StyleReference): Nullable<IStyleData> {
    return typeof reference === 'string' ? this.book.styles[reference] : reference;
  }
}

export class StyleReader {
  readonly styles: Record<string, IStyleData> = {};
  private readonly idsByObject = new WeakMap<object, string>();
  private readonly idsByKey = new Map<string, string>();

  constructor(private readonly kept: Record<string, IStyleData>) {}

  /** The snapshot's id of a style; '' for a style that says nothing. */
  idOf(file: FileStyle): string {
    const known = this.idsByObject.get(file);
    if (known !== undefined) return known;
    const key = stableJson(file);
    const id = this.idsByKey.get(key) ?? this.add(this.kept[key] ?? fromFileStyle(file));
    this.idsByKey.set(key, id);
    this.idsByObject.set(file, id);
    return id;
  }

  private add(style: IStyleData): string {
    if (Object.keys(style).length === 0) return '';
    const id = `s${Object.keys(this.styles).length + 1}`;
    this.styles[id] = style;
    return id;
  }
}

function withoutUnset(style: IStyleData): IStyleData {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value != null)) as IStyleData;
}
