/** What goes wrong on purpose: a failing service call, a killed process, another person in between. */
import type { Host } from '../../local/host';
import { hostFor, newFolder, removeFolders } from './runtime-fixture';

afterAll(removeFolders);

const sheetOf = (host: Host) => host.services.SpreadsheetApp.getActive().getSheets()[0] as GoogleAppsScript.Spreadsheet.Sheet;
const column = (host: Host) => sheetOf(host).getRange('A1:A4').getValues().flat();

const steps = `function main() {
  var sheet = SpreadsheetApp.getActive().getSheets()[0];
  sheet.getRange('A1').setValue('first');
  SpreadsheetApp.flush();
  sheet.getRange('A2').setValue('second');
  MailApp.sendEmail('a@example.org', 'Hello', 'text');
  sheet.getRange('A3').setValue('third');
}`;

describe('a service call that fails', () => {
  test('throws the platform’s server error at the Nth call, and the writes before it stand', () => {
    const host = hostFor(steps, { failAt: 7 });
    expect(() => host.call('main')).toThrow("We're sorry, a server error occurred. Please wait a bit and try again.");
    expect(column(host)).toEqual(['first', '', '', '']);
  });

  test('is an Exception that the script may catch, and only that one call fails', () => {
    const host = hostFor(
      'function main() { try { SpreadsheetApp.getActive(); } catch (e) { return [e.name, SpreadsheetApp.getActive().getSheets().length]; } }',
      { failAt: 1 },
    );
    expect(host.call('main')).toEqual(['Exception', 1]);
  });
});

describe('a killed process', () => {
  test('loses what was not flushed and keeps the rest', () => {
    const host = hostFor(steps, { killAt: 8 });
    expect(() => host.call('main')).toThrow('The process was killed.');
    expect(column(host)).toEqual(['first', '', '', '']);
    expect(host.mail).toHaveLength(0);
  });

  test('does not take back an e-mail', () => {
    const host = hostFor(steps, { killAt: 9 });
    expect(() => host.call('main')).toThrow('The process was killed.');
    expect(host.mail).toHaveLength(1);
  });

  test('cannot be survived by catching, nor go on afterwards', () => {
    const host = hostFor(
      `function main() { for (var i = 0; i < 9; i++) try { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(i); } catch (e) {} return 'survived'; }`,
      { killAt: 3 },
    );
    expect(() => host.call('main')).toThrow('The process was killed.');
    expect(() => host.call('main')).toThrow('the process was killed');
    expect(column(host)[0]).toBe('');
  });

  test('can be saved as the platform would find it', async () => {
    const host = hostFor(steps, { killAt: 8 });
    expect(() => host.call('main')).toThrow();
    await expect(host.save(`${newFolder()}/book.xlsx`)).resolves.toBeUndefined();
  });
});

describe('another person', () => {
  test('may insert a row between the script’s read and its write', () => {
    const seen: string[] = [];
    const host = hostFor(
      `function main() { var sheet = SpreadsheetApp.getActive().getSheets()[0]; var v = sheet.getRange('A1').getValue(); sheet.getRange('A1').setValue(v + '!'); }`,
      {
        onServiceCall: (name) => {
          seen.push(name);
          if (name === 'Range.setValue') sheetOf(host).insertRowBefore(1);
        },
      },
    );
    host.edit('Sheet1!A1', 'mine');
    host.call('main');
    expect(column(host)).toEqual(['mine!', 'mine', '', '']);
    expect(seen).toEqual([
      'SpreadsheetApp.getActive',
      'Spreadsheet.getSheets',
      'Sheet.getRange',
      'Range.getValue',
      'Sheet.getRange',
      'Range.setValue',
    ]);
  });

  test('may hold the lock, and the wait ends on the script’s clock', () => {
    const host = hostFor(
      'function main() { var t = Date.now(); try { LockService.getDocumentLock().waitLock(20000); } catch (e) { return [e.message, Date.now() - t >= 20000]; } }',
    );
    const lock = host.services.LockService.getDocumentLock();
    expect(lock.tryLock(0)).toBe(true);
    expect(host.call('main')).toEqual(['Lock timeout: another process was holding the lock for too long.', true]);
    lock.releaseLock();
    expect(host.call('main')).toBeNull();
  });
});

