import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAddress, given, makePlace, type Place } from './rig.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const everything = { filter: {}, offset: 0, limit: 500 };

describe('the treasury file', () => {
  it('keeps what was answered when it is closed and opened again', async () => {
    const first = place.open();
    expect(await first.standing()).toEqual({ kind: 'open' });
    expect(given(await first.addresses.keep(anAddress('INV-1')))).toBeNull();
    await first.close();
    const second = place.open();
    expect(given(await second.addresses.find('INV-1'))).toEqual(anAddress('INV-1'));
  });

  it('is readable by its owner alone', async () => {
    await place.open().standing();
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
  });

  it('answers many writes at once, and undoes the one that does not fit alone', async () => {
    const { addresses } = place.open();
    const misfit = { ...anAddress('BAD'), currencyId: Number.NaN };
    const answers = await Promise.all(
      [...Array.from({ length: 200 }, (_, n) => anAddress(`A-${n}`)), misfit].map((address) =>
        addresses.keep(address),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(200);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect(given(await addresses.page(everything)).total).toBe(200);
    expect(given(await addresses.keep(anAddress('LATER')))).toBeNull();
  });

  it('lets a read see writes that were asked for before it', async () => {
    const { addresses } = place.open();
    const kept = addresses.keep(anAddress('INV-1'));
    const found = addresses.find('INV-1');
    expect(given(await found)?.reference).toBe('INV-1');
    await kept;
  });

  it('is refused to a second process, in words', async () => {
    await place.open().standing();
    const second = place.open();
    expect(await second.standing()).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('Another Purser has the treasury file'),
    });
    expect(await second.addresses.page(everything)).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    });
  });

  it('is shown from a copy while another process writes it, and takes nothing', async () => {
    const owner = place.open();
    given(await owner.addresses.keep(anAddress('INV-1')));
    const looker = place.open({ copy: true, readOnlyBecause: 'Another Purser has it.' });
    expect(await looker.standing()).toEqual({ kind: 'looking', detail: 'Another Purser has it.' });
    expect(given(await looker.addresses.find('INV-1'))).toEqual(anAddress('INV-1'));
    expect(await looker.addresses.keep(anAddress('INV-2'))).toEqual({
      ok: false,
      error: { kind: 'read-only', detail: 'Another Purser has it.' },
    });
    expect(given(await owner.addresses.find('INV-2'))).toBeNull();
  });

  it('is shown as empty where another process has made none yet', async () => {
    const looker = place.open({ copy: true, readOnlyBecause: 'Another Purser has it.' });
    expect(given(await looker.addresses.page(everything)).total).toBe(0);
    expect(() => statSync(place.file)).toThrow('ENOENT');
  });

  it('is refused when a newer Purser wrote it, and left as it is', async () => {
    await place.open().close();
    const db = new DatabaseSync(place.file);
    db.exec('PRAGMA user_version = 999');
    db.close();
    const standing = await place.open().standing();
    expect(standing).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('newer Purser'),
    });
    const after = new DatabaseSync(place.file);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 });
    after.close();
  });

  it('says that it is damaged, and is not written over', async () => {
    writeFileSync(place.file, 'This is no database, whatever its name says. '.repeat(200));
    const before = readFileSync(place.file);
    const treasury = place.open();
    expect(await treasury.standing()).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringMatching(/damaged.*Payouts are not affected/su),
    });
    expect((await treasury.addresses.keep(anAddress('INV-1'))).ok).toBe(false);
    expect(readFileSync(place.file).equals(before)).toBe(true);
  });

  it('finds a torn page inside', async () => {
    const first = place.open();
    for (let n = 0; n < 200; n += 1) given(await first.addresses.keep(anAddress(`A-${n}`)));
    await first.close();
    const bytes = readFileSync(place.file);
    bytes.fill(0x5a, 4096, 4096 * 3);
    chmodSync(place.file, 0o600);
    writeFileSync(place.file, bytes);
    expect(await place.open().standing()).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('damaged'),
    });
  });
});

describe('a process that is killed', () => {
  it('loses nothing the store has answered', async () => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./child.ts', import.meta.url)), place.file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.length > 20_000) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const answered = said.split('\n').slice(0, -1);
    expect(answered.length).toBeGreaterThan(500);
    const { addresses } = place.open();
    const found = await Promise.all(answered.map((reference) => addresses.find(reference)));
    expect(found.filter((one) => given(one) === null)).toEqual([]);
  });
});
