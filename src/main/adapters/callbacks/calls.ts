/** What the main thread asks of the receiver's thread, and what it asks back. */
import type { KeyObject } from 'node:crypto';
import type { Result } from '#core/result.ts';
import type { Disbelieved, ProvenCallback, ReceiverSettings } from '#main/ports/callbacks.ts';
import type { ReceiverTally } from '#main/ports/receiver.ts';

interface Call<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

export interface ReceiverThread {
  readonly platformId: number;
}

export interface ReceiverCalls {
  /** Errors: words for people. */
  readonly start: Call<ReceiverSettings, Result<{ readonly addresses: readonly string[] }, string>>;
  /** Answers what is under way and frees the port. */
  readonly stop: Call<null, null>;
  readonly dropKey: Call<null, null>;
}

export interface OwnerCalls {
  readonly key: Call<null, Result<KeyObject, string>>;
  readonly keep: Call<
    readonly ProvenCallback[],
    Result<{ readonly fresh: readonly string[] }, string>
  >;
  readonly told: Call<{ readonly tally: ReceiverTally; readonly more: Disbelieved }, null>;
}
