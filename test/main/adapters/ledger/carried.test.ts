/** What batches carry forward and what payouts cover, as the ledger remembers it. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Covered, Owed } from '#core/payout/covered.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import {
  ANNA,
  batchRecord,
  covered,
  move,
  opened,
  owed,
  submission,
  SYSTEM,
  tempFolder,
} from './fixture.ts';

let folder: ReturnType<typeof tempFolder>;
let ledger: OpenLedger;
const open = () => opened(join(folder.path, 'ledger.sqlite'));

beforeEach(() => {
  folder = tempFolder();
  ledger = open();
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const october = (carried: readonly Owed[]) =>
  ledger.append(ANNA, [
    { kind: 'batch.submitted', batch: batchRecord('october', { carried }) },
    submission('october', 1, { reference: 'OCT-1' }),
  ]);

const november = (covers: readonly Covered[], id = 'november') =>
  ledger.append(ANNA, [
    { kind: 'batch.submitted', batch: batchRecord(id) },
    { ...submission(id, 2, { reference: `${id}-2` }), covers },
  ]);

const openAmounts = async () => (await ledger.carried({})).map(({ reference }) => reference);

describe('an amount carried forward', () => {
  it('is owed from its submission on, after a restart too, until a payout takes it over', async () => {
    await october([owed]);
    ledger.close();
    ledger = open();
    expect(await ledger.carried({})).toMatchObject([
      { ...owed, batchId: 'october', batchName: 'october payroll', takenBy: null },
    ]);
    await november([covered]);
    expect(await ledger.carried({})).toEqual([]);
    expect(await ledger.carried({ batchId: 'october' })).toMatchObject([
      { reference: 'OCT-4', takenBy: 'november-p2' },
    ]);
    expect(await ledger.coversOf('november-p2')).toEqual([covered]);
  });

  it('is owed again once the payout that took it over is cancelled', async () => {
    await october([owed]);
    await november([covered]);
    await ledger.append(ANNA, [move('november-p2', 'SUBMITTED', 'cancelled')]);
    expect(await openAmounts()).toEqual(['OCT-4']);
  });

  it('is not owed while its batch is a draft again, and as the next submission says afterwards', async () => {
    await october([owed]);
    await ledger.append(ANNA, [
      move('october-p1', 'SUBMITTED', 'returned'),
      { kind: 'run.moved', batchId: 'october', to: 'returned', reason: null },
    ]);
    expect(await openAmounts()).toEqual([]);
    await october([{ ...owed, row: 5, reference: 'OCT-5' }]);
    expect(await openAmounts()).toEqual(['OCT-5']);
  });

  it('is not owed any more once a payout of its own reference was submitted', async () => {
    await october([owed]);
    await ledger.append(ANNA, [
      { kind: 'batch.submitted', batch: batchRecord('again') },
      submission('again', 1, { reference: 'oct-4' }),
    ]);
    expect(await openAmounts()).toEqual([]);
  });

  it('is not taken over by what an earlier submission of a payout said', async () => {
    await october([owed]);
    await november([covered]);
    await ledger.append(ANNA, [
      move('november-p2', 'SUBMITTED', 'returned'),
      { kind: 'run.moved', batchId: 'november', to: 'returned', reason: null },
    ]);
    expect(await openAmounts()).toEqual(['OCT-4']);
    await november([]);
    expect(await openAmounts()).toEqual(['OCT-4']);
  });
});

const CONFLICT = { ok: false, error: 'conflict' };

describe('the ledger itself', () => {
  it('lets an amount be taken over once, as it was carried, and by its reference not beside that', async () => {
    await october([owed]);
    expect(await november([{ ...covered, amount: '30' }], 'wrong')).toEqual(CONFLICT);
    expect(await november([{ ...covered, row: 5 }], 'strange')).toEqual(CONFLICT);
    expect(await november([covered, covered], 'greedy')).toEqual(CONFLICT);
    expect((await november([covered])).ok).toBe(true);
    expect(await november([covered], 'december')).toEqual(CONFLICT);
    const itself = ledger.append(ANNA, [
      { kind: 'batch.submitted', batch: batchRecord('again') },
      submission('again', 1, { reference: 'oct-4' }),
    ]);
    expect(await itself).toEqual(CONFLICT);
    expect((await ledger.batches()).map(({ id }) => id)).not.toContain('december');
  });

  it('keeps who wrote an amount off and why, and then nobody takes it over', async () => {
    await october([owed]);
    const off = {
      kind: 'carried.written-off',
      batchId: 'october',
      row: 4,
      reason: 'left us',
    } as const;
    expect(await ledger.append(SYSTEM, [off])).toEqual(CONFLICT);
    expect(await ledger.append(ANNA, [{ ...off, row: 5 }])).toEqual(CONFLICT);
    expect((await ledger.append(ANNA, [off])).ok).toBe(true);
    expect(await openAmounts()).toEqual([]);
    expect(await ledger.carried({ batchId: 'october' })).toMatchObject([
      { takenBy: null, writtenOff: { by: 'Anna', reason: 'left us' } },
    ]);
    expect(await ledger.append(ANNA, [off])).toEqual(CONFLICT);
    expect(await november([covered])).toEqual(CONFLICT);
    ledger.close();
    expect(verifyLedger(join(folder.path, 'ledger.sqlite'))).toMatchObject({ ok: true });
    ledger = open();
  });

  it('does not write off what a payout pays', async () => {
    await october([owed]);
    await november([covered]);
    const off = { kind: 'carried.written-off', batchId: 'october', row: 4, reason: 'r' } as const;
    expect(await ledger.append(ANNA, [off])).toEqual(CONFLICT);
  });
});

describe('a reference paid under another one', () => {
  it('counts as used for every other batch, in any case of letters', async () => {
    await october([owed]);
    await november([{ ...covered, from: null, reference: 'NOV-3' }, covered]);
    const used = await ledger.usedReferences(['nov-3', 'OCT-4', 'NOV-9']);
    expect([...used.keys()]).toEqual(['nov-3', 'OCT-4']);
    expect(used.get('nov-3')).toMatchObject({ payoutId: 'november-p2', row: 2 });
    expect((await ledger.usedReferences(['NOV-3'], 'november')).size).toBe(0);
  });
});
