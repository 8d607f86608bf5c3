import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One connection as a raw server sees it: every byte, and when it came. */
export interface Seen {
  readonly socket: Socket;
  /** All bytes received so far. */
  text: string;
}

/** A TCP server on loopback that misbehaves on purpose and remembers every byte it was sent. */
export interface RawServer {
  readonly port: number;
  readonly url: string;
  readonly connections: readonly Seen[];
  /** How many request lines of a POST arrived, over all connections. */
  readonly posts: () => number;
  readonly close: () => Promise<void>;
}

/** Called after each piece of a request; `whole` is true once head and body are complete. */
export type Behaviour = (seen: Seen, whole: boolean) => void;

/** Whether head and body of the first request are complete. */
const isWhole = (text: string): boolean => {
  const end = text.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(text)?.[1] ?? '0';
  return end >= 0 && text.length >= end + 4 + Number(length);
};

/** Remembers what arrives on a socket and lets the behaviour answer. */
export const watch = (socket: Socket, connections: Seen[], behave: Behaviour): void => {
  const seen: Seen = { socket, text: '' };
  connections.push(seen);
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    seen.text += part.toString('latin1');
    behave(seen, isWhole(seen.text));
  });
};

/** Wraps a listening server with what it saw. */
export const remember = (server: Server, scheme: string, connections: Seen[]): RawServer => {
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    connections,
    posts: () => connections.flatMap((seen) => seen.text.match(/^POST /gm) ?? []).length,
    close: () =>
      new Promise((resolve) => {
        for (const { socket } of connections) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
};

/** Starts a raw server; `onConnect` may act before anything was sent. */
export const startRawServer = async (
  behave: Behaviour,
  onConnect: (socket: Socket) => void = () => undefined,
): Promise<RawServer> => {
  const connections: Seen[] = [];
  const server = createServer((socket) => {
    watch(socket, connections, behave);
    onConnect(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return remember(server, 'http', connections);
};

/** The bytes of a reply with a right length. */
export const httpReply = (status: number, body: string, headers = ''): string =>
  `HTTP/1.1 ${status} Said\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Answers every whole request with the same reply. */
export const answering =
  (status: number, body: unknown): Behaviour =>
  (seen, whole) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (!whole) return;
    seen.text += '\n';
    seen.socket.write(httpReply(status, text));
  };
