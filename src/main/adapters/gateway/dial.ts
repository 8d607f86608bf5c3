/** Connects to the gateway before anything is said, so that every failure up to here is provably before the first byte. */
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { err, ok, type Result } from '#core/result.ts';
import { isLoopback } from './address.ts';
import { faultOf, type ConnectionFault } from './faults.ts';
import { openTunnel } from './tunnel.ts';

const hostOf = (target: URL): string => target.hostname.replace(/^\[|\]$/g, '');

const portOf = (target: URL): number => Number(target.port || 443);

const open = (
  target: URL,
  through: Socket | null,
): { readonly socket: Socket; readonly ready: string } => {
  const host = hostOf(target);
  if (target.protocol !== 'https:') {
    const port = Number(target.port || 80);
    return { socket: connectPlain({ host, port }), ready: 'connect' };
  }
  const socket = connectTls({
    // Also where a socket is given: it is what the certificate is held against.
    host,
    ...(through === null ? { port: portOf(target) } : { socket: through }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    // Said here so that no environment variable can turn the check off.
    rejectUnauthorized: true,
  });
  return { socket, ready: 'secureConnect' };
};

const problemWith = (target: URL, socket: Socket): string | null => {
  if (!socket.writable) return 'the gateway closed the connection at once';
  const isLocal = isLoopback(socket.remoteAddress ?? '');
  return target.protocol === 'https:' || isLocal ? null : 'the address is not this computer';
};

/** This computer itself is never reached through a proxy: practice, and a gateway played by a test. */
export const proxyFor = (target: URL, proxy: URL | null): URL | null =>
  isLoopback(target.hostname) ? null : proxy;

/**
 * A connected (and for https verified) socket on which nothing was written, or why there is none. Never rejects.
 * Through a proxy the deadline holds for the tunnel and for what follows, each.
 */
export const dial = async (
  target: URL,
  deadlineMs: number,
  proxy: URL | null = null,
): Promise<Result<Socket, ConnectionFault>> => {
  if (proxy === null) return connectTo(target, deadlineMs, null);
  const tunnel = await openTunnel(
    proxy,
    { host: hostOf(target), port: portOf(target) },
    deadlineMs,
  );
  return tunnel.ok ? connectTo(target, deadlineMs, tunnel.value) : tunnel;
};

const connectTo = (
  target: URL,
  deadlineMs: number,
  through: Socket | null,
): Promise<Result<Socket, ConnectionFault>> =>
  new Promise((resolve) => {
    const { socket, ready } = open(target, through);
    const timer = setTimeout(() => {
      fail({ kind: 'unreachable', detail: `no connection within ${deadlineMs} ms` });
    }, deadlineMs);
    const fail = (fault: ConnectionFault): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(err(fault));
    };
    // Stays attached: a waiting socket that breaks must not become an uncaught error.
    socket.on('error', (error) => {
      fail(faultOf(error));
    });
    socket.once('close', () => {
      fail({ kind: 'unreachable', detail: 'the gateway closed the connection' });
    });
    socket.once(ready, () => {
      clearTimeout(timer);
      socket.setNoDelay(true);
      const problem = problemWith(target, socket);
      if (problem === null) resolve(ok(socket));
      else fail({ kind: 'unreachable', detail: problem });
    });
  });
