/**
 * The practice gateway on HTTP, on the loopback address alone.
 */
import { createServer, type Server } from 'node:http';
import { err, ok, type Result } from '#core/result.ts';
import { openCallbacks, type PracticeCallbacks } from './callbacks.ts';
import type { CallbackSwitches } from './callback-switches.ts';
import { viewBooks, type BooksView } from './books-view.ts';
import { practiceCurrencyTable } from './currency-table.ts';
import { payAsCustomer, type CustomerPayment } from './customer.ts';
import type { FaultScript } from './faults.ts';
import { practiceFiatPrices } from './fiat-prices.ts';
import { makeGateway, type Gateway, type House } from './gateway.ts';
import type { Deposit } from './incoming.ts';
import { scenarios, type ScenarioName } from './scenario.ts';
import { serve } from './serve.ts';
import { forgetfulMemory, openMemory } from './state.ts';
import { makeSteadyClock, type Clock } from './steady-clock.ts';
import type { Switches } from './switches.ts';

export interface PracticeOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly platformId: number;
  readonly apiKey: string;
  /** Drives ids, hashes, rates, settlement and chance. */
  readonly seed: string | number;
  /** Where balances and withdrawals are kept; null keeps them in memory only. */
  readonly stateFile: string | null;
  /** Shortest time between two withdraw arrivals that does not block the account, ms. Default 1000. */
  readonly withdrawIntervalMs?: number;
  /** Time from execution to the first final reading, ms. Default 2000 to 8000. */
  readonly settleMs?: { readonly min: number; readonly max: number };
  readonly clock?: Clock;
  /** Decimal text by currency id, in place of the table's starting balances. */
  readonly startingBalances?: Readonly<Record<number, string>>;
  readonly scenario?: ScenarioName;
  /** Added to the scenario's own faults. */
  readonly faults?: FaultScript;
  /** Laid over the scenario's switches. */
  readonly switches?: Partial<Switches>;
  /** How it calls back; by default it calls nobody. */
  readonly callbacks?: Partial<CallbackSwitches>;
  /** Told about trouble of the practice gateway itself, such as a full disk. */
  readonly onProblem?: (text: string) => void;
}

export interface PracticeGateway {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly books: BooksView;
  readonly callbacks: PracticeCallbacks;
  /** Puts a script in place of the present faults, or a scenario in place of everything; counts start again. */
  setFaults(faults: FaultScript | ScenarioName): void;
  /** Lays switches over the present ones. */
  setSwitches(switches: Partial<Switches>): void;
  setScenario(name: ScenarioName): void;
  setWithdrawInterval(ms: number): void;
  /** Lifts a block and keeps the books. */
  unblock(): void;
  /** Forgets every withdrawal and lifts a block; scenario, faults and interval stay. */
  reset(): void;
  /** Pays an address or an invoice as a customer would. Errors: words for people. */
  pay(payment: CustomerPayment): Result<Deposit, string>;
  /** Lets the time of an invoice be over now. Errors: words for people. */
  expire(orderId: string): Result<null, string>;
  /** Calls back after every deposit that is in the books; the answer stops it. */
  onDeposit(listener: (deposit: Deposit) => void): () => void;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Opens the practice gateway. Rejects when the port is taken, the state file unusable or an option senseless. */
export const startPracticeGateway = async (options: PracticeOptions): Promise<PracticeGateway> => {
  const plain = houseFor(options);
  const callbacks = openCallbacks(plain, options.callbacks);
  const house: House = { ...plain, tell: (news) => callbacks.tell(news) };
  const onProblem = options.onProblem ?? (() => {});
  const memory =
    options.stateFile === null ? forgetfulMemory() : openMemory(options.stateFile, onProblem);
  let gateway = makeGateway(house, memory, true);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    (request, response) => serve({ request, response, house, gateway, onProblem }),
  );
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    memory.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    books: viewBooks(house, () => gateway),
    callbacks,
    ...controls(house, () => gateway),
    ...customers(house, () => gateway),
    reset: () => {
      memory.clear();
      gateway = makeGateway(house, memory, false);
    },
    close: () => {
      callbacks.stop();
      return closeServer(server).finally(() => memory.close());
    },
  };
};

const controls = (
  house: House,
  current: () => Gateway,
): Pick<
  PracticeGateway,
  'setScenario' | 'setFaults' | 'setSwitches' | 'setWithdrawInterval' | 'unblock'
> => {
  const setScenario = (name: ScenarioName): void => {
    house.switches = scenarios[name].switches;
    house.faults = scenarios[name].faults;
    current().restartCounts();
  };
  return {
    setScenario,
    setFaults: (faults) => {
      if (typeof faults === 'string') return setScenario(faults);
      house.faults = faults;
      current().restartCounts();
    },
    setSwitches: (switches) => {
      house.switches = { ...house.switches, ...switches };
    },
    setWithdrawInterval: (ms) => {
      house.withdrawIntervalMs = ms;
    },
    unblock: () => current().rule.unblock(house.now()),
  };
};

/** What customers and time do to addresses and invoices. */
const customers = (
  house: House,
  current: () => Gateway,
): Pick<PracticeGateway, 'pay' | 'expire' | 'onDeposit'> => {
  const listeners = new Set<(deposit: Deposit) => void>();
  return {
    pay: (payment) => {
      const paid = payAsCustomer(current().deskNow(), payment);
      if (paid.ok) for (const listener of listeners) listener(paid.value);
      return paid;
    },
    expire: (orderId) => {
      const { till } = current();
      if (till.invoiceOf(orderId) === null) return err('The practice gateway has no such invoice.');
      till.expire(orderId, house.now());
      return ok(null);
    },
    onDeposit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const DEFAULT_SETTLE = { min: 2_000, max: 8_000 };

const houseFor = (options: PracticeOptions): House => {
  const { switches, faults } = scenarios[options.scenario ?? 'calm'];
  const settleMs = options.settleMs ?? DEFAULT_SETTLE;
  const clock = options.clock ?? makeSteadyClock();
  if (!(settleMs.min >= 0 && settleMs.max >= settleMs.min)) {
    throw new Error(`practice: settle time from ${settleMs.min} to ${settleMs.max} ms`);
  }
  return {
    credentials: { platformId: options.platformId, apiKey: options.apiKey },
    seed: String(options.seed),
    settleMs,
    table: practiceCurrencyTable,
    startingBalances: options.startingBalances ?? {},
    now: () => Math.floor(clock.now()),
    fiatPrice: practiceFiatPrices,
    switches: { ...switches, ...options.switches },
    faults: [...faults, ...(options.faults ?? [])],
    withdrawIntervalMs: options.withdrawIntervalMs ?? 1_000,
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
