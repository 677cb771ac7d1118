/** An installed trigger, as its owner sees it. */
import type { TriggerRecord } from '../runtime/contract';
import { defineEnum, type EnumConstant } from '../runtime/service-enum';
import { expose } from '../runtime/service-object';

export const EventType = defineEnum('ScriptApp.EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const TriggerSource = defineEnum('ScriptApp.TriggerSource', ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);

export class Trigger {
  constructor(private readonly record: TriggerRecord) {}

  getUniqueId(): string {
    return this.record.id;
  }

  getHandlerFunction(): string {
    return this.record.handler;
  }

  getEventType(): EnumConstant {
    return EventType[this.record.event];
  }

  getTriggerSource(): EnumConstant {
    return this.record.event === 'CLOCK' ? TriggerSource.CLOCK : TriggerSource.SPREADSHEETS;
  }

  getTriggerSourceId(): string | null {
    return this.record.event === 'CLOCK' ? null : String(this.record.settings.source);
  }
}
expose(Trigger, 'ScriptApp.Trigger', [
  'getUniqueId',
  'getHandlerFunction',
  'getEventType',
  'getTriggerSource',
  'getTriggerSourceId',
] satisfies readonly (keyof GoogleAppsScript.Script.Trigger)[]);
