/** A loopback cable between Purser and the gateway: it sees every byte first, and may spoil a withdraw. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What becomes of one withdraw on the cable. */
export interface Spoil {
  /** Act as soon as so many bytes of the request have come; without it, once the request is whole. */
  readonly afterBytes?: number;
  /** Whether the gateway gets the request, and has answered, before anything else happens. */
  readonly delivered: boolean;
  /** What the caller sees instead of the gateway's answer. */
  readonly ends: (caller: Socket, request: string) => void;
}

export type Witness = () => Promise<readonly string[]>;

/** One connection on which a withdraw came. */
export interface Post {
  readonly orderId: () => string;
  /** How many requests came on this connection. */
  readonly requests: () => number;
  /** What the witnesses said when the first byte came. */
  readonly seen: Promise<readonly string[]>;
}

export interface Wire {
  readonly url: string;
  readonly posts: readonly Post[];
  /** The signature of every request so far, of reads and withdraws alike. */
  readonly signatures: () => readonly string[];
  /** Connections so far, of reads and withdraws alike. */
  readonly connections: () => number;
  /** The fate of the n-th withdraw, from 1. */
  readonly spoils: Map<number, Spoil>;
  /** Asked at the first byte of every withdraw: the order ids recorded as being sent just then. */
  readonly witnesses: Set<Witness>;
  /** Called before a withdraw's answer may pass. */
  onWithdraw: () => void;
  /** Breaks every open connection. */
  cut(): void;
  close(): Promise<void>;
}

const isWhole = (text: string): boolean => {
  const end = text.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(text)?.[1] ?? '0';
  return end >= 0 && text.length >= end + 4 + Number(length);
};

const joinTo = (port: number, caller: Socket): Socket => {
  const gateway = connect({ host: '127.0.0.1', port });
  gateway.on('error', () => caller.destroy());
  gateway.once('close', () => caller.end());
  caller.once('close', () => gateway.destroy());
  return gateway;
};

/** Delivers the request and throws the answer away, then spoils. */
const spoil = (port: number, caller: Socket, { text, how }: { text: string; how: Spoil }): void => {
  if (!how.delivered) {
    how.ends(caller, text);
    return;
  }
  const gateway = connect({ host: '127.0.0.1', port });
  gateway.on('error', () => undefined);
  gateway.resume();
  gateway.once('close', () => how.ends(caller, text));
  gateway.write(text, 'latin1');
};

/** Lays the cable to a gateway on this port. */
export const layWire = async (gatewayPort: number): Promise<Wire> => {
  const open = new Set<Socket>();
  const posts: Post[] = [];
  const texts: (() => string)[] = [];
  let connections = 0;
  const carry = (caller: Socket): void => {
    connections += 1;
    open.add(caller);
    let text = '';
    texts.push(() => text);
    let how: Spoil | undefined;
    let gateway: Socket | null = null;
    let done = false;
    caller.on('error', () => undefined);
    caller.once('close', () => open.delete(caller));
    const begin = (): void => {
      if (!text.startsWith('POST /v2/withdraw ')) return;
      posts.push({
        orderId: () => /"orderId":"([^"]+)"/.exec(text)?.[1] ?? '',
        requests: () => text.match(/^POST /gm)?.length ?? 0,
        seen: Promise.all([...wire.witnesses].map((witness) => witness())).then((said) =>
          said.flat(),
        ),
      });
      how = wire.spoils.get(posts.length);
    };
    caller.on('data', (part: Buffer) => {
      const first = text === '';
      text += part.toString('latin1');
      if (first) begin();
      if (how === undefined) {
        if (gateway === null) {
          gateway = joinTo(gatewayPort, caller);
          gateway.on('data', (answer: Buffer) => caller.write(answer));
        }
        gateway.write(part);
      } else if (!done && (isWhole(text) || text.length >= (how.afterBytes ?? Infinity))) {
        done = true;
        wire.onWithdraw();
        spoil(gatewayPort, caller, { text, how });
      }
    });
  };
  const server: Server = createServer(carry);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  const wire: Wire = {
    url: `http://127.0.0.1:${port}`,
    posts,
    signatures: () =>
      texts.flatMap((text) =>
        [...text().matchAll(/x-signature: ([0-9a-f]{64})/gi)].map(
          ([, signature = '']) => signature,
        ),
      ),
    connections: () => connections,
    spoils: new Map(),
    witnesses: new Set(),
    onWithdraw: () => undefined,
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
  return wire;
};

export const reset = (caller: Socket): void => {
  caller.resetAndDestroy();
};

/** Says these bytes and hangs up. */
export const saying =
  (bytes: string) =>
  (caller: Socket): void => {
    caller.end(bytes);
  };
