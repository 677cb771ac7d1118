/** What keeps a person's place when parts of the page are drawn again, and when to look whether they should be. */

const NAMED = 'button, input, select, textarea, summary';

/** After drawing, the keyboard is on the same control: the one with the same id, or else the same name. */
export function keepKeyboard(draw: () => void): void {
  const before = document.activeElement;
  draw();
  if (before === null || before === document.body || before.isConnected) return;
  const name = before.getAttribute('aria-label');
  const isSame = (other: Element): boolean =>
    before.id === '' ? name !== null && other.getAttribute('aria-label') === name : other.id === before.id;
  const same = [...document.querySelectorAll<HTMLElement>(NAMED)].find(isSame);
  same?.focus({ preventScroll: true });
}

/** What grows or shrinks at the top of a scrolled box does not move what is below. */
export function keepPlace(box: HTMLElement, draw: () => void): void {
  const { scrollHeight, scrollTop } = box;
  draw();
  if (scrollTop > 0) box.scrollTop = scrollTop + box.scrollHeight - scrollHeight;
}

/** The mouse passes by more often than anything changes. */
const REST_MILLISECONDS = 5000;

/** Calls `look` when the person comes back to this page from the sheet, by keyboard, click or mouse; once at a time. */
export function whenBack(look: () => Promise<void>): void {
  let last = Date.now();
  let isLooking = false;
  const lookOnce = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } finally {
      last = Date.now();
      isLooking = false;
    }
  };
  window.addEventListener('focus', lookOnce);
  document.documentElement.addEventListener('pointerenter', () => {
    if (Date.now() - last > REST_MILLISECONDS) lookOnce();
  });
}
