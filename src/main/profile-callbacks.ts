/** The desk for callbacks of a profile: its receiver, its store, and what a callback sets off. */
import { makeProver, makeSelfTest } from './adapters/callbacks/prover.ts';
import { ThreadedReceiver } from './adapters/callbacks/receiver.ts';
import type { UseKey } from './adapters/gateway/signed.ts';
import { CallbackDesk } from './desk/callbacks.ts';
import type { Clock, Ids, Profile } from './ports/host.ts';
import type { Evidence } from './ports/ledger.ts';
import type { LedgerStanding } from './ports/standing.ts';
import type { Treasury } from './ports/treasury.ts';
import { CallbackEar } from './workflow/hear-callback.ts';
import { standingWords } from './workflow/standing-words.ts';

export interface ProfileCallbacksParts {
  readonly profile: Profile;
  readonly key: UseKey;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The code of the receiver's thread; absent where nothing is received. */
  readonly receiverWorker?: URL;
  /** The receiver or what came is another one; absent where nobody watches. */
  readonly callbacksChanged?: () => void;
}

export interface HeldTogether {
  readonly treasury: Treasury;
  readonly standing: LedgerStanding;
  readonly evidence: Pick<Evidence, 'payoutNamed'>;
  readonly askPayout: (payoutId: string) => Promise<void>;
  readonly askInvoice: (orderId: string) => Promise<void>;
}

/** Opens the desk; a receiver that was left on begins to listen by itself. */
export const openProfileCallbacks = (
  parts: ProfileCallbacksParts,
  { treasury, standing, evidence, askPayout, askInvoice }: HeldTogether,
): CallbackDesk => {
  const { clock, ids, key, receiverWorker: worker } = parts;
  const { platformId } = parts.profile;
  const store = treasury.callbacks;
  const changed = parts.callbacksChanged ?? (() => undefined);
  const ear = new CallbackEar({ evidence, store, matched: changed, askPayout, askInvoice });
  const receiver = new ThreadedReceiver({
    worker: worker ?? null,
    platformId,
    key,
    store,
    now: () => clock.now(),
    fresh: (callbacks) => ear.hear(callbacks),
    changed,
  });
  return new CallbackDesk({
    store,
    receiver,
    ear,
    prove: makeProver(platformId, key),
    selfTest: makeSelfTest(platformId, key),
    clock,
    ids,
    closedBecause: standingWords(standing),
  });
};
