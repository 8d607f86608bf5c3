/**
 * The order on the wire (I2), seen from below: one life of the engine under strace, every write, sync and send of it.
 * For every attempt the record of the send is synced before the first byte leaves, and the reply before its meaning.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordLife, type Recording } from '#test/support/watched/record.ts';
import { whyNotTraced } from '#test/support/watched/strace.ts';
import type { Deed } from '#test/support/watched/trace.ts';

const PAYOUTS = 12;
const why = whyNotTraced();
if (why !== null) console.log(`skipped: ${why}`);

/** The words by which an entry is known in the pages of the ledger. */
const SENT = '"event":"send-started"';
const REPLIED = '"kind":"reply.stored"';
const ACCEPTED = '"event":"reply-accepted"';

const isPost = (deed: Deed): deed is Deed & { kind: 'send' } =>
  deed.kind === 'send' && deed.data.includes('POST /v2/withdraw ');

describe.skipIf(why !== null)(
  `the order on the wire of ${PAYOUTS} payouts`,
  { timeout: 60_000 },
  () => {
    let life: Recording;
    beforeAll(async () => {
      life = await recordLife(PAYOUTS);
    });
    afterAll(() => rmSync(life.root, { recursive: true, force: true }));

    const log = (): string => `${life.file}-wal`;
    /** Where in the recording a payout's entry of this kind was first written to the log. */
    const writtenAt = (words: string, payoutId: string): number =>
      life.deeds.findIndex(
        (deed) => deed.kind === 'write' && deed.path === log() && holds(deed.data, words, payoutId),
      );
    const syncedAfter = (index: number): number =>
      life.deeds.findIndex((deed, at) => at > index && deed.kind === 'sync' && deed.path === log());
    const posts = (): readonly number[] =>
      life.deeds.flatMap((deed, index) => (isPost(deed) ? [index] : []));
    const payoutIds = Array.from({ length: PAYOUTS }, (_, row) => `batch-1-${row + 1}`);

    it('has one request for each payout, as the gateway saw', () => {
      expect(posts()).toHaveLength(PAYOUTS);
      expect(life.arrivals).toBe(PAYOUTS);
    });

    it('has SEND_STARTED synced before the first byte of its request, every time', () => {
      for (const [row, payoutId] of payoutIds.entries()) {
        const written = writtenAt(SENT, payoutId);
        const synced = syncedAfter(written);
        const post = posts()[row] ?? -1;
        expect(written, payoutId).toBeGreaterThan(0);
        expect(synced, payoutId).toBeGreaterThan(written);
        expect(post, payoutId).toBeGreaterThan(synced);
      }
    });

    it('has the reply synced before what it means is written, every time', () => {
      for (const [row, payoutId] of payoutIds.entries()) {
        const replied = writtenAt(REPLIED, payoutId);
        expect(replied, payoutId).toBeGreaterThan(posts()[row] ?? Infinity);
        const synced = syncedAfter(replied);
        expect(writtenAt(ACCEPTED, payoutId), payoutId).toBeGreaterThan(synced);
      }
    });

    it('has exactly one request on every connection, and nothing after it', () => {
      const bySocket = new Map<string, number>();
      for (const deed of life.deeds) {
        if (deed.kind !== 'send' || !deed.data.includes('POST /v2/')) continue;
        const requests = deed.data.toString('latin1').split('POST /v2/').length - 1;
        bySocket.set(deed.socket, (bySocket.get(deed.socket) ?? 0) + requests);
      }
      expect(bySocket.size).toBeGreaterThan(PAYOUTS);
      expect([...bySocket.values()].filter((requests) => requests !== 1)).toEqual([]);
      for (const index of posts()) {
        const post = life.deeds[index];
        const later = life.deeds.filter(
          (deed, at) =>
            at > index &&
            deed.kind === 'send' &&
            post?.kind === 'send' &&
            deed.socket === post.socket,
        );
        expect(later).toEqual([]);
      }
    });
  },
);

/** Whether a page holds the canonical text of an entry of these words about this payout. */
const holds = (page: Buffer, words: string, payoutId: string): boolean => {
  const text = page.toString('latin1');
  return text
    .split('{"')
    .some((entry) => `{"${entry}`.includes(words) && entry.includes(`"payoutId":"${payoutId}"`));
};
