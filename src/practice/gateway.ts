/**
 * The practice gateway without HTTP: from a request's bytes to the reply's bytes and how they travel.
 */
import { makeBooks, type Books } from './books.ts';
import { tableUnits } from './charge.ts';
import type { PracticeCurrency } from './currencies.ts';
import type { Desk } from './desk.ts';
import { answerUnder, distortAnswer, distortReply, mannerOf, type Manner } from './distort.ts';
import { executionOf, faultsFor, type Fault, type FaultScript } from './faults.ts';
import type { PracticeEndpoint as Endpoint } from './faults.ts';
import { answerEstimated } from './estimated.ts';
import type { FiatPrices } from './fiat-prices.ts';
import { makeCallLimits, makeWithdrawRule, type CallLimits, type WithdrawRule } from './limits.ts';
import { answerBalance, answerCurrencies, answerFees } from './lists.ts';
import {
  htmlReply,
  readFields,
  readId,
  readText,
  refuse,
  spell,
  type Answer,
  type Fields,
  type HttpReply,
} from './protocol.ts';
import { refusals } from './refusals.ts';
import { answerOrderStatus, answerOrderStatusV3 } from './order-status.ts';
import { answerAddress, answerCreateOrder } from './receive.ts';
import { passingModes, type Credentials } from './signature.ts';
import type { Deposit } from './incoming.ts';
import type { Memory } from './state.ts';
import { answerStatus } from './status.ts';
import type { Switches } from './switches.ts';
import { makeTill, type Till } from './till.ts';
import { answerWithdraw } from './withdraw.ts';
import type { Withdrawal } from './withdrawal.ts';

/** Every path with its handler; further ones join here and in `PracticeEndpoint`. */
const endpoints: Readonly<Record<Endpoint, (desk: Desk, fields: Fields) => Answer>> = {
  withdraw: answerWithdraw,
  withdrawstatus: answerStatus,
  currencies: answerCurrencies,
  balance: answerBalance,
  fees: answerFees,
  address: answerAddress,
  createorder: answerCreateOrder,
  orderstatus: answerOrderStatus,
  'orderstatus-v3': answerOrderStatusV3,
  estimated: answerEstimated,
};

/** What the account is and how the vendor behaves now; everything but the account may change between requests. */
export interface House {
  readonly credentials: Credentials;
  readonly seed: string;
  readonly settleMs: { readonly min: number; readonly max: number };
  /** Every currency it knows. */
  readonly table: readonly PracticeCurrency[];
  readonly startingBalances: Readonly<Record<number, string>>;
  readonly now: () => number;
  readonly fiatPrice: FiatPrices;
  switches: Switches;
  faults: FaultScript;
  withdrawIntervalMs: number;
  /** Hears of every payout and every deposit as soon as it is in the books; absent where nobody is told. */
  readonly tell?: (news: Withdrawal | Deposit) => void;
}

/** One request, read completely. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

export interface Outgoing {
  readonly reply: HttpReply;
  readonly manner: Manner;
}

export interface Gateway {
  readonly books: Books;
  readonly till: Till;
  readonly rule: WithdrawRule;
  /** Notes that the head of a request is here; the withdraw rule counts from this moment. */
  arrive(method: string, path: string): void;
  /** Answers a request. Throws only when memory cannot keep what happened: then nothing was executed. */
  answer(incoming: Incoming): Outgoing;
  /** What a request of this moment would meet, without faults. */
  deskNow(): Desk;
  /** Counts requests from one again, as a new script expects. */
  restartCounts(): void;
}

/** Opens the gateway over what memory remembers. */
export const makeGateway = (house: House, memory: Memory, remembers: boolean): Gateway => {
  const past = remembers ? memory.past : [];
  const parts: Parts = {
    house,
    books: heardBooks(makeBooks(memory, past), house),
    till: makeTill(memory, past, house.tell),
    rule: makeWithdrawRule(memory, past),
    limits: makeCallLimits(),
    counts: new Map(),
  };
  return {
    books: parts.books,
    till: parts.till,
    rule: parts.rule,
    arrive: (method, path) => {
      if (endpointOf(method, path) !== 'withdraw') return;
      parts.rule.arrive(house.now(), house.withdrawIntervalMs);
    },
    answer: (incoming) => answer(parts, incoming),
    deskNow: () => deskFor(parts, []),
    restartCounts: () => parts.counts.clear(),
  };
};

