/** The one socket to the host. */
import type { Request, ToHost, ToWindow, Welcome } from '../server/protocol';

export interface Events {
  welcome(welcome: Welcome): void;
  message(message: Exclude<ToWindow, Welcome | { type: 'done' }>): void;
  /** What the person has asked for is all done, or not yet. */
  busy(waiting: boolean): void;
  lost(): void;
  /** After it was lost; `uncertain` when something was on its way then. */
  back(uncertain: boolean): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const firstPause = 250;
const longestPause = 4000;

export class Connection {
  /** Of the last change that is shown. */
  seen = 0;
  person: string | undefined;
  private socket: WebSocket | undefined;
  private requests = 0;
  private pause = firstPause;
  private isWelcome = false;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly events: Events) {
    this.connect();
  }

  request(request: Request): Promise<unknown> {
    this.requests += 1;
    const number = this.requests;
    const answer = new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.events.busy(true);
    this.send({ type: 'request', number, request });
    return answer;
  }

  /** Something was changed here that goes out in a moment. */
  isComing(): void {
    this.events.busy(true);
  }

  send(message: ToHost): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private connect(): void {
    const address = new URL('socket', location.href);
    address.protocol = 'ws:';
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('open', () => {
      this.pause = firstPause;
      this.send({ type: 'hello', person: this.person });
    });
    socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(String(data)) as ToWindow));
    socket.addEventListener('close', () => this.lose());
  }

  private lose(): void {
    this.events.lost();
    setTimeout(() => this.connect(), this.pause);
    this.pause = Math.min(longestPause, this.pause * 2);
  }

  private receive(message: ToWindow): void {
    if (message.type === 'welcome') {
      // Whatever was missed meanwhile: the page starts afresh, from what the host has now.
      if (this.isWelcome) {
        this.events.back(this.waiting.size > 0);
        return;
      }
      this.isWelcome = true;
      this.person = message.person;
      this.saw(message.number);
      this.events.welcome(message);
      this.events.busy(false);
    } else if (message.type === 'done') this.settle(message);
    else {
      if (message.type === 'changes') this.saw(message.number);
      this.events.message(message);
    }
  }

  private saw(number: number): void {
    this.seen = number;
    document.documentElement.dataset.changes = String(number);
  }

  private settle({ number, value, error }: Extract<ToWindow, { type: 'done' }>): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    this.events.busy(this.waiting.size > 0);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }
}
