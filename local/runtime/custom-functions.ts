/** Runs the script's custom functions for the engine: one scope for a recalculation, a fresh one for the next. */
import { ScriptContext } from './context';
import { findEntryPoint } from './entry-points';
import { RunningExecution } from './execution';
import type { MakeServices } from './runner';
import { scriptErrorFrom } from './script-error';
import type { Session } from './session';

export class CustomFunctions {
  private batch: { execution: RunningExecution; context: ScriptContext } | undefined;

  constructor(
    private readonly session: Session,
    private readonly makeServices: MakeServices,
  ) {}

  /** Arguments and result are plain values, a range is a list of rows; throws what the script threw, as an error of the host. */
  run(name: string, args: readonly unknown[]): unknown {
    try {
      const { execution, context } = this.currentBatch();
      execution.restart();
      const fn = findEntryPoint(context.scope, name, 'custom-function');
      return context.membrane.fromScript(
        context.call(
          fn,
          args.map((arg) => context.give(arg)),
        ),
      );
    } catch (thrown) {
      if (this.batch?.execution.aborted) this.endBatch();
      throw scriptErrorFrom(
        thrown,
        this.session.project.files.map((file) => file.name),
      );
    }
  }

  endBatch(): void {
    this.batch = undefined;
  }

  private currentBatch() {
    if (this.batch) return this.batch;
    const execution = new RunningExecution(this.session, 'custom-function', this.session.user);
    const context = new ScriptContext(execution);
    context.load(this.makeServices(execution, context));
    // A recalculation is synchronous: when the event loop turns, it is over.
    setImmediate(() => this.endBatch()).unref();
    this.batch = { execution, context };
    return this.batch;
  }
}
