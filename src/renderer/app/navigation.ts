/** Where the window is: a tiny store in place of a router; nothing outside can steer it. */
import { create } from 'zustand';
import type { Stage } from '#contract/views/batch.ts';
import type { PayoutState } from '#core/payout/state.ts';

export type Route =
  | { readonly screen: 'overview' }
  /** `first`: the small payout that proves a platform. */
  | { readonly screen: 'new-payout'; readonly first?: boolean }
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch'; readonly batchId: string; readonly stage?: Stage }
  | {
      readonly screen: 'payouts';
      readonly payoutId?: string;
      readonly states?: readonly PayoutState[];
      readonly batchId?: string;
    }
  | { readonly screen: 'unknown'; readonly payoutId?: string }
  | { readonly screen: 'currencies'; readonly view?: 'pay' | 'compare' | 'convert' | 'changes' }
  | { readonly screen: 'balances'; readonly view?: 'roll' | 'exchange' }
  | {
      readonly screen: 'callbacks';
      readonly tab?: 'deposits' | 'receiver' | 'came' | 'check' | 'why' | 'practice';
    }
  /** `create` opens the form at once. */
  | { readonly screen: 'deposits' | 'invoices'; readonly create?: boolean }
  /** `part` is brought into view. */
  | { readonly screen: 'settings'; readonly part?: 'data' }
  /** See `SetupScreen`. */
  | { readonly screen: 'setup'; readonly profileId?: string | null }
  /** `verify` begins a verification at once. */
  | { readonly screen: 'ledger'; readonly verify?: boolean };

export type ScreenName = Route['screen'];

interface Navigation {
  readonly route: Route;
  /** Counts moves, so that opening the same screen again starts it afresh. */
  readonly visit: number;
  readonly past: readonly Route[];
}

const LONGEST_PAST = 50;

export const useNavigation = create<Navigation>(() => ({
  route: { screen: 'overview' },
  visit: 0,
  past: [],
}));

export const navigate = (route: Route): void =>
  useNavigation.setState((now) => ({
    route,
    visit: now.visit + 1,
    past: [...now.past, now.route].slice(-LONGEST_PAST),
  }));

/** Back to where one came from; the first place is the overview. */
export const goBack = (): void =>
  useNavigation.setState((now) => ({
    route: now.past.at(-1) ?? { screen: 'overview' },
    visit: now.visit + 1,
    past: now.past.slice(0, -1),
  }));
