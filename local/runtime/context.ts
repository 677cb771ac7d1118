/** A fresh global scope with the JavaScript built-ins, the services and the script's files in it: what every execution starts from. */
import vm from 'node:vm';
import type { RunningExecution } from './execution';
import { Membrane, ScriptThrow } from './membrane';
import { createScriptRealm, type ScriptRealm } from './realm';

/** What a service may ask of the script's scope: HtmlTemplate runs its scriptlets there. */
export interface ScriptScope {
  /** Compiles `source`, a function expression, in the script's global scope and calls it with what the script hung on `service`. */
  run(source: string, service: object, args: readonly unknown[]): unknown;
}

const handOver = '__localHostTask';
const runTask = new vm.Script(`(() => { const task = globalThis.${handOver}; delete globalThis.${handOver}; task(); })()`, {
  filename: 'node:local-host',
});

export class ScriptContext implements ScriptScope {
  /** The script's global object, as the host sees it: its own functions and the services. */
  readonly scope: Record<string, unknown> = {};
  readonly membrane: Membrane;
  private readonly context: vm.Context;
  private readonly realm: ScriptRealm;

  constructor(private readonly execution: RunningExecution) {
    // Its own queue of microtasks: a promise of the script is settled before the execution ends, without Node's event loop.
    this.context = vm.createContext(this.scope, { microtaskMode: 'afterEvaluate' });
    this.realm = createScriptRealm(this.context, execution.clock);
    this.membrane = new Membrane(this.realm, execution);
  }

  /** Puts the services in the scope and evaluates the files: first all functions, then all statements. */
  load(services: Record<string, object>): void {
    for (const [name, service] of Object.entries(services)) this.scope[name] = this.membrane.toScript(service);
    const { files, prelude } = this.execution.session.project;
    this.evaluate(prelude);
    for (const file of files) this.evaluate(file.functions);
    for (const file of files) this.evaluate(file.statements);
  }

  /** Calls a function of the script, drains its microtasks and returns what it returned; throws what it threw. */
  call(fn: unknown, args: readonly unknown[]): unknown {
    let outcome: { kind: 'returned' | 'threw'; value: unknown } = { kind: 'returned', value: undefined };
    this.scope[handOver] = () => {
      this.realm.settle(fn, args, (kind, value) => {
        outcome = { kind, value };
      });
    };
    this.evaluate(runTask);
    if (outcome.kind === 'threw') throw outcome.value;
    return outcome.value;
  }

  run(source: string, service: object, args: readonly unknown[]): unknown {
    try {
      return this.compile(source)(this.membrane.bagOf(service), ...args);
    } catch (thrown) {
      throw new ScriptThrow(thrown);
    }
  }

  /** A function expression, in the script's global scope. */
  compile(source: string): (...args: unknown[]) => unknown {
    return this.realm.evaluate(source) as (...args: unknown[]) => unknown;
  }

  /** A value of the host, a service object included, as the script shall get it. */
  give(value: unknown): unknown {
    return this.membrane.toScript(value);
  }

  private evaluate(script: vm.Script): void {
    const timeout = Math.max(1, Math.ceil(this.execution.remainingTime()));
    try {
      script.runInContext(this.context, { timeout });
    } catch (error) {
      if ((error as { code?: string } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw this.execution.abort('time');
      throw this.execution.aborted ?? error;
    }
    // A script that caught the end of its time, or of the process, does not get away with it.
    if (this.execution.aborted) throw this.execution.aborted;
  }
}
