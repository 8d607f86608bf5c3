import { describe, expect, it } from 'vitest';
import { isRetyped, toRetype } from '#core/beneficiary/retyped.ts';

const OWN = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd';
const OTHER = 'TLBQDMM3zSLr9Tm88iujnz5hBX5G7mS1Jd';

describe('what is retyped of an address', () => {
  it('is taken from the first groups of four in which the two differ', () => {
    expect(toRetype(OWN, OTHER)).toEqual({ groups: [4, 6], text: '2Tm8ny5h' });
    expect(toRetype(OTHER, OWN)).toEqual({ groups: [4, 6], text: '9Tm8nz5h' });
  });

  it('is at most two groups, and reaches beyond a shorter address', () => {
    expect(toRetype('aaaabbbbccccdddd', '1111222233334444').groups).toEqual([1, 2]);
    expect(toRetype('aaaabbbbcc', 'aaaabbbb')).toEqual({ groups: [3], text: 'cc' });
  });

  it('counts spaces for nothing and capitals for something, and is not what the other address has', () => {
    const wanted = toRetype(OWN, OTHER);
    expect(isRetyped(' 2Tm8 ny5h ', wanted)).toBe(true);
    expect(isRetyped('2tm8ny5h', wanted)).toBe(false);
    expect(isRetyped('9Tm8nz5h', wanted)).toBe(false);
    expect(isRetyped('', wanted)).toBe(false);
  });

  it('is nothing that could be typed where both are the same', () => {
    expect(isRetyped('', toRetype(OWN, OWN))).toBe(false);
  });
});
