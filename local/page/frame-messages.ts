/** What a page of the script and the window around it say to each other. */
import type { RegionKey } from './region-keys';

export type FromFrame =
  | { google: 'run'; call: number; name: string; args: unknown[] }
  | { google: 'close' | 'focus' | 'escape' | 'typed' }
  | ({ google: 'key' } & RegionKey)
  | { google: 'size'; width?: number; height?: number };

export interface ToFrame {
  google: 'done';
  call: number;
  value?: unknown;
  error?: string;
}
