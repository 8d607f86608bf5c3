/** Every payout of a batch in row order, kept fresh by events: what the strip is drawn from. */
import { useEffect, useState } from 'react';
import type { PayoutView } from '#contract/views/payout.ts';
import { call, subscribe } from '../../bridge/client.ts';

/** The contract's largest page. */
const PAGE = 500;

type Known = ReadonlyMap<string, PayoutView>;

const readAll = async (batchId: string, take: (items: readonly PayoutView[]) => boolean) => {
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const reply = await call('payout.list', { filter: { batchId }, offset, limit: PAGE });
    if (!reply.ok || !take(reply.value.items)) return;
    total = reply.value.total;
  }
};

/** Events come in bursts; they are gathered and drawn once in this many ms. */
const GATHER = 120;

export const usePayouts = (batchId: string, version: string): readonly PayoutView[] => {
  const [known, setKnown] = useState<Known>(new Map());
  useEffect(() => {
    let current = true;
    let waiting: PayoutView[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const merge = (payouts: readonly PayoutView[]): void =>
      setKnown((now) => new Map([...now, ...payouts.map((p) => [p.id, p] as const)]));
    const flush = (): void => {
      timer = undefined;
      merge(waiting);
      waiting = [];
    };
    const end = subscribe('payout.changed', (payout) => {
      if (payout.batchId !== batchId) return;
      waiting.push(payout);
      timer ??= setTimeout(flush, GATHER);
    });
    void readAll(batchId, (items) => {
      if (current) merge(items);
      return current;
    });
    return () => {
      current = false;
      clearTimeout(timer);
      end();
    };
  }, [batchId, version]);
  return [...known.values()].sort((a, b) => a.row - b.row);
};
