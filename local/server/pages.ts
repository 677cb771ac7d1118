/** Pages that the script or a message wrote: each at an address that nobody can guess, in a frame that can reach nothing. */
import { randomBytes } from 'node:crypto';

export type PageKind = 'script' | 'mail';

interface Page {
  html: string;
  kind: PageKind;
}

/** A page without an origin of its own: it talks to its window by messages alone, and loads nothing from anywhere. */
const policies: Record<PageKind, string> = {
  script:
    "sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  mail: "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
};

/** A sidebar is asked for again when its window is loaded again; older ones are forgotten. */
const remembered = 200;

export class Pages {
  private readonly pages = new Map<string, Page>();

  /** `opening` is the script that makes google.script before the page's own scripts run. */
  constructor(private readonly opening: string) {}

  add(html: string, kind: PageKind, functions: readonly string[] = []): string {
    const id = randomBytes(16).toString('hex');
    this.pages.set(id, { html: kind === 'script' ? this.withOpening(html, functions) : html, kind });
    const [oldest] = this.pages.keys();
    if (this.pages.size > remembered && oldest !== undefined) this.pages.delete(oldest);
    return `/frame/${id}`;
  }

  find(path: string): { html: string; policy: string } | undefined {
    const page = this.pages.get(/^\/frame\/([0-9a-f]{32})$/.exec(path)?.[1] ?? '');
    return page && { html: page.html, policy: policies[page.kind] };
  }

  private withOpening(html: string, functions: readonly string[]): string {
    const names = JSON.stringify(functions).replaceAll('<', '\\u003c');
    const script = `<script>${this.opening}\ninstallGoogleScript(${names});</script>`;
    const head = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
    const at = head ? head.index + head[0].length : 0;
    return html.slice(0, at) + script + html.slice(at);
  }
}
