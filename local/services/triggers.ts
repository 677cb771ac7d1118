/** Fires what listens: the simple triggers by their reserved names, the installed ones as the accounts that installed them. */
import type { ExecutionKind, TriggerRecord } from '../runtime/contract';
import type { Run, RunResult } from '../runtime/runner';
import type { EnumConstant } from '../runtime/service-enum';
import type { Session } from '../runtime/session';
import { AuthMode } from './script-app';
import { User } from './session-service';
import { timeEvent } from './time-event';
import { spreadsheetOf } from './workbook-door';
import { partsIn } from './zoned-time';

export interface EditedCells {
  sheetName: string;
  /** 0-based. */
  row: number;
  column: number;
  rows: number;
  columns: number;
  /** What was typed and what was there before; only an edit of one cell tells them. */
  value?: unknown;
  oldValue?: unknown;
}

type Details = (services: Record<string, object>) => Record<string, unknown>;

export class Triggers {
  constructor(
    private readonly session: Session,
    private readonly run: (run: Run) => RunResult,
  ) {}

  fireByTime(handler: string): RunResult {
    const { state, clock, project, user } = this.session;
    const trigger = state.triggers.find((record) => record.event === 'CLOCK' && record.handler === handler);
    const { timeZone } = project.manifest;
    const event = { authMode: AuthMode.FULL, ...timeEvent(partsIn(new Date(clock.now()), timeZone), timeZone, trigger?.id) };
    return this.run({ kind: 'time-trigger', name: handler, user: trigger?.user ?? user, args: () => [event] });
  }

  fireOpen(): RunResult[] {
    return this.fireAll('onOpen', 'ON_OPEN', () => ({}));
  }

  fireEdit(cells: EditedCells): RunResult[] {
    const { sheetName, row, column, rows, columns } = cells;
    return this.fireAll('onEdit', 'ON_EDIT', (services) => ({
      range:
        spreadsheetOf(services)
          .getSheetByName(sheetName)
          ?.getRange(row + 1, column + 1, rows, columns) ?? null,
      ...textMember('value', cells.value),
      ...textMember('oldValue', cells.oldValue),
    }));
  }

  private fireAll(simple: string, event: TriggerRecord['event'], details: Details): RunResult[] {
    const results: RunResult[] = [];
    if (this.session.project.functions.includes(simple)) {
      results.push(this.fire('simple-trigger', simple, AuthMode.LIMITED, details));
    }
    for (const record of this.session.state.triggers.filter((one) => one.event === event)) {
      results.push(this.fire('menu', record.handler, AuthMode.FULL, details, record));
    }
    return results;
  }

  private fire(kind: ExecutionKind, name: string, authMode: EnumConstant, details: Details, record?: TriggerRecord): RunResult {
    const email = kind === 'simple-trigger' ? '' : this.session.user;
    return this.run({
      kind,
      name,
      user: record?.user,
      args: (services) => [
        {
          authMode,
          source: spreadsheetOf(services),
          user: new User(email),
          ...(record && { triggerUid: record.id }),
          ...details(services),
        },
      ],
    });
  }
}

/** Text of a cell as the event carries it; a cell that is or was empty is left out. */
function textMember(name: string, value: unknown): Record<string, string> {
  if (value === undefined || value === null || value === '') return {};
  return { [name]: typeof value === 'boolean' ? String(value).toUpperCase() : String(value) };
}
