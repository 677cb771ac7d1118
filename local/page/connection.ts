/** The one socket to the host. A window that loses it comes back to where it was, or starts afresh. */
import type { Request, ToHost, ToWindow, Welcome } from '../server/protocol';

export interface Events {
  welcome(welcome: Welcome): void;
  message(message: Exclude<ToWindow, Welcome | { type: 'done' }>): void;
  /** What the person has asked for is all done, or not yet. */
  busy(waiting: boolean): void;
  /** `lost` while there is no connection; `uncertain` when something was on its way then. */
  lost(): void;
  uncertain(): void;
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
  private run: string | undefined;
  private requests = 0;
  private pause = firstPause;
  private wasInterrupted = false;
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
      this.send({ type: 'hello', run: this.run, since: this.run === undefined ? undefined : this.seen, person: this.person });
    });
    socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(String(data)) as ToWindow));
    socket.addEventListener('close', () => this.lose());
  }

  private lose(): void {
    this.events.lost();
    // Told once there is somebody again who can say how things are.
    this.wasInterrupted ||= this.waiting.size > 0 && this.run !== undefined;
    setTimeout(() => this.connect(), this.pause);
    this.pause = Math.min(longestPause, this.pause * 2);
  }

  private receive(message: ToWindow): void {
    if (message.type === 'welcome') {
      if (this.wasInterrupted) {
        this.events.uncertain();
        return;
      }
      this.run = message.run;
      this.person = message.person;
      if (message.workbook) this.saw(message.number);
      this.events.welcome(message);
      this.events.busy(this.waiting.size > 0);
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
