/** The payouts of a batch as filtered, kept fresh by events; and asking the gateway about one of them. */
import { useCallback, useState } from 'react';
import type { BatchView } from '#contract/views/batch.ts';
import type { PayoutView } from '#contract/views/payout.ts';
import { call, type AppError } from '../../bridge/client.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { usePaged, type Paged } from '../../ui/paged.ts';
import { statesOf, type Group } from './groups.ts';

export interface Track {
  readonly pages: Paged<PayoutView>;
  readonly group: Group | 'all';
  readonly setGroup: (group: Group | 'all') => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly checking: string | null;
  readonly problem: AppError | null;
  readonly check: (payoutId: string) => Promise<void>;
}

export const useTrack = (batch: BatchView): Track => {
  const batchId = batch.id;
  const [group, setGroup] = useState<Group | 'all'>('all');
  const [text, setText] = useState('');
  const [checking, setChecking] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const load = useCallback(
    (offset: number, limit: number) => {
      const states = statesOf(group);
      const filter = {
        batchId,
        ...(states === null ? {} : { states: [...states] }),
        ...(text.trim() === '' ? {} : { text: text.trim() }),
      };
      return call('payout.list', { filter, offset, limit });
    },
    [batchId, group, text],
  );
  const pages = usePaged(load);
  const { replace, reload } = pages;
  useBursts(
    { event: 'payout.changed', matches: (payout) => payout.batchId === batchId, wait: 250 },
    (payouts) => {
      for (const payout of payouts) replace(payout, ({ id }) => id === payout.id);
      // Payouts move between groups as the run goes on; a filtered list is then read again.
      if (group !== 'all') reload();
    },
  );
  const check = useCallback(
    async (payoutId: string) => {
      setChecking(payoutId);
      const reply = await call('payout.lookup', { payoutId });
      setChecking(null);
      setProblem(reply.ok ? null : reply.error);
      if (reply.ok) replace(reply.value, ({ id }) => id === payoutId);
    },
    [replace],
  );
  return { pages, group, setGroup, text, setText, checking, problem, check };
};
