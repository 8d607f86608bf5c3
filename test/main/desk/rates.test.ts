import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import { DEFAULT_TERMS } from '#core/money/terms.ts';
import { RateDesk } from '#main/desk/rates.ts';
import { ANNA, opened } from '../adapters/ledger/fixture.ts';

const NOW = 1_764_000_000_000;

const EUR: FiatRate = {
  fiat: 'EUR',
  rate: '1.0842',
  per: 'usd-for-one',
  source: 'ECB',
  heldAt: NOW,
  by: 'Anna',
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-rates-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = async () => {
  const ledger = opened(join(folder, 'ledger.sqlite'));
  const desk = await RateDesk.open({ ledger, book: ledger, clock: { now: () => NOW } });
  return { ledger, desk };
};

describe('reference rates of a profile', () => {
  it('are kept with source, time and who, also after the ledger was closed', async () => {
    const first = await open();
    expect(await first.desk.give(ANNA, [EUR], {})).toEqual({ ok: true, value: { kind: 'kept' } });
    first.ledger.close();
    const again = await open();
    expect(again.desk.rates).toEqual([EUR]);
    again.ledger.close();
  });

  it('that are far from the last are kept only once that figure was confirmed, all or none', async () => {
    const { ledger, desk } = await open();
    await desk.give(ANNA, [EUR], {});
    const slip = { ...EUR, rate: '10.842' };
    const gbp = { ...EUR, fiat: 'GBP', rate: '1.27' };
    const asked = await desk.give(ANNA, [slip, gbp], {});
    expect(asked).toMatchObject({ value: { kind: 'asked', questions: [{ fiat: 'EUR' }] } });
    expect(await desk.give(ANNA, [slip, gbp], { EUR: '1 EUR = 1.0 USD' })).toEqual(asked);
    expect(desk.rates).toEqual([EUR]);
    const kept = await desk.give(ANNA, [slip, gbp], { EUR: '1 EUR = 1.0842 USD' });
    expect(kept).toEqual({ ok: true, value: { kind: 'kept' } });
    expect(desk.rates).toEqual([slip, gbp]);
    ledger.close();
  });

  it('that cannot be used leave everything as it was', async () => {
    const { ledger, desk } = await open();
    const given = await desk.give(ANNA, [EUR, { ...EUR, fiat: 'GBP', rate: '1,27' }], {});
    expect(given).toMatchObject({ ok: false, error: { field: 'rate' } });
    expect(desk.rates).toEqual([]);
    ledger.close();
  });
});

describe('the bounds of a profile', () => {
  it('are the defaults until changed, and what was changed survives', async () => {
    const first = await open();
    expect(await first.desk.terms()).toEqual(DEFAULT_TERMS);
    const terms = { ...DEFAULT_TERMS, feeShare: 750 };
    await first.desk.setTerms(ANNA, terms);
    first.ledger.close();
    const again = await open();
    expect(await again.desk.terms()).toEqual(terms);
    again.ledger.close();
  });
});
