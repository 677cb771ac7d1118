/** What goes in and out of the page: workbooks, mail and files of the script. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookFromBytes } from '../../../local/book/read-book';
import { bookToBytes } from '../../../local/book/write-book';
import { composeMail } from '../../../local/services/mail-message';
import { madeBook } from '../../workbook/workbook';
import { servedPage, shown, Window } from './served';

const at = servedPage();

const beside = (...path: string[]) => join(at.served.book.replace('.xlsx', '.host'), ...path);

test('mail is shown as it would arrive, and can do nothing', async () => {
  mkdirSync(beside('mail'), { recursive: true });
  const people = { from: 'manager@example.org', name: '', to: ['tom.hale@example.org'], cc: [], bcc: [], replyTo: [] };
  const texts = {
    subject: 'Entscheidung – “approved”',
    body: 'Plain',
    htmlBody: '<p>Dear Tom</p><script>document.title="run"</script><img src="http://nowhere.invalid/x.png">',
  };
  const mail = composeMail({ ...people, ...texts, attachments: [], inlineImages: [], date: new Date('2009-10-01T09:00:00Z') });
  writeFileSync(beside('mail', '0001-tom.hale@example.org.eml'), mail);
  const window = await Window.open(at.browser, at.served);
  await window.menu('View', 'Mail');
  await shown(window.page.getByRole('button', { name: /Entscheidung – “approved”/ }));
  const message = window.page.frameLocator('iframe.mail');
  await shown(message.getByText('Dear Tom'));
  expect(await message.locator('html').evaluate((html) => html.ownerDocument.title)).toBe('');
  expect(window.requests.filter((url) => url.includes('nowhere'))).toEqual([]);
});

test('a file of the script is downloaded under its own name', async () => {
  mkdirSync(beside('drive'), { recursive: true });
  writeFileSync(beside('drive', 'a1-report.csv'), 'No,Title\n');
  const file = {
    id: 'a1',
    name: 'Report – June.csv',
    mimeType: 'text/csv',
    parents: ['root'],
    createdTime: '',
    modifiedTime: '2009-10-01T09:00:00Z',
    trashed: false,
    stored: 'a1-report.csv',
    size: '9',
  };
  writeFileSync(beside('drive', 'index.json'), JSON.stringify([file, { ...file, id: 'b2', stored: '../key' }]));
  const window = await Window.open(at.browser, at.served);
  await window.menu('View', 'Drive');
  const [download] = await Promise.all([
    window.page.waitForEvent('download'),
    window.page.getByRole('button', { name: 'Download Report – June.csv' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe('Report – June.csv');
  expect(readFileSync(await download.path(), 'utf8')).toBe('No,Title\n');
});

test('what another program writes into the open file is kept beside it', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.type('Proposals!B3', 'Before');
  await window.page.waitForTimeout(2000);
  writeFileSync(at.served.book, await bookToBytes(madeBook('empty')));
  await window.type('Proposals!B3', 'On the page');
  await window.toast('Another program has changed this workbook');
  const [aside = ''] = readdirSync(at.served.folder).filter((name) => name.startsWith('plan (changed elsewhere '));
  const { snapshot } = await bookFromBytes(readFileSync(join(at.served.folder, aside)), aside);
  expect(JSON.stringify(snapshot)).not.toContain('On the page');
  await window.type('Proposals!B4', 'And on');
  await window.page.waitForTimeout(2000);
  expect(readdirSync(at.served.folder).filter((name) => name.includes('elsewhere'))).toEqual([aside]);
  expect((await at.served.rows('Proposals')).slice(1, 3).map(({ Title }) => Title)).toEqual(['On the page', 'And on']);
  await at.served.restart();
});

test('the workbook goes out as a file, another comes in, and the first is kept', async () => {
  const window = await Window.open(at.browser, at.served);
  await window.type('Proposals!B2', 'Goes out');
  const [download] = await Promise.all([window.page.waitForEvent('download'), window.menu('File', 'Download .xlsx')]);
  expect(download.suggestedFilename()).toBe('plan.xlsx');
  const { snapshot } = await bookFromBytes(readFileSync(await download.path()), 'plan.xlsx');
  expect(JSON.stringify(snapshot)).toContain('Goes out');
  const brought = madeBook('empty');
  const another = Buffer.from(await bookToBytes(brought));
  const [chooser] = await Promise.all([window.page.waitForEvent('filechooser'), window.menu('File', 'Open .xlsx…')]);
  await chooser.setFiles({ name: '../../Another plan.xlsx', mimeType: 'application/octet-stream', buffer: another });
  await shown(window.page.getByRole('heading', { name: 'Another plan.xlsx' }));
  await window.isReady();
  await window.toast('This is a copy');
  await window.goTo('Proposals!B2');
  await window.reads(': empty');
  expect((await at.served.rows('Proposals'))[0]?.Title).toBe('Goes out');
  // Nothing was changed in it, and it is another workbook all the same.
  const kept = readdirSync(at.served.folder).find((name) => name.endsWith('Another plan.xlsx')) ?? '';
  const { state } = await bookFromBytes(readFileSync(join(at.served.folder, kept)), kept);
  expect(state.workbookId).not.toBe(brought.state.workbookId);
});
