/** What went wrong in a script, for whoever called the host: the script's own message and the part of the stack that is the script's. */
import { types } from 'node:util';

export class ScriptError extends Error {
  constructor(
    /** As the script's error names itself: "Exception", "TypeError". */
    readonly scriptName: string,
    message: string,
    /** "TypeError: x is not a function\n    at checkProposal (app:17:11)" */
    readonly scriptStack: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'ScriptError';
  }
}

/** Turns what a script threw into an error of the host's realm. */
export function scriptErrorFrom(thrown: unknown, fileNames: readonly string[]): ScriptError {
  if (!types.isNativeError(thrown)) return new ScriptError('Error', String(thrown), String(thrown));
  const stack = scriptFrames(String(thrown.stack ?? ''), `${thrown.name}: ${thrown.message}`, fileNames);
  return new ScriptError(thrown.name, thrown.message, stack, thrown.cause);
}

function scriptFrames(stack: string, title: string, fileNames: readonly string[]): string {
  const isScript = (line: string) => {
    const place = /^\s+at (?:.*\()?([^()]+?):\d+:\d+\)?$/.exec(line)?.[1];
    return place !== undefined && fileNames.includes(place);
  };
  return [title, ...stack.split('\n').filter(isScript)].join('\n');
}
