import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeSums, verdictOf } from '#renderer/features/review/typed-sums.ts';

const sum = (currencyId: number, text: string) => ({
  of: `${currencyId}`,
  code: 'USDT',
  network: 'TRC20',
  count: 1,
  sum: text,
  usd: null,
});

describe('retyped control sums', () => {
  it('match by value, whatever zeros and grouping spaces are written', () => {
    for (const typed of ['1204.50', '1204.5', '1 204.5', '1\u202f204.50', ' 1204.500000 '])
      expect(verdictOf(typed, '1204.5')).toBe('matches');
  });

  it('differ when a separator would have to be guessed', () => {
    for (const typed of ['1,204.50', '1204,50', '1.204,50', '1204.50 USDT', '-1204.5', '1.2045e3'])
      expect(verdictOf(typed, '1204.5')).toBe('differs');
  });

  it('are empty, not different, before anything is typed', () => {
    expect(verdictOf('  ', '1')).toBe('empty');
  });

  it('tell apart amounts that a binary float would take for the same', () => {
    expect(verdictOf('100000000000000000.000000000000000001', '100000000000000000')).toBe(
      'differs',
    );
  });

  it('never match when one digit is changed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 17n }), fc.nat(16), (units, at) => {
        const text = units.toString();
        const place = at % text.length;
        const digit = text[place] === '9' ? '1' : '9';
        const changed = text.slice(0, place) + digit + text.slice(place + 1);
        expect(verdictOf(changed, text)).toBe('differs');
      }),
    );
  });

  it('are sent only when every currency is there and matches', () => {
    const sums = [sum(71, '10.5'), sum(10, '0.09')];
    expect(completeSums({ 71: '10.50' }, sums)).toBeNull();
    expect(completeSums({ 71: '10.50', 10: '0.9' }, sums)).toBeNull();
    expect(completeSums({ 71: '10.50', 10: '0.09' }, sums)).toEqual({ '71': '10.5', '10': '0.09' });
  });

  it('cannot be complete for an order without sums', () => {
    expect(completeSums({}, [])).toBeNull();
  });
});
