import { describe, expect, test } from 'vitest';
import { judgeSetup, remembering, type SentSoFar, type SetupFacts } from '#main/desk/setup.ts';
import type { PayoutRecord } from '#main/ports/ledger.ts';

const NOTHING_SENT: SentSoFar = { accepted: null, open: null, notAuthorised: false, lookup: null };
const FRESH: SetupFacts = {
  keychain: { at: 5, problem: null },
  key: 'saved',
  record: {},
  sent: NOTHING_SENT,
};

// Only its id, reference and time matter here.
const payout = (id: string): PayoutRecord =>
  ({ id, reference: `R-${id}`, movedAt: 900 }) as unknown as PayoutRecord;
const seen = (id: string) => ({ at: 900, payoutId: id, reference: `R-${id}` });

describe('what a set-up has proved', () => {
  test('begins with a keychain that took, gave back and lost a probe, and with nothing else', () => {
    const standing = judgeSetup({ ...FRESH, key: null, sent: null });
    expect(standing.keychain).toMatchObject({ state: 'proved', at: 5 });
    expect([standing.platform, standing.key, standing.list, standing.payout]).toMatchObject(
      Array.from({ length: 4 }, () => ({ state: 'open' })),
    );
  });

  test('is no keychain that was never tried, and a failure with its way out where it failed', () => {
    const untried = judgeSetup({ ...FRESH, keychain: { at: null, problem: null } });
    expect(untried.keychain.state).toBe('open');
    const locked = { at: 5, problem: 'The keychain is locked. Unlock it and try again.' };
    expect(judgeSetup({ ...FRESH, keychain: locked }).keychain).toMatchObject({
      state: 'failed',
      says: locked.problem,
    });
  });

  test('is a key only once it was read with, not because it is saved', () => {
    expect(judgeSetup(FRESH).key.state).toBe('open');
    const accepted = { key: { at: 7, problem: null } };
    expect(judgeSetup({ ...FRESH, record: accepted }).key).toMatchObject({
      state: 'proved',
      at: 7,
    });
    const refused = { key: { at: 7, problem: 'The gateway refused the request.' } };
    expect(judgeSetup({ ...FRESH, record: refused }).key).toMatchObject({
      state: 'failed',
      says: 'The gateway refused the request.',
    });
    // A key that is gone proves nothing any more, whatever was seen of it.
    expect(judgeSetup({ ...FRESH, key: 'missing', record: accepted }).key.state).toBe('open');
  });

  test('is never the allow-list by a person’s word: only a payout that was taken proves it', () => {
    expect(judgeSetup({ ...FRESH, record: { listedAt: 8 } }).list).toMatchObject({
      state: 'said',
      at: 8,
    });
    const record = { listedAt: 8, accepted: seen('a') };
    expect(judgeSetup({ ...FRESH, record }).list).toMatchObject({
      state: 'proved',
      at: 900,
      payout: { payoutId: 'a', reference: 'R-a' },
    });
  });

  test('fails at the list again when a later run was not let through', () => {
    const sent = { ...NOTHING_SENT, accepted: payout('a'), notAuthorised: true };
    const standing = judgeSetup({ ...FRESH, record: { accepted: seen('a') }, sent });
    expect(standing.list.state).toBe('failed');
    expect(standing.list.says).toContain('public IP address on the list');
  });

  test('is the look-up only when the payout was found by its order id', () => {
    const taken = { ...NOTHING_SENT, accepted: payout('a') };
    const notFound = judgeSetup({ ...FRESH, sent: taken }).payout;
    expect(notFound).toMatchObject({ state: 'failed', payout: { payoutId: 'a' } });
    expect(notFound.says).toContain('did not find it by its order id');
    const record = remembering({}, { ...taken, lookup: seen('a') });
    expect(judgeSetup({ ...FRESH, record, sent: taken }).payout).toMatchObject({
      state: 'proved',
      at: 900,
    });
  });

  test('is not a payout whose outcome nobody knows', () => {
    const sent = { ...NOTHING_SENT, open: payout('b') };
    const standing = judgeSetup({ ...FRESH, sent });
    expect(standing.payout).toMatchObject({ state: 'failed', payout: { payoutId: 'b' } });
    expect(standing.payout.says).toContain('Do not pay it again');
    expect(standing.list.state).toBe('open');
  });

  test('is kept for the time another platform is open', () => {
    const record = remembering(
      { listedAt: 8 },
      { ...NOTHING_SENT, accepted: payout('a'), lookup: seen('a') },
    );
    const standing = judgeSetup({ ...FRESH, record, sent: null });
    expect([standing.list.state, standing.payout.state]).toEqual(['proved', 'proved']);
  });
});
