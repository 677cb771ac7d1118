/** One WebSocket for each window: let in with the key and from this server's own page alone. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { behindKey, type Gate, isOwnHost, isOwnOrigin } from './gate';
import { largestMessage, type ToHost, type ToWindow } from './protocol';

export interface Hearing {
  said(window: string, message: ToHost): void;
  gone(window: string): void;
}

const kinds = new Set<unknown>(['hello', 'request', 'answer', 'watch'] satisfies ToHost['type'][]);

export class Sockets {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  private readonly open = new Map<string, WebSocket>();

  constructor(
    web: Server,
    private readonly gate: Gate,
    private readonly hearing: Hearing,
  ) {
    web.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => this.upgrade(request, socket, head));
  }

  tell(window: string, message: ToWindow): void {
    this.open.get(window)?.send(JSON.stringify(message));
  }

  tellAll(message: ToWindow): void {
    for (const window of this.open.keys()) this.tell(window, message);
  }

  close(): void {
    // At once: a script that waits for an answer of a window must not wait any longer.
    for (const socket of this.open.values()) socket.terminate();
    this.server.close();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { gate } = this;
    const isOurs = isOwnHost(request, gate) && isOwnOrigin(request, gate) && behindKey(request.url ?? '', gate) === '/socket';
    if (!isOurs) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, socket, head, (opened) => this.welcome(opened));
  }

  private welcome(socket: WebSocket): void {
    const window = randomUUID();
    this.open.set(window, socket);
    socket.on('message', (data) => {
      const message = read(String(data));
      if (message) this.hearing.said(window, message);
      else socket.close(1007);
    });
    socket.on('close', () => {
      this.open.delete(window);
      this.hearing.gone(window);
    });
    socket.on('error', () => socket.terminate());
  }
}

function read(text: string): ToHost | undefined {
  try {
    const message = JSON.parse(text) as ToHost | null;
    return kinds.has(message?.type) ? (message ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
