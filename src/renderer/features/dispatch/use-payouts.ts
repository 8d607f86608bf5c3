/** Every payout of a batch in row order, kept fresh by events: what the strip is drawn from. */
import { useEffect, useMemo, useState } from 'react';
import type { PayoutView } from '#contract/views/payout.ts';
import { call } from '../../bridge/client.ts';
import { useBursts } from '../../bridge/use-bursts.ts';

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

/** An older page never overwrites the newer view an event brought meanwhile. */
const merged = (known: Known, payouts: readonly PayoutView[]): Known => {
  const next = new Map(known);
  for (const payout of payouts) {
    const before = next.get(payout.id);
    if (before === undefined || before.movedAt <= payout.movedAt) next.set(payout.id, payout);
  }
  return next;
};

export const usePayouts = (batchId: string): readonly PayoutView[] => {
  const [known, setKnown] = useState<Known>(new Map());
  useBursts(
    { event: 'payout.changed', matches: (payout) => payout.batchId === batchId, wait: 100 },
    (payouts) => setKnown((now) => merged(now, payouts)),
  );
  useEffect(() => {
    let current = true;
    void readAll(batchId, (items) => {
      if (current) setKnown((now) => merged(now, items));
      return current;
    });
    return () => {
      current = false;
    };
  }, [batchId]);
  return useMemo(() => [...known.values()].sort((a, b) => a.row - b.row), [known]);
};
