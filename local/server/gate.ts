/** Who may come in: only pages of this server, at its own loopback address, with the key that the command line printed. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Gate {
  port: number;
  key: string;
}

const hosts = ({ port }: Gate): string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/** A name that somebody else's server gave this address is refused, or that server's pages could read ours. */
export function isOwnHost({ headers }: IncomingMessage, gate: Gate): boolean {
  return hosts(gate).includes(headers.host ?? '');
}

export function isOwnOrigin({ headers }: IncomingMessage, gate: Gate): boolean {
  return hosts(gate).some((host) => headers.origin === `http://${host}` && headers.host === host);
}

/** The rest of the path behind the key, or undefined without it. */
export function behindKey(path: string, { key }: Gate): string | undefined {
  const [, given = '', ...rest] = path.split('/');
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b) ? `/${rest.join('/')}` : undefined;
}
