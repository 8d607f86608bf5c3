/**
 * The rules of safety section 7 taken away one at a time, each by a port that lies or by one changed step.
 * A suite that does not notice would not notice the rule's absence in the engine either.
 */
import type { Entry, EntryBody } from '#core/audit/entry.ts';
import { err, ok } from '#core/result.ts';
import type { Gateway } from '#main/ports/gateway.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { recover } from '#main/workflow/recover.ts';
import { outcomeOfRefusal } from './replies.ts';
import type { Rules } from './rules.ts';

export interface Mutant {
  /** Number in the table of safety section 7, and the rule removed. */
  readonly name: string;
  readonly rules: Rules;
}

const isStart = (body: EntryBody): boolean =>
  body.kind === 'payout.moved' && body.to === 'SEND_STARTED';

const withGateway =
  (change: (gateway: Gateway) => Partial<Gateway>): NonNullable<Rules['gateway']> =>
  (gateway) => ({ ...gateway, ...change(gateway) });

/** The same life, told as if what came before the last look-ups had happened `ms` earlier. */
const earlier = (life: readonly Entry[], ms: number): readonly Entry[] =>
  life.map((entry) =>
    entry.body.kind === 'reading.stored'
      ? entry
      : { ...entry, at: entry.at - ms, mono: entry.mono - ms },
  );

const withEntries =
  (change: (life: readonly Entry[]) => readonly Entry[]): NonNullable<Rules['ledger']> =>
  (ledger): Ledger => ({
    ...ledger,
    entriesOf: async (of) => change(await ledger.entriesOf(of)),
  });

const MINUTE = 60_000;

/** One look-up that found nothing, made to look like the whole of the proof. */
const asProof = (life: readonly Entry[]): readonly Entry[] => {
  const last = life.findLast(
    ({ body }) => body.kind === 'reading.stored' && body.outcome === 'not-found',
  );
  if (last === undefined) return life;
  const copies = [2, 1].map((back) => ({
    ...last,
    at: last.at - back * MINUTE,
    mono: last.mono - back * MINUTE,
  }));
  return [...earlier(life, 60 * MINUTE), ...copies, last];
};

/** A recovery that calls what was being sent "not sent", and so lets it be sent again. */
const resending: NonNullable<Rules['recover']> = async (needs, life) => {
  for (const payout of await needs.ledger.openPayouts()) {
    if (payout.state === 'SEND_STARTED') life.takeBack(payout.row);
  }
  await recover(needs);
};

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'M1 SEND_STARTED is synced before the first byte',
    rules: { disk: { syncs: (bodies) => !bodies.some(isStart) } },
  },
  { name: 'M2 a move needs the claim token', rules: { disk: { tokens: false } } },
  { name: 'M3 recovery never takes SEND_STARTED back', rules: { recover: resending } },
  {
    name: 'M4 the quiet period is longer than any late execution',
    rules: { ledger: withEntries((life) => earlier(life, 10 * MINUTE)) },
  },
  {
    name: 'M5 an error of the server is ambiguous',
    rules: {
      gateway: withGateway((gateway) => ({
        interpret: (order, wire) =>
          wire.kind === 'reply' && wire.reply.status >= 500
            ? outcomeOfRefusal
            : gateway.interpret(order, wire),
      })),
    },
  },
  {
    name: 'M6 silence is ambiguous',
    rules: {
      gateway: withGateway((gateway) => ({
        interpret: (order, wire) =>
          wire.kind === 'silence' ? outcomeOfRefusal : gateway.interpret(order, wire),
      })),
    },
  },
  { name: 'M7 one "not found" is no proof', rules: { ledger: withEntries(asProof) } },
  { name: 'M8 people look before they call it not paid', rules: { careless: true } },
  {
    name: 'M9 a released payout keeps its order id',
    rules: {
      ledger: (ledger) => ({
        ...ledger,
        payout: async (id) => {
          const payout = await ledger.payout(id);
          if (payout === null || payout.attempt < 2) return payout;
          return { ...payout, orderId: `${payout.orderId}-${payout.attempt}` };
        },
      }),
    },
  },
  {
    name: 'M10 a look-up comes before every send',
    rules: {
      gateway: (gateway, life) => ({
        ...gateway,
        lookup: (key) =>
          key.by === 'orderId' && life.isClaimed(key.orderId)
            ? Promise.resolve({ kind: 'not-found', message: 'not asked' })
            : gateway.lookup(key),
      }),
    },
  },
  {
    name: 'M11 the bytes to be sent are held against what was approved',
    rules: {
      gateway: withGateway((gateway) => ({
        prepare: (order) => gateway.prepare({ ...order, amount: `${order.amount}1` }),
      })),
    },
  },
  {
    name: 'M12 the next withdraw waits for the end of the last',
    rules: {
      ledger: (ledger) => ({ ...ledger, lastSendEnded: () => Promise.resolve(null) }),
    },
  },
  {
    name: 'M13 a failed sync ends all writing and sending',
    rules: { disk: { carriesOn: true } },
  },
  {
    name: 'M15 a request leaves once, whatever becomes of the connection',
    rules: {
      gateway: withGateway((gateway) => ({
        prepare: async (order) => {
          const first = await gateway.prepare(order);
          if (!first.ok) return err(first.error);
          const send = async () => {
            const reply = await first.value.send();
            if (reply.kind === 'reply') return reply;
            const again = await gateway.prepare(order);
            return again.ok ? again.value.send() : reply;
          };
          return ok({ ...first.value, send });
        },
      })),
    },
  },
  { name: 'M17 one reading of an error is not a failure', rules: { secondReadingMs: 0 } },
  {
    name: 'M18 what the gateway made of a fiat amount is held to its bound',
    rules: {
      gateway: withGateway((gateway) => ({
        interpret: (order, reply) => {
          const outcome = gateway.interpret(order, reply);
          const isConverted = outcome.kind === 'accepted' && outcome.made !== undefined;
          return isConverted ? { ...outcome, made: order.amount } : outcome;
        },
      })),
    },
  },
];

/** Two or more digits of a name find a mutant: "M4". */
export const mutantNamed = (name: string): Mutant | null =>
  MUTANTS.find((mutant) => mutant.name.split(' ')[0]?.toLowerCase() === name.toLowerCase()) ?? null;
