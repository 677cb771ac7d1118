/** How the host runs a script: what it sees, what may cross, how long it may take (facts, section 15). */
import { hostFor, removeFolders, run, withScopes } from './runtime-fixture';

afterAll(removeFolders);

describe('a script', () => {
  test.each([
    'setTimeout',
    'setInterval',
    'clearTimeout',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'atob',
    'btoa',
    'fetch',
    'crypto',
    'process',
    'Buffer',
    'require',
    'window',
    'performance',
    'structuredClone',
    'queueMicrotask',
  ])('sees no %s', (name) => {
    expect(run(`return typeof ${name};`)).toBe('undefined');
  });

  test('keeps WebAssembly, Intl and its own console', () => {
    const host = hostFor('function main() { console.log("%s sees %d", "main", 2); return [typeof WebAssembly, typeof Intl]; }');
    expect(host.call('main')).toEqual(['object', 'object']);
    expect(host.log).toEqual([{ level: 'log', text: 'main sees 2' }]);
  });

  test('starts afresh for every execution', () => {
    const host = hostFor('var count = 0; function main() { count += 1; return count; }');
    expect([host.call('main'), host.call('main')]).toEqual([1, 1]);
  });

  test('has the functions of all files before any file runs', () => {
    const host = hostFor({
      'a.js': 'var made = make();',
      'b.js': 'function make() { return 7; } function main() { return made; }',
    });
    expect(host.call('main')).toBe(7);
  });

  test('may declare a name that is also a built-in', () => {
    expect(hostFor('var Map = 5; function main() { return Map; }').call('main')).toBe(5);
  });

  test('finishes its promises before the execution ends', () => {
    expect(run('return (async function () { await null; await null; return "done"; })();')).toBe('done');
  });

  test('fails with what its promise was rejected with', () => {
    expect(() => run('return Promise.reject(new Error("no luck"));')).toThrow('no luck');
  });

  test('lists the services on its global object', () => {
    expect(hostFor('var self = this; function main() { return Object.keys(self); }').call('main')).toEqual(
      expect.arrayContaining(['SpreadsheetApp', 'MailApp', 'main']),
    );
  });

  test.each([
    ['class A { #secret = 1; }', 'Syntax error: ParseError: Unexpected token #secret line: 2 file: Code.gs'],
    [
      'class A { static count = 0; }',
      'Syntax error: ParseError: Unexpected token = (a static class field) line: 2 file: Code.gs',
    ],
    [
      'export const a = 1;',
      "Syntax error: ParseError: 'import' and 'export' may appear only with 'sourceType: module' line: 2 file: Code.gs",
    ],
  ])('is refused with %s', (line, message) => {
    expect(() => hostFor(`var a = 1;\n${line}`)).toThrow(message);
  });

  test('tells where it failed in its own files', () => {
    const host = hostFor({
      'app.js': 'function inner() {\n  SpreadsheetApp.getActive().getSheets()[0].getRange(0, 1);\n}',
      'Code.js': 'function main() { inner(); }',
    });
    expect(() => host.call('main')).toThrow(
      expect.objectContaining({
        scriptName: 'Exception',
        scriptStack: expect.stringMatching(/^Exception: .+\n {4}at inner \(app:2:\d+\)\n {4}at main \(Code:1:\d+\)$/),
      }),
    );
  });
});

describe('an entry point', () => {
  const code =
    'function main() { return 1; } function hidden_() {} var made = function () { return 2; }; var menu = { item: function () { return 3; } };';

  test.each(['absent', 'hidden_', 'menu.item', 'SpreadsheetApp', 'parseInt'])('is not found by the name %s', (name) => {
    expect(() => hostFor(code).call(name)).toThrow(`Script function not found: ${name}`);
  });

  test('may be a method when a menu names it', () => {
    expect(hostFor(code).callWith({ kind: 'menu' }, 'menu.item')).toBe(3);
  });
});

describe('the clock', () => {
  const options = { now: '2026-07-01T08:30:00Z' };

  test('is the one that the host was given', () => {
    expect(run('return [new Date().toISOString().slice(0, 16), Date.now() - new Date().getTime() <= 5];', options)).toEqual([
      '2026-07-01T08:30',
      true,
    ]);
  });

  test('shows the time of the manifest’s zone', () => {
    expect(run('return [new Date().getHours(), new Date(2026, 0, 1).getHours(), Date().slice(0, 21)];', options)).toEqual([
      9,
      0,
      'Wed Jul 01 2026 09:30',
    ]);
  });

  test('gives dates that are instances of Date', () => {
    expect(run('return [new Date() instanceof Date, new Date(0).constructor === Date, Date.UTC(1970, 0, 2)];')).toEqual([
      true,
      true,
      86_400_000,
    ]);
  });

  test('moves on while the script sleeps', () => {
    expect(run('var t = Date.now(); Utilities.sleep(60000); return Date.now() - t >= 60000;')).toBe(true);
  });
});

describe('time', () => {
  test('runs out after six minutes, whatever the script catches', () => {
    const body = 'for (var i = 0; i < 10; i++) { try { Utilities.sleep(60000); } catch (e) {} } return "survived";';
    expect(() => run(body)).toThrow('Exceeded maximum execution time');
  });

  test('runs out after thirty seconds in a simple trigger', () => {
    const host = hostFor('function onEdit() { Utilities.sleep(31000); }');
    expect(() => host.edit('Sheet1!A1', 'x')).toThrow('Exceeded maximum execution time');
  });

  test('runs out in a loop that calls nothing', () => {
    const host = hostFor('function main() { while (true) {} }', { timeLimits: { 'server-call': 50 } });
    expect(() => host.call('main')).toThrow('Exceeded maximum execution time');
  });
});

