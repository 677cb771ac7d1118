/**
 * google.script for a page in a frame: every `with…` gives a new runner, the last setting wins, values are copied both ways
 * as JSON would, what cannot be copied fails at once, and functions that end in an underscore or are not at the top level do not exist.
 */
// biome-ignore lint/correctness/noUnusedVariables: the fixture puts the call behind it
function installGoogleScript(names) {
  const callable = new Set(names.filter((name) => !name.endsWith('_')));

  const runner = (settings) => {
    const made = {
      withSuccessHandler: (onSuccess) => runner({ ...settings, onSuccess }),
      withFailureHandler: (onFailure) => runner({ ...settings, onFailure }),
      withUserObject: (userObject) => runner({ ...settings, userObject }),
    };
    for (const name of callable) made[name] = (...args) => send(name, args, settings);
    return made;
  };

  const send = (name, args, { onSuccess, onFailure, userObject }) => {
    args.forEach(requireCopyable);
    window.callHost(name, JSON.stringify(args)).then((answer) => {
      const { value, error } = JSON.parse(answer);
      if (error === undefined) return onSuccess?.(value, userObject);
      const failure = Object.assign(new Error(error), { name: 'ScriptError' });
      return onFailure === undefined ? console.error(failure) : onFailure(failure, userObject);
    });
  };

  const requireCopyable = (value) => {
    if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return;
    const isPlain = typeof value === 'object' && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
    if (!isPlain) throw new TypeError(`Failed due to illegal value in property: ${Object.prototype.toString.call(value)}`);
    Object.values(value).forEach(requireCopyable);
  };

  window.google = {
    script: { run: runner({}), host: { editor: { focus: () => window.focusEditor() }, close: () => window.closeDialog?.() } },
  };
}
