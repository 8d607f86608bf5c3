/** Ledgers written by the code of schemas 2 and 3 open in this one, stand as their entries say, and go on. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowDigest } from '#core/review/fingerprint.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { SCHEMA_VERSION } from '#main/adapters/ledger/schema.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { recover } from '#main/workflow/recover.ts';
import { ANNA as PERSON, BATCH, boot } from '../../workflow/rig.ts';
import { makeClock, tempFolder } from './fixture.ts';

const fixture = (version: number): string =>
  join(import.meta.dirname, `../../../fixtures/ledgers/version-${version}.sqlite`);

let folder: ReturnType<typeof tempFolder>;
let file: string;

beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'ledger.sqlite');
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

const CHOICES = { order: 'smallest-first', funding: 'strict' } as const;

describe.each([2, 3])('a ledger of schema %i', (version) => {
  beforeEach(() => copyFileSync(fixture(version), file));

  it('is what the fixture holds, and is brought to this schema with every table as its journal says', () => {
    expect(versionOf()).toBe(version);
    open().close();
    expect(versionOf()).toBe(SCHEMA_VERSION);
    expect(verifyLedger(file)).toMatchObject({ ok: true, value: { payouts: 6, batches: 2 } });
  });

  it('keeps every payout where it stood, converted by Purser, with the digest that sending is held to', async () => {
    const ledger = open();
    const payouts = await ledger.payoutsOf(BATCH);
    expect(payouts.map(({ state }) => state)).toEqual([
      'CONFIRMED',
      'UNKNOWN',
      'APPROVED',
      'APPROVED',
    ]);
    expect(payouts.map(({ priority }) => priority)).toEqual([1, undefined, undefined, undefined]);
    for (const payout of payouts) {
      expect(rowDigest(payout)).toBe(payout.digest);
      expect('fiatExact' in payout || 'sent' in payout).toBe(false);
    }
    const batch = await ledger.batch(BATCH);
    expect(batch?.choices).toEqual(CHOICES);
    expect(batch?.basis?.fiatRates.map(({ fiat }) => fiat)).toEqual(
      version < 3 ? undefined : ['EUR'],
    );
    expect((await ledger.committed()).get(71)).toBe(1_002n + 1_003n + 1_004n);
    ledger.close();
  });

  it('is resumed by the engine, which sends what was approved and nothing else', async () => {
    // The life that wrote the fixture had the first name the rig gives; this one must be another.
    boot(folder.path).close();
    const rig = boot(folder.path);
    await recover(rig.needs);
    await rig.dispatch.start(BATCH, PERSON);
    await rig.dispatch.settled();
    expect(rig.gateway.executions.map(({ order }) => order)).toMatchObject([
      { amount: '10.03' },
      { amount: '10.04' },
    ]);
    expect(rig.gateway.executions.some(({ order }) => 'fiat' in order)).toBe(false);
    rig.close();
    expect(verifyLedger(file).ok).toBe(true);
  });

  it('refuses to have an old payout turned into one that the gateway converts', () => {
    open().close();
    const db = new DatabaseSync(file);
    const change = (set: string) => () =>
      db.exec(`UPDATE payout SET ${set} WHERE state = 'APPROVED'`);
    expect(change(`fiat_exact = '{"bound":50,"through":null}'`)).toThrow('content is frozen');
    expect(change(`reserved = '1'`)).toThrow('content is frozen');
    expect(change(`sent = '10.03'`)).toThrow('what the gateway first said stands');
    db.close();
  });
});

describe('the rates and bounds a batch stands on', () => {
  it.each([
    ['taken away', 'basis = NULL'],
    ['changed', `basis = json_set(basis, '$.drift.stable', 500)`],
  ])('are noticed by the verification when they are %s in the table', (_what, set) => {
    copyFileSync(fixture(3), file);
    open().close();
    const db = new DatabaseSync(file);
    db.exec(`UPDATE batch SET ${set} WHERE id = '${BATCH}'`);
    db.close();
    expect(verifyLedger(file)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });
});
