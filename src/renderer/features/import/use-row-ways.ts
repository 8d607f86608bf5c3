import { useCallback, useMemo } from 'react';
import type { MinimumOptionView } from '#contract/views/minimum.ts';
import type { CallInput } from '#contract/contract.ts';
import { call } from '../../bridge/client.ts';
import type { RowWays } from './grid/row-reasons.tsx';
import type { Rows } from './use-rows.ts';

type Shown = CallInput<'batch.useOption'>['option'];

/** The option as it stands on screen, which is what is carried out or nothing. */
const shownOf = (option: MinimumOptionView): Shown => {
  switch (option.kind) {
    case 'raise':
      return { kind: 'raise', pays: option.pays };
    case 'other-network':
      return { kind: 'other-network', pays: option.pays, network: option.network };
    case 'merge': {
      const { kind, pays, keeps, leaves } = option;
      return { kind, pays, keeps, leaves: [...leaves] };
    }
    case 'carry':
      return { kind: 'carry' };
  }
};

/** What the reasons of a row may lead to; null once the batch is frozen. */
export const useRowWays = (batchId: string, frozen: boolean, { deed }: Rows): RowWays | null => {
  const onUse = useCallback(
    (row: number, option: MinimumOptionView) =>
      void deed(() => call('batch.useOption', { batchId, row, option: shownOf(option) })),
    [batchId, deed],
  );
  const onApart = useCallback(
    (row: number) => void deed(() => call('batch.takeApart', { batchId, row })),
    [batchId, deed],
  );
  return useMemo(
    () => (frozen ? null : { batchId, onUse, onApart }),
    [batchId, frozen, onUse, onApart],
  );
};
