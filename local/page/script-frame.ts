/** A page of the script in a sandboxed frame, and google.script behind it. */
import type { ShownPage } from '../server/protocol';
import { element } from './elements';
import type { FromFrame, ToFrame } from './frame-messages';
import { type RegionKey, wayOf } from './region-keys';

export interface FrameOwner {
  run(name: string, args: unknown[]): Promise<unknown>;
  close(): void;
  escape(): void;
  resize(width: number | undefined, height: number | undefined): void;
  focusSheet(): void;
}

/** As Google's own, but without an origin: the page can reach nothing of ours. */
const sandbox = 'allow-scripts allow-forms allow-modals allow-popups allow-downloads';

export class ScriptFrame {
  readonly element: HTMLIFrameElement;
  /** A person has typed or ticked something since the page last sent anything to the script. */
  hasUnsent = false;
  private readonly listen: (event: MessageEvent) => void;

  constructor(
    { address, title }: ShownPage,
    private readonly owner: FrameOwner,
  ) {
    this.element = element('iframe', { src: address, title, sandbox });
    this.listen = ({ source, data }) => {
      if (source === this.element.contentWindow && typeof (data as FromFrame)?.google === 'string')
        void this.hear(data as FromFrame);
    };
    window.addEventListener('message', this.listen);
  }

  focus(): void {
    this.element.focus();
  }

  remove(): void {
    window.removeEventListener('message', this.listen);
    this.element.remove();
  }

  private async hear(message: FromFrame): Promise<void> {
    const { owner } = this;
    this.hasUnsent = message.google === 'typed' || (this.hasUnsent && message.google !== 'run');
    if (message.google === 'close') owner.close();
    else if (message.google === 'escape') owner.escape();
    else if (message.google === 'focus') owner.focusSheet();
    else if (message.google === 'size') owner.resize(message.width, message.height);
    else if (message.google === 'key') this.press(message);
    else if (message.google === 'run') await this.run(message);
  }

  /** As if the key had been pressed in the page around the frame; no other keys than these come from a frame. */
  private press({ key, code, altKey, shiftKey }: RegionKey): void {
    const pressed = { key: String(key), code: String(code), altKey: Boolean(altKey), shiftKey: Boolean(shiftKey) };
    if (wayOf(pressed)) this.element.dispatchEvent(new KeyboardEvent('keydown', { ...pressed, bubbles: true }));
  }

  private async run({ call, name, args }: Extract<FromFrame, { google: 'run' }>): Promise<void> {
    const answer: ToFrame = { google: 'done', call };
    try {
      answer.value = await this.owner.run(name, args);
    } catch (error) {
      answer.error = (error as Error).message;
    }
    // The frame has no origin that could be named.
    this.element.contentWindow?.postMessage(answer, '*');
  }
}
