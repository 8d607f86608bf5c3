/** Events come in bursts while a run goes on; they are gathered and acted on once. */
import { useEffect, useRef } from 'react';
import type { EventName, Events } from '#contract/events.ts';
import { subscribe } from './client.ts';

interface Burst<N extends EventName> {
  readonly event: N;
  /** Which payloads count. */
  readonly matches: (payload: Events[N]) => boolean;
  /** Longest wait from the first payload of a burst, ms. */
  readonly wait: number;
}

/** Calls `act` with all that came within `wait` of the first; the last view of everything is among them. */
export const useBursts = <N extends EventName>(
  { event, matches, wait }: Burst<N>,
  act: (payloads: readonly Events[N][]) => void,
): void => {
  const latest = useRef({ matches, act });
  useEffect(() => {
    latest.current = { matches, act };
  });
  useEffect(() => {
    let gathered: Events[N][] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      const payloads = gathered;
      gathered = [];
      timer = undefined;
      latest.current.act(payloads);
    };
    const end = subscribe(event, (payload) => {
      if (!latest.current.matches(payload)) return;
      gathered.push(payload);
      if (timer === undefined) timer = setTimeout(flush, wait);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [event, wait]);
};
