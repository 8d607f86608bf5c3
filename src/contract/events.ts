/** What main tells the window unasked; the other half of the border beside the calls. */
import type { AppView } from './views/app.ts';
import type { BatchView } from './views/batch.ts';
import type { ReceiverView } from './views/callback.ts';
import type { DataTaskView } from './views/data.ts';
import type { UnlockView, VerificationView } from './views/ledger.ts';
import type { BalanceListView, CurrencyListView } from './views/money.ts';
import type { PayoutView } from './views/payout.ts';
import type { InvoiceView } from './views/receive.ts';
import type { RehearsalProgressView } from './views/rehearsal.ts';
import type { UpdateView } from './views/update.ts';

/** Every event: always a whole small view, never a patch. */
export interface Events {
  'app.changed': AppView;
  'batch.changed': BatchView;
  'batch.discarded': { readonly batchId: string };
  /** A person asked to see this batch from outside the window. */
  'batch.shown': { readonly batchId: string };
  'rehearsal.changed': RehearsalProgressView;
  'payout.changed': PayoutView;
  'currency.changed': CurrencyListView;
  'balance.changed': BalanceListView;
  /** The receiver, or what is kept of callbacks, is another one. */
  'callback.changed': ReceiverView;
  'invoice.changed': InvoiceView;
  'verification.changed': VerificationView;
  'unlock.changed': UnlockView | null;
  'update.changed': UpdateView;
  /** A backup or its examination is at another point. */
  'data.changed': DataTaskView;
  /** A backup was opened from outside the window; it is being examined. */
  'backup.shown': null;
  /** A person asked to see the balances from outside the window. */
  'holdings.shown': null;
  /** Help → Verify this ledger. */
  'verification.asked': null;
}

export type EventName = keyof Events;
