/** The present moment and person, as the platform knows them. */
import type { Moment } from '../domain/cell';
import { toMoment } from './cells';

export const now = (): Moment => toMoment(new Date());

/** The e-mail address of the person at the keyboard; '' when the platform does not say. */
export function whoIsThis(): string {
  return Session.getActiveUser().getEmail();
}
