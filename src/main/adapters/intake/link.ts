/**
 * Calls between two threads over a message port: each side names what it answers, and awaits the other.
 */

/** A set of calls: name → what goes in and what comes out. */
export type CallTable<T> = {
  readonly [K in keyof T]: { readonly input: unknown; readonly output: unknown };
};

export type Answers<T extends CallTable<T>> = {
  readonly [K in keyof T]: (input: T[K]['input']) => T[K]['output'] | Promise<T[K]['output']>;
};

/** The part of a port or worker that is used here. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** Asks the other side. */
export interface Caller<T extends CallTable<T>> {
  call<K extends keyof T & string>(name: K, input: T[K]['input']): Promise<T[K]['output']>;
}

export interface Link<T extends CallTable<T>, Local extends CallTable<Local>> extends Caller<T> {
  /** Begins to answer the other side. */
  serve(answers: Answers<Local>): void;
  /** Rejects everything that is waited for, and every later call: the other side is gone. */
  fail(error: Error): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

const isMessage = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'kind' in message && 'id' in message;

/** Connects a port to what this side answers; calls of the other side run side by side. */
export const link = <Remote extends CallTable<Remote>, Local extends CallTable<Local>>(
  port: Port,
): Link<Remote, Local> => {
  let answers: Answers<Local> | null = null;
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let failed: Error | null = null;
  port.on('message', (message) => {
    if (!isMessage(message)) return;
    if (message.kind === 'call') {
      void answer(port, answers && Reflect.get(answers, message.name), message);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') asked?.resolve(message.value);
    else asked?.reject(new Error(message.message));
  });
  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        if (failed !== null) return reject(failed);
        last += 1;
        waiting.set(last, { resolve, reject });
        port.postMessage({ kind: 'call', id: last, name, input } satisfies Message);
      }),
    serve: (given) => {
      answers = given;
    },
    fail: (error) => {
      failed = error;
      for (const asked of waiting.values()) asked.reject(error);
      waiting.clear();
    },
  };
};

const answer = async (
  port: Port,
  handler: unknown,
  { id, name, input }: { id: number; name: string; input: unknown },
): Promise<void> => {
  try {
    if (typeof handler !== 'function') throw new Error(`nobody answers ${name}`);
    const value: unknown = await Reflect.apply(handler, undefined, [input]);
    port.postMessage({ kind: 'answer', id, value } satisfies Message);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: 'failure', id, message } satisfies Message);
  }
};
