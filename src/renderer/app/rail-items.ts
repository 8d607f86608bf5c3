/** The side rail, top to bottom; also the order of the number shortcuts. */
import type { IconName } from '../ui/icon.tsx';
import type { ScreenName } from './navigation.ts';

interface RailItem {
  readonly screen: Exclude<ScreenName, 'batch' | 'ledger' | 'setup'>;
  readonly label:
    | 'overview'
    | 'newPayout'
    | 'batches'
    | 'payouts'
    | 'unknownDesk'
    | 'balances'
    | 'deposits'
    | 'invoices'
    | 'currencies'
    | 'callbacks'
    | 'settings';
  readonly icon: IconName;
}

export const railItems: readonly RailItem[] = [
  { screen: 'overview', label: 'overview', icon: 'overview' },
  { screen: 'new-payout', label: 'newPayout', icon: 'new-payout' },
  { screen: 'batches', label: 'batches', icon: 'batches' },
  { screen: 'payouts', label: 'payouts', icon: 'payouts' },
  { screen: 'unknown', label: 'unknownDesk', icon: 'unknown' },
  { screen: 'balances', label: 'balances', icon: 'balances' },
  { screen: 'deposits', label: 'deposits', icon: 'deposits' },
  { screen: 'invoices', label: 'invoices', icon: 'invoices' },
  { screen: 'currencies', label: 'currencies', icon: 'currencies' },
  { screen: 'callbacks', label: 'callbacks', icon: 'callbacks' },
  { screen: 'settings', label: 'settings', icon: 'settings' },
];
