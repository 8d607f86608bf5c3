/** A connected, signed withdraw that waits for its one chance to leave. */
import type { Socket } from 'node:net';
import type { PreparedWithdraw, WireReply } from '#main/ports/gateway.ts';
import { openExchange, type ExchangeLimits, type SignedRequest } from './exchange.ts';

const closed = (detail: string): WireReply => ({ kind: 'silence', cause: 'closed', detail });

/** Nothing of the request exists on the socket before `send`; a second `send` answers with the first one's outcome. */
export const prepareOn = (
  socket: Socket,
  signed: SignedRequest,
  limits: ExchangeLimits,
): PreparedWithdraw => {
  const request = openExchange(signed, { socket }, limits);
  let outcome: Promise<WireReply> | null = null;
  // An answer that came before the question is none: what it answers was never asked.
  const connected = (): boolean => socket.writable && request.isOpen();
  const sendOnce = async (): Promise<WireReply> => {
    if (!connected()) return closed('the connection broke before the request could leave');
    const answer = await request.send();
    socket.destroy();
    if (answer.kind === 'reply') return answer;
    return { kind: 'silence', cause: answer.cause, detail: answer.detail };
  };
  return {
    connected,
    send: () => (outcome ??= sendOnce()),
    abandon: () => {
      outcome ??= Promise.resolve(closed('the connection was closed without use'));
      request.abandon();
      socket.destroy();
    },
  };
};
