/** Small makers of page elements. Text is always set as text, never as HTML. */
import { words } from './words';

type Attributes = Readonly<Record<string, string | boolean | (() => void)>>;
type Child = Node | string | undefined;
export type Kind = keyof typeof words.signs;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`No element with id ${id}.`);
  return found;
}

/** `main` is the one to choose; `tonal` and `plain` stand beside it; a `move` is only a sign. */
type ButtonKind = 'main' | 'tonal' | 'plain' | 'link' | 'move';

/** `name` is what a screen reader says: the label, then what it acts on. */
export function button(
  label: string,
  { name = label, ...attributes }: { class: ButtonKind; name?: string; id?: string; 'aria-controls'?: string },
  action: () => void,
): HTMLButtonElement {
  return element('button', { type: 'button', ...attributes, 'aria-label': name, click: action }, label);
}

/** A state in sign and word. The sign is for the eye only: the word says it all. */
export function signed(kind: Kind, word: string): (Node | string)[] {
  return [element('span', { class: 'sign', 'aria-hidden': 'true' }, words.signs[kind]), ` ${word}`];
}

export function chip(kind: Kind, word: string): HTMLElement {
  return element('span', { class: `chip ${kind}` }, ...signed(kind, word));
}

export function section(heading: string, ...children: Child[]): HTMLElement {
  return element('section', {}, element('h2', {}, heading), ...children);
}
