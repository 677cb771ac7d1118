/** What a paste, or a form's responses, would add: for a person to look through before anything is written. */
import type { Cell } from '../cell';

export interface NewRow {
  readonly tab: string;
  readonly cells: Readonly<Record<string, Cell>>;
  /** Headers whose number is to be shown as a percentage. */
  readonly percentages?: readonly string[];
}

export interface Brought {
  readonly title: string;
  /** What was understood, as it is shown. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly remarks: readonly string[];
  /** Why it may be there already; '' when nothing says so. */
  readonly duplicate: string;
  /** The id that a person gives, and its column; a row without it cannot be added. */
  readonly id?: { readonly header: string; readonly value: string };
  /** Tells a form's response from the others. */
  readonly mark?: string;
  readonly rows: readonly NewRow[];
}

export interface Understood {
  readonly records: readonly Brought[];
  readonly remarks: readonly string[];
  /** What was not understood, with where it stands. */
  readonly aside: readonly (readonly [where: string, text: string])[];
}
