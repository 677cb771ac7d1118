/** What a person does in the sidebar and sees there, in a few words. One browser for each file of tests. */
import type { Browser, Locator } from 'playwright-core';
import { type Host, openHost } from '../../local/host';
import { madeBook, NOW } from '../workbook/workbook';
import { judgementsIn, manager, type OpenOptions, openSidebar, type Sidebar, startBrowser } from './sidebar-fixture';

let browser: Browser | undefined;
let shared: Host | undefined;
const opened: Sidebar[] = [];

/** How many judgements the small workbook holds. */
const GIVEN = 7;

beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  for (const { host } of opened.splice(0)) host.close();
});
afterAll(async () => {
  shared?.close();
  await browser?.close();
});

/** Check proposal on a fresh copy of the small workbook. */
export async function open(no: string, options?: OpenOptions): Promise<Sidebar> {
  if (browser === undefined) throw new Error('The browser has not started.');
  const sidebar = await openSidebar(browser, madeBook('small'), no, options);
  if (options?.host === undefined) opened.push(sidebar);
  return sidebar;
}

/** Check proposal on the workbook that all tests of a file share: only for those that leave it as it is. */
export function openToRead(no: string, options?: Omit<OpenOptions, 'host' | 'prepare' | 'user'>): Promise<Sidebar> {
  shared ??= openHost(madeBook('small'), { now: NOW, user: manager });
  return open(no, { ...options, host: shared });
}

export const principle = ({ frame }: Sidebar, n: number): Locator => frame.locator(`#principle-${n}`);

export async function press(sidebar: Sidebar, n: number, name: string): Promise<void> {
  await principle(sidebar, n).getByRole('button', { name }).click();
}

/** The button at the bottom. */
export async function checkAgain(sidebar: Sidebar): Promise<void> {
  await sidebar.frame.locator('#check').click();
  await said(sidebar, 'Checked PR-');
}

/** The person has worked on the sheet and comes back: the page around the frame had the keyboard, now the frame has it. */
export async function comeBack({ page }: Sidebar): Promise<void> {
  await page.evaluate('document.body.tabIndex = -1; document.body.focus()');
  await page.evaluate("document.querySelector('iframe').focus()");
}

/** All there is to see of the last check. */
export const lastCheck = ({ frame }: Sidebar): Locator => frame.locator('#last-check');

/** Opens the principle and the form when they are folded, fills the form in and sends it. */
export async function override(sidebar: Sidebar, n: number, to: 'met' | 'not met', reason: string): Promise<void> {
  const box = principle(sidebar, n);
  if ((await box.getAttribute('open')) === null) await box.locator('summary').click();
  if (await box.locator('.form').isHidden()) await press(sidebar, n, 'Override…');
  await box.getByLabel(`Override to ${to}`, { exact: true }).check();
  await box.getByLabel('Reason').fill(reason);
  await press(sidebar, n, 'Record override');
}

export const shown = (locator: Locator): Promise<void> => locator.waitFor({ timeout: 5_000 });

/** In the status line. */
export const said = ({ frame }: Sidebar, text: string): Promise<void> => shown(frame.getByRole('status').getByText(text));

/** Beside the fields of a principle. */
export const refused = (sidebar: Sidebar, n: number, text: string): Promise<void> =>
  shown(principle(sidebar, n).getByRole('alert').getByText(text));

export const newJudgements = ({ host }: Sidebar): Record<string, unknown>[] => judgementsIn(host).slice(GIVEN);

export const everyCell = ({ host }: Sidebar): string => JSON.stringify(host.dump());

/** The text as a person reads it: one space between words. */
export const textOf = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim();

export const evaluate = <T>({ frame }: Sidebar, code: string): Promise<T> => frame.evaluate<T>(code);

/** The id of the element that has the keyboard. */
export const focused = (sidebar: Sidebar): Promise<string> => evaluate(sidebar, 'document.activeElement.id');
