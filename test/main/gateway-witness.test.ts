import { expect, test } from 'vitest';
import { GatewayWitness } from '#main/gateway-witness.ts';
import type { Gateway, ReadFailure } from '#main/ports/gateway.ts';
import { canariesIn, CANARIES } from '../support/canaries.ts';

/** A gateway whose list fails as told, and what was logged of it. */
const watched = () => {
  const logged: string[] = [];
  const state: { failure: ReadFailure | null; now: number } = { failure: null, now: 1_000 };
  const witness = new GatewayWitness({
    clock: { now: () => state.now },
    log: { write: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })) },
  });
  const list = async (): ReturnType<Gateway['currencies']> =>
    state.failure === null ? { ok: true, value: [] } : { ok: false, error: state.failure };
  const gateway = witness.watch({
    currencies: list,
    lookup: async () => ({ kind: 'not-found', message: CANARIES.reference }),
  } as Partial<Gateway> as Gateway);
  return { logged, state, witness, gateway };
};

test('a call answers just what the gateway answered, and its time is known', async () => {
  const { gateway, witness, state } = watched();
  expect(await gateway.currencies()).toEqual({ ok: true, value: [] });
  state.failure = { kind: 'unreachable', detail: CANARIES.host };
  state.now = 2_000;
  expect(await gateway.currencies()).toEqual({ ok: false, error: state.failure });
  expect(witness.records).toEqual([
    {
      call: 'currencies',
      answered: 1,
      answeredAt: 1_000,
      failed: 1,
      failure: { at: 2_000, kind: 'unreachable', status: null },
      failing: true,
    },
  ]);
});

test('the gateway’s words are not kept, and a look-up that found nothing was answered', async () => {
  const { gateway, witness, logged, state } = watched();
  await gateway.lookup({ by: 'orderId', orderId: CANARIES.reference });
  state.failure = { kind: 'refused', httpStatus: 403, message: `IP ${CANARIES.ip}` };
  await gateway.currencies();
  expect(witness.records).toMatchObject([
    { call: 'look-up', answered: 1, failing: false },
    { call: 'currencies', failure: { kind: 'refused', status: 403 } },
  ]);
  expect(canariesIn(JSON.stringify([logged, witness.records]))).toEqual([]);
});

test('the log hears of a failure once, of another kind of it again, and of the first answer after it', async () => {
  const { gateway, logged, state } = watched();
  await gateway.currencies();
  state.failure = { kind: 'unreachable', detail: '' };
  await gateway.currencies();
  await gateway.currencies();
  state.failure = { kind: 'refused', httpStatus: 403, message: '' };
  await gateway.currencies();
  state.failure = null;
  await gateway.currencies();
  await gateway.currencies();
  expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
    { event: 'gateway-failed', call: 'currencies', kind: 'unreachable', status: 0 },
    { event: 'gateway-failed', call: 'currencies', kind: 'refused', status: 403 },
    { event: 'gateway-answers', call: 'currencies' },
  ]);
});