describe('what crosses to a service', () => {
  const sheet = 'var sheet = SpreadsheetApp.getActive().getSheets()[0];';

  test('comes back as the script’s own arrays and dates', () => {
    const body = `${sheet} sheet.getRange('A1').setValue(new Date(2026, 4, 1)); var v = sheet.getRange('A1:B1').getValues();
      return [v instanceof Array, v[0] instanceof Array, v[0][0] instanceof Date, v[0][0].getDate(), v[0][1]];`;
    expect(run(body)).toEqual([true, true, true, 1, '']);
  });

  test('is the same object each time the same is asked for', () => {
    expect(
      run(
        'return [SpreadsheetApp.getActive() === SpreadsheetApp.getActive(), ScriptApp.AuthMode.FULL === ScriptApp.AuthMode.FULL];',
      ),
    ).toEqual([true, true]);
  });

  test('names what is not supported, when called and when only read', () => {
    expect(() => run(`${sheet} sheet.getRange('A1').setFoo(1);`)).toThrow(
      'SpreadsheetApp.Range.setFoo is not supported by the local host.',
    );
    expect(() => run('return typeof SpreadsheetApp.newFoo;')).toThrow(
      'SpreadsheetApp.newFoo is not supported by the local host.',
    );
  });

  test('reads undefined as null and refuses functions', () => {
    expect(run(`${sheet} sheet.getRange('A1').setValue('x').setValue(undefined); return sheet.getRange('A1').getValue();`)).toBe(
      '',
    );
    expect(() => run(`${sheet} sheet.getRange('A1').setValue(function () {});`)).toThrow(
      "The parameters (function) don't match the method signature for SpreadsheetApp.Range.setValue.",
    );
  });

  test('throws errors that are the script’s own and named Exception', () => {
    const body = `${sheet} try { sheet.getRange(0, 1); } catch (e) { return [e instanceof Error, e.name, typeof e.stack]; }`;
    expect(run(body)).toEqual([true, 'Exception', 'string']);
  });

  test('knows enums by name in JSON and in text', () => {
    expect(
      run(
        'return [JSON.stringify(ScriptApp.EventType.CLOCK), String(ScriptApp.EventType.CLOCK), ScriptApp.EventType.CLOCK.ordinal()];',
      ),
    ).toEqual(['"CLOCK"', 'CLOCK', 0]);
  });

  test('is an empty object in JSON and its class in text', () => {
    expect(run(`${sheet} return [JSON.stringify(sheet), String(sheet), sheet.then];`)).toEqual(['{}', 'Sheet', null]);
  });
});

describe('google.script.run', () => {
  const echo = 'function echo(a) { return a; }';

  test('copies plain values and turns holes and undefined into null', () => {
    expect(hostFor(echo).call('echo', { a: [1, undefined, 'x'], b: undefined, c: null })).toEqual({ a: [1, null, 'x'], c: null });
  });

  test.each([
    ['a Date', 'return { rows: [[new Date()]] };', 'google.script.run cannot carry a Date (result.rows[0][0])'],
    ['a function', 'return [function () {}];', 'google.script.run cannot carry a function (result[0])'],
    ['a cycle', 'var a = {}; a.a = a; return a;', 'google.script.run cannot carry an object that contains itself (result.a)'],
    ['a service object', 'return SpreadsheetApp.getActive();', 'google.script.run cannot carry a service object (result)'],
  ])('refuses to return %s', (_what, body, message) => {
    expect(() => run(body)).toThrow(message);
  });

  test('refuses a Date among the arguments', () => {
    expect(() => hostFor(echo).call('echo', [new Date()])).toThrow('google.script.run cannot carry a Date (argument 1[0])');
  });

  test('allows the same object twice when it does not contain itself', () => {
    expect(run('var a = { n: 1 }; return [a, a];')).toEqual([{ n: 1 }, { n: 1 }]);
  });
});

describe('authorisation', () => {
  test('needs the scope that the manifest lists', () => {
    const host = hostFor({
      'appsscript.json': withScopes('spreadsheets.currentonly'),
      'Code.js':
        'function mail() { MailApp.sendEmail("a@x.org", "s", "b"); } function panel() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("x")); } function name() { return SpreadsheetApp.getActive().getId(); }',
    });
    expect(host.call('name')).toEqual(expect.any(String));
    expect(() => host.call('mail')).toThrow(
      'Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail',
    );
    expect(() => host.call('panel')).toThrow(
      'Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    );
  });

  test('lists every scope that would do', () => {
    const host = hostFor({
      'appsscript.json': withScopes('script.send_mail'),
      'Code.js': 'function main() { SpreadsheetApp.getActive(); }',
    });
    expect(() => host.call('main')).toThrow(
      'Required permissions: (https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)',
    );
  });

  test('keeps mail, dialogs and addresses from a simple trigger', () => {
    const host = hostFor(
      'function onEdit(e) { var r = []; [function () { MailApp.sendEmail("a@x.org", "s", "b"); }, function () { SpreadsheetApp.getUi().alert("x"); }].forEach(function (f) { try { f(); } catch (x) { r.push(x.message); } }); r.push(Session.getActiveUser().getEmail(), String(e.authMode)); e.range.offset(0, 1).setValue(r.join("|")); }',
    );
    host.edit('Sheet1!A1', 'x');
    const text = host.services.SpreadsheetApp.getActive().getRange('Sheet1!B1').getValue();
    expect(text).toBe(
      'You do not have permission to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail|You do not have permission to call Ui.alert.||LIMITED',
    );
  });

  test('has no user interface in a time trigger', () => {
    const host = hostFor('function nightly() { SpreadsheetApp.getUi(); }');
    expect(() => host.fire('nightly')).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
  });
});
