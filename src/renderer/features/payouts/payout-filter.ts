/** What the list is narrowed to, and how that is asked of main. */
import { useState } from 'react';
import type { CallInput } from '#contract/contract.ts';
import { payoutGroups, type PayoutGroup } from './payout-groups.ts';

export interface PayoutFilter {
  readonly text: string;
  readonly group: PayoutGroup;
  readonly currencyId: number | null;
  readonly batchId: string | null;
  /** Calendar days of this computer, "2026-11-03"; empty means open. */
  readonly from: string;
  readonly to: string;
}

export const noFilter: PayoutFilter = {
  text: '',
  group: 'all',
  currencyId: null,
  batchId: null,
  from: '',
  to: '',
};

const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
const endOf = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();

/** The filter in the words of the contract; days become moments in this computer's zone. */
export const toQuery = (filter: PayoutFilter): CallInput<'payout.list'>['filter'] => {
  const text = filter.text.trim();
  return {
    ...(text === '' ? {} : { text }),
    ...(filter.group === 'all' ? {} : { states: [...payoutGroups[filter.group]] }),
    ...(filter.currencyId === null ? {} : { currencyId: filter.currencyId }),
    ...(filter.batchId === null ? {} : { batchId: filter.batchId }),
    ...(filter.from === '' ? {} : { from: startOf(filter.from) }),
    ...(filter.to === '' ? {} : { to: endOf(filter.to) }),
  };
};

export const usePayoutFilter = (first: Partial<PayoutFilter>) => {
  const [filter, setFilter] = useState<PayoutFilter>({ ...noFilter, ...first });
  return {
    filter,
    change: (next: Partial<PayoutFilter>) => setFilter((before) => ({ ...before, ...next })),
    clear: () => setFilter(noFilter),
  };
};
