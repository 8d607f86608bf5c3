/** Valid addresses of every family from random bytes, written by codecs that `src` does not use for reading them. */
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256, sha512_256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base32nopad, base58, base58xmr, bech32, bech32m, createBase58check } from '@scure/base';
import { Address } from '@ton/core';
import { encodeCashAddress } from 'ecashaddrjs';
import { encodeAccountID } from 'ripple-address-codec';
import type { NetworkFamily } from '#core/money/network.ts';
import { crc16 } from '#core/beneficiary/crc16.ts';
import { below, randomBytes } from './sequence.ts';

type Random = () => number;
type Maker = (random: Random) => string;

const check58 = createBase58check(sha256);

const versioned =
  (...versions: readonly (readonly number[])[]): Maker =>
  (random) =>
    check58.encode(
      Uint8Array.from([
        ...(versions[below(random, versions.length)] ?? []),
        ...randomBytes(random, 20),
      ]),
    );

const oneOf =
  (...makers: readonly Maker[]): Maker =>
  (random) =>
    makers[below(random, makers.length)]?.(random) ?? '';

const segwit =
  (prefix: string, version: 0 | 1, length: 20 | 32): Maker =>
  (random) => {
    const coder = version === 0 ? bech32 : bech32m;
    return coder.encode(prefix, [version, ...coder.toWords(randomBytes(random, length))]);
  };

const plainBech32 =
  (prefix: string, header: readonly number[], length: number): Maker =>
  (random) => {
    const bytes = Uint8Array.from([...header, ...randomBytes(random, length)]);
    return bech32.encode(prefix, bech32.toWords(bytes), 256);
  };

const cash: Maker = (random) =>
  encodeCashAddress(
    'bitcoincash',
    random() < 0.5 ? 'p2pkh' : 'p2sh',
    bytesToHex(randomBytes(random, 20)),
  ).slice('bitcoincash:'.length);

const evm: Maker = (random) => {
  const digits = bytesToHex(randomBytes(random, 20));
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const mixed = Array.from(digits, (char, at) =>
    hash.charAt(at) > '7' ? char.toUpperCase() : char,
  );
  return `0x${mixed.join('')}`;
};

const ton: Maker = (random) => {
  const address = new Address(0, Buffer.from(randomBytes(random, 32)));
  return address.toString({ bounceable: random() < 0.5 });
};

const stellar: Maker = (random) => {
  const body = Uint8Array.of(48, ...randomBytes(random, 32));
  const checksum = crc16(body);
  return base32nopad.encode(concatBytes(body, Uint8Array.of(checksum & 0xff, checksum >>> 8)));
};

const monero =
  (network: number, length: number): Maker =>
  (random) => {
    const body = Uint8Array.of(network, ...randomBytes(random, length));
    return base58xmr.encode(concatBytes(body, keccak_256(body).subarray(0, 4)));
  };

const ss58: Maker = (random) => {
  const body = Uint8Array.of(0, ...randomBytes(random, 32));
  const hash = blake2b(concatBytes(utf8ToBytes('SS58PRE'), body));
  return base58.encode(concatBytes(body, hash.subarray(0, 2)));
};

const algorand: Maker = (random) => {
  const key = randomBytes(random, 32);
  return base32nopad.encode(concatBytes(key, sha512_256(key).subarray(-4)));
};

/** One maker a family with a second implementation; each covers every form Purser accepts of it. */
export const MAKERS = {
  bitcoin: oneOf(
    versioned([0x00], [0x05]),
    segwit('bc', 0, 20),
    segwit('bc', 0, 32),
    segwit('bc', 1, 32),
  ),
  litecoin: oneOf(versioned([0x30], [0x32]), segwit('ltc', 0, 20)),
  dogecoin: versioned([0x1e], [0x16]),
  dash: versioned([0x4c], [0x10]),
  'bitcoin-cash': cash,
  evm,
  tron: versioned([0x41]),
  xrp: (random) => encodeAccountID(randomBytes(random, 20)),
  ton,
  solana: (random) => base58.encode(randomBytes(random, 32)),
  stellar,
  cardano: oneOf(plainBech32('addr', [0x01], 56), plainBech32('addr', [0x61], 28)),
  monero: oneOf(monero(18, 64), monero(42, 64), monero(19, 72)),
  polkadot: ss58,
  zcash: versioned([0x1c, 0xb8], [0x1c, 0xbd]),
  algorand,
  tezos: versioned([0x06, 0xa1, 0x9f], [0x06, 0xa1, 0xa1], [0x06, 0xa1, 0xa4]),
  cosmos: oneOf(plainBech32('cosmos', [], 20), plainBech32('cosmos', [], 32)),
} as const satisfies Partial<Record<NetworkFamily, Maker>>;

export type MadeFamily = keyof typeof MAKERS;

export const MADE_FAMILIES: readonly MadeFamily[] = [
  'bitcoin',
  'litecoin',
  'dogecoin',
  'dash',
  'bitcoin-cash',
  'evm',
  'tron',
  'xrp',
  'ton',
  'solana',
  'stellar',
  'cardano',
  'monero',
  'polkadot',
  'zcash',
  'algorand',
  'tezos',
  'cosmos',
];
