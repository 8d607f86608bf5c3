/** Holds an object to what it implements: anything else that Electron has is refused by name. */

/** Asked of every object by the language or by test tools, never by Purser. */
const HARMLESS = new Set(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType']);

export function only<T extends object>(name: string, real: T): T {
  return new Proxy(real, {
    get(target, property): unknown {
      if (typeof property === 'string' && !(property in target) && !HARMLESS.has(property)) {
        throw new Error(`The stand-in for Electron does not implement ${name}.${property}.`);
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' && !isClass(value) ? value.bind(target) : value;
    },
  });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
