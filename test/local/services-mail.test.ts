/** MailApp and the Drive service: what ends up in the outbox and in the folder. */
import fs from 'node:fs';
import path from 'node:path';
import { openHost } from '../../local/host';
import { hostFor, newFolder, removeFolders, run, writeScript } from './runtime-fixture';

afterAll(removeFolders);

/** The headers of a message or of one of its parts, and its body. */
function readPart(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  return { headers: Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2))), body: raw.slice(end + 4) };
}

interface Tree {
  type: string;
  name?: string;
  id?: string;
  text?: string;
  parts?: Tree[];
}

/** What a mail program makes of it. */
function tree(raw: string): Tree {
  const { headers, body } = readPart(raw);
  const type = headers['Content-Type'] ?? '';
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  const plain = type.split(';')[0] ?? '';
  if (boundary === undefined) {
    const name = /name="([^"]*)"/.exec(type)?.[1];
    const id = headers['Content-ID'];
    const isFile = name !== undefined;
    return {
      type: plain,
      ...(isFile ? { name } : { text: Buffer.from(body, 'base64').toString('utf8') }),
      ...(id !== undefined && { id }),
    };
  }
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return { type: plain, parts: parts.map((part) => tree(part.replace(/^\r\n/, ''))) };
}

const send = (message: object, options = {}) => {
  const host = hostFor('function main(m) { MailApp.sendEmail(m); }', options);
  host.call('main', message);
  return host.mail[0]?.raw ?? '';
};

describe('an e-mail', () => {
  test('is written to the outbox while the script runs', () => {
    const outbox = newFolder();
    const host = hostFor(
      `function main() { MailApp.sendEmail('a@example.org', 'One', 'text'); MailApp.sendEmail('b@example.org', 'reply@example.org', 'Two', 'text'); throw new Error('later'); }`,
      { outbox },
    );
    expect(() => host.call('main')).toThrow('later');
    expect(fs.readdirSync(outbox)).toEqual(['0001-a@example.org.eml', '0002-b@example.org.eml']);
    expect(readPart(fs.readFileSync(path.join(outbox, '0002-b@example.org.eml'), 'utf8')).headers).toMatchObject({
      'Reply-To': '<reply@example.org>',
    });
  });

  test('says who it is from and to, what about and when', () => {
    const raw = send(
      {
        to: 'a@example.org, Bea <b@example.org>',
        cc: 'c@example.org',
        bcc: 'd@example.org',
        replyTo: 'e@example.org',
        name: 'Équipe',
        subject: 'Été',
        body: 'x',
      },
      { now: '2026-07-01T08:30:00Z', user: 'ann@example.org' },
    );
    const { headers } = readPart(raw);
    expect(headers).toMatchObject({
      Date: 'Wed, 01 Jul 2026 08:30:00 +0000',
      From: `=?utf-8?B?${Buffer.from('Équipe').toString('base64')}?= <ann@example.org>`,
      To: '<a@example.org>, <b@example.org>',
      Cc: '<c@example.org>',
      Bcc: '<d@example.org>',
      'Reply-To': '<e@example.org>',
      Subject: `=?utf-8?B?${Buffer.from('Été').toString('base64')}?=`,
      'MIME-Version': '1.0',
    });
    expect(tree(raw)).toEqual({ type: 'text/plain', text: 'x' });
  });

  test('keeps a long subject in words of the standard’s length', () => {
    const subject = 'Überschrift — '.repeat(12).trim();
    const raw = send({ to: 'a@example.org', subject, body: 'x' });
    const words = Array.from(raw.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g));
    expect(words.every(([word]) => word.length <= 75)).toBe(true);
    expect(words.map(([, base64]) => Buffer.from(base64 ?? '', 'base64').toString('utf8')).join('')).toBe(subject);
  });

  test('may go to hidden recipients only', () => {
    const { headers } = readPart(send({ bcc: 'a@example.org,b@example.org', subject: 's', body: 'b' }));
    expect([headers.To, headers.Bcc]).toEqual([undefined, '<a@example.org>, <b@example.org>']);
  });

  test('has an HTML alternative', () => {
    expect(tree(send({ to: 'a@example.org', subject: 's', body: 'plain £', htmlBody: '<p>html £</p>' }))).toEqual({
      type: 'multipart/alternative',
      parts: [
        { type: 'text/plain', text: 'plain £' },
        { type: 'text/html', text: '<p>html £</p>' },
      ],
    });
  });

  test('has attachments and inline images', () => {
    const host =
      hostFor(`function main() { MailApp.sendEmail({ to: 'a@example.org', subject: 's', body: 'b', htmlBody: '<img src="cid:logo">',
      attachments: [Utilities.newBlob('1,2', 'text/csv', 'r.csv'), HtmlService.createHtmlOutput('<p>').setTitle('Report')], inlineImages: { logo: Utilities.newBlob([1, 2], 'image/png', 'logo.png') } }); }`);
    host.call('main');
    expect(tree(host.mail[0]?.raw ?? '')).toEqual({
      type: 'multipart/mixed',
      parts: [
        {
          type: 'multipart/related',
          parts: [
            {
              type: 'multipart/alternative',
              parts: [expect.objectContaining({ text: 'b' }), expect.objectContaining({ text: '<img src="cid:logo">' })],
            },
            { type: 'image/png', name: 'logo.png', id: '<logo>' },
          ],
        },
        { type: 'text/csv', name: 'r.csv' },
        { type: 'text/html', name: 'Report.html' },
      ],
    });
  });

  test.each([
    ['the subject', { to: 'a@example.org', subject: 'Hi\r\nBcc: evil@example.org', body: 'x' }],
    ['the name', { to: 'a@example.org', subject: 'Hi', name: 'Ann\r\nBcc: evil@example.org', body: 'x' }],
  ])('takes no header from %s', (_where, message) => {
    expect(readPart(send(message)).headers.Bcc).toBeUndefined();
  });

  test.each(['nobody', 'a@b', 'a b@example.org', 'a@example.org\r\nBcc: evil@example.org', '<a@example.org', 'a@example..org'])(
    'is refused for the address %j',
    (to) => {
      expect(() => send({ to, subject: 's', body: 'b' })).toThrow(`Invalid email: ${to}`);
    },
  );

  test.each([
    [
      '51 recipients',
      { to: new Array(51).fill('a@example.org').join(','), subject: 's', body: 'b' },
      'Limit Exceeded: Email Recipients Per Message.',
    ],
    ['no recipient', { to: ' ', subject: 's', body: 'b' }, 'Failed to send email: no recipient'],
    ['a body over 200 KB', { to: 'a@example.org', subject: 's', body: 'x'.repeat(205_000) }, 'Limit Exceeded: Email Body Size.'],
    [
      'a subject over 250 characters',
      { to: 'a@example.org', subject: 'x'.repeat(251), body: 'b' },
      'Argument too large: subject',
    ],
  ])('is refused with %s', (_what, message, text) => {
    expect(() => send(message)).toThrow(text);
  });

  test('is refused with arguments that fit no signature', () => {
    expect(() => run(`MailApp.sendEmail('a@example.org', 's');`)).toThrow(
      "The parameters (String,String) don't match the method signature for MailApp.sendEmail.",
    );
  });
});

