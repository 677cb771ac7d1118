/** What a page of the script and the window around it say to each other. */
export type FromFrame =
  | { google: 'run'; call: number; name: string; args: unknown[] }
  | { google: 'close' | 'focus' | 'escape' | 'typed' }
  | { google: 'size'; width?: number; height?: number };

export interface ToFrame {
  google: 'done';
  call: number;
  value?: unknown;
  error?: string;
}
