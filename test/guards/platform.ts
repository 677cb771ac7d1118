/** What Apps Script offers to a script and what it does not, as its documentation has it. */

/** Services by name, with the scope that any use of one needs; undefined where any script may use it. */
export const services: Readonly<Record<string, string | undefined>> = {
  SpreadsheetApp: 'spreadsheets.currentonly',
  MailApp: 'script.send_mail',
  DocumentApp: 'documents',
  UrlFetchApp: 'script.external_request',
  Drive: 'drive.file',
  DriveApp: 'drive',
  GmailApp: 'https://mail.google.com/',
  HtmlService: undefined,
  LockService: undefined,
  CacheService: undefined,
  PropertiesService: undefined,
  ScriptApp: undefined,
  Session: undefined,
  Utilities: undefined,
  MimeType: undefined,
  Logger: undefined,
  console: undefined,
};

/** Calls that need a scope beside or in place of the service's own. */
export const callScopes: Readonly<Record<string, string>> = {
  'SpreadsheetApp.open': 'spreadsheets',
  'SpreadsheetApp.openById': 'spreadsheets',
  'SpreadsheetApp.openByUrl': 'spreadsheets',
  'SpreadsheetApp.create': 'spreadsheets',
  'Session.getActiveUser': 'userinfo.email',
  'Session.getEffectiveUser': 'userinfo.email',
  'ScriptApp.newTrigger': 'script.scriptapp',
  'ScriptApp.deleteTrigger': 'script.scriptapp',
  'ScriptApp.getProjectTriggers': 'script.scriptapp',
  'ScriptApp.getUserTriggers': 'script.scriptapp',
};

/** Methods of Ui, whatever the variable is called that holds it. */
export const uiScope = 'script.container.ui';
export const uiMethods = ['showSidebar', 'showModalDialog', 'showModelessDialog'];

/** Globals of browsers and of Node that Apps Script has not, or of which no page says that it has them. */
export const lacking = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask'],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'TextEncoder', 'TextDecoder', 'structuredClone'],
  ...['fetch', 'Request', 'Response', 'Headers', 'FormData', 'File', 'Blob', 'URL', 'URLSearchParams', 'DOMException'],
  ...['XMLHttpRequest', 'WebSocket', 'EventSource', 'AbortController', 'MessageChannel', 'Worker'],
  ...['atob', 'btoa', 'crypto', 'Crypto', 'SubtleCrypto', 'window', 'self', 'document', 'location', 'navigator', 'performance'],
  ...['localStorage', 'sessionStorage', 'process', 'Buffer', 'global', 'require', 'module', 'exports', '__dirname', '__filename'],
];

/** What the language itself offers in its edition of 2020, which is what the build aims at. */
export const builtIns = [
  ...['undefined', 'NaN', 'Infinity', 'globalThis', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['Object', 'Function', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date', 'String', 'RegExp', 'JSON'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'DataView', 'Promise', 'Reflect', 'Proxy'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

/** Younger than that edition: no page says that the platform has them. esbuild lowers syntax, not these. */
export const youngCalls = [
  ...['Object.hasOwn', 'Object.groupBy', 'Map.groupBy', 'Array.fromAsync', 'RegExp.escape', 'Error.isError'],
  ...['Promise.any', 'Promise.withResolvers', 'Promise.try', 'Uint8Array.fromHex', 'Uint8Array.fromBase64'],
];
export const youngMethods = [
  ...['at', 'replaceAll', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'isWellFormed', 'toWellFormed'],
  ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom', 'toHex'],
];
