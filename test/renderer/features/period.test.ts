import { describe, expect, it } from 'vitest';
import { spanOf } from '#renderer/features/payouts/period.ts';

const today = new Date(2026, 2, 1, 15, 30);

describe('a span of days', () => {
  it('counts today as one of its days', () => {
    expect(spanOf('today', today)).toEqual({ from: '2026-03-01', to: '2026-03-01' });
    expect(spanOf('week', today)).toEqual({ from: '2026-02-23', to: '' });
  });

  it('knows the length of the month before', () => {
    expect(spanOf('lastMonth', today)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(spanOf('lastMonth', new Date(2026, 0, 31))).toEqual({
      from: '2025-12-01',
      to: '2025-12-31',
    });
  });

  it('leaves days typed by hand alone', () => {
    expect(spanOf('own', today)).toBeNull();
  });
});
