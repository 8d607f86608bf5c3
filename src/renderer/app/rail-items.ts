/** The side rail, top to bottom, each with the key that leads there. */
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
  /** Together with Ctrl, or ⌘ on a Mac, it leads there: digits from the top, and the usual key of settings. */
  readonly shortcut: string;
}

export const railItems: readonly RailItem[] = [
  { screen: 'overview', label: 'overview', icon: 'overview', shortcut: '1' },
  { screen: 'new-payout', label: 'newPayout', icon: 'new-payout', shortcut: '2' },
  { screen: 'batches', label: 'batches', icon: 'batches', shortcut: '3' },
  { screen: 'payouts', label: 'payouts', icon: 'payouts', shortcut: '4' },
  { screen: 'unknown', label: 'unknownDesk', icon: 'unknown', shortcut: '5' },
  { screen: 'balances', label: 'balances', icon: 'balances', shortcut: '6' },
  { screen: 'deposits', label: 'deposits', icon: 'deposits', shortcut: '7' },
  { screen: 'invoices', label: 'invoices', icon: 'invoices', shortcut: '8' },
  { screen: 'currencies', label: 'currencies', icon: 'currencies', shortcut: '9' },
  { screen: 'callbacks', label: 'callbacks', icon: 'callbacks', shortcut: '0' },
  { screen: 'settings', label: 'settings', icon: 'settings', shortcut: ',' },
];
