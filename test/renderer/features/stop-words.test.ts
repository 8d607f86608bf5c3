import { describe, expect, it } from 'vitest';
import type { StopReason } from '#core/audit/entry.ts';
import { isAskedFor, isResumable } from '#renderer/features/dispatch/stop-words.ts';
import { dispatchWords } from '#renderer/i18n/en/dispatch.ts';

/** Every code once; the compiler refuses a map that lacks one or has one too many. */
const everyCode: { readonly [C in StopReason['code']]: C } = {
  'operator-paused': 'operator-paused',
  'operator-stopped': 'operator-stopped',
  restart: 'restart',
  sleep: 'sleep',
  'clocks-moved': 'clocks-moved',
  'approval-lapsed': 'approval-lapsed',
  'unknown-outcome': 'unknown-outcome',
  held: 'held',
  refused: 'refused',
  'not-authorised': 'not-authorised',
  'gateway-unreachable': 'gateway-unreachable',
  'tls-failed': 'tls-failed',
  'rate-limited': 'rate-limited',
  'balance-unreadable': 'balance-unreadable',
  'balance-too-low': 'balance-too-low',
  'funds-short': 'funds-short',
  'passed-over': 'passed-over',
  'limit-reached': 'limit-reached',
  'keychain-locked': 'keychain-locked',
  'storage-failed': 'storage-failed',
  'currency-gone': 'currency-gone',
  'rates-stale': 'rates-stale',
  'spacing-lost': 'spacing-lost',
  internal: 'internal',
};
const codes = Object.values(everyCode);

/** Stops at which a request may have left, so the words must not promise that nothing was paid. */
const MAY_HAVE_LEFT: readonly StopReason['code'][] = [
  'restart',
  'sleep',
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
