/** The services beside the spreadsheet: what they answer, what they refuse, and in which words. */
import { hostFor, removeFolders, run } from './runtime-fixture';

afterAll(removeFolders);

const kilobytes = (n: number) => `new Array(${n * 1024} + 1).join('x')`;

describe('PropertiesService', () => {
  test('keeps text for the script, the document and each user', () => {
    const host = hostFor(`
      function write(n) { PropertiesService.getScriptProperties().setProperty('n', n); PropertiesService.getUserProperties().setProperty('mine', 'yes'); }
      function read() { return [PropertiesService.getScriptProperties().getProperties(), PropertiesService.getDocumentProperties().getKeys(), PropertiesService.getUserProperties().getProperty('mine')]; }`);
    host.call('write', 5);
    expect(host.call('read')).toEqual([{ n: '5' }, [], 'yes']);
    expect(host.callWith({ user: 'ann@example.org' }, 'read')).toEqual([{ n: '5' }, [], null]);
  });

  test('refuses a value over 9 KB and a store over 500 KB, and leaves the store as it was', () => {
    const body = `var p = PropertiesService.getScriptProperties(); p.setProperty('a', '1'); var said = [];
      try { p.setProperty('b', ${kilobytes(9)} + 'x'); } catch (e) { said.push(e.message); }
      try { var all = {}; for (var i = 0; i < 56; i++) all['k' + i] = ${kilobytes(9)}; p.setProperties(all, true); } catch (e) { said.push(e.message); }
      return said.concat(p.getKeys());`;
    expect(run(body)).toEqual([
      'Argument too large: value',
      'You have exceeded the property storage quota. Please remove some properties and try again.',
      'a',
    ]);
  });
});

describe('CacheService', () => {
  test('forgets after its time', () => {
    const body = `var c = CacheService.getScriptCache(); c.put('a', 'one', 60); c.putAll({ b: 2 }, 1000); var before = c.getAll(['a', 'b', 'c']);
      Utilities.sleep(61000); return [before, c.get('a'), c.get('b')];`;
    expect(run(body)).toEqual([{ a: 'one', b: '2' }, null, '2']);
  });

  test('refuses long keys and large values', () => {
    const body = `var c = CacheService.getScriptCache(), said = []; [[${kilobytes(1)}, 'v'], ['k', ${kilobytes(101)}]].forEach(function (a) { try { c.put(a[0], a[1]); } catch (e) { said.push(e.message); } }); return said;`;
    expect(run(body)).toEqual(['Argument too large: key', 'Argument too large: value']);
  });
});

