/** One delivery on its way: proven, kept, and only then answered 200. */
import type { KeyObject } from 'node:crypto';
import type { Result } from '#core/result.ts';
import { proveCallback } from '../gateway/prove-callback.ts';
import type { CallbackProof, Delivery, Disbelief } from '#main/ports/callbacks.ts';
import type { Counting } from './counting.ts';
import type { Keeper } from './keeper.ts';
import type { Answer } from './listener.ts';

export interface AcceptParts {
  readonly platformId: number;
  readonly key: () => Promise<Result<KeyObject, string>>;
  readonly keeper: Keeper;
  readonly counting: Counting;
  /** ms since 1970. */
  readonly now: () => number;
}

const DISBELIEF: Readonly<Record<Disbelief, Answer>> = {
  malformed: { status: 400, text: 'not stored: the body is neither a JSON object nor a form' },
  unsigned: { status: 401, text: 'not stored: the signature is missing' },
  'wrong-signature': { status: 401, text: 'not stored: the signature is wrong' },
  'wrong-platform': { status: 403, text: 'not stored: it is meant for another platform' },
};

const NO_KEY: Answer = {
  status: 503,
  text: 'not stored: the signature cannot be checked now because the key is not available',
};
const NOT_KEPT: Answer = { status: 503, text: 'not stored: it cannot be written down now' };

/** Answers deliveries; never rejects. */
export const makeAccept =
  (parts: AcceptParts) =>
  async (delivery: Delivery): Promise<Answer> => {
    const { platformId, counting } = parts;
    const key = await parts.key();
    if (!key.ok) {
      counting.count('unavailable');
      return NO_KEY;
    }
    const proof = proveCallback(delivery, { platformId, key: key.value });
    if (proof.verdict.kind === 'valid') return keep(parts, proof);
    counting.disbelieve(proof.verdict.kind, delivery.body, parts.now());
    return DISBELIEF[proof.verdict.kind];
  };

const keep = async (
  { keeper, counting, now }: AcceptParts,
  { form, reading, digest, fits, keepable: body }: CallbackProof,
): Promise<Answer> => {
  const kept = await keeper.keep({
    digest: digest ?? '',
    kind: reading?.kind ?? 'other',
    form,
    spelling: fits ?? 'as-sent',
    body,
    claim: reading?.claim ?? null,
    at: now(),
    source: 'receiver',
  });
  if (!kept.ok) {
    counting.count('unavailable');
    return NOT_KEPT;
  }
  counting.count(kept.value === 'fresh' ? 'kept' : 'repeated');
  return { status: 200, text: kept.value === 'fresh' ? 'stored' : 'stored before' };
};
