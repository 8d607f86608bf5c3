/**
 * What runs inside Chromium before the page's own scripts: the preload in an isolated world, and beside it, in the
 * page's world, only what the preload exposes. The two worlds share the document but no objects, so they speak
 * through events whose names nobody else knows. These functions are sent as source and must stand alone.
 */
import type { Codec } from './codec.ts';

export interface SecretNames {
  readonly toPage: string;
  readonly toPreload: string;
  readonly binding: string;
  readonly receive: string;
}

interface Wire {
  readonly k: 'value' | 'function' | 'promise' | 'array' | 'object';
  readonly v: unknown;
}

type AnyFunction = (...args: readonly unknown[]) => unknown;

export interface Peer {
  wrap(value: unknown): Wire;
  unwrap(wire: Wire): unknown;
  post(message: Readonly<Record<string, unknown>>): void;
}

/**
 * One end of the bridge between the worlds. Values are copied, functions are called through, promises settle
 * through, as Electron's contextBridge does.
 */
export function makePeer(
  names: { readonly out: string; readonly in: string },
  hooks: {
    readonly before: (args: readonly unknown[]) => Promise<void> | null;
    readonly other: (message: Readonly<Record<string, unknown>>) => void;
  },
): Peer {
  const dispatch = window.dispatchEvent.bind(window);
  const functions = new Map<number, AnyFunction>();
  const numbers = new WeakMap<AnyFunction, number>();
  const answers = new Map<number, { ok: boolean; value: Wire }>();
  const settling = new Map<number, { resolve: AnyFunction; reject: AnyFunction }>();
  let last = 0;
  const post: Peer['post'] = (detail) => {
    dispatch(new CustomEvent(names.out, { detail }));
  };
  const failure = (error: unknown): Wire => ({
    k: 'value',
    v: error instanceof Error ? error.message : String(error),
  });
  const numberOf = (fn: AnyFunction): number => {
    const known = numbers.get(fn);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(fn, last);
    functions.set(last, fn);
    return last;
  };
  const promised = (promise: Promise<unknown>): Wire => {
    last += 1;
    const id = last;
    promise.then(
      (value) => post({ t: 'settle', id, ok: true, value: wrap(value) }),
      (error: unknown) => post({ t: 'settle', id, ok: false, value: failure(error) }),
    );
    return { k: 'promise', v: id };
  };
  const wrap = (value: unknown): Wire => {
    if (typeof value === 'function') return { k: 'function', v: numberOf(value as AnyFunction) };
    if (value instanceof Promise) return promised(value);
    if (Array.isArray(value)) return { k: 'array', v: value.map(wrap) };
    if (typeof value === 'object' && value !== null) {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype === Object.prototype || prototype === null) {
        return { k: 'object', v: Object.entries(value).map(([key, inner]) => [key, wrap(inner)]) };
      }
    }
    return { k: 'value', v: value };
  };
  const call = (id: number, args: readonly unknown[]): unknown => {
    last += 1;
    const ticket = last;
    post({ t: 'call', ticket, id, args: args.map(wrap) });
    // Dispatching is synchronous: the other world has answered by now.
    const answer = answers.get(ticket);
    answers.delete(ticket);
    if (answer === undefined) throw new Error('The other world did not answer.');
    if (answer.ok) return unwrap(answer.value);
    throw new Error(String(answer.value.v));
  };
  const unwrap = (wire: Wire): unknown => {
    if (wire.k === 'function') return (...args: readonly unknown[]) => call(wire.v as number, args);
    if (wire.k === 'array') return (wire.v as readonly Wire[]).map(unwrap);
    if (wire.k === 'object') {
      const entries = wire.v as readonly (readonly [string, Wire])[];
      return Object.freeze(Object.fromEntries(entries.map(([key, v]) => [key, unwrap(v)])));
    }
    if (wire.k === 'promise') {
      return new Promise((resolve, reject) => {
        settling.set(wire.v as number, { resolve, reject });
      });
    }
    return wire.v;
  };
  const runCall = (id: number, args: readonly unknown[]): unknown => {
    const fn = functions.get(id);
    if (fn === undefined) throw new Error('There is no such function.');
    const first = hooks.before(args);
    return first === null ? fn(...args) : first.then(() => fn(...args));
  };
  const hear = (message: Readonly<Record<string, unknown>>): void => {
    if (message['t'] === 'call') {
      const ticket = message['ticket'];
      try {
        const args = (message['args'] as readonly Wire[]).map(unwrap);
        const value = wrap(runCall(message['id'] as number, args));
        post({ t: 'answer', ticket, ok: true, value });
      } catch (error) {
        post({ t: 'answer', ticket, ok: false, value: failure(error) });
      }
    } else if (message['t'] === 'answer') {
      answers.set(message['ticket'] as number, message as never);
    } else if (message['t'] === 'settle') {
      const waiting = settling.get(message['id'] as number);
      settling.delete(message['id'] as number);
      const value = message['value'] as Wire;
      if (message['ok'] === true) waiting?.resolve(unwrap(value));
      else waiting?.reject(new Error(String(value.v)));
    } else {
      hooks.other(message);
    }
  };
  window.addEventListener(names.in, (event) => hear((event as CustomEvent).detail as never));
  return { wrap, unwrap, post };
}