describe('Utilities', () => {
  test.each([
    ['yyyy-MM-dd', '2026-07-03'],
    ['d MMMM yyyy', '3 July 2026'],
    ['EEE d MMM yy', 'Fri 3 Jul 26'],
    ["EEEE 'at' h:mm a", 'Friday at 3:04 PM'],
    ['HH:mm:ss.SSS', '15:04:05.006'],
    ['Z z XXX', '+0100 BST +01:00'],
    ['D w u', '184 27 5'],
    ["yyyy'T'HH''mm", "2026T15'04"],
  ])('formats a date by %s', (pattern, text) => {
    expect(run(`return Utilities.formatDate(new Date('2026-07-03T14:04:05.006Z'), 'Europe/London', a);`, {}, pattern)).toBe(text);
  });

  test('formats a date in another zone, and in one given as an offset', () => {
    const body = `var d = new Date('2026-01-01T00:30:00Z'); return ['America/New_York', 'GMT+5:30', 'UTC'].map(function (z) { return Utilities.formatDate(d, z, 'yyyy-MM-dd HH:mm'); });`;
    expect(run(body)).toEqual(['2025-12-31 19:30', '2026-01-01 06:00', '2026-01-01 00:30']);
  });

  test.each([
    ['03/07/2026', 'dd/MM/yyyy', '2026-07-02T23:00:00.000Z'],
    ['25 December 2026 3:05 pm', 'd MMMM yyyy h:mm a', '2026-12-25T15:05:00.000Z'],
    ['20260703', 'yyyyMMdd', '2026-07-02T23:00:00.000Z'],
    ['2026-07-03T10:00:00+0200', "yyyy-MM-dd'T'HH:mm:ssZ", '2026-07-03T08:00:00.000Z'],
    ['2026-03-29 02:30', 'yyyy-MM-dd HH:mm', '2026-03-29T01:30:00.000Z'],
  ])('reads %s by %s', (text, pattern, moment) => {
    expect(run(`return Utilities.parseDate(a, 'Europe/London', b).toISOString();`, {}, text, pattern)).toBe(moment);
  });

  test('gives signed bytes and takes them', () => {
    const body = `var bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc'); return [bytes.slice(0, 3), Utilities.base64Encode(bytes), Utilities.base64EncodeWebSafe([-1, -17, -65]), Utilities.base64Decode('/w==')];`;
    expect(run(body)).toEqual([[-70, 120, 22], 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=', '_--_', [-1]]);
  });

  test('signs', () => {
    expect(run(`return Utilities.base64Encode(Utilities.computeHmacSha256Signature('data', 'key'));`)).toBe(
      'UDH+PZicbRU3oBP6bnOdojRj/a7DtwE32Cjjas4iG9A=',
    );
  });

  test('reads CSV with quotes, delimiters and line breaks in its fields', () => {
    expect(run(`return [Utilities.parseCsv(a), Utilities.parseCsv('x;y', ';')];`, {}, 'a,"b, ""c""\nd"\r\n1,\n')).toEqual([
      [
        ['a', 'b, "c"\nd'],
        ['1', ''],
      ],
      [['x', 'y']],
    ]);
  });

  test('formats text', () => {
    expect(
      run(
        `return [Utilities.formatString('%s has %5.1f%% of %03d', 'A1', 12.34, 7), Utilities.formatString('%-4s|%2$s', 'a', 'b')];`,
      ),
    ).toEqual(['A1 has  12.3% of 007', 'a   |b']);
  });

  test('makes blobs', () => {
    const body = `var b = Utilities.newBlob('é', 'text/plain', 'a.txt'); return [b.getBytes(), b.getDataAsString(), b.getName(), b.getContentType(), b.setName('b.pdf').setContentTypeFromExtension().getContentType()];`;
    expect(run(body)).toEqual([[-61, -87], 'é', 'a.txt', 'text/plain', 'application/pdf']);
  });

  test('refuses the wrong kind of argument in the platform’s words', () => {
    expect(() => run(`return Utilities.formatDate('2026', 'UTC', 'yyyy');`)).toThrow(
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    );
  });
});

describe('ScriptApp', () => {
  test('keeps triggers by user', () => {
    const host = hostFor(`
      function install() { ScriptApp.newTrigger('nightly').timeBased().onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(6).create(); ScriptApp.newTrigger('changed').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create(); }
      function list() { return ScriptApp.getProjectTriggers().map(function (t) { return [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource())]; }); }
      function clear() { ScriptApp.getProjectTriggers().forEach(function (t) { ScriptApp.deleteTrigger(t); }); }`);
    host.call('install');
    expect(host.call('list')).toEqual([
      ['nightly', 'CLOCK', 'CLOCK'],
      ['changed', 'ON_EDIT', 'SPREADSHEETS'],
    ]);
    expect(host.callWith({ user: 'ann@example.org' }, 'list')).toEqual([]);
    host.call('clear');
    expect(host.state.triggers).toEqual([]);
  });

  test('refuses the 21st trigger', () => {
    expect(() => run(`for (var i = 0; i < 21; i++) ScriptApp.newTrigger('f').timeBased().everyHours(1).create();`)).toThrow(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  });

  test('gives no token', () => {
    expect(() => run('ScriptApp.getOAuthToken();')).toThrow('ScriptApp.getOAuthToken is not supported by the local host.');
  });
});

describe('Session and Logger', () => {
  test('know the person and the zone', () => {
    expect(
      run('return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone()];', {
        user: 'ann@example.org',
      }),
    ).toEqual(['ann@example.org', 'ann@example.org', 'Europe/London']);
  });

  test('keep a log', () => {
    expect(run(`Logger.log('%s of %s', 1, 2); Logger.log([1, 'a']); return Logger.getLog();`)).toBe("1 of 2\n[ 1, 'a' ]\n");
  });
});

describe('Ui', () => {
  const ask = `function ask() { var ui = SpreadsheetApp.getUi(); return [ui.alert('Go?', ui.ButtonSet.YES_NO) === ui.Button.YES, String(ui.alert('Title', 'Sure?', ui.ButtonSet.OK_CANCEL)), ui.prompt('Name').getResponseText(), String(ui.prompt('T', 'Again', ui.ButtonSet.OK_CANCEL).getSelectedButton())]; }`;

  test('gives the primary buttons and no text when nobody answers', () => {
    expect(hostFor(ask).call('ask')).toEqual([true, 'OK', '', 'OK']);
  });

  test('gives the answers in their order and shows what was asked', () => {
    const host = hostFor(ask, { answers: ['NO', null, 'Ann', false] });
    expect(host.call('ask')).toEqual([false, 'CLOSE', 'Ann', 'CANCEL']);
    expect(host.metrics.ui.map(({ kind, title, text, answer }) => [kind, title, text, answer])).toEqual([
      ['alert', '', 'Go?', 'NO'],
      ['alert', 'Title', 'Sure?', 'CLOSE'],
      ['prompt', '', 'Name', 'Ann'],
      ['prompt', 'T', 'Again', 'CANCEL'],
    ]);
  });

  test('refuses an answer that was not offered', () => {
    expect(() => hostFor(ask, { answers: ['CANCEL'] }).call('ask')).toThrow(
      'The local host was told to answer "CANCEL" to "Go?", which offers YES, NO.',
    );
  });

  test('asks the person who sits there, when there is one', () => {
    expect(hostFor(ask, { onAsk: ({ kind }) => (kind === 'alert' ? false : 'typed') }).call('ask')).toEqual([
      false,
      'CANCEL',
      'typed',
      'OK',
    ]);
  });

  test('takes the locks away while it asks', () => {
    expect(
      run(
        `var lock = LockService.getDocumentLock(); lock.waitLock(10); var before = lock.hasLock(); SpreadsheetApp.getUi().alert('x'); return [before, lock.hasLock()];`,
      ),
    ).toEqual([true, false]);
  });

  test('records menus, sidebars and dialogs', () => {
    const host =
      hostFor(`function onOpen() { var ui = SpreadsheetApp.getUi(); ui.createMenu('Plan').addItem('Check', 'check').addSeparator().addSubMenu(ui.createMenu('More').addItem('Help', 'help')).addToUi(); }
      function show() { var ui = SpreadsheetApp.getUi(); ui.showSidebar(HtmlService.createHtmlOutput('<p>a</p>').setTitle('Side')); ui.showModalDialog(HtmlService.createHtmlOutput('b').setWidth(300).setHeight(200), 'Dialog'); SpreadsheetApp.getActive().toast('Done', 'Plan'); }`);
    host.open();
    host.call('show');
    expect(host.ui).toEqual([
      {
        kind: 'menu',
        title: 'Plan',
        text: '',
        items: [
          { caption: 'Check', functionName: 'check' },
          { separator: true },
          { caption: 'More', items: [{ caption: 'Help', functionName: 'help' }] },
        ],
      },
      { kind: 'sidebar', title: 'Side', text: '', html: '<p>a</p>' },
      { kind: 'dialog', title: 'Dialog', text: '', html: 'b', width: 300, height: 200, modal: true },
      expect.objectContaining({ kind: 'toast', title: 'Plan', text: 'Done' }),
    ]);
  });
});