describe('an execution', () => {
  test('flushes its writes also when the script threw', () => {
    const host = hostFor(
      `function main() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('kept'); throw new Error('later'); }`,
    );
    expect(() => host.call('main')).toThrow('later');
    expect(column(host)[0]).toBe('kept');
  });

  test('counts its service calls by service and method', () => {
    const host = hostFor(steps);
    host.call('main');
    expect(host.metrics.calls).toEqual({
      'SpreadsheetApp.getActive': 1,
      'Spreadsheet.getSheets': 1,
      'Sheet.getRange': 3,
      'Range.setValue': 3,
      'SpreadsheetApp.flush': 1,
      'MailApp.sendEmail': 1,
    });
    expect(host.metrics.writes).toBe(3);
  });

  test('gives its locks back at its end', () => {
    const host = hostFor('function main() { return LockService.getScriptLock().tryLock(0); }');
    expect([host.call('main'), host.call('main')]).toEqual([true, true]);
  });
});

describe('custom functions', () => {
  const code = `
/** Doubles. @customfunction */
function DOUBLE(n) { return n * 2; }
/** @customfunction */
function WRITES(n) { SpreadsheetApp.getActive().getSheets()[0].getRange('Z1').setValue(n); return n; }
/** @customfunction */
function MAILS() { MailApp.sendEmail('a@x.org', 's', 'b'); }
/** @customfunction */
function WHO() { return Session.getActiveUser().getEmail() + '|' + PropertiesService.getScriptProperties().getKeys().length; }
/** Not one. */
function plain() { return 1; }
/** @customfunction */
function hidden_() { return 1; }
function main(f) { var r = SpreadsheetApp.getActive().getSheets()[0].getRange('B1'); r.setFormula(f); return r.getValue(); }`;

  test('are the functions whose comment says so', () => {
    expect(hostFor(code).functions).toEqual(['DOUBLE', 'WRITES', 'MAILS', 'WHO']);
  });

  test('calculate in cells', () => {
    expect(hostFor(code).call('main', '=DOUBLE(21)')).toBe(42);
  });

  test('may not write, nor use a service outside their list', () => {
    expect(() => hostFor(code).call('WRITES', 1)).toThrow('You do not have permission to call setValue');
    expect(() => hostFor(code).call('MAILS')).toThrow('You do not have permission to call MailApp service.');
  });

  test('run for nobody', () => {
    expect(hostFor(code).call('WHO')).toBe('|0');
  });
});

describe('edit triggers', () => {
  test('get the cell, its new value and its old one', () => {
    const host = hostFor(
      `function onEdit(e) { e.range.getSheet().getRange('C1').setValue(JSON.stringify([e.range.getA1Notation(), e.value, e.oldValue, typeof e.source.getId()])); }`,
    );
    host.edit('Sheet1!A1', 'one');
    host.edit('Sheet1!A1', 2);
    expect(sheetOf(host).getRange('C1').getValue()).toBe('["A1","2","one","string"]');
    host.edit('Sheet1!A1:B2', [
      [1, 2],
      [3, 4],
    ]);
    expect(sheetOf(host).getRange('C1').getValue()).toBe('["A1:B2",null,null,"string"]');
  });

  test('do not fire for what the script writes', () => {
    const host = hostFor(
      `function onEdit() { throw new Error('fired'); } function main() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); }`,
    );
    expect(() => host.call('main')).not.toThrow();
  });
});

test('a time trigger runs as the account that installed it', () => {
  const code = `function install() { ScriptApp.newTrigger('nightly').timeBased().everyDays(1).atHour(6).create(); }
    function nightly(e) { return [Session.getActiveUser().getEmail(), e.hour, e['day-of-week'], e.triggerUid.length > 5]; }`;
  const host = hostFor(code, { now: '2026-07-03T05:10:00Z' });
  host.callWith({ user: 'ann@example.org' }, 'install');
  expect(host.fire('nightly')).toEqual(['ann@example.org', 6, 5, true]);
});
