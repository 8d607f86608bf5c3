import { describe, expect, it } from 'vitest';
import type { StopReason } from '#core/audit/entry.ts';
import { isAskedFor, isResumable } from '#renderer/features/dispatch/stop-words.ts';
import { dispatchWords } from '#renderer/i18n/en/dispatch.ts';

/** Every code, each named once: the compiler refuses a list that lacks one. */
const codes = Object.keys({
  'operator-paused': 1,
  'operator-stopped': 1,
  restart: 1,
  'unknown-outcome': 1,
  held: 1,
  refused: 1,
  'not-authorised': 1,
  'gateway-unreachable': 1,
  'tls-failed': 1,
  'rate-limited': 1,
  'balance-unreadable': 1,
  'balance-too-low': 1,
  'keychain-locked': 1,
  'storage-failed': 1,
  'currency-gone': 1,
  'rates-stale': 1,
  'spacing-lost': 1,
  internal: 1,
} satisfies Record<StopReason['code'], 1>) as StopReason['code'][];

/** Stops at which a request may have left, so the words must not promise that nothing was paid. */
const MAY_HAVE_LEFT: readonly StopReason['code'][] = [
  'restart',
  'unknown-outcome',
  'not-authorised',
  'rate-limited',
  'storage-failed',
  'internal',
];

describe('the words of a stopped run', () => {
  it.each(codes)('say what happened, what it means for the money and what to do: %s', (code) => {
    const { title, money, next } = dispatchWords.stopped[code];
    for (const words of [title, money, next]) expect(words.length).toBeGreaterThan(15);
    expect(money.endsWith('.')).toBe(true);
    expect(next.endsWith('.')).toBe(true);
  });

  it.each(codes)('count what has not left this computer, or say why not: %s', (code) => {
    const { money } = dispatchWords.stopped[code];
    expect(money).toContain('{{left}}');
  });

  it.each(MAY_HAVE_LEFT)('say that one may have been paid: %s', (code) => {
    expect(dispatchWords.stopped[code].money).toMatch(/may have been paid/);
  });

  it('never tell anyone to send an unknown again', () => {
    const all = codes.map((code) => dispatchWords.stopped[code].next).join(' ');
    expect(all).not.toMatch(/\b(send|pay) it again\b(?! by any other way)/);
    expect(dispatchWords.stopped['unknown-outcome'].next).toMatch(/^Do not pay it again/);
  });

  it('avoid words that promise more than is known', () => {
    const all = JSON.stringify(dispatchWords.stopped).toLowerCase();
    for (const word of ['success', 'completed', ' done', 'lost your'])
      expect(all).not.toContain(word);
  });

  it('offer resuming except where the order itself no longer fits', () => {
    expect(codes.filter((code) => !isResumable(code))).toEqual(['currency-gone', 'rates-stale']);
  });

  it('stay calm only for stops a person asked for', () => {
    expect(codes.filter(isAskedFor)).toEqual(['operator-paused', 'operator-stopped']);
  });
});
