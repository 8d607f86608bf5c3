/**
 * Callbacks under load and under kill -9, on real processes, sockets and disks: what was answered 200 is in the store,
 * once. `CALLBACK_KILLS` and `CALLBACK_SECONDS` make it longer; `npm run bench -- --only callbacks` measures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareWithSent, sendLoad, startReceiver } from '../../scripts/benches/callback-load.ts';

const KILLS = Number(process.env['CALLBACK_KILLS'] ?? 4);
const SECONDS = Number(process.env['CALLBACK_SECONDS'] ?? 3);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-callbacks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const range = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => from + at);

describe('a receiver under load', () => {
  test(
    `loses none of ${SECONDS * 1_000} callbacks and stores none twice`,
    { timeout: 240_000 },
    async () => {
      const receiver = await startReceiver(folder);
      const sentFile = join(folder, 'sent');
      const numbers = range(0, SECONDS * 1_000);
      const load = { address: receiver.address, numbers, perSecond: 1_000, sentFile };
      const { answered } = await sendLoad(load);
      // A gateway that was not answered 200 comes again.
      const missed = numbers.filter((n) => !new Set(answered).has(n));
      const again = await sendLoad({ ...load, numbers: missed });
      await receiver.end();
      const all = [...answered, ...again.answered];
      const found = compareWithSent(folder, sentFile, all);
      expect(all.toSorted((a, b) => a - b)).toEqual(numbers);
      expect(found).toEqual({
        sent: numbers.length,
        stored: numbers.length,
        deposits: numbers.length,
        lost: [],
        strange: 0,
        absent: 0,
      });
    },
  );
});

describe('a receiver that is killed', () => {
  test(`loses nothing it answered 200, over ${KILLS} kills`, { timeout: 600_000 }, async () => {
    const sentFile = join(folder, 'sent');
    const answered = new Set<number>();
    let unanswered: readonly number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const receiver = await startReceiver(folder);
      const numbers = [...unanswered, ...range(kill * 2_000, 2_000)];
      const load = { address: receiver.address, numbers, perSecond: 2_000, sentFile };
      const under = sendLoad(load);
      // Any moment will do: the store commits some hundred times a second.
      await new Promise((resolve) => setTimeout(resolve, 150 + ((kill * 337) % 700)));
      receiver.child.kill('SIGKILL');
      const { answered: now } = await under;
      for (const n of now) answered.add(n);
      unanswered = numbers.filter((n) => !answered.has(n));
      expect(unanswered.length).toBeGreaterThan(0);
    }
    const last = await startReceiver(folder);
    const rest = { address: last.address, numbers: unanswered, perSecond: 1_000, sentFile };
    for (const n of (await sendLoad(rest)).answered) answered.add(n);
    await last.end();
    const found = compareWithSent(folder, sentFile, [...answered]);
    expect(found.lost).toEqual([]);
    expect(found.strange).toBe(0);
    expect(found.stored).toBe(found.sent - found.absent);
    expect(found.deposits).toBe(found.stored);
    expect(answered.size).toBe(found.sent);
  });
});
