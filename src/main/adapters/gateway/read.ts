/** Reads from the gateway: paced, with a deadline and a few jittered retries. A read never moves money. */
import { err, ok, type Result } from '#core/result.ts';
import type { ReadFailure } from '#main/ports/gateway.ts';
import type { Clock } from '#main/ports/host.ts';
import type { Exchanged } from './exchange.ts';
import { speaksOfAccess } from './interpret.ts';
import type { Turn } from './read-pace.ts';
import { readEnvelope, type Envelope } from './wire.ts';

const RETRIES = 2;
const FIRST_BACKOFF_MS = 400;

export interface ReadNeeds {
  readonly clock: Pick<Clock, 'sleep'>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** A refusal of such a read says nothing about a payout, so one in words unknown to us is worth another try. */
  readonly retriesRefusals?: boolean;
}

/** Tries once; the failure says whether trying again may help. */
export type ReadAttempt = () => Promise<Result<Exchanged, ReadFailure>>;

interface Unread {
  readonly failure: ReadFailure;
  readonly mayPass: boolean;
}

/** Tries until there is an answer, with waits of full jitter between 0 and 400, then 0 and 800 ms. */
export const readWithRetries = async (
  { clock, random, retriesRefusals = false }: ReadNeeds,
  turn: Turn,
  attempt: ReadAttempt,
): Promise<Result<Envelope, ReadFailure>> => {
  for (let tried = 0; ; tried += 1) {
    await turn();
    const tries = await attempt();
    const read = tries.ok
      ? readReply(tries.value)
      : err({ failure: tries.error, mayPass: false } satisfies Unread);
    if (read.ok) return read;
    const { failure, mayPass } = read.error;
    const again = mayPass || (retriesRefusals && isUnknownRefusal(failure));
    if (!again || tried === RETRIES) return err(failure);
    await clock.sleep(random() * FIRST_BACKOFF_MS * 2 ** tried);
  }
};

const isUnknownRefusal = (failure: ReadFailure): boolean =>
  failure.kind === 'refused' &&
  failure.httpStatus !== 401 &&
  failure.httpStatus !== 403 &&
  speaksOfAccess(failure.message) === null;

const unread = (failure: ReadFailure, mayPass: boolean): Result<Envelope, Unread> =>
  err({ failure, mayPass });

const readReply = (answer: Exchanged): Result<Envelope, Unread> => {
  if (answer.kind === 'silence') {
    const { cause, detail, fault } = answer;
    if (cause === 'too-large') return unread({ kind: 'unreadable', detail }, false);
    if (fault?.kind === 'tls') return unread({ kind: 'tls', detail: fault.detail }, false);
    return unread({ kind: 'unreachable', detail }, true);
  }
  const { status, body } = answer.reply;
  const envelope = readEnvelope(body);
  const mayPass = status >= 500 || status === 408 || status === 429;
  if (envelope?.result === 'yes' && status === 200) return ok(envelope);
  if (envelope?.result === 'no' || status === 401 || status === 403) {
    const message = envelope?.message ?? '';
    const isLimit = speaksOfAccess(message) === 'rate-limited';
    return unread({ kind: 'refused', httpStatus: status, message }, mayPass || isLimit);
  }
  // A garbled answer may be whole the next time; one that points elsewhere or denies will not change.
  const isGarbled = status === 200 || status === 400;
  return unread({ kind: 'unreadable', detail: describe(status) }, mayPass || isGarbled);
};

const describe = (status: number): string =>
  status >= 300 && status < 400
    ? `HTTP ${status}: the gateway redirects elsewhere, which Purser does not follow`
    : `HTTP ${status} with a body that is not the gateway's answer`;
