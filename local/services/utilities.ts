/** Utilities: dates, digests, base64, blobs, CSV, and waiting on the script's clock. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RunningExecution } from '../runtime/execution';
import { defineEnum, type EnumConstant } from '../runtime/service-enum';
import { expose, ServiceError, signatureError } from '../runtime/service-object';
import { Blob, blobFrom } from './blob';
import { encodeText, fromBytes, isByteArray, toBytes } from './bytes';
import { parseCsv } from './csv';
import { formatString } from './format-string';
import { parseDate } from './parse-date';
import { formatDate } from './simple-date-format';

const Charset = defineEnum('Utilities.Charset', ['US_ASCII', 'UTF_8']);
const DigestAlgorithm = defineEnum('Utilities.DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
const MacAlgorithm = defineEnum('Utilities.MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
const longestSleep = 300_000;

export class Utilities {
  readonly Charset = Charset;
  readonly DigestAlgorithm = DigestAlgorithm;
  readonly MacAlgorithm = MacAlgorithm;

  constructor(private readonly execution: RunningExecution) {}

  formatDate(date: unknown, timeZone: unknown, format: unknown): string {
    if (!(date instanceof Date) || typeof timeZone !== 'string' || typeof format !== 'string') {
      throw signatureError('Utilities.formatDate', date, timeZone, format);
    }
    return formatDate(date, timeZone, format);
  }

  parseDate(date: unknown, timeZone: unknown, format: unknown): Date {
    if (typeof date !== 'string' || typeof timeZone !== 'string' || typeof format !== 'string') {
      throw signatureError('Utilities.parseDate', date, timeZone, format);
    }
    return parseDate(date, timeZone, format);
  }

  formatString(template: string, ...values: unknown[]): string {
    return formatString(String(template), values);
  }

  computeDigest(algorithm: EnumConstant, value: unknown, charset: EnumConstant | null = null): number[] {
    const name = algorithm?.name().replace('_', '').toLowerCase();
    if (name === 'md2') throw new ServiceError('Utilities.DigestAlgorithm.MD2 is not supported by the local host.');
    return toBytes(
      createHash(name)
        .update(bytesOf(value, charset, 'Utilities.computeDigest'))
        .digest(),
    );
  }

  computeHmacSignature(algorithm: EnumConstant, value: unknown, key: unknown, charset: EnumConstant | null = null): number[] {
    const name = algorithm.name().replace('HMAC_', '').replace('_', '').toLowerCase();
    const method = 'Utilities.computeHmacSignature';
    return toBytes(
      createHmac(name, bytesOf(key, charset, method))
        .update(bytesOf(value, charset, method))
        .digest(),
    );
  }

  computeHmacSha256Signature(value: unknown, key: unknown, charset: EnumConstant | null = null): number[] {
    return this.computeHmacSignature(MacAlgorithm.HMAC_SHA_256, value, key, charset);
  }

  base64Encode(data: unknown, charset: EnumConstant | null = null): string {
    return bytesOf(data, charset, 'Utilities.base64Encode').toString('base64');
  }

  base64EncodeWebSafe(data: unknown, charset: EnumConstant | null = null): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }

  base64Decode(encoded: string): number[] {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded)) throw new ServiceError('Could not decode string.');
    return toBytes(Buffer.from(encoded, 'base64'));
  }

  base64DecodeWebSafe(encoded: string): number[] {
    return this.base64Decode(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  }

  getUuid(): string {
    return randomUUID();
  }

  newBlob(data: unknown, contentType: string | null = null, name: string | null = null): Blob {
    const isText = typeof data === 'string';
    if (!isText && !isByteArray(data)) throw signatureError('Utilities.newBlob', data);
    return new Blob(isText ? Buffer.from(data, 'utf8') : fromBytes(data), contentType ?? (isText ? 'text/plain' : null), name);
  }

  gzip(source: unknown, name: string | null = null): Blob {
    const blob = blobFrom(source, 'Utilities.gzip');
    return new Blob(gzipSync(blob.content()), 'application/x-gzip', name ?? `${blob.getName() ?? 'archive'}.gz`);
  }

  ungzip(source: unknown): Blob {
    const blob = blobFrom(source, 'Utilities.ungzip');
    return new Blob(gunzipSync(blob.content()), null, blob.getName()?.replace(/\.gz$/, '') ?? null);
  }

  parseCsv(csv: string, delimiter: string | null = ','): string[][] {
    return parseCsv(csv, delimiter ?? ',');
  }

  sleep(milliseconds: unknown): void {
    if (typeof milliseconds !== 'number' || milliseconds < 0) throw signatureError('Utilities.sleep', milliseconds);
    if (milliseconds > longestSleep) throw new ServiceError(`sleep exceeds the limit of ${longestSleep} ms`);
    this.execution.clock.advance(milliseconds);
    this.execution.checkTime();
  }
}
expose(
  Utilities,
  'Utilities',
  [
    'formatDate',
    'parseDate',
    'formatString',
    'computeDigest',
    'computeHmacSignature',
    'computeHmacSha256Signature',
    'base64Encode',
    'base64EncodeWebSafe',
    'base64Decode',
    'base64DecodeWebSafe',
    'getUuid',
    'newBlob',
    'gzip',
    'ungzip',
    'parseCsv',
    'sleep',
  ] satisfies readonly (keyof GoogleAppsScript.Utilities.Utilities)[],
  ['Charset', 'DigestAlgorithm', 'MacAlgorithm'] satisfies readonly (keyof GoogleAppsScript.Utilities.Utilities)[],
);

function bytesOf(value: unknown, charset: EnumConstant | null, method: string): Buffer {
  if (isByteArray(value)) return fromBytes(value);
  if (typeof value !== 'string') throw signatureError(method, value);
  return encodeText(value, charset?.name() === 'US_ASCII' ? 'US_ASCII' : 'UTF_8');
}
