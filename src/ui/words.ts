/** The sidebar's own labels; sentences about a proposal come from the server (src/texts.ts). */
export { sidebar as words } from '../texts';
