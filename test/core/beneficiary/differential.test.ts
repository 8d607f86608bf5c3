/**
 * Every codec against a second implementation, on valid, mutated, random and foreign addresses. Where the two differ,
 * the difference is explained below; one that is not explained fails.
 */
import { base58 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { readAddress } from '#core/beneficiary/read-address.ts';
import { MADE_FAMILIES, MAKERS, type MadeFamily } from './makers.ts';
import { mutantOf } from './mutations.ts';
import { SECOND } from './second-opinion.ts';
import { sequence } from './sequence.ts';

/** Why the second implementation and Purser may differ on an address. `ours` says what Purser thinks of it. */
interface Difference {
  readonly family: MadeFamily;
  readonly ours: 'accepts' | 'refuses';
  readonly when: (address: string) => boolean;
  readonly because: string;
}

const DIFFERENCES: readonly Difference[] = [
  {
    family: 'bitcoin-cash',
    ours: 'accepts',
    when: (address) => /^[QP][0-9A-Z]{41}$/.test(address),
    because:
      'CashAddr may be written in capitals throughout; ecashaddrjs is given the prefix in small letters, which makes the text mixed',
  },
  {
    family: 'solana',
    ours: 'refuses',
    when: (address) => base58.decode(address).length !== 32,
    because: 'multicoin counts characters; an account is a key of exactly 32 bytes',
  },
  {
    family: 'solana',
    ours: 'accepts',
    when: (address) => address.length < 43,
    because: 'multicoin wants 43 or 44 characters; keys that begin with zero bytes are shorter',
  },
  {
    family: 'algorand',
    ours: 'refuses',
    when: (address) => !'AEIMQUY4'.includes(address.at(-1) ?? ''),
    because:
      'the last character has two bits that belong to no byte; multicoin lets them be anything',
  },
  {
    family: 'tezos',
    ours: 'refuses',
    when: (address) => !/^tz[1-4]/.test(address),
    because: 'multicoin takes any base58check text; the prefix says what it is the hash of',
  },
];

const VALID = 300;
const MUTATED = 1_500;
const RANDOM = 300;

function* inputs(family: MadeFamily): Generator<string> {
  const random = sequence(99);
  const own = Array.from({ length: VALID }, () => MAKERS[family](random));
  yield* own;
  for (let made = 0; made < MUTATED; made += 1) yield mutantOf(own[made % VALID] ?? '', random);
  for (const other of MADE_FAMILIES)
    for (let made = 0; made < 40; made += 1) yield MAKERS[other](random);
  const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:-_+/ .';
  for (let made = 0; made < RANDOM; made += 1)
    yield Array.from({ length: Math.floor(random() * 60) }, () =>
      characters.charAt(Math.floor(random() * characters.length)),
    ).join('');
  for (const address of own.slice(0, 40)) {
    yield address.toUpperCase();
    yield address.toLowerCase();
    yield ` ${address}`;
    yield `${address}\u200B`;
  }
}

const accepts = (family: MadeFamily, address: string): boolean => readAddress(address, family).ok;

describe('a second implementation', () => {
  it.each(MADE_FAMILIES)(
    'agrees on %s but for what is explained',
    (family) => {
      const second = SECOND[family];
      if (second === undefined) throw new Error(`${family} has no second implementation`);
      const unexplained: string[] = [];
      for (const address of inputs(family)) {
        const ours = accepts(family, address);
        if (ours === second[1](address)) continue;
        const side = ours ? 'accepts' : 'refuses';
        const explained = DIFFERENCES.some(
          (known) => known.family === family && known.ours === side && known.when(address),
        );
        if (!explained) unexplained.push(`${side} ${address}`);
      }
      expect(unexplained.slice(0, 12)).toEqual([]);
    },
    60_000,
  );
});
