/** The one place that calls the server: google.script.run as promises, with the types of the entry points. */
import type { goToCell, recordJudgement, viewProposal } from '../main';

interface Entries {
  goToCell: typeof goToCell;
  recordJudgement: typeof recordJudgement;
  viewProposal: typeof viewProposal;
}

interface Runner {
  withSuccessHandler(handler: (value: never) => void): Runner & Record<keyof Entries, (...args: never[]) => void>;
  withFailureHandler(handler: (error: Error) => void): Runner;
}
declare const google: { script: { run: Runner; host: { editor: { focus(): void } } } };

export function call<K extends keyof Entries>(name: K, ...args: Parameters<Entries[K]>): Promise<ReturnType<Entries[K]>> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run.withFailureHandler(reject).withSuccessHandler(resolve as (value: never) => void);
    (runner[name] as (...given: unknown[]) => void)(...args);
  });
}

export function focusSheet(): void {
  google.script.host.editor.focus();
}
