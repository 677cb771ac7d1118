/** HtmlService: pages, templates, and escaping by the place where a value is printed. */
import { hostFor, removeFolders, run } from './runtime-fixture';

afterAll(removeFolders);

/** Evaluates a template with `x` set. */
const print = (html: string, x: unknown) =>
  run(`var t = HtmlService.createTemplate(a); t.x = b; return t.evaluate().getContent();`, {}, html, x);

describe('a printed value', () => {
  const nasty = `</script><b a='1' c="2">&\n`;

  test.each([
    ['text', '<p><?= x ?></p>', nasty, `<p>&lt;/script&gt;&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\n</p>`],
    ['a text area', '<textarea><?= x ?></textarea>', '</textarea>', '<textarea>&lt;/textarea&gt;</textarea>'],
    ['a comment', '<!-- <?= x ?> -->', '--><b>', '<!-- &#45;&#45;&gt;&lt;b&gt; -->'],
    ['a quoted attribute', '<p title="<?= x ?>">', '"><b>', '<p title="&quot;&gt;&lt;b&gt;">'],
    ['an unquoted attribute', '<p title=<?= x ?>>', 'a onclick=b', '<p title=a&#32;onclick&#61;b>'],
    ['an attribute’s name', '<p <?= x ?>="1">', 'onclick', '<p invalid="1">'],
    ['a harmless attribute’s name', '<p <?= x ?>="1">', 'data-id', '<p data-id="1">'],
    ['a link', '<a href="<?= x ?>">', 'https://x.org/a b?q=1&r=<', '<a href="https://x.org/a%20b?q=1&amp;r=%3C">'],
    ['a link to a script', '<a href="<?= x ?>">', ' java\nscript:alert(1)', '<a href="about:invalid">'],
    ['a link to data', "<img src='<?= x ?>'>", 'data:text/html,x', `<img src='about:invalid'>`],
    ['a link’s query', '<a href="/p?q=<?= x ?>">', 'a&b=c d', '<a href="/p?q=a%26b%3Dc%20d">'],
    ['a style', '<p style="width: <?= x ?>">', '1px; background: url(x)', '<p style="width: invalid">'],
    ['a safe style', '<p style="width: <?= x ?>">', '40%', '<p style="width: 40%">'],
    [
      'a string in a style sheet',
      '<style>a { content: "<?= x ?>" }</style>',
      '</style>"',
      '<style>a { content: "\\3c \\2f style\\3e \\22 " }</style>',
    ],
    [
      'a script',
      '<script>var a = <?= x ?>;</script>',
      nasty,
      `<script>var a = '\\x3c\\x2fscript\\x3e\\x3cb a\\x3d\\x271\\x27 c\\x3d\\x222\\x22\\x3e\\x26\\x0a';</script>`,
    ],
    ['a number in a script', '<script>var a = -<?= x ?>;</script>', 5, '<script>var a = - 5 ;</script>'],
    [
      'a string in a script',
      '<script>var a = "<?= x ?>";</script>',
      `"+alert(1)+"\\`,
      '<script>var a = "\\x22+alert(1)+\\x22\\x5c";</script>',
    ],
    ['a template in a script', '<script>var a = `<?= x ?>`;</script>', '\u0024{b}`', '<script>var a = `\\x24{b}\\x60`;</script>'],
    [
      'code after a regular expression',
      '<script>var r = /"/; var a = <?= x ?>;</script>',
      'z',
      `<script>var r = /"/; var a = 'z';</script>`,
    ],
    ['a comment in a script', '<script>// <?= x ?>\nf();</script>', '\nalert(1)', '<script>// \nf();</script>'],
    ['an event attribute', '<p onclick="f(<?= x ?>)">', `');alert('`, '<p onclick="f(&#39;\\x27);alert(\\x27&#39;)">'],
    ['a string in an event attribute', `<p onclick="f('<?= x ?>')">`, `');alert('`, `<p onclick="f('\\x27);alert(\\x27')">`],
    [
      'text after a script',
      '<script>var a = "</a>";</script><p><?= x ?></p>',
      '<',
      '<script>var a = "</a>";</script><p>&lt;</p>',
    ],
  ])('is escaped in %s', (_place, html, value, result) => {
    expect(print(html, value)).toBe(result);
  });

  test('is left as it is by <?!= ?>', () => {
    expect(print('<p><?!= x ?></p>', '<b>')).toBe('<p><b></p>');
  });
});

describe('a template', () => {
  test('runs its scriptlets with what was set on it and with the script’s functions', () => {
    const host = hostFor({
      'Page.html': '<ul><? rows.forEach(function (row) { ?><li><?= shout(row) ?></li><? }); ?></ul><?!= include("css/Style") ?>',
      'css/Style.html': '<style>p { color: red }</style>',
      'Code.js': `function shout(s) { return s.toUpperCase(); } function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
        function main() { var t = HtmlService.createTemplateFromFile('Page'); t.rows = ['a', '<b']; return t.evaluate().setTitle('List').getContent(); }`,
    });
    expect(host.call('main')).toBe('<ul><li>A</li><li>&lt;B</li></ul><style>p { color: red }</style>');
  });

  test('prints only the first statement, and a // ends with its line', () => {
    expect(print('<?= 1; 2 ?>|<? // note ?> lost\nkept', 0)).toBe('1|kept');
  });

  test('shows its code', () => {
    expect(run(`return HtmlService.createTemplate('a<?= b ?>').getCode();`)).toBe(`output._ = "a";output._$ =  b ;`);
  });

  test('fails with the script’s own error', () => {
    expect(
      run(
        `try { HtmlService.createTemplate('<? nothing(); ?>').evaluate(); } catch (e) { return [e instanceof ReferenceError, e.message]; }`,
      ),
    ).toEqual([true, 'nothing is not defined']);
  });

  test('works through the services in a test’s hands', () => {
    const host = hostFor({ 'Page.html': '<?= hello(name) ?>', 'Code.js': 'function hello(n) { return "Hello " + n; }' });
    const { HtmlService } = host.services;
    const template = HtmlService.createTemplateFromFile('Page');
    template.name = 'Ann';
    expect(template.evaluate().getContent()).toBe('Hello Ann');
  });
});

describe('HtmlService', () => {
  test('names the file that is missing; case counts', () => {
    const host = hostFor({ 'Index.html': 'x', 'Code.js': `function main() { HtmlService.createHtmlOutputFromFile('index'); }` });
    expect(() => host.call('main')).toThrow('No HTML file named index was found.');
  });

  test('refuses HTML that ends inside a tag', () => {
    expect(() => run(`HtmlService.createHtmlOutput('<p class="a');`)).toThrow('Malformed HTML content: <p class="a');
  });

  test('keeps title, size and meta tags', () => {
    const body = `var o = HtmlService.createHtmlOutput('a').append('b').setTitle('T').setWidth(1).addMetaTag('viewport', 'width=device-width');
      return [o.getContent(), o.getTitle(), o.getWidth(), o.getHeight(), o.getMetaTags()[0].getName(), o.appendUntrusted('<').getContent(), o.clear().getContent()];`;
    expect(run(body)).toEqual(['ab', 'T', 1, null, 'viewport', 'ab&lt;', '']);
  });
});
