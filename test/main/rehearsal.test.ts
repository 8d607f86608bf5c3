/** A rehearsal against the same plan sent for real, and what submission and approval make of it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { RunChoices } from '#core/dispatch/choices.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { rehearsalHash } from '#core/rehearsal/result.ts';
import { boundRehearsal, type Rehearsed } from '#main/workflow/rehearsed.ts';
import { openRehearsalRig, submitAs, usdt, type RehearsalRig } from './rehearsal-rig.ts';
import { ANNA, BATCH } from './workflow/rig.ts';

const SMALLEST: RunChoices = { order: 'smallest-first', funding: 'partial' };
const FILE: RunChoices = { order: 'file', funding: 'partial' };
const STRICT: RunChoices = { order: 'smallest-first', funding: 'strict' };

let rig: RehearsalRig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});

const open = async (...args: Parameters<typeof openRehearsalRig>): Promise<RehearsalRig> => {
  rig = await openRehearsalRig(...args);
  return rig;
};

const OUTCOME: Readonly<Partial<Record<PayoutState, string>>> = {
  ACCEPTED: 'accepted',
  PENDING: 'accepted',
  CONFIRMED: 'accepted',
  REJECTED: 'refused',
  APPROVED: 'left',
  UNKNOWN: 'unclear',
};

const expand = (ranges: string): readonly number[] =>
  ranges.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });

/** Row → outcome as the rehearsal has it, with everything that stays approved called left. */
const rehearsedRows = ({ result }: Rehearsed): Readonly<Record<number, string>> =>
  Object.fromEntries(
    Object.entries(result.rows).flatMap(([outcome, ranges]) => {
      const word = ['accepted', 'refused', 'unclear'].includes(outcome) ? outcome : 'left';
      return expand(ranges).map((row) => [row, word] as const);
    }),
  );

const realRows = async ({ session }: RehearsalRig): Promise<Readonly<Record<number, string>>> =>
  Object.fromEntries(
    (await session.ledger.payoutsOf(BATCH)).map(({ row, state }) => [row, OUTCOME[state] ?? state]),
  );

/** Submits, approves and sends for real; shortfalls that the plan would stop at are the gateway's to meet here. */
const sendForReal = async (
  here: RehearsalRig,
  fingerprint: string,
  rehearsed: Rehearsed,
): Promise<void> => {
  expect(await submitAs(here, fingerprint, rehearsed)).toMatchObject({ ok: true });
  expect(await here.approve(rehearsed.inputs.choices)).toMatchObject({ ok: true });
  await here.run();
};

const lineOf = ({ result }: Rehearsed, currencyId: number) =>
  result.lines.find((line) => line.currencyId === currencyId);

/** An amount no other row has, so that none of them is a payment twice in one file. */
const ownAmount = (index: number): string => (10 + index / 100).toFixed(2);

