/** Everything that belongs to one open profile: its ledger, drafts, gateway and the steps over them. */
import type { LedgerHead } from '#core/audit/entry.ts';
import type { BalanceDesk } from './desk/balances.ts';
import type { CallbackDesk } from './desk/callbacks.ts';
import type { CurrencyDesk } from './desk/currencies.ts';
import type { EstimateDesk } from './desk/estimates.ts';
import type { FeeQuotes } from './desk/fee-quotes.ts';
import type { FeeDesk } from './desk/fees.ts';
import type { HoldingsDesk } from './desk/holdings.ts';
import type { InvoiceNeeds } from './desk/invoices.ts';
import type { RateDesk } from './desk/rates.ts';
import type { ReadingKeeper } from './desk/reading-keeper.ts';
import type { Gateway } from './ports/gateway.ts';
import type { Profile } from './ports/host.ts';
import type { Intake } from './ports/intake.ts';
import type { Evidence, Ledger } from './ports/ledger.ts';
import type { LedgerStanding } from './ports/standing.ts';
import type { ReceiveGateway } from './ports/receive-gateway.ts';
import type { Treasury } from './ports/treasury.ts';
import type { GatewayWitness } from './gateway-witness.ts';
import type { Dispatch } from './workflow/dispatch.ts';
import type { PolicyLimits } from './workflow/policy-limits.ts';
import type { Rehearsals } from './workflow/rehearsals.ts';
import type { ResolveNeeds } from './workflow/resolve.ts';
import type { ReviewNeeds } from './workflow/review.ts';
import type { UnlockNeeds } from './workflow/unlock.ts';
import type { Tracker } from './workflow/track.ts';

export interface Session {
  readonly profile: Profile;
  readonly ledger: Ledger;
  readonly intake: Intake;
  readonly gateway: Gateway;
  readonly currencies: CurrencyDesk;
  readonly balances: BalanceDesk;
  readonly fees: FeeDesk;
  readonly feeQuotes: FeeQuotes;
  readonly estimates: EstimateDesk;
  readonly holdings: HoldingsDesk;
  /** Keeps what is read of the gateway in the treasury store. */
  readonly readingKeeper: ReadingKeeper;
  readonly rates: RateDesk;
  readonly limits: PolicyLimits;
  readonly dispatch: Dispatch;
  readonly tracker: Tracker;
  readonly review: ReviewNeeds;
  readonly rehearsals: Rehearsals;
  readonly resolve: ResolveNeeds;
  readonly evidence: Evidence;
  /** What is known of the gateway from the calls that were made. */
  readonly witness: GatewayWitness;
  /** What comes in, and what was read; see the port. Payouts do not depend on it. */
  readonly treasury: Treasury;
  readonly callbacks: CallbackDesk;
  /** The same gateway, for money coming in. */
  readonly receive: ReceiveGateway;
  /** What every deed about an invoice needs. */
  readonly invoices: InvoiceNeeds;
  /** The ledger as a file: its form, and where its chain ends. */
  readonly book: {
    readonly schema: number;
    /** The place of the last entry, from 1, and its hash; 0 and empty in a new one. */
    head(): LedgerHead;
    entryAt(seq: number): { readonly at: number } | null;
  };
  /** What the ledger may be used for. */
  readonly standing: LedgerStanding;
  /** The way out of a lock; null unless the ledger is locked. */
  readonly unlock: UnlockNeeds | null;
  /** Copies the ledger as it is now to a new file, without keeping anything waiting. */
  snapshotTo(path: string): Promise<void>;
  /** The same for the treasury store; answers false where there is none to copy. */
  treasuryTo(path: string): Promise<boolean>;
  /** Shortest time between two withdraws by the vendor's rule, ms; null where the profile has no such rule. */
  readonly spacingMs: number | null;
  /** Why the ledger's head could not be kept in the keychain; null while it can. */
  readonly anchorProblem: string | null;
  /** Null while the ledger takes entries; otherwise why it does not any more (I17). */
  readonly ledgerProblem: string | null;
  close(): Promise<void>;
}
