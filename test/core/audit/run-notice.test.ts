import { describe, expect, it } from 'vitest';
import { noticeOf, type EndedRun } from '#core/audit/run-notice.ts';

const ended = (more: Partial<EndedRun>) =>
  noticeOf({
    name: '2026-11 payroll',
    run: 'paused',
    reason: { code: 'unknown-outcome', detail: 'socket hang up', payoutId: 'p-3' },
    counts: { ACCEPTED: 1, PENDING: 1, CONFIRMED: 4, UNKNOWN: 1, APPROVED: 18 },
    ...more,
  });

describe('the notice of a run', () => {
  it('says why it stopped and how many stand where, what needs a person first', () => {
    expect(ended({})).toEqual({
      title: '2026-11 payroll: sending has stopped',
      body: 'The outcome of a payout is not known. 1 unknown, 4 paid, 2 sent to gateway, 18 not sent.',
    });
  });

  it('never calls paid what the gateway only accepted', () => {
    const notice = ended({ run: 'finished', reason: null, counts: { ACCEPTED: 25 } });
    expect(notice).toEqual({
      title: '2026-11 payroll: sending has ended',
      body: '25 sent to gateway.',
    });
  });

  it('names no row and quotes no words of the outside', () => {
    expect(ended({})?.body).not.toMatch(/p-3|socket/);
  });

  it('is none when the person is leaving', () => {
    expect(ended({ reason: { code: 'restart', detail: null, payoutId: null } })).toBeNull();
  });
});
