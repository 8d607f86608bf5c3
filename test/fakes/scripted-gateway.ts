/** A gateway in memory that executes, loses and refuses as told, and counts what it executed. */
import {
  formatAmount,
  parseAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '#core/money/amount.ts';
import { convertAt, parseRate } from '#core/money/convert.ts';
import type { Currency } from '#core/money/currency.ts';
import { err, ok } from '#core/result.ts';
import type { Withdrawal } from '#core/payout/payout.ts';
import { wireAddress } from '#core/track/reading.ts';
import type { Clock } from '#main/ports/host.ts';
import type {
  Gateway,
  Lookup,
  ReadFailure,
  WireReply,
  WithdrawOrder,
} from '#main/ports/gateway.ts';

/** What becomes of one withdraw request. */
export type Fate =
  | 'accept'
  | 'lose-before'
  | 'lose-after'
  | 'refuse'
  | 'garble'
  | 'no-id'
  | 'wrong-amount'
  /** Converts at twice the price; nothing is said of the amount; the amount in fiat is repeated. */
  | 'dear'
  | 'no-amount'
  | 'echo-fiat'
  | 'forbidden';

export interface Execution {
  readonly order: WithdrawOrder;
  /** What leaves, in the currency: the order's amount, or what became of it. */
  amount: string;
  readonly withdrawalId: string;
  /** Monotonic time of arrival, ms. */
  readonly at: number;
  status: Withdrawal['status'];
  chainHash: string | null;
  debited: string | null;
}

export interface ScriptedGateway extends Gateway {
  readonly executions: Execution[];
  /** Arrival of every withdraw request, executed or not. */
  readonly arrivals: { readonly at: number; readonly orderId: string }[];
  readonly lookups: string[];
  /** The fate of the n-th request, from 1; 'accept' where nothing is said. */
  fates: Fate[];
  readFailure: ReadFailure | null;
  lookupFailure: ReadFailure | null;
  prepareFailures: ('unreachable' | 'tls' | 'no-key')[];
  /** Hides executions from look-ups, as a late one is. */
  hidden: Set<string>;
  currencyList: readonly Currency[];
  held: string;
  /** What it makes of a fiat amount, at the listed price so many times. */
  convert: (order: WithdrawOrder, dearer: bigint) => string;
}

export const USDT: Currency = {
  id: 71,
  code: 'USDT',
  network: 'TRC20',
  name: 'Tether',
  decimals: 2,
  usdRate: '1.00',
  minDeposit: '1',
  minWithdraw: '5',
  tag: 'none',
};

const acceptedReply = (
  execution: Execution,
  amount: string | null,
  id: string | null,
): WireReply => ({
  kind: 'reply',
  reply: {
    status: 200,
    body: JSON.stringify({ ok: true, id, amount, order: execution.order.orderId }),
  },
});

export const makeScriptedGateway = (clock: Clock): ScriptedGateway => {
  const executions: Execution[] = [];
  const arrivals: { at: number; orderId: string }[] = [];

  const execute = (order: WithdrawOrder, dearer = 1n): Execution => {
    const execution: Execution = {
      order,
      amount: order.fiat === undefined ? order.amount : gateway.convert(order, dearer),
      withdrawalId: `w-${executions.length + 1}`,
      at: clock.mono(),
      status: 'pending',
      chainHash: null,
      debited: null,
    };
    executions.push(execution);
    return execution;
  };

  const silence = (detail: string): WireReply => ({ kind: 'silence', cause: 'closed', detail });

  const receive = (order: WithdrawOrder): WireReply => {
    arrivals.push({ at: clock.mono(), orderId: order.orderId });
    const fate = gateway.fates[arrivals.length - 1] ?? 'accept';
    switch (fate) {
      case 'accept': {
        const execution = execute(order);
        return acceptedReply(execution, execution.amount, execution.withdrawalId);
      }
      case 'lose-before':
        return silence('reset before it was read');
      case 'lose-after':
        execute(order);
        return silence('reset after it was executed');
      case 'refuse':
        return {
          kind: 'reply',
          reply: { status: 400, body: JSON.stringify({ refused: 'below minimum' }) },
        };
      case 'garble':
        execute(order);
        return { kind: 'reply', reply: { status: 502, body: '<html>' } };
      case 'no-id': {
        const execution = execute(order);
        return acceptedReply(execution, execution.amount, null);
      }
      case 'wrong-amount': {
        const execution = execute(order);
        return acceptedReply(execution, '9999', execution.withdrawalId);
      }
      case 'dear': {
        const execution = execute(order, 2n);
        return acceptedReply(execution, execution.amount, execution.withdrawalId);
      }
      case 'no-amount': {
        const execution = execute(order);
        return acceptedReply(execution, null, execution.withdrawalId);
      }
      case 'echo-fiat': {
        const execution = execute(order);
        return acceptedReply(execution, order.amount, execution.withdrawalId);
      }
      case 'forbidden':
        return { kind: 'reply', reply: { status: 403, body: 'ip not allowed' } };
    }
  };

  const find = (execution: Execution | undefined): Lookup => {
    if (gateway.lookupFailure !== null) return { kind: 'failed', failure: gateway.lookupFailure };
    if (execution === undefined || gateway.hidden.has(execution.order.orderId)) {
      return { kind: 'not-found', message: 'no such withdrawal' };
    }
    const { order } = execution;
    return {
      kind: 'found',
      withdrawal: {
        // As the vendor documents it, a status reply does not repeat the id.
        withdrawalId: null,
        status: execution.status,
        currencyId: order.currencyId,
        address: wireAddress(order),
        amount: execution.amount.includes('.') ? `${execution.amount}0` : execution.amount,
        chainHash: execution.chainHash,
        debited: execution.debited,
        networkFee: null,
        serviceFee: null,
        confirmations: null,
      },
    };
  };

  /** What was held at first, less what was executed. */
  const heldNow = (): Amount =>
    [gateway.held, ...executions.map(({ amount }) => amount)]
      .map((text) => parseAmount(text, 2))
      .map((read) => (read.ok ? read.value : zero(2)))
      .reduce((left, amount) => subtractAmounts(left, amount));

  const gateway: ScriptedGateway = {
    executions,
    arrivals,
    lookups: [],
    fates: [],
    readFailure: null,
    lookupFailure: null,
    prepareFailures: [],
    hidden: new Set(),
    currencyList: [USDT],
    held: '1000000',
    convert: ({ amount, currencyId }, dearer) => {
      const currency = gateway.currencyList.find(({ id }) => id === currencyId);
      const [fiat, rate] = [parseAmount(amount, 2), parseRate(currency?.usdRate ?? '')];
      if (!fiat.ok || !rate.ok) throw new Error('nothing to convert');
      const made = convertAt(
        fiat.value,
        { units: rate.value.units * dearer },
        currency?.decimals ?? 2,
      );
      return made.ok ? formatAmount(made.value) : '0';
    },
    withdrawIntervalMs: 1_000,
    currencies: () =>
      Promise.resolve(
        gateway.readFailure === null ? ok(gateway.currencyList) : err(gateway.readFailure),
      ),
    balances: () => {
      if (gateway.readFailure !== null) return Promise.resolve(err(gateway.readFailure));
      return Promise.resolve(ok([{ currencyId: 71, held: heldNow() }]));
    },
    fees: () => Promise.resolve(err({ kind: 'unreadable', detail: 'no fees here' })),
    lookup: (key) => {
      const byId = (execution: Execution): boolean =>
        key.by === 'orderId'
          ? execution.order.orderId === key.orderId
          : execution.withdrawalId === key.withdrawalId;
      gateway.lookups.push(key.by === 'orderId' ? key.orderId : key.withdrawalId);
      return Promise.resolve(find(executions.find(byId)));
    },
    prepare: (order) => {
      const failure = gateway.prepareFailures.shift();
      if (failure !== undefined) return Promise.resolve(err({ kind: failure, detail: failure }));
      return Promise.resolve(
        ok({
          connected: () => true,
          send: () => Promise.resolve(receive(order)),
          abandon: () => undefined,
        }),
      );
    },
    interpret: (order, reply) => {
      if (reply.kind === 'silence')
        return { kind: 'unanswered', detail: reply.detail, stop: 'unknown-outcome' };
      const { status, body } = reply.reply;
      if (status === 403) return { kind: 'unanswered', detail: body, stop: 'not-authorised' };
      if (!body.startsWith('{'))
        return { kind: 'unanswered', detail: 'not JSON', stop: 'unknown-outcome' };
      const said = JSON.parse(body) as {
        refused?: string;
        id: string | null;
        amount: string | null;
      };
      if (said.refused !== undefined) return { kind: 'refused', message: said.refused };
      const isSaid = order.fiat === undefined ? said.amount === order.amount : said.amount !== null;
      const differs = isSaid ? [] : [`amount: gateway says ${said.amount}`];
      const made = order.fiat === undefined ? {} : { made: said.amount };
      return { kind: 'accepted', withdrawalId: said.id, differs, ...made };
    },
  };
  return gateway;
};
