/**
 * Something a person must put right before the script can go on; nothing has been written when it is thrown. The message is one or more
 * whole sentences: what was expected, what was found, where, and the next step.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
}
