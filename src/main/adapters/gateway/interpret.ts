/**
 * The classification table of a withdraw: accepted, refused or unanswered; nothing else exists.
 * Source: safety reference section 4, and gateway reference section 3 "What is ambiguous".
 */
import type { StoredReply } from '#core/audit/entry.ts';
import { wireAddress } from '#core/track/reading.ts';
import type { WireReply, WithdrawOrder, WithdrawOutcome } from '#main/ports/gateway.ts';
import { isSameDecimal } from './decimal-text.ts';
import { isPinnedRefusal } from './pinned-refusals.ts';
import { readEnvelope, readWithdrawEcho, type Envelope } from './wire.ts';

type Stop = Extract<WithdrawOutcome, { kind: 'unanswered' }>['stop'];

const ACCESS_WORDS = /signature|platform|\bip\b|api[ -]?key|\bkey\b|unauthori[sz]ed|forbidden/i;
const RATE_WORDS = /too many requests|too often|rate limit|limit exceeded|per second|blocked/i;

/** Whether the gateway speaks of who may ask, or how often, and not of what was asked. */
export const speaksOfAccess = (message: string): 'not-authorised' | 'rate-limited' | null => {
  if (RATE_WORDS.test(message)) return 'rate-limited';
  return ACCESS_WORDS.test(message) ? 'not-authorised' : null;
};

const PAID_THINGS =
  'order(?: ?id)?|transaction(?: ?id)?|withdraw(?:al)?(?: ?id)?|payment|payout|record';
const ABSENT = "not found|not exist|doesn't exist|unknown|missing";
const NOTHING_THERE = new RegExp(
  `\\b(?:${PAID_THINGS})\\b[^.]*\\b(?:${ABSENT})\\b|\\b(?:no|no such|unknown) (?:${PAID_THINGS})\\b`,
  'i',
);
const CALLER_ABSENT = new RegExp(
  `\\b(?:platform|key|signature|ip)(?: ?id)?(?: (?:is|was|does))? (?:${ABSENT})\\b`,
  'i',
);

/** Whether a refused look-up says that nothing is there: the word "platform" beside it does not make it about access. */
export const saysNothingFound = (message: string): boolean => {
  const about = speaksOfAccess(message);
  if (about !== 'not-authorised') return about === null;
  return NOTHING_THERE.test(message) && !CALLER_ABSENT.test(message);
};

/**
 * Reads meaning into what came back for an order; pure, so recovery can repeat it on the stored reply.
 * Only HTTP 200 with a clear yes is accepted, only a pinned text on HTTP 200 or 400 is refused.
 */
export const interpret = (order: WithdrawOrder, wire: WireReply): WithdrawOutcome => {
  if (wire.kind === 'silence') return unanswered(`No answer: ${wire.detail}`, 'unknown-outcome');
  const { reply } = wire;
  const envelope = readEnvelope(reply.body);
  const stop = stopOfStatus(reply.status);
  if (stop !== null) return unanswered(describe(reply, envelope), stop);
  if (envelope?.result === 'yes' && reply.status === 200) return accepted(order, envelope);
  if (envelope?.result !== 'no') return unanswered(describe(reply, envelope), 'unknown-outcome');
  const isRefusalStatus = reply.status === 200 || reply.status === 400;
  if (isRefusalStatus && isPinnedRefusal(envelope.message)) {
    return { kind: 'refused', message: envelope.message };
  }
  const cause = speaksOfAccess(envelope.message) ?? 'unknown-outcome';
  return unanswered(describe(reply, envelope), cause);
};

const unanswered = (detail: string, stop: Stop): WithdrawOutcome => ({
  kind: 'unanswered',
  detail,
  stop,
});

const stopOfStatus = (status: number): Stop | null => {
  if ([408, 409, 425, 429].includes(status)) return 'rate-limited';
  if (status === 401 || status === 403) return 'not-authorised';
  if (status >= 300 && status < 400) return 'not-authorised';
  return status >= 500 ? 'unknown-outcome' : null;
};

const describe = (reply: StoredReply, envelope: Envelope | null): string => {
  if (envelope === null) return `HTTP ${reply.status} with a body that is not the gateway's JSON`;
  const words = envelope.message === '' ? 'no message' : `"${envelope.message}"`;
  return `HTTP ${reply.status}, ${envelope.result === 'yes' ? 'a yes' : 'not accepted'}, ${words}`;
};

const accepted = (order: WithdrawOrder, envelope: Envelope): WithdrawOutcome => {
  const echo = readWithdrawEcho(envelope.fields);
  const isConverted = order.fiat !== undefined;
  const agrees = {
    withdrawalId: echo.withdrawalId !== null,
    currency: echo.currencyId === order.currencyId,
    address: echo.address === wireAddress(order),
    // What the gateway made of a fiat amount is for the caller to judge; here it must only be there.
    amount: echo.amount !== null && (isConverted || isSameDecimal(echo.amount, order.amount)),
  };
  const differs = Object.entries(agrees).flatMap(([field, same]) => (same ? [] : [field]));
  const made = isConverted ? { made: echo.amount } : {};
  return { kind: 'accepted', withdrawalId: echo.withdrawalId, differs, ...made };
};
