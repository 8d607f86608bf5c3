/** The operator's desk for callbacks: the receiver's switch, what came, and one pasted in to be looked at. */
import { err, ok, type Result } from '#core/result.ts';
import type {
  CallbackProof,
  CallbackStore,
  Delivery,
  KeptCallback,
  Prover,
  ReceiverSettings,
} from '../ports/callbacks.ts';
import type { Clock, Ids } from '../ports/host.ts';
import type { Receiver, SelfTest, SelfTestAnswer } from '../ports/receiver.ts';
import type { CallbackEar } from '../workflow/hear-callback.ts';

export interface CallbackDeskNeeds {
  readonly store: CallbackStore;
  readonly receiver: Receiver;
  readonly ear: CallbackEar;
  readonly prove: Prover;
  readonly selfTest: SelfTest;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Ids;
  /** Why the receiver may not listen here, in words for people; null where it may. */
  readonly closedBecause: string | null;
}

/** A callback pasted in, held against platform and key. */
export interface PastedProof {
  readonly proof: CallbackProof;
  /** The one that was kept before, which this would be a repeat of. */
  readonly known: KeptCallback | null;
}

/** A port that nothing usual takes. */
const USUAL_PORT = 8420;

export const PORTS = { least: 1_024, most: 65_535 } as const;

export class CallbackDesk {
  readonly #needs: CallbackDeskNeeds;
  readonly #ready: Promise<void>;
  #settings: ReceiverSettings;
  #isClosed = false;

  /** A receiver that was left on listens again as soon as its settings are read; nobody waits for it. */
  constructor(needs: CallbackDeskNeeds) {
    this.#needs = needs;
    this.#settings = offSettings(needs.ids);
    this.#ready = this.#load();
  }

  get store(): CallbackStore {
    return this.#needs.store;
  }

  get receiver(): Receiver {
    return this.#needs.receiver;
  }

  async settings(): Promise<ReceiverSettings> {
    await this.#ready;
    return this.#settings;
  }

  /** Why the receiver may not listen here; null where it may. */
  get closedBecause(): string | null {
    return this.#needs.closedBecause;
  }

  /** Saves the settings and switches accordingly. Errors: words for people; nothing was changed then. */
  async configure(settings: ReceiverSettings): Promise<Result<null, string>> {
    const { store, receiver, closedBecause } = this.#needs;
    if (closedBecause !== null) return err(closedBecause);
    await this.#ready;
    const saved = await store.saveSettings(settings);
    if (!saved.ok) return err(saved.error.detail);
    this.#settings = settings;
    if (settings.on) await receiver.start(settings);
    else await receiver.stop();
    return ok(null);
  }

  /** A new unguessable part for the path. */
  newSecretPath(): string {
    return this.#needs.ids.next();
  }

  /** Looks into a callback; nothing is kept. Errors: the key cannot be had; words for people. */
  async look(delivery: Delivery): Promise<Result<PastedProof, string>> {
    const proof = await this.#needs.prove(delivery);
    if (!proof.ok) return proof;
    const { digest } = proof.value;
    const known = digest === null ? null : await this.#needs.store.find({ digest });
    return ok({
      proof: proof.value,
      known: known !== null && known.ok ? (known.value?.callback ?? null) : null,
    });
  }

  /** Keeps a valid callback that was pasted in, as if it had come. Errors: words for people; nothing was kept then. */
  async keep(delivery: Delivery): Promise<Result<PastedProof, string>> {
    const looked = await this.look(delivery);
    if (!looked.ok) return looked;
    const { verdict, form, reading, digest, keepable: body } = looked.value.proof;
    if (verdict.kind !== 'valid' || digest === null) {
      return err('This callback is not valid, so it was not kept.');
    }
    const kept = await this.#needs.store.keep([
      {
        digest,
        kind: reading?.kind ?? 'other',
        form,
        spelling: verdict.spelling,
        body,
        claim: reading?.claim ?? null,
        at: this.#needs.clock.now(),
        source: 'pasted',
      },
    ]);
    if (!kept.ok) return err(kept.error.detail);
    if (kept.value.fresh.includes(digest)) {
      this.#needs.ear.hear([{ digest, claim: reading?.claim ?? null }]);
    }
    return this.look(delivery);
  }

  /** Calls the receiver from here with a test. Errors: the key cannot be had; words for people. */
  async test(): Promise<Result<readonly SelfTestAnswer[], string>> {
    return this.#needs.selfTest(await this.settings());
  }

  /** Forgets the key until it is needed again: the computer sleeps or is locked. */
  dropKey(): void {
    this.#needs.receiver.dropKey();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#needs.receiver.stop();
    await this.#needs.ear.stop();
  }

  async #load(): Promise<void> {
    const { store, receiver, closedBecause } = this.#needs;
    const stored = await store.settings(null);
    if (!stored.ok || stored.value === null) return;
    this.#settings = stored.value;
    if (stored.value.on && closedBecause === null && !this.#isClosed) {
      void receiver.start(stored.value);
    }
  }
}

const offSettings = (ids: Ids): ReceiverSettings => ({
  on: false,
  port: USUAL_PORT,
  ipv6: false,
  secretPath: ids.next(),
  tunnel: '',
});
