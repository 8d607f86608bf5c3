/** One folder takes the place of another, and a power cut in between leaves one of the two in its place. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishSwap, keptAside, sweep, takePlace } from '#main/adapters/backup/aside.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { makeClock, NOON, opened, submitBatch, tempFolder } from '../ledger/fixture.ts';

const NOTE = { at: NOON, by: 'Anna', madeAt: NOON - 1 };

let temp: ReturnType<typeof tempFolder>;
let spot: { readonly profiles: string; readonly id: string };

const inside = (name: string): string => join(spot.profiles, name);

const makeProfile = async (name: string, batch: string): Promise<void> => {
  mkdirSync(inside(name));
  const ledger = opened(join(inside(name), 'ledger.sqlite'));
  await submitBatch(ledger, batch, 2);
  ledger.close();
  writeFileSync(join(inside(name), 'name.txt'), batch);
};

beforeEach(async () => {
  temp = tempFolder();
  spot = { profiles: temp.path, id: 'acme' };
  await makeProfile('acme', 'old');
  await makeProfile('acme.coming-1', 'new');
});
afterEach(() => temp.remove());

const there = (): string => readFileSync(join(inside('acme'), 'name.txt'), 'utf8');

describe('A folder that takes the place of a profile’s', () => {
  it('opens locked, and the former one is kept under a dated name and listed', () => {
    const name = takePlace(spot, inside('acme.coming-1'), NOTE);
    expect(name).toBe('acme.aside-2026-11-23-12-00-00');
    expect(there()).toBe('new');
    expect(keptAside(spot)).toMatchObject([{ name, at: NOON }]);
    const file = join(inside('acme'), 'ledger.sqlite');
    const locked = openLedger({ file, clock: makeClock(), version: '1' });
    expect(locked).toMatchObject({ ok: false, error: { kind: 'restored' } });
    const kept = openLedger({
      file: join(inside(name), 'ledger.sqlite'),
      clock: makeClock(),
      version: '1',
    });
    expect(kept.ok).toBe(true);
    if (kept.ok) kept.value.close();
  });

  it('never takes the name of one that was kept before', async () => {
    const first = takePlace(spot, inside('acme.coming-1'), NOTE);
    await makeProfile('acme.coming-2', 'newest');
    const second = takePlace(spot, inside('acme.coming-2'), NOTE);
    expect(second).not.toBe(first);
    expect(keptAside(spot).map(({ name }) => name)).toEqual([second, first]);
  });

  it('without a ledger is not put in place', () => {
    mkdirSync(inside('acme.coming-3'));
    expect(() => takePlace(spot, inside('acme.coming-3'), NOTE)).toThrow('no ledger');
    expect(there()).toBe('old');
  });
});

describe('After a power cut', () => {
  it('before the first rename the old one is in place, and what waited is swept away', () => {
    writeFileSync(inside('acme.swap'), 'acme.coming-1');
    finishSwap(spot);
    sweep(spot);
    expect(there()).toBe('old');
    expect(existsSync(inside('acme.coming-1'))).toBe(false);
    expect(existsSync(inside('acme.swap'))).toBe(false);
  });

  it('between the two renames the new one is put in place, never an empty folder', () => {
    writeFileSync(inside('acme.swap'), 'acme.coming-1');
    renameSync(inside('acme'), inside('acme.aside-2026-11-23-12-00-00'));
    finishSwap(spot);
    expect(there()).toBe('new');
    expect(keptAside(spot)).toHaveLength(1);
  });

  it('after the second rename the new one stays, and the note goes', () => {
    writeFileSync(inside('acme.swap'), 'acme.coming-1');
    renameSync(inside('acme'), inside('acme.aside-2026-11-23-12-00-00'));
    renameSync(inside('acme.coming-1'), inside('acme'));
    finishSwap(spot);
    expect(there()).toBe('new');
    expect(existsSync(inside('acme.swap'))).toBe(false);
  });
});
