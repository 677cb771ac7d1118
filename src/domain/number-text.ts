/** Text that a person would call a number: what pastes from web pages and other programs leave in a cell. */

const NUMBER = /^(-?)\s*£?\s*(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(%?)$/;

/**
 * Undefined for anything else, such as "about 20", "18k" or "1,5".
 *
 * @example numberInText('£5,400.00') //=> 5400
 * @example numberInText('60%') //=> 0.6
 */
export function numberInText(text: string): number | undefined {
  const [, sign = '', second = '', whole, rest = '', percent] = NUMBER.exec(text.replace(/\u00a0/g, ' ').trim()) ?? [];
  if (whole === undefined || (sign !== '' && second !== '')) return undefined;
  const number = Number(`${sign}${second}${whole.replace(/,/g, '')}${rest}`);
  return percent === '%' ? Number((number / 100).toPrecision(15)) : number;
}
