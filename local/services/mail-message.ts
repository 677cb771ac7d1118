/** Writes one e-mail as RFC 5322 text: plain text with an HTML alternative, attachments and inline images. */
import { createMimeMessage, Mailbox } from 'mimetext';
import type { Blob } from './blob';

export interface MailMessage {
  from: string;
  /** The sender's display name; '' for none. */
  name: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  body: string;
  htmlBody: string;
  attachments: Blob[];
  inlineImages: { key: string; blob: Blob }[];
  date: Date;
}

export function composeMail(message: MailMessage): string {
  const mime = createMimeMessage();
  mime.setHeader('Date', message.date.toUTCString().replace('GMT', '+0000'));
  mime.setSender({ name: oneLine(message.name), addr: message.from });
  if (message.to.length > 0) mime.setTo(message.to.map((addr) => ({ addr })));
  if (message.cc.length > 0) mime.setCc(message.cc.map((addr) => ({ addr })));
  if (message.bcc.length > 0) mime.setBcc(message.bcc.map((addr) => ({ addr })));
  if (message.replyTo[0] !== undefined) mime.setHeader('Reply-To', new Mailbox({ addr: message.replyTo[0] }));
  mime.setSubject(oneLine(message.subject));
  addText(mime, 'text/plain', message.body);
  if (message.htmlBody !== '') addText(mime, 'text/html', message.htmlBody);
  for (const { key, blob } of message.inlineImages) addFile(mime, blob, key);
  message.attachments.forEach((blob, i) => {
    addFile(mime, blob, undefined, `attachment-${i + 1}`);
  });
  return shortWords(mime.asRaw().replace(/\r?\n/g, '\r\n'));
}

/** The standard allows an encoded word 75 characters: a long subject becomes several, none of which breaks a character. */
function shortWords(raw: string): string {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/=\?utf-8\?B\?([\w+/=]+)\?=/g, (_word, base64: string) => {
    const pieces: string[] = [''];
    for (const character of Buffer.from(base64, 'base64').toString('utf8')) {
      const last = pieces.length - 1;
      if (Buffer.byteLength(pieces[last] + character) > 42) pieces.push(character);
      else pieces[last] += character;
    }
    return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece, 'utf8').toString('base64')}?=`).join('\r\n ');
  });
  return head + raw.slice(end);
}

type Mime = ReturnType<typeof createMimeMessage>;

function addText(mime: Mime, contentType: 'text/plain' | 'text/html', text: string): void {
  mime.addMessage({ contentType, encoding: 'base64', data: base64Lines(Buffer.from(text, 'utf8')) });
}

function addFile(mime: Mime, blob: Blob, contentId?: string, fallbackName = 'image'): void {
  mime.addAttachment({
    inline: contentId !== undefined,
    filename: encodedName(blob.getName() ?? contentId ?? fallbackName),
    contentType: plainType(blob.getContentType()),
    encoding: 'base64',
    data: base64Lines(blob.content()),
    ...(contentId !== undefined && { headers: { 'Content-ID': `<${contentId.replace(/[^\w.@-]/g, '_')}>` } }),
  });
}

/** A subject or a name with a line break in it would start a header of its own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Lines of 76 characters, as the standard wants. */
function base64Lines(data: Uint8Array): string {
  return Buffer.from(data)
    .toString('base64')
    .replace(/(.{76})(?=.)/g, '$1\r\n');
}

function encodedName(name: string): string {
  const safe = oneLine(name).replace(/["\\]/g, "'");
  return /^[\x20-\x7e]*$/.test(safe) ? safe : `=?utf-8?B?${Buffer.from(safe, 'utf8').toString('base64')}?=`;
}

function plainType(contentType: string | null): string {
  return contentType && /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
}
