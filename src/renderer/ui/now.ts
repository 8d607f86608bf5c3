/** One clock for all relative times on screen, so they turn together and only every five seconds. */
import { useSyncExternalStore } from 'react';

const TICK = 5_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

const read = (): number => {
  if (Date.now() - now > TICK) now = Date.now();
  return now;
};

/** The time now in ms, fresh to within five seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, read);
