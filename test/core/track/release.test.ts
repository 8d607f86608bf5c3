import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, EntryBody } from '#core/audit/entry.ts';
import {
  LOOKUP_SPACING_MS,
  missingWords,
  provenElapsed,
  QUIET_MS,
  releaseStanding,
  type Moment,
} from '#core/track/release.ts';

const MIN = 60_000;
const START = 1_795_000_000_000;

const at = (minutes: number, bootId = 'boot-1', mono = minutes * MIN): Moment => ({
  at: START + minutes * MIN,
  mono,
  bootId,
});

const ended: EntryBody = { kind: 'send.ended', payoutId: 'p' };

const lookUp = (outcome: 'found' | 'not-found' | 'failed'): EntryBody => ({
  kind: 'reading.stored',
  payoutId: 'p',
  by: 'orderId',
  outcome,
  status: null,
  chainHash: null,
  debited: null,
  networkFee: null,
  serviceFee: null,
  confirmations: null,
  detail: null,
});

const life = (...steps: readonly (readonly [Moment, EntryBody])[]): readonly Entry[] =>
  steps.map(([moment, body], index) => ({
    ...moment,
    seq: index + 1,
    actor: { kind: 'system' },
    body,
    hash: '',
  }));

const notFoundAt = (...minutes: readonly number[]): (readonly [Moment, EntryBody])[] =>
  minutes.map((minute) => [at(minute), lookUp('not-found')]);

const kinds = (entries: readonly Entry[], now: Moment, proven = true): readonly string[] =>
  releaseStanding(entries, now, proven).missing.map(({ kind }) => kind);

describe('a release', () => {
  it('is allowed after the quiet period and three spaced look-ups that found nothing', () => {
    expect(kinds(life([at(0), ended], ...notFoundAt(1, 2, 16)), at(16))).toEqual([]);
  });

  it('is too early until the quiet period is over, and says how long is left', () => {
    const standing = releaseStanding(life([at(0), ended], ...notFoundAt(1, 2, 3)), at(13), true);
    expect(standing.missing).toContainEqual({ kind: 'too-early', leftMs: 2 * MIN });
    expect(standing.missing.map(missingWords)[0]).toBe('It must stay quiet for 2 min more.');
  });

  it('counts look-ups that follow each other within a minute as one', () => {
    const close = life([at(0), ended], ...notFoundAt(16, 16.3, 16.6, 16.9));
    expect(releaseStanding(close, at(17), true).notFound).toBe(1);
    expect(kinds(close, at(17))).toEqual(['look-ups']);
  });

  it('begins counting anew after a look-up that failed', () => {
    const failed = life(
      [at(0), ended],
      ...notFoundAt(16, 17, 18),
      [at(19), lookUp('failed')],
      ...notFoundAt(20, 21),
    );
    expect(kinds(failed, at(21))).toEqual(['look-ups']);
  });

  it('wants one look-up after the quiet period, because the gateway may still have been working before', () => {
    expect(kinds(life([at(0), ended], ...notFoundAt(1, 2, 3)), at(20))).toEqual(['late-look-up']);
  });

  it('is never allowed where look-up by order id has not been seen to work', () => {
    const quiet = life([at(0), ended], ...notFoundAt(1, 2, 16));
    expect(kinds(quiet, at(16), false)).toEqual(['look-up-unproven']);
  });

  it('does not count look-ups from before the last attempt to send', () => {
    const again = life(...notFoundAt(1, 2, 16), [at(17), ended]);
    expect(kinds(again, at(40))).toEqual(['look-ups']);
  });

  it('is judged as just sent when no sign of sending was ever recorded', () => {
    expect(kinds(life(...notFoundAt(1, 2, 30)), at(60))).toContain('too-early');
  });
});

describe('time that has certainly passed', () => {
  it('is the smaller of both clocks within one boot', () => {
    expect(provenElapsed(at(0), { ...at(60), mono: 5 * MIN })).toBe(5 * MIN);
    expect(provenElapsed(at(0), { ...at(60), at: START + MIN })).toBe(MIN);
  });

  it('is never negative when the wall clock was set back', () => {
    expect(provenElapsed(at(30), { ...at(60), at: START })).toBe(0);
  });

  it('after a restart is only what the new boot has seen, whatever the wall clock says', () => {
    const now = at(600, 'boot-2', 4 * MIN);
    expect(provenElapsed(at(0), now)).toBe(4 * MIN);
    const standing = releaseStanding(life([at(0), ended], ...notFoundAt(1, 2, 3)), now, true);
    expect(standing.restarted).toBe(true);
    expect(standing.missing.map(({ kind }) => kind)).toContain('too-early');
  });
});

describe('whatever happened', () => {
  const step = fc.record({
    gap: fc.integer({ min: 0, max: 10 * MIN }),
    jump: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -60 * MIN, max: 60 * MIN }) },
    ),
    reboot: fc.integer({ min: 1, max: 12 }).map((drawn) => drawn === 1),
    body: fc.constantFrom(
      ended,
      lookUp('not-found'),
      lookUp('not-found'),
      lookUp('not-found'),
      lookUp('found'),
      lookUp('failed'),
    ),
  });

  it('a release needs a proven look-up, the quiet period in true time, and three look-ups apart since the last attempt', () => {
    let allowed = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 30 }),
        fc.boolean(),
        (steps, proven) => {
          let [truth, wall, mono, boot] = [0, START, 0, 1];
          const trueTimes: number[] = [];
          const entries = life(
            ...[...steps, { gap: 0, jump: 0, reboot: false, body: lookUp('not-found') }].map(
              ({ gap, jump, reboot, body }) => {
                truth += gap;
                wall += gap + jump;
                mono = reboot ? 0 : mono + gap;
                boot += reboot ? 1 : 0;
                trueTimes.push(truth);
                return [{ at: wall, mono, bootId: `boot-${boot}` }, body] as const;
              },
            ),
          );
          const now = { at: wall, mono, bootId: `boot-${boot}` };
          if (releaseStanding(entries, now, proven).missing.length > 0) return;
          allowed += 1;
          const lastSend = entries.findLastIndex(({ body }) => body.kind === 'send.ended');
          expect(proven).toBe(true);
          expect(lastSend).toBeGreaterThanOrEqual(0);
          expect(truth - (trueTimes[lastSend] ?? truth)).toBeGreaterThanOrEqual(QUIET_MS);
          const lastOther = entries.findLastIndex(
            ({ body }) => body.kind === 'reading.stored' && body.outcome !== 'not-found',
          );
          const row = trueTimes.slice(Math.max(lastSend, lastOther) + 1);
          expect((row.at(-1) ?? 0) - (row[0] ?? 0)).toBeGreaterThanOrEqual(2 * LOOKUP_SPACING_MS);
        },
      ),
      { numRuns: 3_000, seed: 20_261_123 },
    );
    expect(allowed).toBeGreaterThan(20);
  });
});
