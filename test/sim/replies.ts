/** Reply bodies as the vendor writes them, and what the interpreter that ships makes of them. */
import { interpret } from '#main/adapters/gateway/interpret.ts';
import type { WireReply, WithdrawOrder, WithdrawOutcome } from '#main/ports/gateway.ts';
import { wireAddress } from '#core/track/reading.ts';
import type { Execution } from './bank.ts';
import type { Fate } from './plan.ts';

const reply = (status: number, body: string): WireReply => ({
  kind: 'reply',
  reply: { status, body },
});

const accepted = (
  order: WithdrawOrder,
  said: { readonly id?: string | undefined; readonly amount?: string },
): string =>
  JSON.stringify({
    result: 1,
    paymentId: order.currencyId,
    addressTo: wireAddress(order),
    amount: said.amount ?? order.amount,
    transactionId: said.id,
  });

const TIMEOUT: WireReply = {
  kind: 'silence',
  cause: 'timeout',
  detail: 'the gateway did not answer within 60000 ms',
};
const CLOSED: WireReply = {
  kind: 'silence',
  cause: 'closed',
  detail: 'the connection broke: ECONNRESET',
};
const BAD_GATEWAY = reply(502, '<html><body>502 Bad Gateway</body></html>');
const REFUSED = reply(400, '{"result":0,"message":"Invalid address"}');
const REFUSED_OK = reply(200, '{"result":0,"message":"Insufficient balance"}');
const STRANGE = reply(400, '{"result":0,"message":"Something went wrong, try later"}');
const FORBIDDEN = reply(403, '{"result":0,"message":"IP is not allowed"}');
const WRONG_KEY = reply(401, '{"result":0,"message":"Incorrect signature"}');
const TOO_MANY = reply(429, '{"result":0,"message":"Too many requests"}');

/** What comes back for a request of this fate; `execution` is null when it was not executed, or not yet. */
export const replyTo = (
  fate: Fate,
  order: WithdrawOrder,
  execution: Execution | null,
): WireReply => {
  const id = execution?.withdrawalId;
  const amount = execution?.amount ?? order.amount;
  switch (fate) {
    case 'ok':
      return reply(200, accepted(order, { id, amount }));
    case 'echo-differs':
      return reply(200, accepted(order, { id, amount: '999' }));
    case 'no-id':
      return reply(200, accepted(order, { amount }));
    case 'cut':
      return execution === null ? CLOSED : reply(200, accepted(order, { id: 'w' }).slice(0, 40));
    case 'lost':
    case 'answer-lost':
    case 'late':
      return TIMEOUT;
    case 'error':
    case 'error-executed':
    case 'late-error':
      return BAD_GATEWAY;
    case 'refused':
      return order.amount.endsWith('1') ? REFUSED_OK : REFUSED;
    case 'refused-executed':
      return REFUSED;
    case 'strange-refusal':
      return STRANGE;
    case 'forbidden':
      return order.amount.endsWith('1') ? WRONG_KEY : FORBIDDEN;
    case 'too-many':
      return TOO_MANY;
  }
};

/** What a definite refusal means to the engine. */
export const outcomeOfRefusal: WithdrawOutcome = { kind: 'refused', message: 'Invalid address' };

/** The interpreter is pure, and few bodies occur: each is interpreted once. */
const interpreted = new Map<string, WithdrawOutcome>();

/** The interpreter that ships, over what came back. */
export const interpretReply = (order: WithdrawOrder, wire: WireReply): WithdrawOutcome => {
  if (wire.kind === 'silence') return interpret(order, wire);
  const { status, body } = wire.reply;
  const key = `${status} ${order.currencyId} ${order.address} ${order.amount} ${order.fiat} ${body}`;
  const known = interpreted.get(key);
  if (known !== undefined) return known;
  const outcome = interpret(order, wire);
  if (interpreted.size < 10_000) interpreted.set(key, outcome);
  return outcome;
};
