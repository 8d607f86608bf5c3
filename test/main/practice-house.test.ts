import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeClock } from '#main/adapters/clock.ts';
import { openGateway } from '#main/open-session.ts';
import { startPracticeHouse, type PracticeHouse } from '#main/practice-house.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-house-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const books = (): string => readFileSync(join(folder, 'practice-gateway.json'), 'utf8');

/** Pays a little through a house. */
const pay = async (house: PracticeHouse, orderId: string): Promise<void> => {
  const gateway = openGateway({
    profile: house.profile,
    key: (fn) => house.key(fn),
    clock: makeClock(),
    withdrawIntervalMs: () => house.intervalMs(),
  });
  const prepared = await gateway.prepare({
    orderId,
    currencyId: 71,
    address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    tag: null,
    amount: '25',
  });
  if (!prepared.ok) throw new Error(prepared.error.detail);
  await prepared.value.send();
};

describe('the practice gateway of two Pursers on the same data', () => {
  it('lets only the first write its books; the second works on a copy that is thrown away', async () => {
    const first = await startPracticeHouse(folder, 20);
    await pay(first, 'order-1');
    const before = books();
    expect(before).toContain('order-1');
    const second = await startPracticeHouse(folder, 20);
    expect([first.isOurs, second.isOurs]).toEqual([true, false]);
    await pay(second, 'order-2');
    expect(books()).toBe(before);
    await second.close();
    await first.close();
    expect(books()).toBe(before);
    const third = await startPracticeHouse(folder, 20);
    expect(third.isOurs).toBe(true);
    await third.close();
  });
});