const heardBooks = (books: Books, { tell }: House): Books => ({
  ...books,
  enter: (withdrawal) => {
    books.enter(withdrawal);
    tell?.(withdrawal);
  },
});

interface Parts {
  readonly house: House;
  readonly books: Books;
  readonly till: Till;
  readonly rule: WithdrawRule;
  readonly limits: CallLimits;
  readonly counts: Map<Endpoint, number>;
}

const isEndpoint = (name: string): name is Endpoint => Object.hasOwn(endpoints, name);

const endpointOf = (method: string, path: string): Endpoint | null => {
  if (method !== 'POST') return null;
  if (path === '/v3/orderstatus') return 'orderstatus-v3';
  const name = path.startsWith('/v2/') ? path.slice('/v2/'.length) : '';
  return name !== 'orderstatus-v3' && isEndpoint(name) ? name : null;
};

const answer = (parts: Parts, incoming: Incoming): Outgoing => {
  const endpoint = endpointOf(incoming.method, incoming.path);
  const isGone = endpoint === 'orderstatus-v3' && !parts.house.switches.orderStatusV3;
  if (endpoint === null || isGone) return plainly(htmlReply(404, 'Not Found'));
  const { dialect } = parts.house.switches;
  const fields = readFields(incoming.body);
  const refusal = turnAway(parts, incoming, fields);
  if (refusal !== null || fields === null) {
    return plainly(spell(refuse(refusal ?? refusals.notJson), dialect));
  }
  if (parts.house.switches.limits && !parts.limits.admits(endpoint, parts.house.now())) {
    return plainly(spell(refuse(refusals.tooOften), dialect));
  }
  const faults = strikingFaults(parts, endpoint, fields);
  const honest = answerUnder(faults, () => endpoints[endpoint](deskFor(parts, faults), fields));
  const said = faults.reduce(distortAnswer, honest);
  const reply = faults.reduce(
    (soFar, fault) => distortReply(soFar, fault, incoming.path),
    spell(said, dialect),
  );
  return { reply, manner: mannerOf(faults) };
};

const plainly = (reply: HttpReply): Outgoing => ({ reply, manner: { kind: 'plain' } });

/** Why a caller is not let in, whatever is asked; the platform comes first because its key checks the signature. */
const turnAway = (parts: Parts, incoming: Incoming, fields: Fields | null): string | null => {
  const { credentials, switches } = parts.house;
  if (fields === null || !/^application\/json\b/i.test(incoming.contentType)) {
    return refusals.notJson;
  }
  if (readId(fields, 'platformId') !== credentials.platformId) return refusals.platform;
  const passing = passingModes(credentials, incoming.body, incoming.signature);
  if (!switches.signatureModes.every((mode) => passing.includes(mode))) return refusals.signature;
  return parts.rule.blocked() ? refusals.blocked : null;
};

const strikingFaults = (parts: Parts, endpoint: Endpoint, fields: Fields): readonly Fault[] => {
  const count = (parts.counts.get(endpoint) ?? 0) + 1;
  parts.counts.set(endpoint, count);
  const { seed, faults } = parts.house;
  return faultsFor(faults, { endpoint, count, orderId: readText(fields, 'orderId'), seed });
};

const deskFor = ({ house, books, till }: Parts, faults: readonly Fault[]): Desk => ({
  seed: house.seed,
  now: house.now(),
  switches: house.switches,
  books,
  till,
  settleMs: house.settleMs,
  execution: executionOf(faults),
  fiatPrice: house.fiatPrice,
  starting: (currency) =>
    startingUnits(house, currency) + till.credited(currency.id, currency.decimals),
  table: house.table,
  currencies: house.table.filter(
    (currency) => !house.switches.hiddenCurrencyIds.includes(currency.id),
  ),
});

/** What a fresh account holds of a currency, smallest units. */
export const startingUnits = (
  house: Pick<House, 'startingBalances'>,
  currency: PracticeCurrency,
): bigint => tableUnits(house.startingBalances[currency.id] ?? currency.startingBalance, currency);
