/** Number formats: what kind of value a pattern shows, and how a number without one looks. */

export const generalPattern = 'General';

/** `@` is Google's plain text; `@@@` is Univer's. */
export function isTextPattern(pattern: string | undefined): boolean {
  return pattern === '@' || pattern === '@@@';
}

/** The patterns that Univer's TODAY(), NOW(), DATE() … leave on a cell, in the British order that Google shows. */
const british: Record<string, string> = {
  'yyyy/mm/dd;@': 'dd/mm/yyyy',
  'yyyy/mm/dd hh:mm': 'dd/mm/yyyy hh:mm:ss',
  'yyyy-mm-dd;@': 'dd/mm/yyyy',
  'yyyy-mm-dd hh:mm': 'dd/mm/yyyy hh:mm:ss',
};

export function britishPattern(pattern: string | undefined): string | undefined {
  return pattern === undefined ? undefined : (british[pattern] ?? pattern);
}

const known = new Map<string, boolean>();

/** isDatePattern('dd/mm/yyyy') //=> true; isDatePattern('[Red]0.0 "days"') //=> false */
export function isDatePattern(pattern: string | undefined): boolean {
  if (!pattern || pattern === generalPattern) return false;
  let answer = known.get(pattern);
  if (answer === undefined) {
    const codes = pattern.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
    answer = /[ymdhs]/i.test(codes) && !/general/i.test(codes);
    known.set(pattern, answer);
  }
  return answer;
}

/** Ten significant digits, all digits of a whole number: generalText(1 / 3) //=> '0.3333333333' */
export function generalText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-9)) return exponentText(value);
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  const whole = Math.trunc(size) === 0 ? 0 : String(Math.trunc(size)).length;
  const rounded = whole === 0 ? value.toFixed(10) : value.toPrecision(Math.max(10, whole + 1));
  return String(Number(rounded));
}

function exponentText(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${Number(mantissa)}E${sign}${exponent.replace(/^[-+]/, '').padStart(2, '0')}`;
}
