/** HtmlOutput, a page for a sidebar, a dialog or a report, and HtmlTemplate, which makes one from HTML with scriptlets. */
import type { ScriptScope } from '../runtime/context';
import type { EnumConstant } from '../runtime/service-enum';
import { expose, ServiceError } from '../runtime/service-object';
import { Blob } from './blob';
import { HtmlContext } from './html-context';
import { escapeFor } from './html-escaping';
import { codeOf, runnable } from './html-scriptlets';

const allowedMeta = new Set(['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport']);

export class HtmlOutputMetaTag {
  constructor(
    private readonly name: string,
    private readonly content: string,
  ) {}

  getName(): string {
    return this.name;
  }

  getContent(): string {
    return this.content;
  }
}
expose(HtmlOutputMetaTag, 'HtmlService.HtmlOutputMetaTag', [
  'getName',
  'getContent',
] satisfies readonly (keyof GoogleAppsScript.HTML.HtmlOutputMetaTag)[]);

export class HtmlOutput {
  private content = '';
  private title = '';
  private width: number | null = null;
  private height: number | null = null;
  private favicon: string | null = null;
  private readonly metaTags: HtmlOutputMetaTag[] = [];

  constructor(
    content: string,
    private readonly scope: ScriptScope,
  ) {
    this.setContent(content);
  }

  addMetaTag(name: string, content: string): this {
    if (!allowedMeta.has(name)) throw new ServiceError(`The meta tag you specified is not allowed in this context: ${name}`);
    this.metaTags.push(new HtmlOutputMetaTag(name, content));
    return this;
  }

  append(html: string): this {
    return this.setContent(this.content + String(html));
  }

  appendUntrusted(text: string): this {
    const context = new HtmlContext();
    context.feed(this.content);
    this.content += escapeFor(context.place(), text);
    return this;
  }

  asTemplate(): HtmlTemplate {
    return new HtmlTemplate(this.content, this.scope);
  }

  clear(): this {
    this.content = '';
    return this;
  }

  getAs(contentType: string): Blob {
    return this.getBlob().getAs(contentType);
  }

  getBlob(): Blob {
    return new Blob(Buffer.from(this.content, 'utf8'), 'text/html', this.title ? `${this.title}.html` : 'output.html');
  }

  getContent(): string {
    return this.content;
  }

  getFaviconUrl(): string | null {
    return this.favicon;
  }

  getHeight(): number | null {
    return this.height;
  }

  getMetaTags(): HtmlOutputMetaTag[] {
    return this.metaTags;
  }

  getTitle(): string {
    return this.title;
  }

  getWidth(): number | null {
    return this.width;
  }

  setContent(html: string): this {
    const context = new HtmlContext();
    context.feed(html);
    if (context.isOpen()) throw new ServiceError(`Malformed HTML content: ${html}`);
    this.content = html;
    return this;
  }

  setFaviconUrl(url: string): this {
    this.favicon = url;
    return this;
  }

  setHeight(height: number | null): this {
    this.height = height;
    return this;
  }

  /** Has no effect on the platform either: the sandbox is always an iframe. */
  setSandboxMode(_mode: EnumConstant): this {
    return this;
  }

  setTitle(title: string): this {
    this.title = String(title);
    return this;
  }

  setWidth(width: number | null): this {
    this.width = width;
    return this;
  }

  setXFrameOptionsMode(_mode: EnumConstant): this {
    return this;
  }
}
expose(HtmlOutput, 'HtmlService.HtmlOutput', [
  'addMetaTag',
  'append',
  'appendUntrusted',
  'asTemplate',
  'clear',
  'getAs',
  'getBlob',
  'getContent',
  'getFaviconUrl',
  'getHeight',
  'getMetaTags',
  'getTitle',
  'getWidth',
  'setContent',
  'setFaviconUrl',
  'setHeight',
  'setSandboxMode',
  'setTitle',
  'setWidth',
  'setXFrameOptionsMode',
] satisfies readonly (keyof GoogleAppsScript.HTML.HtmlOutput)[]);

export class HtmlTemplate {
  constructor(
    private readonly source: string,
    private readonly scope: ScriptScope,
  ) {}

  evaluate(): HtmlOutput {
    const html: string[] = [];
    const context = new HtmlContext();
    const append = (text: string) => {
      html.push(text);
      context.feed(text);
    };
    this.scope.run(runnable(this.source), this, [append, (value: unknown) => append(escapeFor(context.place(), value))]);
    return new HtmlOutput(html.join(''), this.scope);
  }

  getCode(): string {
    return codeOf(this.source);
  }

  getCodeWithComments(): string {
    const lines = this.source.split('\n');
    return codeOf(this.source)
      .split('\n')
      .map((line, i) => `${line} // ${lines[i] ?? ''}`)
      .join('\n');
  }

  getRawContent(): string {
    return this.source;
  }
}
expose(
  HtmlTemplate,
  'HtmlService.HtmlTemplate',
  ['evaluate', 'getCode', 'getCodeWithComments', 'getRawContent'] satisfies readonly (keyof GoogleAppsScript.HTML.HtmlTemplate)[],
  [],
  { open: true },
);
