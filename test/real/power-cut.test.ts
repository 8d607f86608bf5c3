/**
 * Power loss against the real ledger file (F25, CP0 to CP14). One life of the engine is recorded under strace; then the
 * power is cut after every single call it made. Of what was not synced by then the disk keeps nothing, everything, or
 * seeded parts by sectors; each disk that results is opened and recovered by the code that ships.
 * More cuts of the seeded kind: PURSER_CUTS=20 npm test -- test/real/power-cut
 */
import { hash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayoutState } from '#core/payout/state.ts';
import { seeded } from '#test/support/seeded.ts';
import { lookAt } from '#test/support/watched/aftermath.ts';
import { ALL, Disk, NONE, type Fate } from '#test/support/watched/disk.ts';
import { recordLife, type Recording } from '#test/support/watched/record.ts';
import { whyNotTraced } from '#test/support/watched/strace.ts';

const PAYOUTS = 3;
const SEED = process.env['PURSER_SEED'] ?? '1';
const SEEDED_CUTS = Number(process.env['PURSER_CUTS'] ?? '2');
const SECTOR = 512;
/** Where the disks are laid out: memory where there is such a folder, because what is tried there is already cut off. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const TITLE = 'F25: power loss at every point → each payout paid at most once, none lost';

/** States in which a payout would be sent again. */
const SENDABLE: readonly PayoutState[] = ['DRAFT', 'READY', 'SUBMITTED', 'APPROVED', 'CLAIMED'];

const why = whyNotTraced();
if (why !== null) console.log(`skipped: ${why}`);

/** Each change survives whole, not at all, or in its first sectors. */
const chance = (seed: string): Fate => {
  const draw = seeded(seed);
  return {
    names: (of) => draw(of + 1),
    bytes: (of) => {
      const luck = draw(3);
      if (luck < 2) return luck * of;
      return Math.min(of, draw(Math.ceil(of / SECTOR) + 1) * SECTOR);
    },
  };
};

/** What had been promised by a moment of the recording. */
interface Promised {
  readonly seq: number;
  readonly hash: string;
  /** Order ids of which a byte had left. */
  readonly left: readonly string[];
}

interface Cut {
  readonly name: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly promised: Promised;
}

const digestOf = (files: ReadonlyMap<string, Buffer>, { seq, left }: Promised): string =>
  hash(
    'sha256',
    [...files].map(([path, data]) => `${path} ${hash('sha256', data)}`).join() + seq + left.length,
  );

/** Every disk that a cut after some call leaves, each once. */
function* cutsOf({ root, deeds }: Recording): Generator<Cut> {
  const disk = new Disk(root);
  const met = new Set<string>();
  let promised: Promised = { seq: 0, hash: '', left: [] };
  for (const [index, deed] of deeds.entries()) {
    const [, seq, hashed = ''] =
      deed.kind === 'say' ? (/^ack (\d+) (\w+)/.exec(deed.text) ?? []) : [];
    if (seq !== undefined) promised = { ...promised, seq: Number(seq), hash: hashed };
    const order =
      deed.kind === 'send'
        ? /POST \/v2\/withdraw .*"orderId":"([^"]+)"/s.exec(deed.data.toString())?.[1]
        : undefined;
    if (order !== undefined) promised = { ...promised, left: [...promised.left, order] };
    const changed = disk.do(deed);
    if (!changed && seq === undefined && order === undefined) continue;
    const fates = [
      NONE,
      ALL,
      ...Array.from({ length: SEEDED_CUTS }, (_, n) => chance(`${SEED} ${index} ${n}`)),
    ];
    for (const [which, fate] of fates.entries()) {
      const files = disk.afterPowerCut(fate);
      const digest = digestOf(files, promised);
      if (met.has(digest)) continue;
      met.add(digest);
      yield { name: `cut ${which} after call ${index} (${deed.kind})`, files, promised };
    }
  }
}

describe.skipIf(why !== null)(TITLE, { timeout: 300_000 }, () => {
  let life: Recording;
  beforeAll(async () => {
    life = await recordLife(PAYOUTS);
  });
  afterAll(() => rmSync(life.root, { recursive: true, force: true }));

  it('leaves a good ledger, with everything promised in it and nothing to be sent twice', async () => {
    const began = performance.now();
    const bad: string[] = [];
    const tally = { cuts: 0, promised: 0, withBytesLeft: 0, recovered: 0 };
    for (const { name, files, promised } of cutsOf(life)) {
      const folder = join(PLACE, `purser-after-${process.pid}`);
      const found = await lookAt(files, { root: life.root, file: life.file, folder });
      const say = (what: string): void => void bad.push(`${name}: ${what}`);
      tally.cuts += 1;
      if (promised.seq > 0) tally.promised += 1;
      if (promised.left.length > 0) tally.withBytesLeft += 1;
      if (found.problem !== null) {
        say(found.problem);
        continue;
      }
      if (promised.seq > 0 && found.hashes.get(promised.seq) !== promised.hash) {
        say(`entry ${promised.seq} was promised and is gone`);
      }
      for (const orderId of promised.left) {
        const states = [found.before.get(orderId), found.after.get(orderId)];
        if (states.some((state) => state === undefined || SENDABLE.includes(state))) {
          say(`${orderId} had left and is ${states.join(', then ')}`);
        }
      }
      const undecided = [...found.after.values()].filter(
        (s) => s === 'CLAIMED' || s === 'SEND_STARTED',
      );
      if (undecided.length > 0 || found.addedBySecond > 0) say('recovery was not through');
      if ([...found.before].some(([id, state]) => state !== found.after.get(id)))
        tally.recovered += 1;
    }
    console.log(
      `power cut ${tally.cuts} times over ${life.deeds.length} calls: ${bad.length} bad, ${tally.withBytesLeft} with requests ` +
        `on their way, ${tally.recovered} with payouts to recover; seed ${SEED}; ${((performance.now() - began) / 1_000).toFixed(1)} s`,
    );
    expect(bad.slice(0, 10)).toEqual([]);
    expect(tally.promised).toBeGreaterThan(400);
    expect(tally.cuts).toBeGreaterThan(500);
    expect(tally.recovered).toBeGreaterThan(10);
  });
});
