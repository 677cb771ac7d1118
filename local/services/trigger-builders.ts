/** The builders behind ScriptApp.newTrigger: by the clock, or by what happens in the workbook. */
import type { TriggerRecord } from '../runtime/contract';
import { EnumConstant } from '../runtime/service-enum';
import { expose, ServiceError, signatureError } from '../runtime/service-object';
import type { Trigger } from './trigger';
import { checked } from './zoned-time';

export type Install = (event: TriggerRecord['event'], settings: TriggerRecord['settings']) => Trigger;

export class TriggerBuilder {
  constructor(
    private readonly install: Install,
    private readonly workbookId: string,
  ) {}

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.install);
  }

  forSpreadsheet(spreadsheet: unknown): SpreadsheetTriggerBuilder {
    const hasId = typeof spreadsheet === 'object' && spreadsheet !== null && 'getId' in spreadsheet;
    const id = hasId ? (spreadsheet as { getId(): string }).getId() : spreadsheet;
    if (typeof id !== 'string') throw signatureError('ScriptApp.TriggerBuilder.forSpreadsheet', spreadsheet);
    if (id !== this.workbookId)
      throw new ServiceError(`The local host has only the workbook ${this.workbookId}; it knows no ${id}.`);
    return new SpreadsheetTriggerBuilder(this.install, id);
  }
}
expose(TriggerBuilder, 'ScriptApp.TriggerBuilder', [
  'timeBased',
  'forSpreadsheet',
] satisfies readonly (keyof GoogleAppsScript.Script.TriggerBuilder)[]);

export class SpreadsheetTriggerBuilder {
  private event: TriggerRecord['event'] | undefined;

  constructor(
    private readonly install: Install,
    private readonly id: string,
  ) {}

  onOpen(): this {
    return this.on('ON_OPEN');
  }

  onEdit(): this {
    return this.on('ON_EDIT');
  }

  onChange(): this {
    return this.on('ON_CHANGE');
  }

  onFormSubmit(): this {
    return this.on('ON_FORM_SUBMIT');
  }

  create(): Trigger {
    if (!this.event) throw new ServiceError('You must specify an event type before calling create().');
    return this.install(this.event, { source: this.id });
  }

  private on(event: TriggerRecord['event']): this {
    this.event = event;
    return this;
  }
}
expose(SpreadsheetTriggerBuilder, 'ScriptApp.SpreadsheetTriggerBuilder', [
  'onOpen',
  'onEdit',
  'onChange',
  'onFormSubmit',
  'create',
] satisfies readonly (keyof GoogleAppsScript.Script.SpreadsheetTriggerBuilder)[]);

const frequencies = ['after', 'at', 'atDate', 'everyMinutes', 'everyHours', 'everyDays', 'everyWeeks', 'onMonthDay', 'onWeekDay'];

export class ClockTriggerBuilder {
  private readonly settings: TriggerRecord['settings'] = {};

  constructor(private readonly install: Install) {}

  after(milliseconds: number): this {
    return this.set('after', whole(milliseconds, 'after'));
  }

  at(date: unknown): this {
    if (!(date instanceof Date)) throw signatureError('ScriptApp.ClockTriggerBuilder.at', date);
    return this.set('at', date.toISOString());
  }

  atDate(year: number, month: number, day: number): this {
    return this.set('atDate', [year, month, day].map((part) => String(whole(part, 'atDate')).padStart(2, '0')).join('-'));
  }

  atHour(hour: number): this {
    return this.set('atHour', within(hour, 0, 23, 'atHour'));
  }

  nearMinute(minute: number): this {
    return this.set('nearMinute', within(minute, 0, 59, 'nearMinute'));
  }

  everyMinutes(n: number): this {
    if (![1, 5, 10, 15, 30].includes(n))
      throw new ServiceError('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
    return this.set('everyMinutes', n);
  }

  everyHours(n: number): this {
    return this.set('everyHours', whole(n, 'everyHours'));
  }

  everyDays(n: number): this {
    return this.set('everyDays', whole(n, 'everyDays'));
  }

  everyWeeks(n: number): this {
    return this.set('everyWeeks', whole(n, 'everyWeeks'));
  }

  onMonthDay(day: number): this {
    return this.set('onMonthDay', within(day, 1, 31, 'onMonthDay'));
  }

  onWeekDay(day: unknown): this {
    if (!(day instanceof EnumConstant)) throw signatureError('ScriptApp.ClockTriggerBuilder.onWeekDay', day);
    return this.set('onWeekDay', day.name());
  }

  inTimezone(zone: string): this {
    return this.set('inTimezone', checked(zone));
  }

  create(): Trigger {
    if (!frequencies.some((name) => name in this.settings)) {
      throw new ServiceError('You must specify how often the trigger runs before calling create().');
    }
    return this.install('CLOCK', this.settings);
  }

  private set(name: string, value: string | number): this {
    this.settings[name] = value;
    return this;
  }
}
expose(ClockTriggerBuilder, 'ScriptApp.ClockTriggerBuilder', [
  'after',
  'at',
  'atDate',
  'atHour',
  'nearMinute',
  'everyMinutes',
  'everyHours',
  'everyDays',
  'everyWeeks',
  'onMonthDay',
  'onWeekDay',
  'inTimezone',
  'create',
] satisfies readonly (keyof GoogleAppsScript.Script.ClockTriggerBuilder)[]);

function whole(value: unknown, method: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw signatureError(`ScriptApp.ClockTriggerBuilder.${method}`, value);
  return value;
}

function within(value: unknown, least: number, most: number, method: string): number {
  const number = whole(value, method);
  if (number < least || number > most) {
    throw new ServiceError(`The value you passed to ${method} was invalid. It must be from ${least} to ${most}.`);
  }
  return number;
}
