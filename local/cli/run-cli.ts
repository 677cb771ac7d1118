/** The command line of the local host: which command, and what its outcome means for the exit status. */
import { callCommand } from './call-command';
import { closestName } from './closest-name';
import { type Command, type CommandContext, oneLine } from './command';
import { dumpCommand } from './dump-command';
import { fillCommand } from './fill-command';
import { fireCommand } from './fire-command';
import { newCommand } from './new-command';
import { serveCommand } from './serve-command';
import { UsageError } from './usage-error';

const commands: readonly Command[] = [newCommand, fillCommand, callCommand, fireCommand, dumpCommand, serveCommand];

/** 0 done, 1 the script failed, 2 wrong usage. */
export async function runCli(args: string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    context[name === undefined ? 'tell' : 'print'](help());
    return name === undefined ? 2 : 0;
  }
  try {
    return await findCommand(name).run(rest, context);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    context.tell(oneLine(message));
    if (args.includes('--verbose')) context.tell(String(stack));
    return error instanceof UsageError ? 2 : 1;
  }
}

function findCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((candidate) => candidate.name);
  const closest = closestName(name, names);
  throw new UsageError(`no command "${name}"${closest ? `; did you mean "${closest}"?` : ''} There are: ${names.join(', ')}.`);
}

function help(): string {
  return ['Usage: npm run --silent host -- COMMAND', ...commands.map(({ usage }) => `  ${usage}`)].join('\n');
}
