/** SpreadsheetApp of one execution, and the way back to its spreadsheet for the events of triggers. */
import type { RunningExecution } from '../runtime/execution';
import { ServiceError } from '../runtime/service-object';
import type { Spreadsheet } from './spreadsheet/spreadsheet';
import { createSpreadsheetApp, SpreadsheetApp } from './spreadsheet/spreadsheet-app';
import { Ui } from './ui';

export function openWorkbook(execution: RunningExecution): SpreadsheetApp {
  const ui = new Ui(execution);
  return createSpreadsheetApp(execution, {
    getUi() {
      // Nobody sits in front of a time trigger, and a formula has no screen.
      const isUnseen = execution.kind === 'time-trigger' || execution.kind === 'custom-function';
      if (isUnseen) throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
      return ui;
    },
    toast(event) {
      execution.show(event);
    },
  });
}

export function spreadsheetOf(services: Record<string, object>): Spreadsheet {
  const { SpreadsheetApp: app } = services;
  if (!(app instanceof SpreadsheetApp)) throw new TypeError('these services have no SpreadsheetApp');
  return app.getActive();
}
