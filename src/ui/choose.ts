/** Choose…: tick boxes for one cell. */

import { joinTicks, type Ticks } from '../domain/ticks';
import type { ChooseResult, ChooseView } from '../google/choose';
import { formDialog, formWords } from '../texts';
import { button, byId, element } from './elements';
import { run } from './one-at-a-time';
import { call, closeDialog } from './server';
import { drawTicks } from './ticks';

const view = JSON.parse(byId('view').textContent ?? '') as ChooseView;
const { tab, header, row, name } = view;
let ticks: Ticks = view.ticks;
let seen = view.seen;

function draw(): void {
  byId('header').append(element('h1', { id: 'title' }, formWords.chooseFor(header, name)));
  byId('main').append(
    ...(view.hint === '' ? [] : [element('p', { class: 'banner' }, view.hint)]),
    element(
      'section',
      {},
      element(
        'fieldset',
        { class: 'field', 'aria-describedby': 'note' },
        element('legend', { class: 'unseen' }, header),
        element('p', { class: 'hint', id: 'note' }, view.note),
        ...drawTicks(ticks, 'choices', false, (next) => {
          ticks = next;
        }),
      ),
      element('div', { id: 'conflict' }),
    ),
  );
  byId('footer').append(
    element(
      'div',
      { class: 'actions' },
      button(formDialog.cancel, { class: 'plain' }, closeDialog),
      button(formDialog.save, { class: 'main', id: 'save' }, () => run(save)),
    ),
  );
  document.querySelector('input')?.focus();
}

async function save(): Promise<string> {
  const { said, theirs } = await call('saveChoices', { tab, header, row, name, seen, ticks });
  byId('conflict').replaceChildren();
  if (theirs === undefined) closeDialog();
  else drawConflict(theirs);
  return said;
}

function drawConflict(theirs: NonNullable<ChooseResult['theirs']>): void {
  const said = (text: string): string => (text === '' ? formDialog.blank : text);
  const value = (label: string, text: string): HTMLElement[] => [element('dt', {}, label), element('dd', {}, said(text))];
  const useYours = (): void => {
    seen = theirs.cell;
    run(save);
  };
  const box = element(
    'div',
    { class: 'conflict', role: 'group', 'aria-label': formDialog.conflict },
    element('p', {}, `! ${formDialog.conflict}`),
    element('dl', {}, ...value(formDialog.theirs, theirs.shown), ...value(formDialog.yours, joinTicks(ticks))),
    element(
      'div',
      { class: 'buttons' },
      button(formDialog.keepTheirs, { class: 'plain', id: 'keep' }, closeDialog),
      button(formDialog.useYours, { class: 'plain' }, useYours),
    ),
  );
  byId('conflict').replaceChildren(box);
  byId('keep').focus();
}

document.title = formWords.chooseTitle;
draw();
