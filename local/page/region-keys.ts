/** The keys that lead from one part of the page to another; a frame passes them on, since the page around it does not hear them. */
export interface RegionKey {
  key: string;
  code: string;
  altKey: boolean;
  shiftKey: boolean;
}

export type Way = { to: 'next' | 'previous' | 'menus' } | { to: 'menu'; letter: string };

type Pressed = RegionKey & Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>>;

export function wayOf({ key, code, altKey, shiftKey, ctrlKey, metaKey }: Pressed): Way | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (key === 'F6' && !altKey) return { to: shiftKey ? 'previous' : 'next' };
  if (key === 'F10' && !altKey && !shiftKey) return { to: 'menus' };
  // With Alt, a Mac writes another letter than the key says.
  const letter = /^[a-z]$/i.test(key) ? key : /^Key[A-Z]$/.test(code) ? code.slice(3) : '';
  return altKey && shiftKey && letter !== '' ? { to: 'menu', letter } : undefined;
}
