/** What google.script.run carries: text, numbers, booleans, null, and plain objects and arrays of them, as copies. */
import { types } from 'node:util';

/** Copies a value as the platform would, or throws an error that says where the value is that cannot travel. */
export function copyForRpc(value: unknown, where: string, ancestors: readonly object[] = []): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // JSON has no word for these; the platform hands over null.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') throw refusal(`a ${typeof value}`, where);
  if (types.isDate(value)) throw refusal('a Date', where);
  if (types.isProxy(value)) throw refusal('a service object', where);
  if (ancestors.includes(value)) throw refusal('an object that contains itself', where);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) return Array.from(value, (item, i) => copyForRpc(item, `${where}[${i}]`, inside));
  if (types.isMap(value) || types.isSet(value) || types.isPromise(value)) throw refusal('a Map, a Set or a Promise', where);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, copyForRpc(item, `${where}.${key}`, inside)]));
}

function refusal(what: string, where: string): TypeError {
  return new TypeError(
    `google.script.run cannot carry ${what} (${where}); send text, numbers, booleans, or plain lists and objects of them`,
  );
}
