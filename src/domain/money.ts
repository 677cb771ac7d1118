/** Money is integer pence; pounds exist only in cells and sentences. */
import type { Cell } from './cell';

/** Pence of a number cell in pounds; undefined for anything else: text is never a number (spec section 1). */
export function toPence(cell: Cell): number | undefined {
  return typeof cell === 'number' && Number.isFinite(cell) ? Math.round(cell * 100) : undefined;
}

/** `showPounds(640000) //=> '£6,400'`, `showPounds(1250) //=> '£12.50'` */
export function showPounds(pence: number): string {
  const whole = String(Math.floor(Math.abs(pence) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? '-' : ''}£${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

const LINE = /^(.*\S)\s*:\s*(-?)\s*£?\s*(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** The sum in pence of `label: amount` lines separated by `;` or line breaks; undefined when a line cannot be read. */
export function sumCostLines(text: string): number | undefined {
  let sum = 0;
  for (const line of text.split(/[;\r\n]/).map((part) => part.trim())) {
    if (line === '') continue;
    const parts = LINE.exec(line);
    if (parts === null) return undefined;
    const pence = Number((parts[4] ?? '').replace(/,/g, '')) * 100 + Number((parts[5] ?? '0').padEnd(2, '0'));
    sum += parts[2] === '-' || parts[3] === '-' ? -pence : pence;
  }
  return sum;
}
