/** The dialog of Bring in: choose, paste, preview, tick, add. */
import type { addBroughtIn, previewBringIn } from '../main';
import { button, byId, element, section } from './elements';
import { read, run, say } from './one-at-a-time';
import { linesOf } from './pasted-table';
import { drawAside, drawRecord } from './preview-record';
import { call } from './server';
import { bringing as words } from './words';

type Request = Parameters<typeof previewBringIn>[0];
type Preview = ReturnType<typeof previewBringIn>;

const { tabs, forms } = JSON.parse(byId('view').textContent ?? '') as { tabs: string[]; forms: string[] };
let source: Request['source'] = 'plan';
let shown: { request: Request; preview: Preview; ticks: HTMLInputElement[] } | undefined;

const error = element('p', { class: 'error', id: 'error', role: 'alert' });
const text = element('textarea', { id: 'text', rows: '8', 'aria-describedby': 'error', spellcheck: 'false', input: stale });
const tab = select('tab', tabs);
const form = select('form-tab', forms);
const pasteField = field('text', words.paste, text);
const tabField = field('tab', words.toTab, tab);
const formField =
  forms.length > 0 ? field('form-tab', words.formTab, form) : element('p', { class: 'quiet', id: 'no-forms' }, words.noForms);
const results = element('div', { id: 'results' });
const addButton = button(words.add(0), { class: 'main', id: 'add' }, add);

function select(id: string, items: readonly string[]): HTMLSelectElement {
  const options = items.map((item) => element('option', { value: item }, item));
  return element('select', { id, 'aria-describedby': 'error', change: stale }, ...options);
}

function field(id: string, label: string, control: HTMLElement): HTMLElement {
  return element('div', { class: 'field' }, element('label', { for: id, class: 'label' }, label), control);
}

function drawSources(): HTMLElement {
  const choices = words.sources.map(([value, label, explanation]) => {
    const change = (): void => {
      source = value;
      showFields();
      stale();
    };
    const id = `source-${value}`;
    const radio = element('input', { type: 'radio', name: 'source', id, value, checked: value === source, change });
    radio.setAttribute('aria-describedby', `${id}-about`);
    const about = element('span', { class: 'quiet', id: `${id}-about` }, explanation);
    return element('div', { class: 'source' }, radio, element('div', {}, element('label', { for: id }, label), about));
  });
  return element('fieldset', {}, element('legend', { class: 'label' }, words.choose), ...choices);
}

function showFields(): void {
  pasteField.hidden = source === 'form';
  tabField.hidden = source !== 'rows';
  formField.hidden = source !== 'form';
}

const request = (): Request => ({
  source,
  ...(source === 'form' ? { tab: form.value } : { text: text.value }),
  ...(source === 'rows' ? { tab: tab.value } : {}),
});

/** What is shown is no longer what is typed: it cannot be added. */
function stale(): void {
  if (shown === undefined) return;
  clear();
  say(words.stale);
}

function clear(): void {
  shown = undefined;
  results.replaceChildren();
  addButton.hidden = true;
}

function preview(): void {
  clear();
  const asked = request();
  const load = async (): Promise<Preview> => {
    try {
      return await call('previewBringIn', asked);
    } catch (problem) {
      (source === 'form' ? form : text).focus();
      throw problem;
    }
  };
  const take = (found: Preview): string => {
    show(asked, found);
    return found.message;
  };
  read(load, take, { error });
}

function show(asked: Request, found: Preview): void {
  const ticks: HTMLInputElement[] = [];
  const rows = found.records.map((record, i) => drawRecord(record, i, ticks, count));
  shown = { request: asked, preview: found, ticks };
  const heading = element(
    'h2',
    { id: 'understood', tabindex: '-1' },
    words.understood,
    ' ',
    element('span', { class: 'aside', id: 'chosen' }),
  );
  results.replaceChildren(
    element('section', {}, heading, element('ul', { class: 'records' }, ...rows)),
    ...(found.asideCount === 0 ? [] : [drawAside(found)]),
  );
  addButton.hidden = found.records.length === 0;
  count();
  heading.focus();
  heading.scrollIntoView();
}

function count(): void {
  const ticks = shown?.ticks ?? [];
  const chosen = ticks.filter(({ checked }) => checked).length;
  byId('chosen').textContent = words.chosen(chosen, ticks.length);
  addButton.textContent = words.add(chosen);
  addButton.setAttribute('aria-label', words.add(chosen));
}

function add(): void {
  if (shown === undefined) return;
  const { request: asked, preview: found, ticks } = shown;
  const chosen = ticks.flatMap(({ checked }, i) => (checked ? [i] : []));
  const send: Parameters<typeof addBroughtIn>[0] = { ...asked, digest: found.digest, chosen };
  const beside = byId('add-error');
  run(
    async () => {
      if (chosen.length === 0) throw new Error(words.addNothing);
      const { message } = await call('addBroughtIn', send);
      clear();
      text.value = '';
      byId('status').tabIndex = -1;
      byId('status').focus();
      return message;
    },
    { error: beside },
  );
}

document.title = words.title;
byId('main').append(
  section(
    words.title,
    drawSources(),
    pasteField,
    tabField,
    formField,
    error,
    element('div', { class: 'buttons' }, button(words.preview, { class: 'main', id: 'preview' }, preview)),
  ),
  results,
);
byId('footer').append(element('p', { class: 'error', id: 'add-error', role: 'alert' }), addButton);
addButton.hidden = true;
showFields();
text.addEventListener('paste', (event) => {
  const lines = linesOf(event.clipboardData?.getData('text/html') ?? '');
  if (lines === undefined) return;
  event.preventDefault();
  text.setRangeText(lines, text.selectionStart, text.selectionEnd, 'end');
  stale();
});
