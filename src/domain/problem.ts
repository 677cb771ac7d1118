/** Something a person must put right before the script can go on. Nothing has been written when it is thrown. */
export class Problem extends Error {
  override readonly name = 'Problem';

  /** `message` is one or more whole sentences for the person: what was expected, what was found, where, and the next step. */
  constructor(
    message: string,
    /** Offer *Set up or repair* beside the message. */
    readonly offersRepair = false,
  ) {
    super(message);
  }
}
