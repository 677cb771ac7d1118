/** One record of the preview, with its tick box, and the list of what was not understood. */
import type { previewBringIn } from '../main';
import { chip, element } from './elements';
import { bringing as words } from './words';

type Preview = ReturnType<typeof previewBringIn>;
type PreviewRecord = Preview['records'][number];

/** A duplicate is not ticked; the box is added to `ticks`. */
export function drawRecord(
  { title, fields, remarks, duplicate }: PreviewRecord,
  place: number,
  ticks: HTMLInputElement[],
  change: () => void,
): HTMLElement {
  const id = `record-${place}`;
  const about = `${id}-about`;
  const tick = element('input', { type: 'checkbox', id, checked: duplicate === '', change, 'aria-describedby': about });
  ticks.push(tick);
  const facts = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  const said = [
    ...(duplicate === '' ? [] : [element('p', {}, chip('warning', words.duplicate), ` ${duplicate}`)]),
    ...remarks.map((remark) => element('p', {}, chip('note', words.remark), ` ${remark}`)),
  ];
  return element(
    'li',
    { class: 'record' },
    element('div', { class: 'choice' }, tick, element('label', { for: id }, title)),
    element('div', { id: about, class: 'said-of' }, ...said),
    element('dl', { class: 'facts' }, ...facts),
  );
}

export function drawAside({ aside, asideCount }: Preview): HTMLElement {
  const lines = aside.map(([where, text]) => element('li', {}, element('span', { class: 'quiet' }, where), ` ${text}`));
  const more = asideCount - aside.length;
  const rest = more > 0 ? element('p', { class: 'quiet' }, words.asideMore(more)) : undefined;
  const body = element(
    'div',
    { class: 'body' },
    element('p', { class: 'quiet' }, words.asideNote),
    element('ul', {}, ...lines),
    rest,
  );
  return element(
    'section',
    {},
    element('details', { id: 'aside' }, element('summary', {}, element('h2', { class: 'name' }, words.aside(asideCount))), body),
  );
}
