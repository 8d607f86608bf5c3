/** F33, F35: two dispatchers at one gateway. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeDispatch } from '#main/workflow/dispatch.ts';
import { ANNA, BATCH } from '#test/main/workflow/rig.ts';
import { endLines, openLine } from './line.ts';

afterEach(endLines);

test('F33: a copy of the ledger on a second computer, both dispatch → the look-up before sending finds, nothing is sent twice', async () => {
  const line = await openLine();
  const copy = join(line.folder, 'copy.sqlite');
  await line.restart(() => copyFileSync(line.file, copy));
  const other = line.elsewhere(copy);
  const send = async (life: typeof other): Promise<void> => {
    line.world.pass(3_000);
    await life.dispatch.start(BATCH, ANNA);
    await life.dispatch.settled();
  };
  line.wire.spoils.set(2, { delivered: true, ends: (caller) => caller.destroy() });
  for (let turn = 0; turn < 5; turn += 1) {
    await send(line.life);
    await send(other);
  }
  const there = (await other.ledger.payoutsOf(BATCH)).map(({ state }) => state);
  const alarms = (await other.ledger.entriesOf({ payoutId: `${BATCH}-1` })).filter(
    ({ body }) => body.kind === 'alarm.raised',
  );
  other.end();
  expect(there).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  expect(alarms).toHaveLength(1);
  expect(line.wire.posts).toHaveLength(3);
  for (const row of [1, 2, 3]) expect(await line.executions(row)).toBe(1);
  await line.ask();
});

test('F35: the lock is broken and two dispatchers run over one ledger → the claim tokens decide, nothing is sent twice', async () => {
  const line = await openLine({ payouts: 6, mayBeBlocked: true });
  const second = makeDispatch(line.life.needs);
  await Promise.all([line.life.dispatch.start(BATCH, ANNA), second.start(BATCH, ANNA)]);
  await Promise.all([line.life.dispatch.settled(), second.settled()]);
  const sent = line.wire.posts.map((post) => post.orderId());
  expect(new Set(sent).size).toBe(sent.length);
  for (let row = 1; row <= 6; row += 1) expect(await line.executions(row)).toBeLessThanOrEqual(1);
});
