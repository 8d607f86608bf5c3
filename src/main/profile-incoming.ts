/** Everything of a profile that takes money in: addresses, invoices and callbacks. No payout waits for it. */
import { LIVE_PACE, type WatchPace } from '#core/receive/watch.ts';
import { InvoiceWatch } from './desk/invoice-watch.ts';
import { checkInvoice, type InvoiceNeeds } from './desk/invoices.ts';
import type { ReceiveGateway } from './ports/receive-gateway.ts';
import {
  openProfileCallbacks,
  type HeldTogether,
  type ProfileCallbacksParts,
} from './profile-callbacks.ts';
import type { OpenTreasury } from './adapters/treasury/treasury.ts';
import type { ProfileTreasuryParts } from './profile-treasury.ts';
import type { Session } from './session.ts';

export interface ProfileIncomingParts extends ProfileCallbacksParts, ProfileTreasuryParts {
  /** An invoice is not what it was; absent where nobody watches. */
  readonly invoiceChanged?: InvoiceNeeds['changed'];
  /** How closely open invoices are watched; as towards the live gateway when absent. */
  readonly invoicePace?: WatchPace;
}

type Beside = Pick<Session, 'tracker' | 'currencies'> &
  Pick<HeldTogether, 'standing' | 'evidence'> & {
    readonly gateway: ReceiveGateway;
    readonly treasury: OpenTreasury;
  };

export interface ProfileIncoming {
  readonly parts: Pick<Session, 'treasury' | 'receive' | 'invoices' | 'callbacks'>;
  /** Stops listening and asking. */
  stop(): Promise<void>;
  /** Closes the store, once nothing uses it any more. */
  close(): Promise<void>;
}

/** Opens the store and begins to watch; where the ledger is only looked at, nothing is asked or written. */
export const openProfileIncoming = (
  parts: ProfileIncomingParts,
  { tracker, currencies, standing, evidence, gateway, treasury }: Beside,
): ProfileIncoming => {
  const { clock } = parts;
  const invoices: InvoiceNeeds = {
    treasury,
    gateway,
    currencies,
    clock,
    pace: parts.invoicePace ?? LIVE_PACE,
    changed: parts.invoiceChanged ?? (() => undefined),
  };
  const watch = new InvoiceWatch({ ...invoices, clock });
  if (standing.kind === 'open') watch.begin();
  const callbacks = openProfileCallbacks(parts, {
    treasury,
    standing,
    evidence,
    askPayout: (payoutId) => tracker.askNow(payoutId),
    // A deposit to an address has no state to ask about; the reference is then none of an invoice.
    askInvoice: async (reference) => {
      await checkInvoice(invoices, reference);
    },
  });
  return {
    parts: { treasury, receive: gateway, invoices, callbacks },
    stop: async () => {
      await callbacks.close();
      await watch.stop();
    },
    close: () => treasury.close(),
  };
};