describe('the mail quota', () => {
  test('counts recipients and refuses a message that does not fit', () => {
    const host = hostFor(
      `function main() { var left = [MailApp.getRemainingDailyQuota()]; MailApp.sendEmail({ to: 'a@x.org,b@x.org', cc: 'c@x.org', subject: 's', body: 'b' }); left.push(MailApp.getRemainingDailyQuota()); return left; }`,
      { quota: 5 },
    );
    expect(host.call('main')).toEqual([5, 2]);
    expect(() => host.call('main')).toThrow('Service invoked too many times for one day: email.');
    expect(host.mail).toHaveLength(1);
  });

  test('is 100 a day, and 24 hours long', () => {
    const code = `function two() { MailApp.sendEmail('a@x.org', 's', 'b'); var before = MailApp.getRemainingDailyQuota(); return before; } function left() { return MailApp.getRemainingDailyQuota(); }`;
    const host = hostFor(code);
    expect(host.call('two')).toBe(99);
    host.state.mail.since -= 25 * 3_600_000;
    expect(host.call('left')).toBe(100);
    const nextDay = openHost(
      { snapshot: host.engine.snapshot(), state: host.state },
      { quota: 7, dist: writeScript({ 'Code.js': code }) },
    );
    expect(nextDay.call('left')).toBe(7);
  });
});

describe('Drive', () => {
  const manifest = JSON.stringify({
    timeZone: 'Europe/London',
    runtimeVersion: 'V8',
    oauthScopes: ['https://www.googleapis.com/auth/drive.file'],
    dependencies: { enabledAdvancedServices: [{ serviceId: 'drive', userSymbol: 'Drive', version: 'v3' }] },
  });

  test('is absent unless the manifest enables it', () => {
    expect(run('return typeof Drive;')).toBe('undefined');
  });

  test('keeps files in a folder, with an index', () => {
    const drive = newFolder();
    const code = `function main() {
      var folder = Drive.Files.create({ name: 'Reports', mimeType: 'application/vnd.google-apps.folder' });
      var file = Drive.Files.create({ name: 'r.csv', parents: [folder.id] }, Utilities.newBlob('a,b', 'text/csv'));
      Drive.Files.update({ name: 'report.csv' }, file.id);
      var found = Drive.Files.list({ q: "'" + folder.id + "' in parents and trashed = false" }).files.map(function (f) { return f.name; });
      return [found, Drive.Files.get(file.id).mimeType, Drive.Files.get(file.id, { alt: 'media' })];
    }
    function remove() { Drive.Files.list({ q: "name = 'report.csv'" }).files.forEach(function (f) { Drive.Files.remove(f.id); }); return Drive.Files.list().files.length; }
    function convert() { Drive.Files.create({ name: 'd', mimeType: 'application/vnd.google-apps.document' }, Utilities.newBlob('<p>', 'text/html')); }`;
    const host = hostFor({ 'appsscript.json': manifest, 'Code.js': code }, { drive });
    expect(host.call('main')).toEqual([['report.csv'], 'text/csv', 'a,b']);
    expect(fs.readdirSync(drive).some((name) => name.endsWith('.csv'))).toBe(true);
    expect(host.call('remove')).toBe(1);
    expect(() => host.call('convert')).toThrow(
      'Drive.Files.create: converting to application/vnd.google-apps.document is not supported by the local host.',
    );
  });
});
