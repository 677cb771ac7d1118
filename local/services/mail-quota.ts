/** The day's mail: how many recipients are used up, and when a new day begins, 24 hours after its first message. */
import type { HostState } from '../runtime/contract';

export const recipientsPerDay = 100;
const day = 86_400_000;

export function recipientsUsed(mail: HostState['mail'], now: number): number {
  return now - mail.since >= day ? 0 : mail.recipients;
}

export function countRecipients(mail: HostState['mail'], now: number, recipients: number): void {
  if (now - mail.since >= day) {
    mail.since = now;
    mail.recipients = 0;
  }
  mail.recipients += recipients;
}
