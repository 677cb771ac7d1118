/** Runs one entry point from start to end: a fresh scope, the function, the flush, the locks, and an error that says what happened. */
import { ScriptContext, type ScriptScope } from './context';
import type { ExecutionKind, Metrics } from './contract';
import { findEntryPoint } from './entry-points';
import { Abort, RunningExecution } from './execution';
import { copyForRpc } from './rpc-values';
import { ScriptError, scriptErrorFrom } from './script-error';
import type { Session } from './session';

/** Makes the services of an execution, by the name the script knows them by. */
export type MakeServices = (execution: RunningExecution, scope: ScriptScope) => Record<string, object>;

export interface Run {
  kind: ExecutionKind;
  name: string;
  /** The account it runs as; the person at the keyboard when left out. */
  user?: string | undefined;
  /** Plain values, or service objects made for this execution. */
  args: (services: Record<string, object>) => readonly unknown[];
}

export interface RunResult {
  value: unknown;
  metrics: Metrics;
  /** What the script threw, the platform's refusals included; the writes before it stand. */
  error: Error | undefined;
}

export function runScript(session: Session, makeServices: MakeServices, run: Run): RunResult {
  if (session.killed) throw new Error('the process was killed; only what the platform had taken lasts');
  const execution = new RunningExecution(session, run.kind, run.user ?? session.user);
  const began = performance.now();
  const outcome = attempt(session, () => callEntryPoint(execution, makeServices, run));
  const ending = attempt(session, () => finish(execution));
  execution.metrics.milliseconds = performance.now() - began;
  return { value: outcome.value, metrics: execution.metrics, error: outcome.error ?? ending.error };
}

function callEntryPoint(execution: RunningExecution, makeServices: MakeServices, run: Run): unknown {
  const context = new ScriptContext(execution);
  const services = makeServices(execution, context);
  context.load(services);
  const fn = findEntryPoint(context.scope, run.name, run.kind);
  const given = run.args(services);
  const args = run.kind === 'server-call' ? given.map((arg, i) => copyForRpc(arg, `argument ${i + 1}`)) : given;
  const value = context.call(
    fn,
    args.map((arg) => context.give(arg)),
  );
  if (run.kind === 'custom-function') return context.membrane.fromScript(value);
  return run.kind === 'server-call' ? copyForRpc(value, 'result') : plainOrNull(value);
}

/** A menu item and a trigger return to nobody: what cannot be shown as JSON is left out. */
function plainOrNull(value: unknown): unknown {
  try {
    return copyForRpc(value, 'result');
  } catch {
    return null;
  }
}

/** Buffered writes are applied also when the script threw; only a killed process loses them. */
function finish(execution: RunningExecution): void {
  const { session } = execution;
  try {
    if (execution.aborted?.reason === 'killed') session.engine.discard();
    else session.engine.flush();
  } finally {
    for (const [name, holder] of session.locks) if (holder === execution.id) session.locks.delete(name);
  }
}

function attempt(session: Session, action: () => unknown): { value: unknown; error: Error | undefined } {
  try {
    return { value: action(), error: undefined };
  } catch (thrown) {
    return { value: undefined, error: asScriptError(session, thrown) };
  }
}

function asScriptError(session: Session, thrown: unknown): Error {
  if (thrown instanceof ScriptError) return thrown;
  if (thrown instanceof Abort && thrown.reason === 'hook' && thrown.cause instanceof Error) return thrown.cause;
  if (thrown instanceof Abort) return new ScriptError('Exception', thrown.message, `Exception: ${thrown.message}`, thrown);
  return scriptErrorFrom(
    thrown,
    session.project.files.map(({ name }) => name),
  );
}
