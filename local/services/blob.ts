/** Blob: data with a content type and a name. Conversions need Google's converters, except those that only rename the type of a text. */
import { expose, ServiceError, signatureError } from '../runtime/service-object';
import { fromBytes, isByteArray, toBytes } from './bytes';

const typesByExtension: Record<string, string> = {
  csv: 'text/csv',
  css: 'text/css',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  zip: 'application/zip',
};

export class Blob {
  constructor(
    private data: Buffer,
    private contentType: string | null = null,
    private name: string | null = null,
  ) {}

  /** For the host's own services, which write it to files and messages. */
  content(): Buffer {
    return this.data;
  }

  copyBlob(): Blob {
    return new Blob(Buffer.from(this.data), this.contentType, this.name);
  }

  getAs(contentType: string): Blob {
    if (contentType === this.contentType) return this.copyBlob();
    throw new ServiceError(
      `Converting from ${this.contentType ?? 'an unknown type'} to ${contentType} is not supported by the local host.`,
    );
  }

  getBlob(): Blob {
    return this;
  }

  getBytes(): number[] {
    return toBytes(this.data);
  }

  getContentType(): string | null {
    return this.contentType;
  }

  getDataAsString(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.data);
  }

  getName(): string | null {
    return this.name;
  }

  isGoogleType(): boolean {
    return this.contentType?.startsWith('application/vnd.google-apps.') ?? false;
  }

  setBytes(bytes: number[]): this {
    if (!isByteArray(bytes)) throw signatureError('Blob.setBytes', bytes);
    this.data = fromBytes(bytes);
    return this;
  }

  setContentType(contentType: string | null): this {
    this.contentType = contentType;
    return this;
  }

  setContentTypeFromExtension(): this {
    const extension = /\.([^.]+)$/.exec(this.name ?? '')?.[1]?.toLowerCase() ?? '';
    this.contentType = typesByExtension[extension] ?? null;
    return this;
  }

  setDataFromString(text: string, charset = 'UTF-8'): this {
    if (!/^utf-?8$/i.test(charset))
      throw new ServiceError(`Blob.setDataFromString: ${charset} is not supported by the local host.`);
    this.data = Buffer.from(text, 'utf8');
    return this;
  }

  setName(name: string): this {
    this.name = name;
    return this;
  }
}
expose(Blob, 'Blob', [
  'copyBlob',
  'getAs',
  'getBlob',
  'getBytes',
  'getContentType',
  'getDataAsString',
  'getName',
  'isGoogleType',
  'setBytes',
  'setContentType',
  'setContentTypeFromExtension',
  'setDataFromString',
  'setName',
] satisfies readonly (keyof GoogleAppsScript.Base.Blob)[]);

/** Whatever has a blob: a Blob itself, or an HtmlOutput. */
export function blobFrom(source: unknown, method: string): Blob {
  if (source instanceof Blob) return source;
  const hasBlob = typeof source === 'object' && source !== null && 'getBlob' in source && typeof source.getBlob === 'function';
  if (!hasBlob) throw signatureError(method, source);
  return (source as { getBlob(): Blob }).getBlob();
}
