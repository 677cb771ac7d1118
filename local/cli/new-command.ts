/** `new`: the workbook that the set-up menu item makes, with or without data. */
import { emptyBook } from '../book/empty-book';
import { loaders, makingSteps } from '../make-book';
import { type Command, checkFunction, openProject, readArguments, required } from './command';
import { hostOptionsOf, runOptions } from './run-options';
import { runAndSave } from './run-script';
import { UsageError } from './usage-error';

export const newCommand: Command = {
  name: 'new',
  usage: 'new --book B.xlsx [--data empty|plan-2009-10|example]',
  async run(args, context) {
    const { values } = readArguments(newCommand, args, { ...runOptions, data: { type: 'string' } });
    const file = required(newCommand, 'book', values.book);
    const data = values.data ?? 'empty';
    if (!Object.hasOwn(loaders, data)) {
      throw new UsageError(`--data: expected ${Object.keys(loaders).join(', ')}, found "${data}"; usage: ${newCommand.usage}`);
    }
    const steps = makingSteps(data);
    const project = await openProject(context);
    for (const name of steps) checkFunction(project, name);
    const options = await hostOptionsOf(values, context.dist);
    const book = { ...emptyBook(options.user ? { owner: options.user } : {}), warnings: [] };
    const start = (host: Parameters<Parameters<typeof runAndSave>[0]['start']>[0]) => {
      for (const name of steps) host.callWith({ kind: 'menu' }, name);
    };
    const { status } = await runAndSave(
      { book, file, options, metrics: values.metrics, verbose: values.verbose, start },
      context,
    );
    return status;
  },
};
