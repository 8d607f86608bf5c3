import type { CallInput, CallName, CallReplies } from './contract.ts';
import type { EventName, Events } from './events.ts';
import type { Reply } from './errors.ts';

/** All that the preload puts on `window.bridge`; a test holds the built preload to exactly these keys. */
export interface Bridge {
  /** Makes one call; never rejects, errors are values. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallReplies[N]>>;
  /** Hears one event until the returned function is called. */
  subscribe<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  /** Hands a dropped file to main and answers its token; the path never reaches the page. */
  dropFile(
    file: unknown,
  ): Promise<Reply<{ readonly fileToken: string; readonly name: string; readonly size: number }>>;
}