describe('a rehearsal equals the run that follows', () => {
  it('when all goes through, to the last unit of every balance, fees included', async () => {
    const here = await open([
      usdt('A-1', 'TRC20', '200'),
      usdt('A-2', 'ERC20', '400'),
      usdt('A-3', 'TRC20', '37.45'),
    ]);
    const fingerprint = await here.plan();
    const rehearsed = await here.rehearse(STRICT);
    expect(rehearsed.result).toMatchObject({ count: 3, rows: { accepted: '1-3' }, stops: [] });
    await sendForReal(here, fingerprint, rehearsed);
    expect(rehearsedRows(rehearsed)).toEqual(await realRows(here));
    for (const id of [70, 71])
      expect(Number(lineOf(rehearsed, id)?.after)).toBe(Number(here.gateway.books.balance(id)));
    expect(lineOf(rehearsed, 71)).toMatchObject({ accepted: 2, paid: '237.45', fees: '3.19' });
  }, 60_000);

  it.each([
    { choices: FILE, left: '3', why: 'the third of the file is too much for what is left' },
    { choices: SMALLEST, left: '2', why: 'small ones first leave too little for the largest' },
  ])(
    'when the money runs out in the middle: $why',
    async ({ choices, left }) => {
      const here = await open(
        [
          usdt('B-1', 'TRC20', '100'),
          usdt('B-2', 'TRC20', '600'),
          usdt('B-3', 'TRC20', '500'),
          usdt('B-4', 'TRC20', '50'),
          usdt('B-5', 'ERC20', '30'),
        ],
        { startingBalances: { 71: '1000' } },
      );
      const fingerprint = await here.plan();
      const rehearsed = await here.rehearse(choices);
      expect(rehearsed.result.rows['no-money']).toBe(left);
      expect(lineOf(rehearsed, 71)?.firstWithoutMoney).toMatchObject({ row: Number(left) });
      expect(rehearsed.result.stops.map(({ code }) => code)).toEqual(['passed-over']);
      await sendForReal(here, fingerprint, rehearsed);
      expect(rehearsedRows(rehearsed)).toEqual(await realRows(here));
      expect(Number(lineOf(rehearsed, 71)?.after)).toBe(Number(here.gateway.books.balance(71)));
    },
    60_000,
  );

  it('when a row is below a minimum the list does not name', async () => {
    const here = await open(
      [usdt('C-1', 'TRC20', '10'), usdt('C-2', 'TRC20', '3'), usdt('C-3', 'TRC20', '12')],
      { switches: { listNamesOptional: false } },
    );
    const fingerprint = await here.plan();
    const rehearsed = await here.rehearse(FILE);
    expect(rehearsed.result).toMatchObject({
      rows: { accepted: '1 3', refused: '2' },
      refusals: [{ row: 2, reference: 'C-2', message: 'amount is below the minimum' }],
      stops: [],
    });
    await sendForReal(here, fingerprint, rehearsed);
    expect(rehearsedRows(rehearsed)).toEqual(await realRows(here));
    expect(Number(lineOf(rehearsed, 71)?.after)).toBe(Number(here.gateway.books.balance(71)));
  }, 60_000);

  it('when the gateway converts: what it made of each fiat amount, and where the worst case no longer fits', async () => {
    const inUsd = (reference: string, amount: string) =>
      usdt(reference, 'TRC20', amount).replace(`,${amount},USDT`, `,${amount},USD`);
    const here = await open(
      [
        inUsd('U-1', '100'),
        inUsd('U-2', '200'),
        usdt('U-3', 'TRC20', '37.45'),
        inUsd('U-4', '655'),
      ],
      { startingBalances: { 71: '1000' }, switches: { drift: 'none' } },
    );
    const { rates } = here.session;
    await rates.setTerms(ANNA, { ...(await rates.terms()), mode: 'fiat-exact' });
    const fingerprint = await here.plan();
    const rehearsed = await here.rehearse(FILE);
    expect(rehearsed.result.rows).toEqual({ accepted: '1-3', 'no-money': '4' });
    expect(lineOf(rehearsed, 71)).toMatchObject({ accepted: 3, paid: '337.45' });
    await sendForReal(here, fingerprint, rehearsed);
    expect(rehearsedRows(rehearsed)).toEqual(await realRows(here));
    expect(Number(lineOf(rehearsed, 71)?.after)).toBe(Number(here.gateway.books.balance(71)));
    const payouts = await here.session.ledger.payoutsOf(BATCH);
    expect(payouts.map(({ sent }) => sent)).toEqual(['100', '200', undefined, undefined]);
  }, 60_000);

  it('when all or nothing was chosen and fees make it too much: nothing leaves', async () => {
    const here = await open([usdt('D-1', 'TRC20', '200'), usdt('D-2', 'TRC20', '799')], {
      startingBalances: { 71: '1000' },
    });
    const fingerprint = await here.plan();
    const rehearsed = await here.rehearse(STRICT);
    expect(rehearsed.result).toMatchObject({
      rows: { 'held-back': '1-2' },
      stops: [{ code: 'funds-short' }],
    });
    expect(lineOf(rehearsed, 71)).toMatchObject({
      before: '1000',
      after: '1000',
      firstWithoutMoney: { row: 2, reference: 'D-2' },
    });
    await sendForReal(here, fingerprint, rehearsed);
    expect(rehearsedRows(rehearsed)).toEqual(await realRows(here));
    expect(here.gateway.books.arrivals()).toEqual([]);
  }, 60_000);
});

describe('a rehearsal stays in its room', () => {
  it('writes nothing to the ledger and asks the gateway nothing about payouts', async () => {
    const here = await open([usdt('E-1', 'TRC20', '100'), usdt('E-2', 'TRC20', '200')]);
    await here.plan();
    await here.gateway.close();
    const head = here.session.evidence;
    const before = await here.session.ledger.batches();
    const rehearsed = await here.rehearse(STRICT);
    expect(rehearsed.result.rows).toEqual({ accepted: '1-2' });
    expect(await here.session.ledger.batches()).toEqual(before);
    expect(await head.proofOf('order-id-lookup')).toBeNull();
    expect(await here.session.ledger.lastSendEnded()).toBeNull();
    expect(here.gateway.books.arrivals()).toEqual([]);
  }, 30_000);

  it('is the same every time: two of the same plan have one hash', async () => {
    const here = await open([usdt('F-1', 'TRC20', '100'), usdt('F-2', 'ERC20', '200')]);
    await here.plan();
    const first = await here.rehearse(STRICT);
    const second = await here.rehearse(STRICT);
    expect(second.hash).toBe(first.hash);
    expect(rehearsalHash(JSON.parse(JSON.stringify(first.result)))).toBe(first.hash);
  }, 30_000);

  it('shows how far it is, can be stopped, and keeps nothing then', async () => {
    const lines = Array.from({ length: 400 }, (_, index) =>
      usdt(`G-${index}`, 'TRC20', ownAmount(index)),
    );
    const here = await open(lines);
    await here.plan();
    const going = here.session.rehearsals.rehearse(BATCH, STRICT);
    while ((here.progress.at(-1)?.done ?? 0) < 5) await new Promise((go) => setImmediate(go));
    here.session.rehearsals.stop(BATCH);
    expect(await going).toEqual({ ok: true, value: null });
    expect(here.progress.at(-1)?.done).toBeLessThan(400);
    expect(await here.session.rehearsals.standing(BATCH)).toBeNull();
  }, 30_000);

  it('lets others have their turn while thousands of rows run, and ends', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) =>
      usdt(`H-${index}`, 'TRC20', ownAmount(index)),
    );
    const here = await open(lines);
    await here.plan();
    let turns = 0;
    let going = true;
    const watch = (): void => {
      turns += 1;
      if (going) setImmediate(watch);
    };
    setImmediate(watch);
    const { result } = await here.rehearse(STRICT);
    going = false;
    expect(result).toMatchObject({ count: 5_000, rows: { accepted: '1-5000' }, stops: [] });
    expect(result.durationMs).toBeGreaterThan(5_000 * (60 + 50));
    expect(turns).toBeGreaterThan(100);
  }, 120_000);
});

