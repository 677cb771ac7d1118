/** A new workbook, as the script's own menu items make it: set up, and with data if wanted. */
import { emptyBook } from './book/empty-book';
import { writeBook } from './book/write-book';
import { type HostOptions, openHost } from './host';

/** The entry points that load the data, by what is asked for. */
export const loaders: Record<string, string | undefined> = {
  empty: undefined,
  example: 'loadExample',
  'plan-2009-10': 'loadPlan200910',
};

export const makingSteps = (data: string): string[] => ['setUpWorkbook', loaders[data]].filter((name) => name !== undefined);

export async function makeBook(file: string, data: string, options: Omit<HostOptions, 'book'>): Promise<void> {
  const host = openHost(emptyBook(options.user ? { owner: options.user } : {}), options);
  for (const name of makingSteps(data)) host.callWith({ kind: 'menu' }, name);
  await writeBook(file, { snapshot: host.engine.snapshot(), state: host.state });
  host.close();
}
