/** MailApp: each message becomes an .eml file in the outbox, and its recipients count against the day. */
import fs from 'node:fs';
import path from 'node:path';
import type { RunningExecution } from '../runtime/execution';
import { expose, ServiceError, signatureError } from '../runtime/service-object';
import { blobFrom } from './blob';
import { composeMail, type MailMessage } from './mail-message';
import { countRecipients, recipientsUsed } from './mail-quota';

const mostRecipients = 50;
const mostAttachments = 250;
const largestAttachments = 25 * 1024 * 1024;
const longestSubject = 250;
const largestBody = 200 * 1024;
/** One local part, one @, a domain with a dot; nothing that could end a header. */
const address = /^[^\s@<>(),;:"[\]\\\p{Cc}]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

export class MailApp {
  constructor(private readonly execution: RunningExecution) {}

  getRemainingDailyQuota(): number {
    const { state, clock, session } = this.execution;
    return Math.max(0, session.mailLimit - recipientsUsed(state.mail, clock.now()));
  }

  sendEmail(...args: unknown[]): void {
    const message = this.read(messageFrom(args));
    const recipients = [...message.to, ...message.cc, ...message.bcc].length;
    if (recipients === 0) throw new ServiceError('Failed to send email: no recipient');
    if (recipients > mostRecipients) throw new ServiceError('Limit Exceeded: Email Recipients Per Message.');
    if (recipients > this.getRemainingDailyQuota()) throw new ServiceError('Service invoked too many times for one day: email.');
    this.send(message);
    countRecipients(this.execution.state.mail, this.execution.clock.now(), recipients);
  }

  private read(fields: Record<string, unknown>): MailMessage {
    const text = (name: string) => (fields[name] === undefined || fields[name] === null ? '' : String(fields[name]));
    const message: MailMessage = {
      from: this.execution.user,
      name: text('name'),
      to: addresses(text('to')),
      cc: addresses(text('cc')),
      bcc: addresses(text('bcc')),
      replyTo: addresses(text('replyTo')),
      subject: text('subject'),
      body: text('body'),
      htmlBody: text('htmlBody'),
      attachments: listOf(fields.attachments).map((source) => blobFrom(source, 'MailApp.sendEmail')),
      inlineImages: Object.entries((fields.inlineImages as object | null | undefined) ?? {}).map(([key, source]) => ({
        key,
        blob: blobFrom(source, 'MailApp.sendEmail'),
      })),
      date: new Date(this.execution.clock.now()),
    };
    checkSizes(message);
    return message;
  }

  private send(message: MailMessage): void {
    const raw = composeMail(message);
    const { sent } = this.execution.session;
    const { outbox } = this.execution;
    if (outbox !== undefined) {
      fs.mkdirSync(outbox, { recursive: true });
      const number = String(nextNumber(outbox)).padStart(4, '0');
      fs.writeFileSync(path.join(outbox, `${number}-${firstRecipient(message).replace(/[^\w@.-]/g, '_')}.eml`), raw, {
        flag: 'wx',
      });
    }
    sent.push({ from: message.from, to: message.to, cc: message.cc, bcc: message.bcc, subject: message.subject, raw });
  }
}
expose(MailApp, 'MailApp', ['getRemainingDailyQuota', 'sendEmail'] satisfies readonly (keyof GoogleAppsScript.Mail.MailApp)[]);

/** (message), (to, subject, body), (to, subject, body, options) or (to, replyTo, subject, body). */
function messageFrom(args: readonly unknown[]): Record<string, unknown> {
  const [first, second, third, fourth] = args;
  const isOptions = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (args.length === 1 && isOptions(first)) return first;
  if (args.length === 3) return { to: first, subject: second, body: third };
  if (args.length === 4 && (isOptions(fourth) || fourth === null)) return { ...fourth, to: first, subject: second, body: third };
  if (args.length === 4) return { to: first, replyTo: second, subject: third, body: fourth };
  throw signatureError('MailApp.sendEmail', ...args);
}

/** addresses('Ann <a@x.org>, b@x.org') //=> ['a@x.org', 'b@x.org'] */
function addresses(list: string): string[] {
  const found = list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return found.map((one) => {
    const bare = /<([^<>]*)>$/.exec(one)?.[1] ?? one;
    if (!address.test(bare) || /[\r\n]/.test(one)) throw new ServiceError(`Invalid email: ${one}`);
    return bare;
  });
}

function firstRecipient({ to, cc, bcc }: MailMessage): string {
  return [...to, ...cc, ...bcc][0] ?? '';
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function checkSizes({ subject, body, htmlBody, attachments, inlineImages }: MailMessage): void {
  if (subject.length > longestSubject) throw new ServiceError('Argument too large: subject');
  if (Buffer.byteLength(body) > largestBody || Buffer.byteLength(htmlBody) > largestBody) {
    throw new ServiceError('Limit Exceeded: Email Body Size.');
  }
  if (attachments.length > mostAttachments) throw new ServiceError('Limit exceeded: Email Attachments Per Message.');
  const blobs = [...attachments, ...inlineImages.map(({ blob }) => blob)];
  const size = blobs.reduce((sum, blob) => sum + blob.content().length, 0);
  if (size > largestAttachments) throw new ServiceError('Limit Exceeded: Email Total Attachments Size.');
}

function nextNumber(outbox: string): number {
  const numbers = fs.readdirSync(outbox).map((name) => Number(/^(\d+)-/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