describe('submission and approval with a rehearsal', () => {
  const LINES = [usdt('I-1', 'TRC20', '100'), usdt('I-2', 'TRC20', '60')];

  it('binds its hash: another fingerprint, kept with submission and approval', async () => {
    const here = await open(LINES);
    const plain = await here.plan();
    const seen = await here.rehearse(STRICT);
    const found = await here.session.rehearsals.forSubmission(BATCH, seen.hash);
    expect(found).toMatchObject({ ok: true, value: { hash: seen.hash } });
    expect(await submitAs(here, plain, seen)).toMatchObject({ ok: true });
    const { ledger } = here.session;
    const fingerprint = (await ledger.batch(BATCH))?.fingerprint;
    expect(fingerprint).not.toBe(plain);
    expect(await boundRehearsal(ledger, BATCH)).toEqual({ hash: seen.hash, result: seen.result });
    expect(await here.approve(FILE)).toMatchObject({ ok: true });
    const life = (await ledger.entriesOf({ batchId: BATCH })).map(({ body }) => body);
    expect(life.find(({ kind }) => kind === 'batch.approved')).toMatchObject({
      fingerprint,
      rehearsal: seen.hash,
      choices: FILE,
    });
  }, 30_000);

  it('refuses one whose rows, hash or balances are not those of now', async () => {
    const here = await open(LINES);
    const fingerprint = await here.plan();
    const { rehearsals, intake } = here.session;
    const seen = await here.rehearse(STRICT);
    const flipped = seen.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const again = { ok: false, error: { kind: 'conflict' } };
    expect(await rehearsals.forSubmission(BATCH, flipped)).toMatchObject(again);
    const stale = { ...seen, inputs: { ...seen.inputs, fingerprint: 'a'.repeat(64) } };
    expect(await submitAs(here, fingerprint, stale)).toMatchObject(again);
    await intake.change(BATCH, {
      edit: { kind: 'exclude', rows: [2], reason: 'later' },
      by: 'Anna',
      snapshot: null,
    });
    expect(await rehearsals.standing(BATCH)).toMatchObject({ holds: false });
    expect(await rehearsals.forSubmission(BATCH, seen.hash)).toMatchObject(again);
    await intake.change(BATCH, {
      edit: { kind: 'include', rows: [2] },
      by: 'Anna',
      snapshot: null,
    });
    expect(await rehearsals.standing(BATCH)).toMatchObject({ holds: true });
    expect(await here.session.ledger.batches()).toEqual([]);
  }, 30_000);

  it('rehearses by itself what nobody rehearsed, and goes on unseen only when all is well', async () => {
    const well = await open(LINES);
    await well.plan();
    const found = await well.session.rehearsals.forSubmission(BATCH, null);
    expect(found).toMatchObject({ ok: true, value: { result: { rows: { accepted: '1-2' } } } });
    await well.close();
    const short = await open(LINES, { startingBalances: { 71: '160' } });
    await short.plan();
    const stopped = await short.session.rehearsals.forSubmission(BATCH, null);
    expect(stopped).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    const kept = await short.session.rehearsals.standing(BATCH);
    expect(kept).toMatchObject({ holds: true, rehearsed: { result: { count: 2 } } });
    const looked = kept?.rehearsed.hash ?? '';
    expect(await short.session.rehearsals.forSubmission(BATCH, looked)).toMatchObject({ ok: true });
  }, 30_000);

  it('is approved on the terms that were rehearsed, where they matter', async () => {
    const here = await open(LINES, { startingBalances: { 71: '160' } });
    const fingerprint = await here.plan();
    const seen = await here.rehearse(SMALLEST);
    expect(seen.result.rows).toEqual({ accepted: '2', 'no-money': '1' });
    expect(await submitAs(here, fingerprint, seen)).toMatchObject({ ok: true });
    for (const other of [FILE, STRICT])
      expect(await here.approve(other)).toMatchObject({
        ok: false,
        error: { kind: 'not-allowed' },
      });
    expect(await here.approve(SMALLEST)).toMatchObject({ ok: true });
  }, 30_000);
});