/** Runs in the page's world: waits for what the preload exposes. */
export function pageSide(makeEnd: typeof makePeer, names: SecretNames): void {
  if (window.top !== window) return;
  const peer = makeEnd(
    { out: names.toPreload, in: names.toPage },
    {
      before: () => null,
      other: (message) => {
        Object.defineProperty(window, message['key'] as string, {
          value: peer.unwrap(message['api'] as Wire),
          enumerable: true,
        });
      },
    },
  );
}

interface Incoming {
  readonly t: 'reply' | 'event' | 'path';
  readonly id: number;
  readonly ok: boolean;
  readonly channel: string;
  readonly value: unknown;
}

/** Runs in the isolated world: gives the preload its three modules, then runs it. */
export function preloadSide(
  parts: { readonly makeEnd: typeof makePeer; readonly codec: Codec },
  names: SecretNames,
  preload: (require: (name: string) => unknown, process: unknown) => void,
): void {
  if (window.top !== window) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const speak = world[names.binding] as (text: string) => void;
  const waiting = new Map<number, { resolve: AnyFunction; reject: AnyFunction }>();
  const listeners = new Map<string, Set<AnyFunction>>();
  const files = new Map<number, File>();
  const paths = new WeakMap<File, string>();
  let last = 0;

  const ask = (message: Readonly<Record<string, unknown>>): Promise<unknown> => {
    last += 1;
    const id = last;
    const text = parts.codec.encode({ ...message, id });
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      speak(text);
    });
  };
  // Main can name a file's path only when asked beforehand; the preload wants it at once.
  const learnPath = async (file: File): Promise<void> => {
    last += 1;
    files.set(last, file);
    paths.set(file, String(await ask({ t: 'path', file: last })));
  };
  world[names.receive] = (text: string): void => {
    const message = parts.codec.decode(text) as Incoming;
    if (message.t === 'event') {
      const args = message.value as readonly unknown[];
      for (const listener of listeners.get(message.channel) ?? []) {
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.ok) resolve?.(message.value);
    else reject?.(new Error(String(message.value)));
  };
  world[`${names.receive}:file`] = (id: number): File | undefined => files.get(id);

  const ipcRenderer = {
    invoke: async (channel: string, ...args: readonly unknown[]): Promise<unknown> =>
      ask({ t: 'invoke', channel, args }),
    on(channel: string, listener: AnyFunction) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: AnyFunction) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const peer = parts.makeEnd(
    { out: names.toPage, in: names.toPreload },
    {
      before: (args) => {
        const given = args.filter((arg) => arg instanceof File);
        return given.length === 0 ? null : Promise.all(given.map(learnPath)).then(() => undefined);
      },
      other: () => undefined,
    },
  );
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) =>
        peer.post({ t: 'expose', key, api: peer.wrap(api) }),
    },
    webUtils: { getPathForFile: (file: File) => paths.get(file) ?? '' },
  };
  const strict = <T extends object>(name: string, real: T): T =>
    new Proxy(real, {
      get: (target, property) => {
        if (property in target) return Reflect.get(target, property) as unknown;
        throw new Error(
          `The stand-in for Electron does not implement ${name}.${String(property)}.`,
        );
      },
    });
  preload(
    (name) => {
      if (name === 'electron') {
        return strict('electron', {
          ipcRenderer: strict('ipcRenderer', electron.ipcRenderer),
          contextBridge: strict('contextBridge', electron.contextBridge),
          webUtils: strict('webUtils', electron.webUtils),
        });
      }
      throw new Error(`module not found: ${name}`);
    },
    { sandboxed: true, contextIsolated: true, type: 'renderer' },
  );
}
