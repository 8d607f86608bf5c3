/**
 * Who may use the one connection. A transaction that gives the window its turn in between would take in whatever else
 * is written meanwhile, and show what is not durable yet to whoever reads: so all others wait until it has ended.
 */
export interface Turns {
  /** Runs at once, before this call returns, unless a long use is under way; then after it. */
  short<T>(use: () => T | Promise<T>): Promise<T>;
  /** Runs alone until its promise settles. */
  long<T>(use: () => Promise<T>): Promise<T>;
  /** Null while nothing long is under way; otherwise its end, after which it is to be asked again. */
  busy(): Promise<void> | null;
}

export const makeTurns = (): Turns => {
  let held: Promise<void> | null = null;
  const busy = (): Promise<void> | null => held;
  return {
    busy,
    short: async (use) => {
      for (let end = busy(); end !== null; end = busy()) await end;
      return use();
    },
    long: async (use) => {
      for (let end = busy(); end !== null; end = busy()) await end;
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      try {
        return await use();
      } finally {
        held = null;
        resolve();
      }
    },
  };
};
