/** Finds the function that a menu item, a trigger or a server call names, by the platform's rules. */
import type { ExecutionKind } from './contract';
import { ServiceError } from './service-object';

/** Kinds that may name a method of an object: 'menu.item1'. */
const takesDottedNames: ReadonlySet<ExecutionKind> = new Set(['menu', 'time-trigger', 'simple-trigger']);

export function findEntryPoint(scope: object, name: string, kind: ExecutionKind): unknown {
  const parts = name.split('.');
  if (name.endsWith('_') || (parts.length > 1 && !takesDottedNames.has(kind))) throw notFound(name);
  let found: unknown = scope;
  let owner: unknown = scope;
  for (const part of parts) {
    if (found === null || (typeof found !== 'object' && typeof found !== 'function') || !Object.hasOwn(found, part))
      throw notFound(name);
    owner = found;
    found = Reflect.get(found, part);
  }
  if (typeof found !== 'function') throw notFound(name);
  return parts.length > 1 ? (...args: unknown[]) => Reflect.apply(found as () => unknown, owner, args) : found;
}

function notFound(name: string): ServiceError {
  return new ServiceError(`Script function not found: ${name}`);
}
