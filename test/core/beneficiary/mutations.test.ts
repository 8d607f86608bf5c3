/**
 * Twenty thousand one-character mistakes in each checksummed family, over two hundred addresses: substitutions within
 * the alphabet, neighbours exchanged, characters left out and put in. Seeded, so that the counts repeat.
 */
import { describe, expect, it } from 'vitest';
import { readAddress } from '#core/beneficiary/read-address.ts';
import { MADE_FAMILIES, MAKERS, type MadeFamily } from './makers.ts';
import { MUTATIONS, mutantOf } from './mutations.ts';
import { sequence } from './sequence.ts';

const ADDRESSES = 200;

const acceptedMutants = (family: MadeFamily): readonly string[] => {
  const random = sequence(2026);
  const addresses = Array.from({ length: ADDRESSES }, () => MAKERS[family](random));
  const accepted: string[] = [];
  for (let made = 0; made < MUTATIONS; made += 1) {
    const mutant = mutantOf(addresses[made % ADDRESSES] ?? '', random);
    const reading = readAddress(mutant, family);
    if (reading.ok && reading.checked) accepted.push(mutant);
  }
  return accepted;
};

/** Families whose checksum is too short to promise none: 16 bits, as many bits as letters, no bits. */
const WEAK: readonly MadeFamily[] = ['polkadot', 'evm', 'solana'];

describe('one-character mistakes', () => {
  it.each(MADE_FAMILIES.filter((family) => !WEAK.includes(family)))(
    'on %s are all refused',
    (family) => {
      expect(acceptedMutants(family)).toEqual([]);
    },
    60_000,
  );

  it('on Polkadot get through its 16 bits as often as they must, at most once in some 20,000', () => {
    expect(acceptedMutants('polkadot').length).toBeLessThanOrEqual(3);
  }, 60_000);

  it('on EVM get through EIP-55 rarely: it has one bit for each letter of the address', () => {
    expect(acceptedMutants('evm').length / MUTATIONS).toBeLessThan(1 / 1_000);
  }, 60_000);

  it('on Solana are seen only where the length gives them away, because there is no checksum', () => {
    expect(acceptedMutants('solana').length).toBeGreaterThan(0);
  }, 60_000);
});

describe('every form a family has', () => {
  it.each(MADE_FAMILIES)(
    'on %s is accepted from random accounts as it stands',
    (family) => {
      const random = sequence(5);
      for (let made = 0; made < 400; made += 1) {
        const address = MAKERS[family](random);
        expect(readAddress(address, family)).toEqual({ ok: true, address, checked: true });
      }
    },
    60_000,
  );
});
