/** MimeType: the names of content types that a script may use without quoting them. */
import { expose } from '../runtime/service-object';

export class MimeType {
  readonly GOOGLE_DOCS = 'application/vnd.google-apps.document';
  readonly GOOGLE_SHEETS = 'application/vnd.google-apps.spreadsheet';
  readonly FOLDER = 'application/vnd.google-apps.folder';
  readonly GIF = 'image/gif';
  readonly JPEG = 'image/jpeg';
  readonly PNG = 'image/png';
  readonly SVG = 'image/svg+xml';
  readonly PDF = 'application/pdf';
  readonly CSS = 'text/css';
  readonly CSV = 'text/csv';
  readonly HTML = 'text/html';
  readonly JAVASCRIPT = 'application/javascript';
  readonly PLAIN_TEXT = 'text/plain';
  readonly MICROSOFT_EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  readonly MICROSOFT_WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  readonly ZIP = 'application/zip';
}
expose(MimeType, 'MimeType', [], Object.keys(new MimeType()) satisfies readonly string[]);
