/**
 * A tunnel through an HTTP proxy (CONNECT, RFC 9110 section 9.3.6). The proxy sees a host and a port; what goes through
 * is encrypted end to end by whoever asked for it. Everything here is before the first byte of any request.
 */
import { connect, type Socket } from 'node:net';
import { err, ok, type Result } from '#core/result.ts';
import { faultOf, type ConnectionFault } from './faults.ts';

/** A proxy's answer is a few lines; more is not one. */
const MAX_HEAD = 8 * 1024;

const END = Buffer.from('\r\n\r\n');

const unreachable = (detail: string): ConnectionFault => ({ kind: 'unreachable', detail });

/** Null when the tunnel is open; otherwise what the proxy said instead. */
const refusalIn = (head: Buffer): ConnectionFault | null => {
  const [line = ''] = head.toString('latin1').split('\r\n', 1);
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(line)?.[1];
  if (status === undefined) return unreachable('the proxy answered something that is not HTTP');
  if (status.startsWith('2')) return null;
  const asksWho =
    status === '407' ? '; it asks for a name and password, which Purser does not send' : '';
  return unreachable(`the proxy refused the tunnel (${status})${asksWho}`);
};

/** A socket through the proxy on which nothing was written after CONNECT, or why there is none. Never rejects. */
export const openTunnel = (
  proxy: URL,
  to: { readonly host: string; readonly port: number },
  deadlineMs: number,
): Promise<Result<Socket, ConnectionFault>> =>
  new Promise((resolve) => {
    const socket = connect({ host: proxy.hostname, port: Number(proxy.port) });
    let head = Buffer.alloc(0);
    const settle = (outcome: Result<Socket, ConnectionFault>): void => {
      clearTimeout(timer);
      socket.removeAllListeners('data').removeAllListeners('close').pause();
      if (!outcome.ok) socket.destroy();
      resolve(outcome);
    };
    const fail = (fault: ConnectionFault): void => settle(err(fault));
    const timer = setTimeout(() => {
      fail(unreachable(`the proxy opened no tunnel within ${deadlineMs} ms`));
    }, deadlineMs);
    // Stays attached: a tunnel that breaks later must not become an uncaught error.
    socket.on('error', (error) => {
      const { detail } = faultOf(error);
      fail(unreachable(`the proxy could not be used: ${detail}`));
    });
    socket.once('close', () => {
      fail(unreachable('the proxy closed the connection'));
    });
    socket.once('connect', () => {
      const place = `${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}`;
      socket.write(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n\r\n`);
    });
    socket.on('data', (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf(END);
      if (end < 0 && head.length <= MAX_HEAD) return;
      if (end < 0) return fail(unreachable('the proxy answered more than a proxy says'));
      const refusal = refusalIn(head);
      if (refusal !== null) return fail(refusal);
      // The far end speaks only when it is spoken to, so these would be the proxy's own words.
      if (head.length > end + END.length)
        return fail(unreachable('the proxy sent bytes of its own'));
      settle(ok(socket));
    });
  });
