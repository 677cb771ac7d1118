/** Utilities.formatString and Logger.log: sprintf as the platform has it. */
import { ServiceError } from '../runtime/service-object';

const directive = /%(?:(\d+)\$)?([-+ 0#,]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** formatString('%s has %04.1f', ['A1', 2.55]) //=> 'A1 has 02.5' */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(directive, (whole, position, flags, width, precision, type) => {
    if (type === '%') return '%';
    const value = values[position === undefined ? next++ : Number(position) - 1];
    if (position === undefined && next > values.length) return whole;
    const digits = precision === undefined ? undefined : Number(precision);
    return pad(write(String(type), value, digits, String(flags)), Number(width ?? 0), String(flags), type !== 's');
  });
}

function write(type: string, value: unknown, precision: number | undefined, flags: string): string {
  const sign = (text: string) =>
    text.startsWith('-') ? text : flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;
  switch (type) {
    case 's':
      return precision === undefined ? textOf(value) : textOf(value).slice(0, precision);
    case 'd':
    case 'i':
      return sign(String(Math.trunc(Number(value))));
    case 'f':
      return sign(Number(value).toFixed(precision ?? 6));
    case 'e':
      return sign(Number(value).toExponential(precision ?? 6));
    case 'g':
      return sign(String(Number(Number(value).toPrecision(precision || 6))));
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    case 'X':
      return Math.trunc(Number(value)).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(Number(value)).toString(8);
    case 'b':
      return typeof value === 'boolean' ? String(value) : Math.trunc(Number(value)).toString(2);
    case 'c':
      return typeof value === 'number' ? String.fromCodePoint(value) : String(value).slice(0, 1);
    default:
      throw new ServiceError(`Utilities.formatString: %${type} is not supported by the local host.`);
  }
}

function pad(text: string, width: number, flags: string, isNumber: boolean): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || !isNumber) return text.padStart(width);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : String(value);
}
