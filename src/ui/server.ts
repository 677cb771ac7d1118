/** The one place that calls the server: google.script.run as promises, with the types of the entry points. */
import type {
  addBroughtIn,
  checkProposalForm,
  checkShownProposal,
  goToCell,
  moveToProposal,
  newProposalNumber,
  previewBringIn,
  recordJudgement,
  saveChoices,
  saveProposalForm,
  tryChanges,
  viewProposal,
  viewProposalForm,
  viewSelectedProposal,
} from '../main';

interface Entries {
  addBroughtIn: typeof addBroughtIn;
  goToCell: typeof goToCell;
  moveToProposal: typeof moveToProposal;
  previewBringIn: typeof previewBringIn;
  recordJudgement: typeof recordJudgement;
  viewProposal: typeof viewProposal;
  viewSelectedProposal: typeof viewSelectedProposal;
  checkShownProposal: typeof checkShownProposal;
  tryChanges: typeof tryChanges;
  viewProposalForm: typeof viewProposalForm;
  newProposalNumber: typeof newProposalNumber;
  saveProposalForm: typeof saveProposalForm;
  checkProposalForm: typeof checkProposalForm;
  saveChoices: typeof saveChoices;
}

interface Runner {
  withSuccessHandler(handler: (value: never) => void): Runner & Record<keyof Entries, (...args: never[]) => void>;
  withFailureHandler(handler: (error: Error) => void): Runner;
}
declare const google: { script: { run: Runner; host: { editor: { focus(): void }; close(): void } } };

/** The kind of error that the platform may put before the sentence for the person. */
const KIND_OF_ERROR = /^(?:\w*Error|Exception|Problem): /;

export function call<K extends keyof Entries>(name: K, ...args: Parameters<Entries[K]>): Promise<ReturnType<Entries[K]>> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withFailureHandler(({ message }) => reject(new Error(message.replace(KIND_OF_ERROR, ''))))
      .withSuccessHandler(resolve as (value: never) => void);
    (runner[name] as (...given: unknown[]) => void)(...args);
  });
}

export function focusSheet(): void {
  google.script.host.editor.focus();
}

export function closeDialog(): void {
  google.script.host.close();
}
