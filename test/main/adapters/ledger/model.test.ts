import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { emptyFold, foldEntry, COMMITTED_STATES, type Folded } from '#core/audit/fold.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { EDGES, POSSIBLY_SENT } from '#core/payout/transition.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import {
  ANNA,
  batchRecord,
  move,
  opened,
  reading,
  submission,
  SYSTEM,
  tempFolder,
} from './fixture.ts';

/** One thing that may be tried: mostly an edge that fits, sometimes anything. */
interface Try {
  readonly row: number;
  readonly edge: number;
  readonly fits: boolean;
  readonly token: 'own' | 'stale' | 'none';
  readonly also: 'nothing' | 'reply' | 'reading' | 'submit-again' | 'next-epoch';
}

const tries: fc.Arbitrary<Try> = fc.record({
  row: fc.integer({ min: 1, max: 3 }),
  edge: fc.nat({ max: 1_000 }),
  fits: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  token: fc.constantFrom('own', 'own', 'own', 'own', 'stale', 'none'),
  also: fc.constantFrom('nothing', 'nothing', 'reply', 'reading', 'submit-again', 'next-epoch'),
});

const bodiesOf = (attempted: Try, folded: Folded): readonly [Actor, EntryBody] => {
  const first = submission('batch-1', attempted.row);
  const now = folded.payouts.get(first.payoutId);
  if (now === undefined) return [ANNA, first];
  if (attempted.also === 'submit-again') return [ANNA, { ...first, epoch: now.epoch }];
  if (attempted.also === 'next-epoch') return [ANNA, { ...first, epoch: now.epoch + 1 }];
  if (attempted.also === 'reading') return [SYSTEM, reading(first.payoutId, 'not-found')];
  if (attempted.also === 'reply') {
    const reply = { status: 200, body: '{}' };
    const { payoutId } = first;
    return [SYSTEM, { kind: 'reply.stored', payoutId, attempt: Math.max(1, now.attempt), reply }];
  }
  const edges = EDGES.filter((edge) => !attempted.fits || edge.from === now.state);
  const edge = edges[attempted.edge % edges.length];
  if (edge === undefined) return [ANNA, first];
  const own = edge.event === 'claimed' ? `token-${attempted.edge}` : now.token;
  const token = { own, stale: 'stale', none: null }[attempted.token];
  const actor = edge.who === 'automatic' ? SYSTEM : ANNA;
  return [actor, move(first.payoutId, edge.from, edge.event, { token, to: edge.to })];
};

const totalsOf = (folded: Folded) => {
  const counts: Partial<Record<PayoutState, number>> = {};
  let committed = 0n;
  for (const { state, units } of folded.payouts.values()) {
    counts[state] = (counts[state] ?? 0) + 1;
    if (COMMITTED_STATES.includes(state)) committed += units;
  }
  return { counts, committed };
};

const expectEqual = async (ledger: OpenLedger, folded: Folded) => {
  const { counts, committed } = totalsOf(folded);
  expect((await ledger.batch('batch-1'))?.counts).toEqual(counts);
  expect((await ledger.committed()).get(71) ?? 0n).toBe(committed);
  for (const [id, p] of folded.payouts) {
    const { state, epoch, attempt, token } = p;
    expect(await ledger.payout(id)).toMatchObject({ state, epoch, attempt, token });
  }
};

describe('the tables and the fold of the entries', () => {
  it('agree after any sequence of facts, accepted and refused alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tries, { minLength: 5, maxLength: 80 }), async (sequence) => {
        const folder = tempFolder();
        const file = join(folder.path, 'ledger.sqlite');
        try {
          const ledger = opened(file);
          const folded = emptyFold();
          const batch: EntryBody = { kind: 'batch.submitted', batch: batchRecord() };
          await ledger.append(ANNA, [batch]);
          foldEntry(folded, ANNA, batch);
          for (const attempted of sequence) {
            const [actor, body] = bodiesOf(attempted, folded);
            const written = await ledger.append(actor, [body]);
            expect(written).toEqual(foldEntry(folded, actor, body));
          }
          await expectEqual(ledger, folded);
          ledger.close();
          expect(verifyLedger(file).ok).toBe(true);
        } finally {
          folder.remove();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('never lead automatically from a possibly sent payout back to a sendable one', () => {
    const sendable = new Set<PayoutState>(['DRAFT', 'READY', 'SUBMITTED', 'APPROVED', 'CLAIMED']);
    fc.assert(
      fc.property(fc.array(tries, { minLength: 5, maxLength: 200 }), (sequence) => {
        const folded = emptyFold();
        foldEntry(folded, ANNA, { kind: 'batch.submitted', batch: batchRecord() });
        for (const attempted of sequence) {
          const [actor, body] = bodiesOf(attempted, folded);
          const id = submission('batch-1', attempted.row).payoutId;
          const before = folded.payouts.get(id)?.state;
          foldEntry(folded, actor, body);
          const after = folded.payouts.get(id)?.state;
          const sent = before !== undefined && POSSIBLY_SENT.includes(before);
          if (sent && actor.kind === 'system') expect(sendable.has(after ?? before)).toBe(false);
        }
      }),
    );
  });
});
