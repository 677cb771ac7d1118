/** Follows HTML character by character, to know what a printed value would become part of: text, an attribute, a link, a style or a script. */

/** Where in a script (or an event attribute) the text stands. */
export type ScriptPlace = 'code' | 'single' | 'double' | 'template' | 'regexp' | 'line-comment' | 'comment';

export type Place =
  | { in: 'text' | 'comment' | 'tag' }
  | { in: 'attribute'; quote: '"' | "'" | ''; kind: 'plain' | 'url' | 'style' | 'script'; before: string; script: ScriptPlace }
  | { in: 'style'; quote: '"' | "'" | '' }
  | { in: 'script'; script: ScriptPlace };

const urlAttributes = new Set([
  'action',
  'cite',
  'data',
  'formaction',
  'href',
  'manifest',
  'ping',
  'poster',
  'src',
  'srcset',
  'xlink:href',
]);
/** Elements whose content is not markup. */
const rawElements = new Set(['script', 'style', 'textarea', 'title']);

type State = 'text' | 'comment' | 'tag-name' | 'tag' | 'attribute-name' | 'after-name' | 'before-value' | 'value' | 'raw';

export class HtmlContext {
  private state: State = 'text';
  private pending = '';
  private element = '';
  private isClosing = false;
  private attribute = '';
  private quote: '"' | "'" | '' = '';
  private value = '';
  private script = new ScriptTracker();

  feed(html: string): void {
    for (const character of html) this.step(character);
  }

  place(): Place {
    if (this.state === 'comment') return { in: 'comment' };
    if (this.state === 'raw') return this.rawPlace();
    if (this.state === 'value' || this.state === 'before-value') {
      return { in: 'attribute', quote: this.quote, kind: this.kind(), before: this.value, script: this.script.place };
    }
    return { in: this.state === 'text' ? 'text' : 'tag' };
  }

  /** Whether the text ends inside a tag or a comment. */
  isOpen(): boolean {
    return this.state !== 'text' && this.state !== 'raw';
  }

  private rawPlace(): Place {
    if (this.element === 'script') return { in: 'script', script: this.script.place };
    if (this.element === 'style') return { in: 'style', quote: cssQuote(this.value) };
    return { in: 'text' };
  }

  private kind(): 'plain' | 'url' | 'style' | 'script' {
    if (urlAttributes.has(this.attribute)) return 'url';
    if (this.attribute === 'style') return 'style';
    return this.attribute.startsWith('on') ? 'script' : 'plain';
  }

  private step(character: string): void {
    if (this.state === 'text') this.stepText(character);
    else if (this.state === 'comment') this.stepComment(character);
    else if (this.state === 'raw') this.stepRaw(character);
    else if (this.state === 'value') this.stepValue(character);
    else if (this.state === 'before-value') this.stepBeforeValue(character);
    else if (this.state === 'tag-name' && /[a-z0-9:-]/i.test(character)) this.element += character.toLowerCase();
    else this.stepTag(character);
  }

  private stepComment(character: string): void {
    this.pending = (this.pending + character).slice(-3);
    if (this.pending === '-->') this.become('text');
  }

  private stepText(character: string): void {
    this.pending += character;
    if (this.pending === '<!--') this.become('comment');
    else if (/^<\/?[a-z]$/i.test(this.pending)) {
      this.isClosing = this.pending.startsWith('</');
      this.element = character.toLowerCase();
      this.become('tag-name');
    } else if (!'<!--'.startsWith(this.pending) && this.pending !== '</') this.pending = character === '<' ? '<' : '';
  }

  private stepTag(character: string): void {
    const isNamed = this.state === 'attribute-name' || this.state === 'after-name';
    if (character === '>') this.endTag();
    else if (character === '=' && isNamed) this.become('before-value');
    else if (/[\s/]/.test(character)) this.become(isNamed ? 'after-name' : 'tag');
    else {
      if (this.state !== 'attribute-name') this.attribute = '';
      this.become('attribute-name');
      this.attribute += character.toLowerCase();
    }
  }

  private stepBeforeValue(character: string): void {
    if (/\s/.test(character)) return;
    this.become('value');
    if (character === '"' || character === "'") this.quote = character;
    else this.stepValue(character);
  }

