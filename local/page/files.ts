/** The File menu: what goes to the server and comes from it by http, always with this page's own address. */
import { words } from './words';

async function post(place: string, body?: Blob, name = ''): Promise<Response> {
  const headers = { 'X-File-Name': encodeURIComponent(name) };
  const response = await fetch(new URL(place, location.href), { method: 'POST', headers, body: body ?? null });
  if (!response.ok) throw new Error(await response.text());
  return response;
}

export async function download(place: string, otherwise: string): Promise<void> {
  const response = await post(place);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name === undefined ? otherwise : decodeURIComponent(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Asks for a file and opens it in place of this workbook. */
export function openFile(failed: (reason: string) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.xlsx';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) post('upload', file, file.name).catch((error: Error) => failed(words.notOpened(error.message)));
  });
  input.click();
}

export const newExample = async (): Promise<void> => void (await post('example'));
