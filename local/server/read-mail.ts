/** Reads a message that the host wrote: its heads, and its text as a page. */

export interface ReadMail {
  date: string;
  from: string;
  to: string;
  subject: string;
  /** The HTML alternative, or the plain text in a page. */
  html: string;
}

interface Part {
  heads: Map<string, string>;
  body: string;
}

export function readMail(raw: string): ReadMail {
  const message = readPart(raw);
  const head = (name: string) => message.heads.get(name) ?? '';
  const parts = leaves(message);
  const html = parts.find(({ heads }) => isType(heads, 'text/html'));
  const text = parts.find(({ heads }) => isType(heads, 'text/plain'));
  const receivers = [head('to'), head('cc'), head('bcc')].filter((list) => list !== '').join(', ');
  return {
    date: head('date'),
    from: head('from'),
    to: receivers,
    subject: head('subject'),
    html: html ? decoded(html) : `<pre style="white-space:pre-wrap;font:inherit">${escaped(text ? decoded(text) : '')}</pre>`,
  };
}

function readPart(raw: string): Part {
  const text = raw.replace(/\r\n/g, '\n');
  const end = text.indexOf('\n\n');
  const lines = text
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const heads = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())] as const;
    }),
  );
  return { heads, body: text.slice(end + 2) };
}

function leaves(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(part.heads.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [part];
  const inner = part.body.split(`--${boundary}`).slice(1, -1);
  return inner.flatMap((one) => leaves(readPart(one.replace(/^\n/, ''))));
}

const isType = (heads: Map<string, string>, type: string) => (heads.get('content-type') ?? '').toLowerCase().startsWith(type);

function decoded({ heads, body }: Part): string {
  const isBase64 = heads.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/** Encoded words that follow each other are one text. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?B\?([\w+/=]+)\?=/gi, (_, base64: string) => Buffer.from(base64, 'base64').toString('utf8'));
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