  private stepValue(character: string): void {
    if (this.quote === '' && character === '>') this.endTag();
    else if (this.quote === '' ? /\s/.test(character) : character === this.quote) {
      this.quote = '';
      this.become('tag');
    } else {
      this.value += character;
      if (this.attribute.startsWith('on')) this.script.step(character);
    }
  }

  private endTag(): void {
    this.quote = '';
    this.value = '';
    this.script = new ScriptTracker();
    this.become(rawElements.has(this.element) && !this.isClosing ? 'raw' : 'text');
  }

  private stepRaw(character: string): void {
    this.pending = (this.pending + character.toLowerCase()).slice(-(this.element.length + 3));
    if (/^<\/[a-z]+[\s/>]$/.test(this.pending) && this.pending.slice(2, -1) === this.element) {
      this.isClosing = true;
      this.become('tag');
      this.stepTag(character);
    } else if (this.element === 'script') this.script.step(character);
    else this.value += character;
  }

  private become(state: State): void {
    this.state = state;
    this.pending = '';
    if (state === 'before-value') {
      this.value = '';
      this.quote = '';
      this.script = new ScriptTracker();
    }
  }
}

/** The string a style is in the middle of, if any. */
export function cssQuote(css: string): '"' | "'" | '' {
  let quote: '"' | "'" | '' = '';
  for (let i = 0; i < css.length; i++) {
    const character = css[i];
    if (character === '\\') i++;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
  }
  return quote;
}

/** Follows JavaScript: strings, templates, comments and regular expressions, as far as escaping needs to know them. */
export class ScriptTracker {
  place: ScriptPlace = 'code';
  private previous = '';
  private isEscaped = false;
  private isInClass = false;
  private code = '';
  /** Depth of braces in each `${…}` that is open. */
  private readonly substitutions: number[] = [];

  step(character: string): void {
    if (this.place === 'code') this.stepCode(character);
    else this.stepInside(character);
    this.previous = character;
  }

  private stepCode(character: string): void {
    if (this.previous === '/' && (character === '/' || character === '*') && this.code.endsWith('/')) {
      this.code = this.code.slice(0, -1);
      this.place = character === '/' ? 'line-comment' : 'comment';
      return;
    }
    if (this.previous === '/' && this.code.endsWith('/') && startsRegexp(this.code.slice(0, -1))) {
      this.place = 'regexp';
      this.stepInside(character);
      return;
    }
    if (character === "'") this.place = 'single';
    else if (character === '"') this.place = 'double';
    else if (character === '`') this.place = 'template';
    else this.stepBraces(character);
    this.code = (this.code + character).slice(-40);
  }

  private stepBraces(character: string): void {
    const depth = this.substitutions.at(-1);
    if (depth === undefined) return;
    if (character === '{') this.substitutions[this.substitutions.length - 1] = depth + 1;
    else if (character === '}' && depth > 0) this.substitutions[this.substitutions.length - 1] = depth - 1;
    else if (character === '}') {
      this.substitutions.pop();
      this.place = 'template';
    }
  }

  private stepInside(character: string): void {
    if (this.place === 'line-comment') {
      if (/[\n\r\u2028\u2029]/.test(character)) this.place = 'code';
    } else if (this.place === 'comment') {
      if (this.previous === '*' && character === '/') this.place = 'code';
    } else if (this.isEscaped) this.isEscaped = false;
    else if (character === '\\') this.isEscaped = true;
    else this.stepLiteral(character);
  }

  private stepLiteral(character: string): void {
    if (this.place === 'template' && this.previous === '$' && character === '{') {
      this.substitutions.push(0);
      this.place = 'code';
      this.code = '(';
      return;
    }
    if (this.place === 'regexp' && (character === '[' || character === ']')) this.isInClass = character === '[';
    const end = { single: "'", double: '"', template: '`', regexp: '/' }[this.place as 'single'];
    if (character !== end || (this.place === 'regexp' && this.isInClass)) return;
    this.place = 'code';
    // A value has just ended: a slash after it divides.
    this.code += ')';
  }
}

function startsRegexp(before: string): boolean {
  const code = before.trimEnd();
  return (
    code === '' ||
    /[(,=:[!&|?{};+\-*%~^<>]$/.test(code) ||
    /\b(return|typeof|case|in|of|delete|void|throw|new|else|do)$/.test(code)
  );
}
