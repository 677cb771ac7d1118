/** The template's files are read at build time (scripts/build.mjs, test/transform.mjs); their shape is checked in src/tabs. */
declare module '*.yaml' {
  const value: unknown;
  export default value;
}
