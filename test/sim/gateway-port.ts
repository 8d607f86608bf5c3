/** The gateway port of one process life over the simulated bank. */
import { err, ok } from '#core/result.ts';
import type {
  Gateway,
  NotSendable,
  PreparedWithdraw,
  ReadFailure,
  WireReply,
  WithdrawOrder,
} from '#main/ports/gateway.ts';
import { USDT } from './batch.ts';
import type { Life } from './life.ts';
import { judgeSend } from './oracles.ts';
import { interpretReply } from './replies.ts';
import type { World } from './world.ts';

const NO_ROUTE: ReadFailure = { kind: 'unreachable', detail: 'connect ECONNREFUSED' };
const READ_FAILURES: readonly ReadFailure[] = [
  NO_ROUTE,
  { kind: 'unreadable', detail: 'HTTP 502 with a body that is not the answer of the gateway' },
  { kind: 'refused', httpStatus: 401, message: 'incorrect signature' },
];
const NOT_SENDABLE: readonly NotSendable[] = [
  { kind: 'unreachable', detail: 'connect ECONNREFUSED' },
  { kind: 'unreachable', detail: 'getaddrinfo ENOTFOUND' },
  { kind: 'tls', detail: 'the certificate is for another host' },
  { kind: 'no-key', detail: 'the keychain is locked' },
];

const isDown = ({ operator, random, plan }: World): boolean =>
  plan.badLine > 0 && !operator.tidies && random.chance(plan.badLine);

const roundTrip = (world: World): number => world.random.between(10, 90);

const prepared = (world: World, life: Life, order: WithdrawOrder): PreparedWithdraw => ({
  connected: () => !isDown(world),
  abandon: () => undefined,
  send: async () => {
    const answer = await world.call(life, world.trace === null ? 'send' : `send ${order.orderId}`, {
      effect: () => {
        judgeSend(world, life, order);
        let heard: (reply: WireReply) => void = () => undefined;
        const reply = new Promise<WireReply>((resolve) => {
          heard = resolve;
        });
        world.bank.request(life, order, heard);
        return { reply };
      },
    });
    return answer.reply;
  },
});

export const makeGatewayPort = (world: World, life: Life): Gateway => {
  const ask = <T>(what: string, effect: () => T): Promise<T> =>
    world.call(life, what, { takes: roundTrip(world), effect });
  const failure = (): ReadFailure => world.random.pick(READ_FAILURES);
  return {
    withdrawIntervalMs: 1_000,
    currencies: () => ask('currencies', () => (isDown(world) ? err(failure()) : ok([USDT]))),
    balances: () =>
      ask('balances', () => {
        if (isDown(world)) return err(failure());
        return ok([{ currencyId: USDT.id, held: { units: world.bank.held(), decimals: 2 } }]);
      }),
    fees: () => ask('fees', () => err(NO_ROUTE)),
    lookup: (key) =>
      ask(world.trace === null ? 'lookup' : `lookup ${JSON.stringify(key)}`, () => {
        if (isDown(world)) return { kind: 'failed', failure: failure() };
        const withdrawal =
          key.by === 'orderId'
            ? world.bank.find('orderId', key.orderId)
            : world.bank.find('withdrawalId', key.withdrawalId);
        return withdrawal === null
          ? { kind: 'not-found', message: 'withdrawal not found' }
          : { kind: 'found', withdrawal };
      }),
    prepare: (order) =>
      ask('prepare', () =>
        isDown(world) ? err(world.random.pick(NOT_SENDABLE)) : ok(prepared(world, life, order)),
      ),
    interpret: interpretReply,
  };
};
