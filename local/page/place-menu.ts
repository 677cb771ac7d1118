/** Where a menu opens: below its button or beside its item, so that it covers as little of it as can be, and never out of the window. */
export function placeMenu(popup: HTMLElement, opener: HTMLElement, way: 'below' | 'beside'): void {
  const item = opener.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const coveredFrom = { right: Math.max(0, item.right + width - clientWidth), left: Math.max(0, width - item.left) };
  const covered = Math.min(coveredFrom.right, coveredFrom.left);
  const isBeside = way === 'beside' && covered < item.width / 2;
  const besideX = covered === coveredFrom.right ? item.right : item.left - width;
  const besideY = item.top - edge;
  const fitsBelow = item.bottom + height <= clientHeight || item.top < height;
  const belowY = fitsBelow ? item.bottom : item.top - height;
  popup.style.left = within(isBeside ? besideX : item.left, clientWidth - width);
  popup.style.top = within(isBeside ? besideY : belowY, clientHeight - height);
}

/** As far as the menu's first item is below its edge. */
const edge = 6;
const within = (place: number, room: number): string => `${Math.max(0, Math.min(place, room))}px`;
