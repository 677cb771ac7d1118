/** One field of the form: label, the column's hint, the control that suits it, and what is wrong with it. */
import { TICKED } from '../domain/form-field';
import type { FormField } from '../domain/proposal-form';
import { countWords } from '../domain/text';
import { joinTicks, nameTicksOf, ticksOf } from '../domain/ticks';
import { formDialog } from '../texts';
import { element } from './elements';
import { drawTicks } from './ticks';

export interface Drawing {
  readonly id: string;
  readonly header: string;
  readonly field: FormField;
  /** What the person has typed so far. */
  readonly text: string;
  readonly error: string;
  readonly isLocked: boolean;
  /** What a blank stands for, where it is not just blank. */
  readonly blank?: string;
  readonly changed: (text: string) => void;
  /** When the person leaves the field. */
  readonly left: () => void;
}

const SHORT: readonly string[] = ['date', 'amount', 'number'];

export function drawField(drawing: Drawing): HTMLElement {
  const { id, header, field } = drawing;
  const hint = [field.hint, field.locked ? formDialog.lockedField : ''].filter((text) => text !== '').join(' ');
  const hinted = element('p', { class: 'hint', id: `${id}-hint` }, hint);
  const error = element('p', { class: 'error', id: `${id}-error` }, drawing.error);
  const isShort = SHORT.includes(field.control);
  const kind = isShort ? 'field short' : 'field';
  if (['radios', 'ticks', 'names', 'tick'].includes(field.control)) {
    const described = { id, 'aria-describedby': `${id}-hint ${id}-error`, tabindex: '-1' };
    return element(
      'fieldset',
      { class: kind, ...described },
      element('legend', { class: 'label' }, header),
      hinted,
      ...drawBoxes(drawing),
      error,
    );
  }
  const [control, ...below] = drawControl(drawing);
  return element('div', { class: kind }, element('label', { for: id, class: 'label' }, header), hinted, control, ...below, error);
}

function drawBoxes(drawing: Drawing): HTMLElement[] {
  const { field, text, id, isLocked, changed } = drawing;
  if (field.control === 'radios') return drawRadios(drawing);
  if (field.control === 'tick') {
    const input = element('input', { type: 'checkbox', checked: text === TICKED, disabled: isLocked });
    input.addEventListener('change', () => changed(input.checked ? TICKED : ''));
    return [element('label', { class: 'choice' }, input, ` ${TICKED}`)];
  }
  const ticks = field.control === 'names' ? nameTicksOf(text, field.options) : ticksOf(text, field.options);
  return drawTicks(ticks, id, isLocked, (next) => changed(joinTicks(next)));
}

function drawRadios({ field, text, id, isLocked, blank = formDialog.notSaid, changed }: Drawing): HTMLElement[] {
  const chosen = field.options.find((option) => option.toLowerCase() === text.trim().toLowerCase()) ?? text;
  const offered = [...field.options, ...(chosen === '' || field.options.includes(chosen) ? [] : [chosen]), ''];
  const choices = offered.map((value) => {
    const change = (): void => changed(value);
    const input = element('input', { type: 'radio', name: id, value, checked: value === chosen, disabled: isLocked, change });
    const label = value === '' ? blank : field.options.includes(value) ? value : `${value} ${formDialog.asTyped}`;
    return element('label', { class: 'choice' }, input, ` ${label}`);
  });
  return [element('div', { class: 'radios' }, ...choices)];
}

/** The control, and what stands below it. */
function drawControl(drawing: Drawing): [HTMLElement, ...HTMLElement[]] {
  const { id, field, text, error, isLocked, blank = '', changed, left } = drawing;
  const count = `${id}-count`;
  const described = { id, 'aria-describedby': `${id}-hint ${id}-error`, 'aria-invalid': error === '' ? 'false' : 'true' };
  if (field.control === 'select') return [drawSelect(drawing, described)];
  if (field.control === 'long') {
    const area = element(
      'textarea',
      {
        ...described,
        rows: '4',
        readonly: isLocked,
        placeholder: blank,
        blur: left,
        'aria-describedby': `${described['aria-describedby']} ${count}`,
      },
      text,
    );
    const counted = element('p', { class: 'hint', id: count });
    const show = (): void => {
      const words = countWords(area.value);
      const sign = field.least > 0 && words >= field.least ? ` ✓ ${formDialog.enough}` : '';
      counted.textContent = words === 0 && blank !== '' ? '' : `${formDialog.words(words, field.least)}${sign}`;
    };
    area.addEventListener('input', () => {
      changed(area.value);
      show();
    });
    show();
    return [area, counted];
  }
  return drawInput(drawing, described, () => left(), changed);
}

function drawInput(
  { id, field, text, isLocked, blank }: Drawing,
  described: Readonly<Record<string, string>>,
  left: () => void,
  changed: (text: string) => void,
): [HTMLElement, ...HTMLElement[]] {
  const list = `${id}-list`;
  const suggestions = field.options.length === 0 ? {} : { list };
  const mode = field.control === 'amount' || field.control === 'number' ? { inputmode: 'decimal' } : {};
  const place = { placeholder: blank ?? placeholderOf(field) };
  const given = { ...described, ...suggestions, ...mode, ...place };
  const input = element('input', { type: 'text', value: text, readonly: isLocked, autocomplete: 'off', blur: left, ...given });
  input.addEventListener('input', () => changed(input.value));
  if (field.options.length === 0) return [input];
  return [input, element('datalist', { id: list }, ...field.options.map((value) => element('option', { value })))];
}

function placeholderOf({ control, options }: FormField): string {
  if (control === 'date') return 'dd/mm/yyyy';
  return options.length === 0 ? '' : formDialog.chooseOrType;
}

function drawSelect(
  { field, text, isLocked, blank = formDialog.choose, changed }: Drawing,
  described: Readonly<Record<string, string>>,
): HTMLElement {
  const chosen = field.options.find((option) => option.toLowerCase() === text.trim().toLowerCase()) ?? text;
  const offered = ['', ...field.options, ...(chosen === '' || field.options.includes(chosen) ? [] : [chosen])];
  const options = offered.map((value) => {
    const isTyped = value !== '' && !field.options.includes(value);
    const label = value === '' ? blank : isTyped ? `${value} ${formDialog.asTyped}` : value;
    return element('option', { value, selected: value === chosen }, label);
  });
  const select = element('select', { ...described, disabled: isLocked }, ...options);
  select.addEventListener('change', () => changed(select.value));
  return select;
}
