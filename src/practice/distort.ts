/**
 * Turns an honest answer into the reply a faulty vendor or network would give.
 */
import type { Fault } from './faults.ts';
import { misstate } from './misstate.ts';
import { htmlReply, padZeros, refuse, type Answer, type HttpReply } from './protocol.ts';
import { refusals } from './refusals.ts';

/** How the bytes travel. */
export type Manner =
  | { readonly kind: 'plain' }
  /** The connection closes without a byte. */
  | { readonly kind: 'close' }
  /** The header announces the whole body, half of it follows, the connection closes. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'trickle'; readonly ms: number };

/** The answer under these faults: the endpoint's own, or a refusal in its place, with or without the deed. */
export const answerUnder = (faults: readonly Fault[], own: () => Answer): Answer => {
  const fault = faults.findLast((one) => one.kind === 'refuse');
  if (fault === undefined) return own();
  if (fault.executed === true) own();
  return refuse(fault.message ?? refusals.unavailable, fault.status);
};

/** Changes what a successful answer says. */
export const distortAnswer = (answer: Answer, fault: Fault): Answer => {
  if (answer.kind === 'refusal') return answer;
  if (fault.kind === 'echo' && fault.in === 'reply') {
    return { ...answer, fields: misstate(answer.fields, fault.field) };
  }
  if (fault.kind === 'garbled' && fault.body === 'no-transaction-id') {
    const { transactionId: _, ...fields } = answer.fields;
    return { ...answer, fields };
  }
  if (fault.kind === 'garbled' && fault.body === 'no-url') {
    const { url: _, ...fields } = answer.fields;
    return { ...answer, fields };
  }
  if (fault.kind === 'trailing-zeros' && typeof answer.fields['amount'] === 'string') {
    return { ...answer, fields: { ...answer.fields, amount: padZeros(answer.fields['amount']) } };
  }
  return answer;
};

/** Changes status, headers or bytes of a reply. `path` is where redirects point: back to the same place. */
export const distortReply = (reply: HttpReply, fault: Fault, path: string): HttpReply => {
  switch (fault.kind) {
    case 'status':
      return otherStatus(reply, fault, path);
    case 'garbled':
      return garble(reply, fault.body);
    case 'huge': {
      const padding = Math.max(0, (fault.bytes ?? 10_000_000) - reply.body.length);
      return { ...reply, body: Buffer.concat([reply.body, Buffer.alloc(padding, ' ')]) };
    }
    default:
      return reply;
  }
};

const otherStatus = (
  reply: HttpReply,
  { status, body = 'html' }: Extract<Fault, { kind: 'status' }>,
  path: string,
): HttpReply => {
  const bodies = {
    html: htmlReply(status, 'Error'),
    envelope: { ...reply, status },
    empty: { ...reply, status, body: Buffer.alloc(0) },
  };
  // These headers invite a client to repeat the request, which a careful one declines.
  if (status >= 300 && status < 400) return { ...bodies[body], headers: { location: path } };
  if (status === 429 || status === 503) return { ...bodies[body], headers: { 'retry-after': '0' } };
  return bodies[body];
};

const garble = (reply: HttpReply, body: Extract<Fault, { kind: 'garbled' }>['body']): HttpReply => {
  switch (body) {
    case 'empty':
      return { ...reply, body: Buffer.alloc(0) };
    case 'truncated':
      return { ...reply, body: reply.body.subarray(0, Math.floor(reply.body.length / 2)) };
    case 'html':
      return htmlReply(200, 'Welcome');
    default:
      return reply;
  }
};

/** How the reply travels under these faults; the last one that speaks of it wins. */
export const mannerOf = (faults: readonly Fault[]): Manner => {
  const shaped = faults.some(({ kind }) => kind === 'status' || kind === 'garbled');
  let manner: Manner = { kind: 'plain' };
  for (const fault of faults) {
    if (fault.kind === 'lost-reply') manner = { kind: 'close' };
    if (fault.kind === 'late-execution' && !shaped) manner = { kind: 'close' };
    if (fault.kind === 'garbled' && fault.body === 'cut') manner = { kind: 'cut' };
    if (fault.kind === 'slow') manner = { kind: 'slow', ms: fault.ms };
    if (fault.kind === 'trickle') manner = { kind: 'trickle', ms: fault.ms ?? 1_000 };
  }
  return manner;
};
