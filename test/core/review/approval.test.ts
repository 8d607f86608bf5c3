import { describe, expect, it } from 'vitest';
import {
  APPROVAL_LIFE_MS,
  approvalLapsed,
  checkApproval,
  SNAPSHOT_LIFE_MS,
} from '#core/review/approval.ts';

const check = {
  fingerprint: 'f1',
  seenFingerprint: 'f1',
  snapshotAt: 1_000_000,
  now: 1_000_000 + SNAPSHOT_LIFE_MS,
  partlySent: false,
  sums: [
    { key: '71', sum: { units: 120_450n, decimals: 2 } },
    { key: '10', sum: { units: 1n, decimals: 8 } },
  ],
  typedSums: { '71': '1204.50', '10': '0.00000001' },
};

describe('approving a batch', () => {
  it('takes every control sum typed by value, whatever its trailing zeros', () => {
    expect(checkApproval(check)).toBeNull();
    expect(
      checkApproval({ ...check, typedSums: { ...check.typedSums, '71': '1204.5' } }),
    ).toBeNull();
  });

  it('refuses another fingerprint than the one that was seen', () => {
    expect(checkApproval({ ...check, seenFingerprint: 'f2' })?.kind).toBe('fingerprint-differs');
  });

  it('refuses rates older than their life, and rates from the future', () => {
    expect(checkApproval({ ...check, now: check.now + 1 })?.kind).toBe('snapshot-too-old');
    expect(checkApproval({ ...check, now: 999_999 })?.kind).toBe('snapshot-too-old');
  });

  it('does not ask for new rates once part of the batch was sent, because the amounts are frozen', () => {
    expect(checkApproval({ ...check, now: check.now * 2, partlySent: true })).toBeNull();
  });

  it.each(['1204.51', '1,204.50', '1204,50', '1 204.50', '', '1204.500001', 'abc'])(
    'refuses the typed sum "%s"',
    (typed) => {
      const typedSums = { ...check.typedSums, '71': typed };
      expect(checkApproval({ ...check, typedSums })).toMatchObject({
        kind: 'sum-differs',
        key: '71',
      });
    },
  );

  it('lapses after two hours, and when the clock goes back behind it', () => {
    expect(approvalLapsed(0, APPROVAL_LIFE_MS)).toBe(false);
    expect(approvalLapsed(0, APPROVAL_LIFE_MS + 1)).toBe(true);
    expect(approvalLapsed(10, 9)).toBe(true);
  });
});
