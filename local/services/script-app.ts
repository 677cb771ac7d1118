/** ScriptApp: the triggers of the person who runs the script. There is no token to give away here. */
import { randomInt } from 'node:crypto';
import type { TriggerRecord } from '../runtime/contract';
import type { RunningExecution } from '../runtime/execution';
import { defineEnum } from '../runtime/service-enum';
import { expose, ServiceError, signatureError } from '../runtime/service-object';
import { EventType, Trigger, TriggerSource } from './trigger';
import { TriggerBuilder } from './trigger-builders';

export const AuthMode = defineEnum('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const WeekDay = defineEnum('ScriptApp.WeekDay', ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']);
const mostTriggers = 20;

export class ScriptApp {
  readonly AuthMode = AuthMode;
  readonly EventType = EventType;
  readonly TriggerSource = TriggerSource;
  readonly WeekDay = WeekDay;

  constructor(private readonly execution: RunningExecution) {}

  newTrigger(functionName: unknown): TriggerBuilder {
    if (typeof functionName !== 'string') throw signatureError('ScriptApp.newTrigger', functionName);
    const install = (event: TriggerRecord['event'], settings: TriggerRecord['settings']) =>
      this.install(functionName, event, settings);
    return new TriggerBuilder(install, this.execution.state.workbookId);
  }

  /** Only one's own: another account's triggers are invisible. */
  getProjectTriggers(): Trigger[] {
    const { state, user } = this.execution;
    return state.triggers.filter((record) => record.user === user).map((record) => new Trigger(record));
  }

  getUserTriggers(_spreadsheet: unknown): Trigger[] {
    return this.getProjectTriggers().filter((trigger) => trigger.getTriggerSourceId() !== null);
  }

  deleteTrigger(trigger: unknown): void {
    if (!(trigger instanceof Trigger)) throw signatureError('ScriptApp.deleteTrigger', trigger);
    const { triggers } = this.execution.state;
    const index = triggers.findIndex(({ id }) => id === trigger.getUniqueId());
    if (index < 0) throw new ServiceError('The trigger no longer exists.');
    triggers.splice(index, 1);
  }

  getScriptId(): string {
    return `local-${this.execution.state.workbookId}`;
  }

  private install(handler: string, event: TriggerRecord['event'], settings: TriggerRecord['settings']): Trigger {
    const { state, user } = this.execution;
    if (state.triggers.filter((record) => record.user === user).length >= mostTriggers) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const id = String(randomInt(1e14, 2 ** 48 - 1));
    const record: TriggerRecord = { id, handler, user, event, settings: { ...settings } };
    state.triggers.push(record);
    return new Trigger(record);
  }
}
expose(
  ScriptApp,
  'ScriptApp',
  [
    'newTrigger',
    'getProjectTriggers',
    'getUserTriggers',
    'deleteTrigger',
    'getScriptId',
  ] satisfies readonly (keyof GoogleAppsScript.Script.ScriptApp)[],
  ['AuthMode', 'EventType', 'TriggerSource', 'WeekDay'] satisfies readonly (keyof GoogleAppsScript.Script.ScriptApp)[],
);
