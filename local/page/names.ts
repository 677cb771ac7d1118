/** Names for Univer's own controls, which have pictures only: for those who hear the page. */
import { byId } from './elements';
import { words } from './words';

/** Univer draws its toolbar anew whenever the selection changes. */
const pause = 100;

export function nameControls(): void {
  const grid = byId('grid');
  let isComing = false;
  const soon = (): void => {
    if (isComing) return;
    isComing = true;
    setTimeout(() => {
      isComing = false;
      nameAll(grid);
    }, pause);
  };
  new MutationObserver(soon).observe(grid, { subtree: true, childList: true });
  soon();
}

const controls = 'button, a[type=button], a[role=button], input';
const isWordless = (control: HTMLElement): boolean => !control.textContent?.trim();
const partOf = (control: HTMLElement): string => control.closest<HTMLElement>('[data-u-comp]')?.dataset.uComp ?? '';
const commandOf = (control: HTMLElement): string => control.closest<HTMLElement>('[data-u-command]')?.dataset.uCommand ?? '';

function nameAll(grid: HTMLElement): void {
  const wordless = [...grid.querySelectorAll<HTMLElement>(controls)].filter(isWordless);
  const inPart = new Map<string, number>();
  for (const control of wordless) {
    const [command, part] = [commandOf(control), partOf(control)];
    const place = command === '' ? (inPart.get(part) ?? 0) : 0;
    if (command === '') inPart.set(part, place + 1);
    if (control.hasAttribute('aria-label')) continue;
    const name = command === '' ? words.parts[part]?.[place] : (words.controls[command] ?? plainly(command));
    control.setAttribute('aria-label', name ?? words.moreControls);
  }
  for (const link of grid.querySelectorAll('a[type=button]:not([href], [role])')) link.setAttribute('role', 'button');
  for (const [i, list] of [...grid.querySelectorAll('section[aria-live]')].entries())
    list.setAttribute('aria-label', words.notices(i + 1));
  // States of what is no control to anybody who hears it, and roles that are none.
  for (const box of grid.querySelectorAll('[aria-haspopup]:not([role], button, a, input)'))
    for (const name of ['aria-haspopup', 'aria-expanded']) box.removeAttribute(name);
  for (const box of grid.querySelectorAll('[role=track], [role=handle]')) box.removeAttribute('role');
  for (const canvas of grid.querySelectorAll('canvas[tabindex="1"]')) canvas.setAttribute('tabindex', '0');
}

/** `plainly('sheet.command.set-range-bold') //=> 'Set range bold'` */
function plainly(command: string): string {
  const text = (command.split('.').pop() ?? '').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
