import { bytesToHex } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { encodeBase58Check } from '#core/beneficiary/base58check.ts';
import {
  comparedAddress,
  isBeyondChance,
  type ComparedAddress,
} from '#core/beneficiary/look-alike.ts';
import { makeLookAlikeIndex } from '#core/beneficiary/look-alike-index.ts';
import { below, randomBytes, sequence } from './sequence.ts';

const account = (code: string, network: string, address: string): ComparedAddress => {
  const found = comparedAddress({ currencyId: 1, code, network, address, tag: null });
  if (found === null) throw new Error(`${address} is not compared`);
  return found;
};

interface Net {
  readonly code: string;
  readonly network: string;
  readonly alphabet: string;
  readonly fixed: number;
  readonly make: (random: () => number) => string;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const EVM: Net = {
  code: 'USDT',
  network: 'ERC20',
  alphabet: '0123456789abcdef',
  fixed: 2,
  make: (random) => `0x${bytesToHex(randomBytes(random, 20))}`,
};

const NETS: readonly Net[] = [
  EVM,
  {
    code: 'USDT',
    network: 'TRC20',
    alphabet: BASE58,
    fixed: 1,
    make: (random) => encodeBase58Check(Uint8Array.of(0x41, ...randomBytes(random, 20))),
  },
  {
    code: 'SOL',
    network: 'solana',
    alphabet: BASE58,
    fixed: 0,
    make: (random) => base58.encode(randomBytes(random, 32)),
  },
];

const changedAt = (text: string, at: number, char: string): string =>
  text.slice(0, at) + char + text.slice(at + 1);

/** A forger's address: the first and the last three significant characters are kept, all others are new. */
const sameEnds = (address: string, { alphabet, fixed }: Net, random: () => number): string => {
  let forged = address;
  for (let at = fixed + 3; at < address.length - 3; at += 1)
    forged = changedAt(forged, at, alphabet.charAt(below(random, alphabet.length)));
  return forged;
};

/** At most a quarter of the significant characters substituted, left out or put in, anywhere. */
const nearby = (address: string, { alphabet, fixed }: Net, random: () => number): string => {
  const most = Math.floor((address.length - fixed) / 4);
  let forged = address;
  for (let edits = 1 + below(random, most); edits > 0; edits -= 1) {
    const at = fixed + below(random, forged.length - fixed);
    const char = alphabet.charAt(below(random, alphabet.length));
    const kind = random();
    if (kind < 0.9) forged = changedAt(forged, at, char);
    else if (edits > 1) {
      const without = forged.slice(0, at) + forged.slice(at + 1);
      const into = fixed + below(random, without.length - fixed);
      forged = without.slice(0, into) + char + without.slice(into);
      edits -= 1;
    }
  }
  return forged;
};

const PAIRS = 2_000;
const BOOK = 2_000;

describe('the guard against look-alikes', () => {
  it.each(NETS)('flags at least 99 % of the poisoned addresses on $network', (net) => {
    const random = sequence(7);
    const known = Array.from({ length: BOOK }, () => net.make(random));
    const index = makeLookAlikeIndex();
    for (const address of known) index.add(account(net.code, net.network, address));
    const missed = { sameEnds: 0, nearby: 0 };
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const real = known[pair % known.length] ?? '';
      for (const [kind, forge] of [
        ['sameEnds', sameEnds],
        ['nearby', nearby],
      ] as const) {
        const forged = forge(real, net, random);
        if (forged === real) continue;
        const { like, same, among } = index.find(account(net.code, net.network, forged));
        const stops =
          like !== null && isBeyondChance(like, { alphabet: net.alphabet.length, among });
        if (same === null && !stops) missed[kind] += 1;
      }
    }
    expect(missed.sameEnds).toBe(0);
    expect(missed.nearby / PAIRS).toBeLessThan(0.01);
  });

  it.each(NETS)(
    'flags fewer than 0.1 % of 10,000 random addresses on $network by mistake',
    (net) => {
      const random = sequence(11);
      const index = makeLookAlikeIndex();
      for (let made = 0; made < 1_000; made += 1)
        index.add(account(net.code, net.network, net.make(random)));
      let flagged = 0;
      for (let made = 0; made < 10_000; made += 1)
        if (index.find(account(net.code, net.network, net.make(random))).like !== null)
          flagged += 1;
      expect(flagged / 10_000).toBeLessThan(0.001);
    },
  );

  it('stops fewer than 0.1 % of 100,000 random EVM addresses when 50,000 are known', () => {
    const random = sequence(13);
    const index = makeLookAlikeIndex();
    for (let made = 0; made < 50_000; made += 1)
      index.add(account(EVM.code, EVM.network, EVM.make(random)));
    let stopped = 0;
    for (let made = 0; made < 100_000; made += 1) {
      const { like, among } = index.find(account(EVM.code, EVM.network, EVM.make(random)));
      if (like !== null && isBeyondChance(like, { alphabet: 16, among })) stopped += 1;
    }
    expect(stopped / 100_000).toBeLessThan(0.001);
  }, 60_000);

  it('compares with the network of the same family only', () => {
    const index = makeLookAlikeIndex();
    const real = EVM.make(sequence(1));
    const forged = sameEnds(real, EVM, sequence(2));
    index.add(account('USDT', 'ERC20', real));
    expect(index.find(account('USDT', 'BEP20', forged)).like).toMatchObject({ number: 0 });
    expect(index.find(account('APT', 'aptos', forged)).like).toBeNull();
  });

  it('takes the written forms of one account for one', () => {
    const index = makeLookAlikeIndex();
    const evm = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(index.add(account('ETH', 'eth', evm))).toBe(0);
    expect(index.add(account('ETH', 'eth', evm.toLowerCase()))).toBe(0);
    const friendly = 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF';
    index.add(account('TON', 'ton', friendly));
    const plain = account('TON', 'ton', 'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA');
    expect(index.find(plain)).toMatchObject({ same: 1, like: null });
    expect(index.size).toBe(2);
  });

  it('tells how many characters agree at either end', () => {
    const index = makeLookAlikeIndex();
    index.add(account('ETH', 'eth', `0x1234${'a'.repeat(32)}5678`));
    const found = index.find(account('ETH', 'eth', `0x1234${'b'.repeat(33)}678`));
    expect(found.like).toEqual({ number: 0, head: 4, tail: 3, isNear: false });
  });

  it('leaves short names that people choose alone', () => {
    const destination = { currencyId: 1, code: 'EOS', network: 'eos', tag: null };
    expect(comparedAddress({ ...destination, address: 'payroll11111' })).toBeNull();
  });
});
