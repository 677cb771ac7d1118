/** Logger and console: both end in the host's log, as both end in Cloud Logging. */
import { format } from 'node:util';
import type { RunningExecution } from '../runtime/execution';
import { expose } from '../runtime/service-object';
import type { LogEntry } from '../runtime/session';
import { formatString } from './format-string';

export class Logger {
  private readonly lines: string[] = [];

  constructor(private readonly execution: RunningExecution) {}

  log(first: unknown, ...values: unknown[]): this {
    const text = typeof first === 'string' && values.length > 0 ? formatString(first, values) : describe(first);
    this.lines.push(text);
    this.execution.session.log.push({ level: 'info', text });
    return this;
  }

  getLog(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }

  clear(): void {
    this.lines.length = 0;
  }
}
expose(Logger, 'Logger', ['log', 'getLog', 'clear'] satisfies readonly (keyof GoogleAppsScript.Base.Logger)[]);

export class ConsoleService {
  private readonly timers = new Map<string, number>();

  constructor(private readonly execution: RunningExecution) {}

  log(...values: unknown[]): void {
    this.write('log', values);
  }

  info(...values: unknown[]): void {
    this.write('info', values);
  }

  warn(...values: unknown[]): void {
    this.write('warn', values);
  }

  error(...values: unknown[]): void {
    this.write('error', values);
  }

  time(label: string): void {
    this.timers.set(label, this.execution.clock.now());
  }

  timeEnd(label: string): void {
    const began = this.timers.get(label);
    if (began === undefined) return;
    this.timers.delete(label);
    this.write('log', [`${label}: ${this.execution.clock.now() - began}ms`]);
  }

  private write(level: LogEntry['level'], values: unknown[]): void {
    const text = format(...values.map((value) => (value instanceof Error ? (value.stack ?? value.message) : value)));
    this.execution.session.log.push({ level, text });
  }
}
expose(ConsoleService, 'console', [
  'log',
  'info',
  'warn',
  'error',
  'time',
  'timeEnd',
] satisfies readonly (keyof typeof console)[]);

function describe(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? format(value) : String(value);
}
