/** Tick boxes for a cell with several choices. */
import type { Ticks } from '../domain/ticks';
import { formDialog } from '../texts';
import { element } from './elements';

const MANY = 12;

/** The boxes below their legend; `changed` is called with each new state. */
export function drawTicks(first: Ticks, id: string, isLocked: boolean, changed: (ticks: Ticks) => void): HTMLElement[] {
  let ticks = first;
  const set = (next: Partial<Ticks>): void => {
    ticks = { ...ticks, ...next };
    changed(ticks);
  };
  const toggle = (items: readonly string[], item: string, on: boolean): string[] =>
    on ? [...items, item] : items.filter((one) => one !== item);
  const box = (item: string, label: string, checked: boolean, act: (on: boolean) => void): HTMLElement => {
    const input = element('input', { type: 'checkbox', checked, disabled: isLocked });
    input.addEventListener('change', () => act(input.checked));
    return element('label', { class: 'choice', title: item }, input, ` ${label}`);
  };
  const other = drawOther(ticks, id, isLocked, (text) => set({ other: { item: first.other?.item ?? '', text } }));
  const boxes = first.options.map((item) =>
    box(item, item, first.ticked.includes(item), (on) => {
      set({ ticked: toggle(ticks.ticked, item, on) });
      if (item === first.other?.item && other !== undefined) {
        other.hidden = !on;
        if (on) other.querySelector('input')?.focus();
      }
    }),
  );
  const typed = first.typed.map((item) =>
    box(item, `${item} ${formDialog.asTyped}`, true, (on) => set({ typed: toggle(ticks.typed, item, on) })),
  );
  const many = first.options.length > MANY ? { class: 'choices many', role: 'group', tabindex: '-1' } : { class: 'choices' };
  return [element('div', many, ...boxes, ...typed), ...(other === undefined ? [] : [other])];
}

/** What is meant by Other, shown while it is ticked; for names, those that are not offered. */
function drawOther(
  { other, ticked }: Ticks,
  id: string,
  isLocked: boolean,
  changed: (text: string) => void,
): HTMLElement | undefined {
  if (other === undefined) return undefined;
  const input = element('input', { type: 'text', id: `${id}-other`, value: other.text, readonly: isLocked });
  input.addEventListener('input', () => changed(input.value));
  const label = other.item === '' ? formDialog.moreNames : formDialog.whichOther;
  const made = element('div', { class: 'other' }, element('label', { for: input.id }, label), input);
  made.hidden = other.item !== '' && !ticked.includes(other.item);
  return made;
}
