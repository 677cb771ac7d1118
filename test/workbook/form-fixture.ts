/** The form and Choose… as their dialogs call the script, on the real host. */
import type { Host } from '../../local/host';
import type { ChooseView } from '../../src/google/choose';
import type { FormView, SaveResult } from '../../src/google/form';

export function sheetOf(host: Host, name = 'Proposals') {
  const found = host.services.SpreadsheetApp.getActive().getSheetByName(name);
  if (found === null) throw new Error(`No tab ${name}.`);
  return found;
}

export function columnOf(host: Host, header: string, tab = 'Proposals'): number {
  const headers = sheetOf(host, tab).getDataRange().getValues()[0] ?? [];
  const place = headers.indexOf(header) + 1;
  if (place === 0) throw new Error(`No column ${header}.`);
  return place;
}

export function rowOf(host: Host, id: string, tab = 'Proposals', header = 'No'): number {
  const column = columnOf(host, header, tab) - 1;
  return (
    sheetOf(host, tab)
      .getDataRange()
      .getValues()
      .findIndex((row) => row[column] === id) + 1
  );
}

export const cellRange = (host: Host, no: string, header: string) =>
  sheetOf(host).getRange(rowOf(host, no), columnOf(host, header));

export const addressOf = (host: Host, no: string, header: string): string =>
  `Proposals!${cellRange(host, no, header).getA1Notation()}`;

/** What the last dialog was given to show. */
export function dialogView<T>(host: Host): T {
  const html = host.ui.filter(({ kind }) => kind === 'dialog').at(-1)?.html ?? '';
  const json = /<script type="application\/json" id="view">([\s\S]*?)<\/script>/.exec(html)?.[1];
  if (json === undefined) throw new Error(`No dialog: ${host.ui.at(-1)?.text}`);
  return JSON.parse(json) as T;
}

export function openForm(host: Host, selection: string): FormView {
  host.callWith({ kind: 'menu', selection }, 'openForm');
  return dialogView<FormView>(host);
}

export function openChoose(host: Host, selection: string): ChooseView {
  host.callWith({ kind: 'menu', selection }, 'chooseValues');
  return dialogView<ChooseView>(host);
}

export const serverCall = <T>(host: Host, name: string, ...args: unknown[]): T =>
  host.callWith({ kind: 'server-call', args }, name) as T;

/** Saves texts by header, as the form does: each with the cell that it was opened with. */
export function save(host: Host, view: FormView, texts: Record<string, string>, options: { no?: string; isNew?: boolean } = {}) {
  const changes = Object.entries(texts).map(([header, text]) => ({ header, seen: view.fields[header]?.seen, text }));
  const request = { no: options.no ?? view.no, isNew: options.isNew ?? false, changes };
  return serverCall<SaveResult>(host, 'saveProposalForm', request);
}
