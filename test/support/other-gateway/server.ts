/**
 * A gateway of its own for tests, written from the protocol's reference and sharing nothing with `src/practice`: it
 * takes every order, even twice, blocks whoever withdraws too often, and misbehaves at any call as it is told.
 */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  balanceFields,
  currenciesFields,
  feesFields,
  statusFields,
  withdrawFields,
  type Asked,
} from './answers.ts';
import { documented, spell, type Dialect, type Fields } from './dialect.ts';
import { deedOf, strikeAt, type Call, type Mishap, type Strike } from './mishap.ts';
import { Books, type Register } from './register.ts';
import { answer, type Reply } from './spoil.ts';

export interface OtherGatewayOptions {
  readonly platformId: number;
  readonly apiKey: string;
  /** Two withdraws closer than this block the account for ever, ms. */
  readonly intervalMs: number;
  readonly strikes?: readonly Strike[];
  readonly dialect?: Partial<Dialect>;
}

export interface OtherGateway {
  readonly url: string;
  readonly register: Register;
  close(): Promise<void>;
}

interface Visit {
  readonly call: Call;
  readonly body: string;
  readonly signature: string;
  readonly mishap: Mishap | undefined;
}

const CALLS = ['withdraw', 'withdrawstatus', 'currencies', 'fees', 'balance'] as const;

const callOf = ({ method, url }: IncomingMessage): Call | undefined =>
  CALLS.find((call) => method === 'POST' && url === `/v2/${call}`);

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

class House {
  readonly books = new Books();
  readonly #options: OtherGatewayOptions;
  readonly #dialect: Dialect;
  #blocked = false;

  constructor(options: OtherGatewayOptions) {
    this.#options = options;
    this.#dialect = { ...documented, ...options.dialect };
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = callOf(request);
    response.shouldKeepAlive = this.#dialect.keepAlive;
    if (call === undefined || this.#dialect.without.includes(call)) {
      await readBody(request);
      const { unknownPath } = this.#dialect;
      if (unknownPath === 'refusal')
        return this.#end(request, response, this.#no('Unknown method'));
      return this.#end(request, response, { status: 404, body: '<h1>Not Found</h1>' });
    }
    const mishap = strikeAt(this.#options.strikes ?? [], call, this.books.count(call));
    const arrival = call === 'withdraw' ? this.#arrive() : null;
    const none = { status: 500, body: '' };
    if (mishap?.kind === 'reset-in-request') {
      answer(request, response, { reply: none, mishap });
      return;
    }
    const body = await readBody(request);
    const signature = String(request.headers['x-signature'] ?? '');
    const asked = JSON.parse(body) as Asked;
    if (arrival !== null) arrival.orderId = asked.orderId ?? null;
    const reply = this.#reply({ call, body, signature, mishap }, asked);
    answer(request, response, { reply, mishap });
  }

  #end(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
    answer(request, response, { reply, mishap: undefined });
  }

  #arrive(): { at: number; orderId: string | null } {
    const arrival = { at: performance.now(), orderId: null };
    const last = this.books.arrivals.at(-1);
    this.#blocked ||= last !== undefined && arrival.at - last.at < this.#options.intervalMs;
    this.books.arrivals.push(arrival);
    return arrival;
  }

  #no(message: string): Reply {
    const { refusalStatus } = this.#dialect;
    return { status: refusalStatus, body: spell({ result: 0, message }, this.#dialect) };
  }

  #yes(fields: Fields): Reply {
    return { status: 200, body: spell(fields, this.#dialect) };
  }

  #reply({ call, body, signature, mishap }: Visit, asked: Asked): Reply {
    const { platformId, apiKey } = this.#options;
    const right = createHmac('sha256', apiKey)
      .update(`${platformId};${body};${apiKey}`)
      .digest('hex');
    if (Number(asked.platformId) !== platformId) return this.#no('platformId error');
    if (signature !== right) return this.#no('incorrect signature');
    if (this.#blocked) return this.#no('Account is blocked');
    switch (call) {
      case 'currencies':
        return this.#yes(currenciesFields(this.#dialect));
      case 'balance':
        return this.#yes(balanceFields(this.#dialect));
      case 'fees':
        return this.#yes(feesFields(asked));
      case 'withdrawstatus': {
        const now = performance.now();
        const found = this.books.find(asked, now);
        return found === undefined
          ? this.#no(this.#dialect.notFound)
          : this.#yes(statusFields(found, now));
      }
      case 'withdraw':
        return this.#withdraw(asked, mishap);
    }
  }

  #withdraw(asked: Asked, mishap: Mishap | undefined): Reply {
    const delay = deedOf(mishap);
    if (delay === null) return this.#no('Temporarily unavailable');
    const { orderId = '', paymentId, addressTo = '', amount = '' } = asked;
    const order = { orderId, paymentId: Number(paymentId), addressTo, amount };
    const done = this.books.execute(order, performance.now() + delay, mishap);
    const fields = withdrawFields(done);
    if (mishap?.kind === 'echo') return this.#yes({ ...fields, [mishap.field]: '77' });
    if (mishap?.kind === 'no-transaction-id') return this.#yes({ ...fields, transactionId: '' });
    return this.#yes(fields);
  }
}

/** Opens it on a free loopback port. */
export const startOtherGateway = async (options: OtherGatewayOptions): Promise<OtherGateway> => {
  const house = new House(options);
  const server = createServer((request, response) => {
    house.serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    register: house.books,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
