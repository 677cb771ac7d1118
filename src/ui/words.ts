/** The sidebar's own labels; sentences about a proposal come from the server (src/texts.ts). */
export { bringingDialog as bringing, sidebar as words } from '../texts';
