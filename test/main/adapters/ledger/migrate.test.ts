/** A ledger written by the code of schema 1 opens in this one, stands as its entries say, and goes on. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EARLIER_CHOICES } from '#core/dispatch/choices.ts';
import { rowDigest } from '#core/review/fingerprint.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { SCHEMA_VERSION } from '#main/adapters/ledger/schema.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { recover } from '#main/workflow/recover.ts';
import { ANNA as PERSON, BATCH, boot } from '../../workflow/rig.ts';
import { ANNA, makeClock, tempFolder } from './fixture.ts';

const FIXTURE = join(import.meta.dirname, '../../../fixtures/ledgers/version-1.sqlite');

let folder: ReturnType<typeof tempFolder>;
let file: string;

beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'ledger.sqlite');
  copyFileSync(FIXTURE, file);
});
afterEach(() => folder.remove());

const versionOf = (): number => {
  const db = new DatabaseSync(file, { readOnly: true });
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  db.close();
  return version;
};

const open = () => {
  const opened = openLedger({ file, clock: makeClock(), version: '2' });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
};

describe('a ledger of schema 1', () => {
  it('is what the fixture holds', () => {
    expect(versionOf()).toBe(1);
  });

  it('is brought to this schema, and its tables still say what its journal says', () => {
    open().close();
    expect(versionOf()).toBe(SCHEMA_VERSION);
    expect(verifyLedger(file)).toMatchObject({ ok: true, value: { payouts: 6, batches: 2 } });
  });

  it('keeps every payout where it stood, with the digest that sending is held to', async () => {
    const ledger = open();
    const payouts = await ledger.payoutsOf(BATCH);
    expect(payouts.map(({ state }) => state)).toEqual([
      'CONFIRMED',
      'UNKNOWN',
      'APPROVED',
      'APPROVED',
    ]);
    for (const payout of payouts) expect(rowDigest(payout)).toBe(payout.digest);
    ledger.close();
  });

  it('reads an approval that does not say as file order, as far as the money goes', async () => {
    const ledger = open();
    expect((await ledger.batch(BATCH))?.choices).toEqual(EARLIER_CHOICES);
    ledger.close();
  });

  it('learns the rate of what may still be sent from its own entry', async () => {
    const ledger = open();
    const payouts = await ledger.payoutsOf('batch-2');
    expect(payouts.map(({ usdRate }) => usdRate)).toEqual(['1.00', '1.00']);
    ledger.close();
  });

  it('takes an approval with choices afterwards', async () => {
    const ledger = open();
    const choices = { order: 'smallest-first', funding: 'strict' } as const;
    const fingerprint = 'd'.repeat(64);
    const appended = await ledger.append(ANNA, [
      { kind: 'batch.approved', batchId: 'batch-2', fingerprint, singlePerson: true, choices },
    ]);
    expect(appended.ok).toBe(true);
    expect((await ledger.batch('batch-2'))?.choices).toEqual(choices);
    ledger.close();
    expect(verifyLedger(file).ok).toBe(true);
  });

  it('is resumed by the engine, which sends what was approved under the old schema and nothing else', async () => {
    // The life that wrote the fixture had the first name the rig gives; this one must be another.
    boot(folder.path).close();
    const rig = boot(folder.path);
    await recover(rig.needs);
    await rig.dispatch.start(BATCH, PERSON);
    await rig.dispatch.settled();
    expect(rig.gateway.executions.map(({ order }) => order.amount)).toEqual(['10.03', '10.04']);
    rig.close();
    expect(verifyLedger(file).ok).toBe(true);
  });

  it('refuses to have the order of a submitted payout changed behind its back', () => {
    open().close();
    const db = new DatabaseSync(file);
    expect(() => db.exec("UPDATE payout SET usd_rate = '9' WHERE state = 'APPROVED'")).toThrow(
      'content is frozen at submission',
    );
    db.close();
  });

  it('notices an approval whose choices were changed in its table', () => {
    open().close();
    const db = new DatabaseSync(file);
    db.exec("UPDATE batch SET funding = 'strict'");
    db.close();
    expect(verifyLedger(file)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });
});
