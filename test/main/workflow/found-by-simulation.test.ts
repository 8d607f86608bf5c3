/** Defects the simulation has found, each once by hand on a real ledger. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import { recover } from '#main/workflow/recover.ts';
import { lapse } from '#main/workflow/lapse.ts';
import type { ReviewNeeds } from '#main/workflow/review.ts';
import { ANNA, approved, BATCH, boot, discard, type Rig } from './rig.ts';

const MIN = 60_000;
const DAY = 24 * 60 * MIN;

let rig: Rig;

beforeEach(async () => {
  rig = await approved(3);
});
afterEach(() => discard(rig));

const restart = async (): Promise<void> => {
  const { folder, gateway } = rig;
  rig.close();
  rig = boot(folder, gateway);
};

const batch = async () => {
  const found = await rig.ledger.batch(BATCH);
  if (found === null) throw new Error('the batch is in the ledger');
  return found;
};

const life = async (row: number) =>
  (await rig.ledger.entriesOf({ payoutId: `${BATCH}-${row}` })).map(({ body }) => body);

const readingsOf = async (row: number) =>
  (await life(row)).filter(({ kind }) => kind === 'reading.stored');

const alarmsOf = async (row: number) =>
  (await life(row)).flatMap((body) => (body.kind === 'alarm.raised' ? [body.detail] : []));

const move = (row: number, facts: Partial<EntryBody & { kind: 'payout.moved' }>): EntryBody => ({
  kind: 'payout.moved',
  payoutId: `${BATCH}-${row}`,
  event: 'claimed',
  from: 'APPROVED',
  to: 'CLAIMED',
  attempt: 1,
  token: 'gone:1',
  withdrawalId: null,
  chainHash: null,
  detail: null,
  ...facts,
});

const run = (to: 'running' | 'finished' | 'submitted'): EntryBody => ({
  kind: 'run.moved',
  batchId: BATCH,
  to,
  reason: null,
});

describe('a batch whose approval lapsed at the same moment', () => {
  it('is not started, and waits for review with everything in it', async () => {
    const review = { ...rig.needs, platformId: 50 } as unknown as ReviewNeeds;
    await lapse(review, await batch(), ANNA);
    expect(await rig.dispatch.start(BATCH, ANNA)).toBe('not-waiting');
    expect(rig.dispatch.live()).toBeNull();
    expect(await batch()).toMatchObject({ run: 'submitted', counts: { SUBMITTED: 3 } });
  });

  it('is not taken out of review by the end of a run elsewhere', async () => {
    const review = { ...rig.needs, platformId: 50 } as unknown as ReviewNeeds;
    await lapse(review, await batch(), ANNA);
    expect((await rig.ledger.append({ kind: 'system' }, [run('finished')])).ok).toBe(false);
    expect((await batch()).run).toBe('submitted');
  });

  it('does not lapse while it is being sent', async () => {
    await rig.ledger.append(ANNA, [run('running')]);
    expect((await rig.ledger.append(ANNA, [run('submitted')])).ok).toBe(false);
  });

  it('keeps no payout approved that was given back after it', async () => {
    await rig.ledger.append(ANNA, [move(1, {})]);
    const review = { ...rig.needs, platformId: 50 } as unknown as ReviewNeeds;
    await lapse(review, await batch(), ANNA);
    await restart();
    await recover(rig.needs);
    expect(await batch()).toMatchObject({ run: 'submitted', counts: { SUBMITTED: 3 } });
    const before = (await life(1)).length;
    await recover(rig.needs);
    expect(await life(1)).toHaveLength(before);
  });
});

describe('a payout left to send in a batch that was called finished', () => {
  it('can be resumed after the next start', async () => {
    await rig.ledger.append(ANNA, [move(1, {}), run('running'), run('finished')]);
    await restart();
    await recover(rig.needs);
    expect(await batch()).toMatchObject({ run: 'paused', reason: { code: 'restart' } });
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(3);
  });
});

describe('what the look-up before sending finds', () => {
  it('is stored as the evidence for calling the payout accepted (I4)', async () => {
    const prepared = await rig.gateway.prepare({
      orderId: (await rig.ledger.payout(`${BATCH}-1`))?.orderId ?? '',
      currencyId: 71,
      address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
      tag: null,
      amount: '10.01',
    });
    if (prepared.ok) await prepared.value.send();
    await rig.run();
    expect(await rig.state(1)).toBe('ACCEPTED');
    expect(await readingsOf(1)).toMatchObject([{ by: 'orderId', outcome: 'found' }]);
  });
});

describe('an error the gateway reports before and after a restart', () => {
  const errs = async (): Promise<void> => {
    await rig.run();
    const [first] = rig.gateway.executions;
    if (first !== undefined) first.status = 'error';
    await rig.tracker.askDue();
    expect(await rig.state(1)).toBe('ACCEPTED');
    await restart();
  };

  it('is not believed at once because the clock was set ahead meanwhile', async () => {
    await errs();
    rig.clock.jump(3_650 * DAY);
    await rig.tracker.askDue();
    expect(await rig.state(1)).toBe('ACCEPTED');
  });

  it('is believed five minutes after the restart though the clock was set back meanwhile', async () => {
    await errs();
    rig.clock.jump(-30 * DAY);
    await rig.tracker.askDue();
    rig.clock.pass(6 * MIN);
    await rig.tracker.askDue();
    expect(await rig.state(1)).toBe('FAILED_GATEWAY');
  });
});

describe('asking about a payout that is not sent, though the gateway has it', () => {
  it('raises one alarm and moves nothing', async () => {
    const prepared = await rig.gateway.prepare({
      orderId: (await rig.ledger.payout(`${BATCH}-2`))?.orderId ?? '',
      currencyId: 71,
      address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
      tag: null,
      amount: '10.02',
    });
    if (prepared.ok) await prepared.value.send();
    await rig.tracker.askNow(`${BATCH}-2`);
    await rig.tracker.askNow(`${BATCH}-2`);
    expect(await rig.state(2)).toBe('APPROVED');
    expect(await alarmsOf(2)).toEqual([expect.stringContaining('has a withdrawal')]);
  });
});
