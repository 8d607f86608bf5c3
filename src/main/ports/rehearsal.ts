/**
 * Where a plan is rehearsed: a gateway that holds exactly what it is given, a ledger and a clock that end with it.
 * Nothing in it reaches the profile's ledger, the network or a key.
 */
import type { Balance } from '#core/money/balance.ts';
import type { Currency } from '#core/money/currency.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import type { RehearsedFee } from '#core/rehearsal/inputs.ts';
import type { Profile } from './host.ts';
import type { Gateway } from './gateway.ts';
import type { Clock, Ids } from './host.ts';
import type { Ledger } from './ledger.ts';

export interface RehearsalSetting {
  readonly profile: Pick<Profile, 'kind' | 'platformId'>;
  /** The plan's snapshot: all there is. */
  readonly currencies: readonly Currency[];
  /** What may be spent; a currency that is not named is held as zero. */
  readonly free: readonly Balance[];
  /** Fees the gateway takes; a currency without a quote costs nothing beyond the amount. */
  readonly fees: readonly RehearsedFee[];
  readonly withdrawIntervalMs: number;
  /** Reference rates of the plan, at which it converts fiats that are left to it. */
  readonly fiatRates: readonly FiatRate[];
  /** When it begins, ms since 1970. */
  readonly startsAt: number;
}

/** One rehearsal's world. Time passes in it only when someone waits, and waiting lets other work in between. */
export interface RehearsalRoom {
  readonly gateway: Gateway;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Forgets everything. */
  close(): void;
}

/** Makes rooms. Throws when the runtime has no store for the ledger, which then no profile can be opened with. */
export type OpenRehearsalRoom = (setting: RehearsalSetting) => RehearsalRoom;
