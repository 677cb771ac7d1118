/** `fire`: a function as its time trigger runs it. */
import { type Command, checkFunction, openBook, openProject, readArguments, required } from './command';
import { hostOptionsOf, runOptions } from './run-options';
import { runAndSave } from './run-script';

export const fireCommand: Command = {
  name: 'fire',
  usage: 'fire FUNCTION --book B.xlsx',
  async run(args, context) {
    const { values, positionals } = readArguments(fireCommand, args, runOptions, 1);
    const [name = ''] = positionals;
    const file = required(fireCommand, 'book', values.book);
    checkFunction(await openProject(context), name);
    const options = await hostOptionsOf(values, context.dist);
    const book = await openBook(file, context);
    const { metrics, verbose } = values;
    const { status } = await runAndSave({ book, file, options, metrics, verbose, start: (host) => host.fire(name) }, context);
    return status;
  },
};
