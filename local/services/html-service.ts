/** HtmlService: pages and templates from text or from the project's HTML files. */
import type { ScriptScope } from '../runtime/context';
import type { Project } from '../runtime/project';
import { defineEnum } from '../runtime/service-enum';
import { expose, ServiceError } from '../runtime/service-object';
import { Blob } from './blob';
import { HtmlOutput, HtmlTemplate } from './html-output';

const SandboxMode = defineEnum('HtmlService.SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);
const XFrameOptionsMode = defineEnum('HtmlService.XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);

export class HtmlService {
  readonly SandboxMode = SandboxMode;
  readonly XFrameOptionsMode = XFrameOptionsMode;

  constructor(
    private readonly project: Project,
    private readonly scope: ScriptScope,
  ) {}

  createHtmlOutput(html: unknown = ''): HtmlOutput {
    return new HtmlOutput(textOf(html), this.scope);
  }

  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(this.file(name), this.scope);
  }

  createTemplate(html: unknown): HtmlTemplate {
    return new HtmlTemplate(textOf(html), this.scope);
  }

  createTemplateFromFile(name: string): HtmlTemplate {
    return new HtmlTemplate(this.file(name), this.scope);
  }

  getUserAgent(): string | null {
    return null;
  }

  private file(name: string): string {
    const html = this.project.html.get(String(name).replace(/\.html$/, ''));
    if (html === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return html;
  }
}
expose(
  HtmlService,
  'HtmlService',
  [
    'createHtmlOutput',
    'createHtmlOutputFromFile',
    'createTemplate',
    'createTemplateFromFile',
    'getUserAgent',
  ] satisfies readonly (keyof GoogleAppsScript.HTML.HtmlService)[],
  ['SandboxMode', 'XFrameOptionsMode'] satisfies readonly (keyof GoogleAppsScript.HTML.HtmlService)[],
);

function textOf(html: unknown): string {
  return html instanceof Blob ? html.getDataAsString() : String(html ?? '');
}
